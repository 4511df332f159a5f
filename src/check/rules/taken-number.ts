import { keyOf } from '../../model/decision.ts';
import { fileName, type AdrFile } from '../../model/adr.ts';
import type { CheckRule } from '../input.ts';
import { placeOf } from '../place.ts';

/** Numbers of records here that another record on the base branch took meanwhile. */
export const takenNumber: CheckRule = ({ base, records }) => {
  if (!base) return [];
  const here = new Set(records.map((file) => file.path));
  const others = base.files.filter((file) => !here.has(file.path));
  return records.flatMap((file) => {
    const other = others.find((candidate) => candidate.adr.number === file.adr.number && !isSame(candidate, file));
    if (file.adr.number === undefined || !other) return [];
    return [
      {
        code: 'check/taken-number',
        severity: 'error',
        ...placeOf(file, file.adr.titleSpan),
        message: `Number ${file.adr.number} belongs to ${fileName(other.path)} on ${base.ref}.`,
        hint: `Bring ${base.ref} in and run create-arch-adr renumber.`,
      },
    ];
  });
};

/** One decision whose record merely got another name. */
function isSame(a: AdrFile, b: AdrFile): boolean {
  const [left, right] = [a.adr.identity, b.adr.identity];
  return left && right ? keyOf(left) === keyOf(right) : a.adr.title === b.adr.title;
}
