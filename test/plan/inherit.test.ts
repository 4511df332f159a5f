import { describe, expect, it } from 'vitest';
import { followAnswers } from '../../src/cli/follow-answers.ts';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import { recordFormats, type RecordFormat } from '../../src/model/adr.ts';
import { inherit, lettersOf } from '../../src/plan/inherit.ts';
import { planRun } from '../../src/plan/plan.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { applied, logOf, type Files } from '../helpers/runs.ts';

const catalog = wholeCatalog();
const templates = readTemplates();

interface Options {
  readonly day?: string;
  readonly format?: RecordFormat;
  readonly path?: string;
}

/** A repository after a run on a day. With a path, stack.yaml follows; without one, the answers come from outside. */
function run(files: Files, { day = '2026-12-01', format = 'portable', path = 'stack.yaml' }: Options = {}): Files {
  const text = files['stack.yaml']!;
  const { value: answers, problems } = checkAnswers(parseAnswers(text, 'stack.yaml').value!, catalog);
  expect(problems).toEqual([]);
  const log = logOf(files);
  const loaded = { answers: answers!, catalog, text, file: 'stack.yaml', name: 'stack.yaml', overlaid: false };
  const inherited = inherit(answers!, log);
  const followed = followAnswers({ ...loaded, problems: [], ...(path === '' ? {} : { path }) }, inherited);
  const before = files['docs/stack.md'];
  const plan = planRun({
    ...followed.plan,
    stack: settle(inherited.answers, catalog),
    log,
    taken: [],
    today: () => day,
    templates,
    format,
    summary: { path: 'docs/stack.md', ...(before === undefined ? {} : { before }) },
    findOption: (id) => catalog.options.find((option) => option.id === id),
    answersFile: 'stack.yaml',
    ours: false,
    amend: false,
  });
  return applied({ ...files, 'stack.yaml': followed.text ?? text }, plan);
}

const words = {
  because: 'RabbitMQ has run here for two years without an incident.',
  trigger: 'Orders are lost at peak.',
  good: 'Every service has a client already.',
  bad: 'A second team has to learn Erlang.',
  why: 'Too much for six people.',
  confirmation: 'A load test once a quarter.',
  revisit: 'When version 5 is out.',
  decider: 'Ana Adeyemi',
};

const accepted = `# our answers
version: 1
system: { name: Parcels }
decisions:
  message-queue:
    # the broker
    choice: rabbitmq
    version: '4.1'
    status: accepted
    date: 2026-03-01
    deciders: [${words.decider}]
    trigger: ${words.trigger}
    drivers: [ordering]
    considered:
      - apache-kafka: ${words.why}
    because: ${words.because}
    confidence: production
    confirmation: ${words.confirmation}
    revisit: ${words.revisit}
    consequences:
      good: [${words.good}]
      bad:
        - ${words.bad}
`;

const rabbit = 'docs/adr/0001-use-rabbitmq-as-the-message-queue.md';
const nats = 'docs/adr/0002-use-nats-as-the-message-queue.md';

function changed(files: Files, from: string | RegExp, to: string): Files {
  const text = files['stack.yaml']!.replace(from, to);
  expect(text).not.toBe(files['stack.yaml']);
  return { ...files, 'stack.yaml': text };
}

function statusOf(files: Files, path: string): string | undefined {
  return logOf(files).files.find((file) => file.path === path)?.adr.status;
}

