import { createTwoFilesPatch } from 'diff';

/** The unified diff between two texts with three lines around each change; a name of `undefined` stands for no file. */
export function unifiedDiff(from: string | undefined, to: string | undefined, before: string, after: string): string {
  const patch = createTwoFilesPatch(from ?? '/dev/null', to ?? '/dev/null', before, after, undefined, undefined, {
    context: 3,
  });
  return patch.replace(/^=+\n/, '');
}
