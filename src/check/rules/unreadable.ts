import { unreadableProblems } from '../../model/adr.ts';
import type { CheckRule } from '../input.ts';

/** Files of the log that cannot be read: their names count, and nothing else of them is checked. */
export const unreadable: CheckRule = ({ log }) => unreadableProblems(log);
