import { describe, expect, it } from 'vitest';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { inherit } from '../../src/plan/inherit.ts';
import { planRun } from '../../src/plan/plan.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { applied, logOf, type Files } from '../helpers/runs.ts';

const today = wholeCatalog();
const templates = readTemplates();
const path = 'docs/adr/0002-use-nats-for-messages-between-services.md';

/** The catalog as a former version had it: titles end with the purpose of the layer. */
const former: Catalog = {
  ...today,
  layers: today.layers.map((layer) => ({ ...layer, ending: `for ${layer.purpose}` })),
};

function run(files: Files, choice: string, catalog: Catalog, status = 'proposed'): Files {
  const text = `version: 1
system: { name: Shop }
decisions:
  message-queue: { choice: ${choice}, status: ${status}, date: 2026-12-01 }
  rpc: { choice: grpc }
`;
  const { value, problems } = checkAnswers(parseAnswers(text, 'stack.yaml').value!, catalog);
  expect(problems).toEqual([]);
  const log = logOf(files);
  const before = files['docs/stack.md'];
  const plan = planRun({
    stack: settle(inherit(value!, log).answers, catalog),
    log,
    taken: [],
    today: () => '2026-12-01',
    templates,
    format: 'portable',
    summary: { path: 'docs/stack.md', ...(before === undefined ? {} : { before }) },
    findOption: (id) => catalog.options.find((option) => option.id === id),
    answersFile: 'stack.yaml',
    ours: false,
    amend: false,
  });
  return applied(files, plan);
}

const headingOf = (text: string | undefined): string | undefined => /^# .*$/m.exec(text ?? '')?.[0];

describe('a record with a title of a former version', () => {
  it('gets the title of today and keeps its file name while it is proposed', () => {
    const files = run(run({}, 'nats', former), 'nats', today);
    expect(headingOf(files[path])).toBe('# 2. Use NATS as the message queue');
    expect(run(files, 'nats', today)).toEqual(files);
  });

  it('keeps a title that a person edited', () => {
    const files = run({}, 'nats', former);
    const edited = { ...files, [path]: files[path]!.replace(/^# 2\. .*$/m, '# 2. Let NATS carry our events') };
    expect(headingOf(run(edited, 'nats', today)[path])).toBe('# 2. Let NATS carry our events');
  });

  it('changes no byte once it is accepted', () => {
    const files = run({}, 'nats', former, 'accepted');
    expect(run(files, 'nats', today, 'accepted')[path]).toBe(files[path]);
  });

  it('moves to the file name of another choice, with the new title', () => {
    const files = run(run(run({}, 'nats', former), 'nats', today), 'rabbitmq', today);
    expect(headingOf(files['docs/adr/0002-use-rabbitmq-as-the-message-queue.md'])).toBe(
      '# 2. Use RabbitMQ as the message queue',
    );
    expect(files[path]).toBeUndefined();
  });

  it('is still known by its former title when its comment is lost', () => {
    const files = run({}, 'nats', former, 'accepted');
    const lost = { ...files, [path]: files[path]!.replace(/<!-- create-arch-adr[^]*$/, '') };
    expect(Object.keys(run(lost, 'nats', today))).not.toContain('docs/adr/0003-use-nats-as-the-message-queue.md');
  });
});