describe.each(recordFormats)('another choice for an accepted decision, as %s', (format) => {
  const first = run({ 'stack.yaml': accepted }, { day: '2026-03-01', format });

  it.each([
    ['stack.yaml', 'stack.yaml'],
    ['answers from outside', ''],
  ])('is proposed without a word of the former option, from %s', (_, path) => {
    const files = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format, path });
    expect(files[rabbit]).toBe(first[rabbit]);
    expect(statusOf(files, nats)).toBe('proposed');
    for (const text of [...Object.values(words), 'Confidence:', '4.1']) expect(files[nats]).not.toContain(text);
    expect(files[nats]).toContain('Would supersede [1. Use RabbitMQ');
    expect(run(files, { format, path, day: '2026-12-02' })).toEqual(files);
  });

  it('takes the words out of stack.yaml and keeps its comments', () => {
    const files = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const text = files['stack.yaml']!;
    expect(text).toContain('# our answers');
    expect(text).toContain('# the broker');
    expect(text).toContain('status: proposed');
    // What the former record keeps is not lost; what it does not keep stays.
    for (const word of Object.values(words)) {
      expect(text.includes(word), word).toBe(!lettersOf(first[rabbit]!).includes(lettersOf(word)));
    }
  });

  it('shows on the page what is in force and what is proposed', () => {
    const page = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format })['docs/stack.md']!;
    expect(page).toMatch(/\| Message queue: \[RabbitMQ\]\(.*0001-.*\) +\| accepted +\|/);
    expect(page).toMatch(/\| Message queue: \[NATS\]\(.*0002-.*\) +\| proposed +\|/);
    expect(page).toContain('(2 decisions: 1 accepted, 1 proposed)');
    expect(page).toContain('n_message_queue_rabbitmq["<b>RabbitMQ</b><br/>message queue · 0001"] ~~~ n_message_queue[');
    expect(page).toContain('n_message_queue["<b>NATS</b><br/>message queue · 0002"]:::proposed');
  });

  it('supersedes the former record when it is accepted with a new date', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const files = run(changed(proposed, 'status: proposed', 'status: accepted\n    date: 2026-12-05'), { format });
    expect(statusOf(files, nats)).toBe('accepted');
    expect(statusOf(files, rabbit)).toBe('superseded');
    expect(files[nats]).toContain('Supersedes [1. Use RabbitMQ');
    expect(files[nats]).not.toContain('Would supersede');
    expect(files['docs/stack.md']).not.toMatch(/\| Message queue: \[RabbitMQ\]/);
    expect(run(files, { format })).toEqual(files);
  });

  it('is superseded again when its old text is restored, and a second run changes nothing', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const settled = run(changed(proposed, 'status: proposed', 'status: accepted\n    date: 2026-12-05'), { format });
    const restored: Files = { ...settled, [rabbit]: first[rabbit]! };
    expect(run(restored, { format, day: '2026-12-06' })).toEqual(settled);
  });

  it('changes nothing when the newer of two open records has lost its status section', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const text = proposed[nats]!.replace(/## Status\n[\s\S]*?(?=\n## )/, '');
    const cut: Files = { ...proposed, [nats]: text };
    const files = run(cut, { format, day: '2026-12-06' });
    expect(files[rabbit]).toBe(first[rabbit]);
    expect(run(files, { format, day: '2026-12-07' })).toEqual(files);
  });

  it('leaves the former record in force when it is rejected after all', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const settled = run(changed(proposed, 'status: proposed', 'status: accepted\n    date: 2026-12-05'), { format });
    const files = run(changed(settled, 'status: accepted', 'status: rejected'), { format });
    expect(statusOf(files, nats)).toBe('rejected');
    expect(files[rabbit]).toBe(first[rabbit]);
    expect(files[nats]).not.toMatch(/^\W*supersedes/im);
    expect(run(files, { format })).toEqual(files);
  });

  it('ends the proposal and keeps the accepted record when the team returns to it', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const files = run(changed(proposed, 'choice: nats', 'choice: rabbitmq'), { format, day: '2026-12-09' });
    expect(files[rabbit]).toBe(first[rabbit]);
    expect(statusOf(files, nats)).toBe('rejected');
    expect(files['stack.yaml']).toContain('status: accepted');
    expect(run(files, { format, day: '2026-12-10' })).toEqual(files);
  });

  it('is rewritten in place by a third choice', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const files = run(changed(proposed, 'choice: nats', 'choice: apache-pulsar'), { format });
    expect(files[rabbit]).toBe(first[rabbit]);
    expect(Object.keys(files).filter((path) => path.startsWith('docs/adr/'))).toHaveLength(2);
    expect(statusOf(files, 'docs/adr/0002-use-apache-pulsar-as-the-message-queue.md')).toBe('proposed');
  });

  it('keeps what the team writes for the new option, also where it says the same again', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const again = `status: proposed\n    confidence: production\n    because: It is one binary.`;
    const files = run(changed(proposed, 'status: proposed', again), { format });
    expect(files[nats]).toContain('Confidence: production');
    expect(files[nats]).toMatch(/it is one binary/i);
    expect(files['stack.yaml']).toContain('confidence: production');
  });

  it('stays proposed when stack.yaml says accepted on the day of the former record', () => {
    const proposed = run(changed(first, 'choice: rabbitmq', 'choice: nats'), { format });
    const files = run(changed(proposed, 'status: proposed', 'status: accepted\n    date: 2026-03-01'), { format });
    expect(statusOf(files, nats)).toBe('proposed');
    expect(statusOf(files, rabbit)).toBe('accepted');
  });
});

it('a record of the first version remembers no words, and those it prints are still not inherited', () => {
  const first = run({ 'stack.yaml': accepted }, { day: '2026-03-01' });
  const old = { ...first, [rabbit]: first[rabbit]!.replace(/"words":"[^"]*",/, '') };
  const files = run(changed(old, 'choice: rabbitmq', 'choice: nats'));
  for (const text of [...Object.values(words), 'Confidence:', '4.1']) expect(files[nats]).not.toContain(text);
});
