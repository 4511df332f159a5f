import { describe, expect, it } from 'vitest';
import { clashesOf } from '../../src/plan/clashes.ts';
import { planConvert } from '../../src/plan/convert.ts';
import { movesOf } from '../../src/plan/renumber.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import { logOf, planOf, run, type Answered, type Files } from '../helpers/runs.ts';

const [original, copy] = ['docs/adr/0001-use-apache-kafka-as-the-message-queue.md', 'docs/adr/0002-copy.md'];

function answers(option: string, status = 'accepted'): Answered[] {
  return [{ layer: 'message-queue', choices: [{ option, status, trigger: 'Events are lost.' }] }];
}

/** A log of one record and a copy of it with another title. */
function copied(status: string, to = copy, title = '# 2. Use PostgreSQL for orders'): Files {
  const files = run({}, answers('apache-kafka', status));
  return { ...files, [to]: files[original]!.replace(/^.*/, title) };
}

describe('clashesOf', () => {
  it.each(['proposed', 'accepted', 'rejected'])('names both files when a record that is %s was copied', (status) => {
    const [clash] = clashesOf(logOf(copied(status)));
    expect(clash?.original.path).toBe(original);
    expect(clash?.copies.map(({ path }) => path)).toEqual([copy]);
    expect(clash?.problems[0]).toMatchObject({ code: 'adr/same-identity', severity: 'error', file: copy });
    expect(clash?.problems[0]?.message).toContain(original);
  });

  it.each([
    ['the number of the original', 'docs/adr/0001-spare.md', '# 1. Use Apache Kafka as the message queue'],
    ['a folder of its own', original.replace('adr/', 'adr/old/'), '# 1. Use Apache Kafka as the message queue'],
    ['a lower number', 'docs/adr/0000-first.md', '# Something else'],
    ['the title of the original', original.replace('0001', '0007'), '# 1. Use Apache Kafka as the message queue'],
  ])('finds a copy when it has %s', (_, to, title) => {
    const [clash] = clashesOf(logOf(copied('accepted', to, title)));
    expect([clash?.original.path, clash?.copies.map(({ path }) => path)]).toEqual([original, [to]]);
  });

  it('finds a copy of a superseded record when its status was changed', () => {
    const accepted = run({}, answers('apache-kafka'))[original]!;
    const ended = accepted.replaceAll('accepted', 'superseded').replaceAll('Accepted', 'Superseded');
    const text = ended.replace(/^.*/, '# 3. Use PostgreSQL').replace('- Status: superseded', '- Status: proposed');
    const [clash] = clashesOf(logOf({ [original]: ended, [copy]: text.replace('Superseded', 'Proposed') }));
    expect(clash?.original.path).toBe(original);
  });

  it('names the decisions when a file has the comments of two records', () => {
    const other: Answered = { layer: 'rpc', choices: [{ option: 'grpc', status: 'proposed', trigger: 'Slow.' }] };
    const files = run({}, [...answers('apache-kafka'), other]);
    const comment = Object.entries(files)
      .find(([path]) => path.includes('grpc'))![1]
      .trimEnd()
      .split('\n')
      .at(-1)!;
    const [path, text] = Object.entries(files).find(([name]) => name.includes('kafka'))!;
    const clashes = clashesOf(logOf({ ...files, [path]: `${text}${comment}\n` }));
    expect(clashes.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain('adr/several-identities');
  });

  it('finds nothing when two branches wrote a record for one decision', () => {
    const files = run({}, answers('apache-kafka'));
    const second = files[original]!.replace('# 1. ', '# 2. ');
    expect(clashesOf(logOf({ ...files, [original.replace('0001', '0002')]: second }))).toEqual([]);
  });

  it('finds nothing when a choice comes back', () => {
    const files = ['apache-kafka', 'nats', 'apache-kafka'].reduce<Files>((log, one) => run(log, answers(one)), {});
    expect(clashesOf(logOf(files))).toEqual([]);
  });
});

describe('a log with a copied record', () => {
  it.each(['apache-kafka', 'nats'])('keeps every record when the answers choose %s', (option) => {
    const plan = planOf(copied('accepted'), answers(option));
    expect(plan.changes.filter(({ path }) => path.startsWith('docs/adr/'))).toEqual([]);
    expect(plan.problems.map(({ code }) => code)).toContain('adr/same-identity');
    expect(plan.changes.find(({ path }) => path === 'docs/stack.md')?.after).not.toContain('0002-copy.md');
  });

  it('keeps every record when the decision leaves the answers', () => {
    const plan = planOf(copied('accepted'), []);
    expect(plan.changes.filter(({ path }) => path.startsWith('docs/adr/'))).toEqual([]);
  });

  it('converts neither of the two', () => {
    const plan = planConvert({ log: logOf(copied('accepted')), to: 'madr', templates: readTemplates() });
    expect(plan.changes).toEqual([]);
    expect(plan.problems.map(({ code }) => code)).toEqual(['adr/same-identity']);
  });

  it('renumbers neither of the two', () => {
    const log = logOf(copied('accepted', 'docs/adr/0001-copy.md'));
    expect(movesOf(log, { onBase: new Set(), order: () => undefined, newOnBase: [] }, [])).toEqual([]);
  });
});
