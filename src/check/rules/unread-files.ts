import { fileName, type UnreadFile } from '../../model/adr.ts';
import { count } from '../../text/sentence.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckRule } from '../input.ts';
import { someOf } from '../place.ts';

/** Markdown files in the folder of the log that are not part of it. One problem per kind. */
export const unreadFiles: CheckRule = ({ log }) =>
  kinds.flatMap((kind) => {
    const files = (log.unread ?? []).filter(({ why }) => why === kind.why);
    const [first] = files;
    if (!first) return [];
    const { severity, hint, what, code } = kind;
    const names = someOf(files.map(({ path }) => fileName(path)));
    return [
      {
        code,
        severity,
        file: first.path,
        message: `Not read as part of the log: ${what(files.length)} (${names}).`,
        hint,
      },
    ];
  });

interface Kind extends Pick<Problem, 'code' | 'severity'> {
  readonly hint: string;
  readonly why: UnreadFile['why'];
  readonly what: (files: number) => string;
}

const kinds: readonly Kind[] = [
  {
    why: 'leftover',
    code: 'check/leftover',
    severity: 'info',
    what: (files) => `${count(files, 'file', 'files')} with the name of a copy or of a leftover of a merge`,
    hint: 'Delete what you do not need. Give a record a name without such an ending.',
  },
  {
    why: 'name',
    code: 'check/unreadable-name',
    severity: 'warning',
    what: (files) => `${count(files, 'name', 'names')} with a backslash`,
    hint: 'Rename it: Windows cannot check such a name out. The number in the name is not used again.',
  },
  {
    why: 'encoding',
    code: 'check/unreadable-name',
    severity: 'warning',
    what: (files) => `${count(files, 'file', 'files')} in a folder whose name is not UTF-8`,
    hint: 'Rename the folder. The number in the name of a file is not used again.',
  },
];
