import { format, type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { recordFormats } from '../../src/model/adr.ts';
import { applied, logOf, planOf, run, type Answered, type Files } from '../helpers/runs.ts';

const answers = (trigger: string, status: string): Answered[] => [
  { layer: 'rpc', choices: [{ option: 'grpc', status, trigger: 'Nobody knows who calls whom.' }] },
  { layer: 'message-queue', choices: [{ option: 'rabbitmq', status, trigger }] },
];

const styles: readonly (readonly [string, Options])[] = [
  ['default', {}],
  ['wrapped lines', { proseWrap: 'always', printWidth: 80 }],
  ['long lines', { proseWrap: 'never' }],
  ['tabs', { useTabs: true, tabWidth: 4 }],
];

async function formatted(files: Files, options: Options): Promise<Files> {
  const entries = Object.entries(files).map(async ([path, text]) => [
    path,
    await format(text, { parser: 'markdown', ...options }),
  ]);
  return Object.fromEntries((await Promise.all(entries)) as [string, string][]);
}

/** Changes that a run would write, with the sections that it sees as edited by a person. */
function writesOf(files: Files, answered: readonly Answered[]): unknown[] {
  return planOf(files, answered)
    .changes.filter(({ kind }) => kind !== 'keep')
    .map(({ kind, path, edited }) => [kind, path, edited]);
}

describe.each(recordFormats)('records as %s', (style) => {
  it.each(styles)('stay unedited when prettier formats them with %s', async (_, options) => {
    for (const status of ['proposed', 'accepted']) {
      const before = answers('Events are lost.', status);
      let files = run({}, before, style);
      for (let round = 0; round < 3; round += 1) {
        files = await formatted(files, options);
        expect(logOf(files).files.flatMap(({ adr }) => adr.editedSections())).toEqual([]);
        expect(writesOf(files, before)).toEqual([]);
        files = applied(files, planOf(files, before));
      }
      if (status === 'accepted') continue;
      const after = answers('Orders are lost at peak.', status);
      const changes = writesOf(files, after);
      expect(changes).toEqual([['update', expect.stringContaining('rabbitmq'), undefined]]);
      files = applied(files, planOf(files, after));
      expect(Object.values(files).join('\n')).toMatch(/orders are lost at peak/i);
      expect(writesOf(files, after)).toEqual([]);
    }
  });
});
