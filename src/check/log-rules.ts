import type { CheckRule } from './input.ts';
import { foreignFiles } from './rules/foreign-files.ts';
import { links } from './rules/links.ts';
import { misreadStatus } from './rules/misread-status.ts';
import { noRecords } from './rules/no-records.ts';
import { numbers } from './rules/numbers.ts';
import { places } from './rules/places.ts';
import { takenNumber } from './rules/taken-number.ts';
import { unreadFiles } from './rules/unread-files.ts';
import { unreadable } from './rules/unreadable.ts';

/** What is checked of every log, whoever wrote it. */
export const logRules: readonly CheckRule[] = [
  noRecords,
  unreadable,
  numbers,
  takenNumber,
  links,
  misreadStatus,
  places,
  foreignFiles,
  unreadFiles,
];
