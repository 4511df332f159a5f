import type { AdrFile } from '../../model/adr.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckRule } from '../input.ts';
import { placeOf, someOf } from '../place.ts';

/** Numbers that two records share, and numbers that no record has. */
export const numbers: CheckRule = ({ log, records }) => {
  const first = new Map<number, AdrFile>();
  const doubles: Problem[] = [];
  for (const file of records) {
    const { number } = file.adr;
    if (number === undefined) continue;
    const other = first.get(number);
    if (other) doubles.push(doubled(number, file, other));
    else first.set(number, file);
  }
  return [...doubles, ...missing([...first.keys()], log.directory)];
};

function doubled(number: number, file: AdrFile, other: AdrFile): Problem {
  return {
    code: 'check/doubled-number',
    severity: 'error',
    ...placeOf(file, file.adr.titleSpan),
    message: `Number ${number} is also that of ${other.path}.`,
    hint: 'Run create-arch-adr renumber, which moves one of them and mends every citation.',
  };
}

const mostGap = 1000;

function missing(numbers: readonly number[], directory: string): Problem[] {
  const gaps: string[] = [];
  let before = 0;
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const step = number - before;
    // A log may begin with 0 or 1; numbers far apart are dates or tickets, not a count.
    if (step > 1 && step <= mostGap) gaps.push(step === 2 ? String(number - 1) : `${before + 1} to ${number - 1}`);
    before = number;
  }
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
