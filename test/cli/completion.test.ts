import { expect, it } from 'vitest';
import { complete, placeholders, type CommandShape } from '../../src/cli/complete.ts';
import { realContext } from '../../src/cli/context.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { runBin } from '../helpers/run-bin.ts';
import { scratchFolder } from '../helpers/scratch.ts';
import { testCompletion } from './completion-shells.ts';

const program: CommandShape = buildProgram(realContext(), () => undefined);

testCompletion('bash');

const rows: readonly [typed: string, values: readonly string[], rest: string][] = [
  ['che', ['check'], 'folders'],
  ['CHE', ['check'], 'folders'],
  ['check ', [], 'folders'],
  ['check --sarif --ba', ['--base'], 'none'],
  ['check --base ', [], 'none'],
  ['check --severity = ', ['error', 'warning', 'info'], 'none'],
  ['check --severity = w', ['warning'], 'none'],
  ['check --severity=w', ['--severity=warning'], 'none'],
  ['check --sarif=w', [], 'none'],
  ['check --readers=b', ['--readers=backstage'], 'none'],
  ['check -a ', [], 'files'],
  ['check --answers=x', [], 'files'],
  ['check -- --se', [], 'folders'],
  ['-a x.yaml detect --wr', ['--write'], 'none'],
  ['detect detect', [], 'folders'],
  ['catalog c', ['compare'], 'none'],
  ['catalog show one two o', ['one'], 'none'],
  ['status 7 re', ['rejected'], 'none'],
  ['status 7 rejected ', [], 'folders'],
  ['completion f', ['fish'], 'none'],
  ['nothing such', [], 'none'],
];

it.each(rows)('after "%s" come %j, else %s', async (typed, values, rest) => {
  const lookup = {
    layers: () => Promise.resolve([{ value: 'layer' }]),
    options: () => Promise.resolve([{ value: 'one' }, { value: 'two' }]),
    records: () => Promise.resolve([{ value: '7' }]),
    readers: () => Promise.resolve([{ value: 'backstage' }]),
  };
  const found = await complete(program, typed.split(' '), lookup);
  expect([found.candidates.map((candidate) => candidate.value), found.rest]).toEqual([values, rest]);
});

it('offers beside an option those of the same layer only', async () => {
  const cwd = await scratchFolder();
  const { stdout } = await runBin(['completion', 'bash', '--', 'catalog', 'compare', 'kafka', ''], { cwd });
  const offered = stdout.split('\n').map((line) => line.split('\t')[0]);
  expect(offered).toContain('rabbitmq');
  expect(offered).not.toContain('grpc');
  expect(offered).not.toContain('apache-kafka');
});

it('offers every flag that the help of a command shows, and no other', async () => {
  const cwd = await scratchFolder();
  for (const path of pathsOf(program)) {
    const shown = (await runBin([...path, '--help'], { cwd })).stdout;
    const flags = [...shown.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1]);
    const { candidates } = await complete(program, [...path, '--'], noLookup);
    expect(candidates.map((candidate) => candidate.value)).toEqual(flags);
  }
});

it('knows what every placeholder of a flag or an argument stands for', () => {
  const used = commandsOf(program).flatMap((command) => [
    ...command.options.filter((flag) => !flag.argChoices).map((flag) => /[<[](.+)[\]>]/.exec(flag.flags)?.[1]),
    ...command.registeredArguments.map((argument) => argument.name()),
  ]);
  const unknown = used.filter((name) => name !== undefined && placeholders[name] === undefined);
  expect(unknown).toEqual([]);
});

const noLookup = {
  layers: () => Promise.resolve([]),
  options: () => Promise.resolve([]),
  records: () => Promise.resolve([]),
  readers: () => Promise.resolve([]),
};

function commandsOf(command: CommandShape): CommandShape[] {
  return [command, ...command.commands.flatMap(commandsOf)];
}

/** The words that lead to every command. */
function pathsOf(command: CommandShape): string[][] {
  return [[], ...command.commands.flatMap((inner) => pathsOf(inner).map((path) => [inner.name(), ...path]))];
}
