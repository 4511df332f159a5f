import { expect, test } from 'vitest';
import { scratchRepo } from '../helpers/scratch.ts';
import { runBin } from '../helpers/run-bin.ts';

interface Document {
  readonly version: number;
  readonly question: {
    readonly id: string;
    readonly path: readonly (string | number)[];
    readonly kind: string;
    readonly why: string;
    readonly rows?: readonly { readonly value: string }[];
  } | null;
  readonly open: readonly string[];
}

async function ask(answers: string, ...flags: string[]): Promise<Document> {
  const cwd = await scratchRepo();
  const run = await runBin(['questions', '--json', '--answers', '-', ...flags], { cwd, input: answers });
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as Document;
}

test('the first question is the name of the system, with the place of its answer', async () => {
  const { version, question } = await ask('version: 1\n');
  expect(version).toBe(1);
  expect(question).toMatchObject({ id: 'system.name', kind: 'text', path: ['system', 'name'], required: true });
});

test('a layer that was begun asks for its choice, with every option as a row', async () => {
  const answers = 'version: 1\nsystem: {name: P}\ndecisions:\n  rpc: {trigger: T, drivers: [streaming]}\n';
  const { question } = await ask(answers, '--skip', 'rpc.drivers.streaming');
  expect(question?.id).toBe('rpc.choice');
  expect(question?.why).not.toBe('');
  expect(question?.rows?.map((row) => row.value)).toContain('grpc');
});

test('finished answers leave nothing to ask', async () => {
  const { question, open } = await ask('version: 1\nsystem: {name: P}\ndecisions:\n  rpc: {choice: grpc}\n');
  expect(question).toBeNull();
  expect(open).toEqual([]);
});

test('answers with faults are refused with their places', async () => {
  const cwd = await scratchRepo();
  const run = await runBin(['questions', '--answers', '-'], { cwd, input: 'version: 1\nsystem: {nam: P}\n' });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('`system.nam` is not a key');
});
