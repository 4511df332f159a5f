import { listOf } from '../../text/sentence.ts';
import type { CheckRule } from '../input.ts';
import { placeAt } from '../place.ts';

const open = ['proposed', 'draft', 'unknown'];

/** Accepted records of ours whose body is no longer what it was when it was written. */
export const frozen: CheckRule = ({ records, copies }) =>
  records.flatMap((file) => {
    if (!file.adr.identity || open.includes(file.adr.status) || copies?.has(file)) return [];
    const edited = file.adr.editedSections();
    const [first] = edited;
    if (!first) return [];
    return [
      {
        code: 'check/frozen',
        severity: 'warning',
        ...placeAt(file, first.heading.start),
        message: `This record is ${file.adr.status}, and its text was changed since: ${listOf(edited.map((section) => section.key))}.`,
        hint: 'Write what changed into a new record that supersedes it, or amend it with a dated note.',
      },
    ];
  });
