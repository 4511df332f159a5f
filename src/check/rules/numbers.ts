import type { AdrFile } from '../../model/adr.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckRule } from '../input.ts';
import { placeOf, someOf } from '../place.ts';

/** Numbers that two records share, and numbers that no record has. */
export const numbers: CheckRule = ({ log, records }) => {
  const byNumber = new Map<number, AdrFile[]>();
  for (const file of records) {
    const { number } = file.adr;
    if (number === undefined) continue;
    const known = byNumber.get(number);
    if (known) known.push(file);
    else byNumber.set(number, [file]);
  }
  return [...[...byNumber].flatMap(([number, files]) => doubled(number, files)), ...missing(byNumber, log.directory)];
};

function doubled(number: number, files: readonly AdrFile[]): Problem[] {
  return files.slice(1).map((file) => ({
    code: 'check/doubled-number',
    severity: 'error',
    ...placeOf(file, file.adr.titleSpan),
    message: `Number ${number} is also that of ${files[0]?.path ?? ''}.`,
    hint: 'Run create-arch-adr renumber, which moves one of them and mends every citation.',
  }));
}

const mostGap = 1000;

function missing(byNumber: ReadonlyMap<number, unknown>, directory: string): Problem[] {
  const sorted = [...byNumber.keys()].sort((a, b) => a - b);
  const gaps = sorted.flatMap((number, index) => {
    const before = index === 0 ? 0 : (sorted[index - 1] ?? 0);
    // A log may begin with 0 or 1; numbers far apart are dates or tickets, not a count.
    if (number - before <= 1 || number - before > mostGap) return [];
    return [number - before === 2 ? String(number - 1) : `${before + 1} to ${number - 1}`];
  });
  if (gaps.length === 0) return [];
  return [
    {
      code: 'check/missing-number',
      severity: 'info',
      file: directory,
      message: `No record has the number ${someOf(gaps)}.`,
      hint: 'The graph of adr-tools draws a record in each gap; other readers do not mind. Deleted records are history lost.',
    },
  ];
}
