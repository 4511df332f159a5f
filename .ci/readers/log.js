// A log of decision records made by the built program in real runs over half a year, and what every reader should find
// in it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/create-arch-adr.js', import.meta.url));

/** A name that a careless reader or writer trips over. */
const oddName = `Überblick "Größe" 日本語: pg_ctl & Söhne's #2`;
const longScope =
  'the public website with its many pages, downloads, the status page of every courier and the archive of old numbers';

const start = `version: 1
system:
  name: Größe & "Co"
  summary: Tracks parcels for 40 couriers.
deciders: [Ana Müller, "Bo \\"B\\" Østergård"]
decisions:
  message-queue:
    choice: rabbitmq
    status: accepted
    considered: [apache-kafka, nats]
  rpc:
    choice: grpc
    status: accepted
    drivers:
      - "Ein \\"Grund\\" | mit Zeichen: <b>, 日本語 & _Unterstrich_, \`code\` und [Link](x.md)"
  distributed-tracing:
    choice: jaeger
  api-gateway:
    choice: kong
    status: accepted
  id-generation:
    choice: uuid
  configuration-management:
    choice: { name: ${JSON.stringify(oddName)}, url: 'https://example.org/a_b?c=(d)', summary: 'Ein Dienst für "alles".' }
    status: accepted
  reverse-proxy:
    - choice: nginx
      for: ${longScope}
      status: accepted
    - choice: traefik
      for: internal tools
  service-discovery:
    skip: Kubernetes Services are enough for one cluster.
`;

/** What happens to the log, in order: a day, an edit of stack.yaml, and the arguments of the run. */
const story = [
  { day: '2026-01-05' },
  {
    day: '2026-02-03',
    edit: [
      ['choice: rabbitmq\n    status: accepted', 'choice: apache-kafka\n    status: accepted\n    date: 2026-02-03'],
      ['[apache-kafka, nats]', '[rabbitmq, nats]'],
    ],
  },
  { day: '2026-03-01', run: ['status', 'distributed-tracing', 'accepted'] },
  { day: '2026-03-02', run: ['status', 'id-generation', 'rejected'] },
  { day: '2026-03-03', run: ['status', 'api-gateway', 'deprecated'] },
  {
    day: '2026-04-10',
    edit: [['choice: grpc', 'choice: grpc\n    because: Streaming | between "services" <needs> it.']],
    run: ['--amend'],
  },
  {
    day: '2026-05-20',
    edit: [
      ['choice: apache-kafka', 'choice: nats'],
      ['date: 2026-02-03', 'date: 2026-05-20'],
      ['[rabbitmq, nats]', '[rabbitmq, apache-kafka]'],
    ],
  },
  {
    day: '2026-06-01',
    edit: [
      ['choice: nats', 'choice: rabbitmq'],
      ['date: 2026-05-20', 'date: 2026-06-01'],
      ['[rabbitmq, apache-kafka]', '[nats, apache-kafka]'],
    ],
  },
];

const messages = (name) => `Use ${name} as the message queue`;

/** The records after the story, by number: title as a person reads it, status, date, and the numbers it is linked to. */
export const expected = [
  { number: 1, title: 'Use gRPC for service-to-service calls', status: 'accepted', date: '2026-01-05' },
  { number: 2, title: messages('RabbitMQ'), status: 'superseded', date: '2026-01-05', successor: 9 },
  { number: 3, title: 'Use Kong Gateway as the API gateway', status: 'deprecated', date: '2026-03-03' },
  { number: 4, title: `Use NGINX for ${longScope}`, status: 'accepted', date: '2026-01-05' },
  { number: 5, title: 'Use Traefik Proxy for internal tools', status: 'proposed', date: '2026-01-05' },
  {
    number: 6,
    title: `Use ${oddName.replaceAll('"', '’')} for configuration management`,
    status: 'accepted',
    date: '2026-01-05',
  },
  { number: 7, title: 'Use Jaeger for distributed tracing', status: 'accepted', date: '2026-03-01' },
  { number: 8, title: 'Use UUID version 4 for ID generation', status: 'rejected', date: '2026-03-02' },
  { number: 9, title: messages('Apache Kafka'), status: 'superseded', date: '2026-02-03', older: 2, successor: 10 },
  { number: 10, title: messages('NATS'), status: 'superseded', date: '2026-05-20', older: 9, successor: 11 },
  { number: 11, title: messages('RabbitMQ'), status: 'accepted', date: '2026-06-01', older: 10 },
];

/** Writes the log in a format into a new git repository in `folder`. */
export function makeLog(folder, format) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'stack.yaml');
  const flags = format === 'portable' ? [] : ['--format', format];
  const run = (command, args) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  run('git', ['init', '-q', '-b', 'main']);
  run('git', ['config', 'user.name', 'Ana']);
  run('git', ['config', 'user.email', 'ana@example.org']);
  writeFileSync(path, start);
  writeFileSync(join(folder, '.adr-dir'), 'docs/adr\n');
  writeFileSync(join(folder, '.log4brains.yml'), 'project:\n  name: Parcels\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n');
  for (const { day, edit = [], run: args = [] } of story) {
    writeFileSync(path, edit.reduce(replaced, readFileSync(path, 'utf8')));
    run(process.execPath, [bin, ...args, ...(args[0] === 'status' ? [] : flags), '--date', day, '--quiet']);
    run('git', ['add', '-A']);
    run('git', ['commit', '-q', '-m', day]);
  }
}

function replaced(text, [from, to]) {
  if (!text.includes(from)) throw new Error(`stack.yaml does not say ${from}`);
  return text.replace(from, () => to);
}
