import { fileName, type AdrFile, type AdrLog } from '../model/adr.ts';
import { decisionKey, keyOf, type Decision } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { isOurs } from '../adr/file.ts';
import { linkedFile } from '../adr/relations.ts';
import { knownTitles } from '../adr/render.ts';
import { slug } from '../text/slug.ts';

/** What `record: 12` under a decision gives: the record to adopt, or why it cannot be. */
export function adoption(
  decision: Decision,
  records: readonly AdrFile[],
  standing: AdrFile | undefined,
): { readonly file?: AdrFile; readonly problems: readonly Problem[] } {
  const { record, place } = decision.answer;
  if (record === undefined) return { problems: [] };
  const found = records.filter((file) => file.adr.number === record);
  const [file] = found;
  const key = keyOf(decision);
  const refuse = (message: string, hint: string): { problems: Problem[] } => ({
    problems: [{ code: 'adr/cannot-adopt', severity: 'error', ...place, message, hint }],
  });
  if (!file) {
    if (standing) return { problems: [] };
    return refuse(`There is no record ${record} for ${key} to adopt.`, 'Name the number of a record of this log.');
  }
  if (file.unreadable) {
    return refuse(`Record ${record} cannot be adopted. ${file.unreadable.problem.message}`, 'Make it readable first.');
  }
  if (found.length > 1) {
    return refuse(`${found.length} records have the number ${record}.`, 'Run create-arch-adr renumber first.');
  }
  const { identity, status } = file.adr;
  if (identity) {
    if (decisionKey(identity) === decisionKey(decision) || standing) return { problems: [] };
    return refuse(
      `Record ${record} is the record of ${keyOf(identity)} already.`,
      'Take `record:` out of the answers.',
    );
  }
  if (status === 'superseded') {
    return refuse(`Record ${record} is superseded.`, 'Adopt the record that took its place.');
  }
  if (standing) {
    return refuse(
      `${key} has ${standing.path} already, so that record ${record} is not adopted.`,
      `Delete that file to adopt the other, or take \`record: ${record}\` out of the answers.`,
    );
  }
  return { file, problems: [] };
}

/** A record of the team's own, and what to say about it. */
interface ByHand {
  readonly file: AdrFile;
  readonly problem: Problem;
}

/** The record of somebody else that took the place of the decision's own record, as `adr new -s` makes it. */
export function successorByHand(decision: Decision, superseded: readonly AdrFile[], log: AdrLog): ByHand | undefined {
  for (const older of superseded) {
    for (const link of older.adr.links().filter(({ phrase }) => phrase === 'superseded by')) {
      const file = linkedFile(link, older.path, log);
      if (!file) continue;
      if (file.adr.identity || file.adr.status === 'superseded') return undefined;
      return {
        file,
        problem: {
          code: 'adr/superseded-by-hand',
          severity: 'warning',
          file: file.path,
          line: 1,
          message: `${older.path} was superseded by this record, which is not one of the tool; nothing is written for ${keyOf(decision)}.`,
          hint: adoptHint(file, decision),
        },
      };
    }
  }
  return undefined;
}

/** A file that cannot be read and that is the record of this decision, by its comment or by its name. */
export function unreadableRecord(decision: Decision, records: readonly AdrFile[]): ByHand | undefined {
  const stems = knownTitles(decision).map((title) => slug(title));
  const file = records.find(
    ({ path, unreadable }) =>
      unreadable &&
      (unreadable.decision
        ? decisionKey(unreadable.decision) === decisionKey(decision)
        : stems.some((stem) => fileName(path).replace(/\.md$/i, '').endsWith(stem))),
  );
  if (!file?.unreadable) return undefined;
  const { message, hint } = file.unreadable.problem;
  return {
    file,
    problem: {
      code: 'adr/unreadable-record',
      severity: 'error',
      file: file.path,
      message: `This is the record for ${keyOf(decision)}, so nothing is written for ${keyOf(decision)}. ${message}`,
      ...(hint === undefined ? {} : { hint }),
    },
  };
}

/** A record without our comment that is called as the record of this decision would be: surely the same one. */
export function lostRecord(decision: Decision, records: readonly AdrFile[], log: AdrLog): ByHand | undefined {
  const titles = knownTitles(decision);
  const file = records.find((one) => !isOurs(one) && titles.includes(one.adr.title) && one.adr.status !== 'superseded');
  if (!file || log.files.length === 0) return undefined;
  return {
    file,
    problem: {
      code: 'adr/lost-identity',
      severity: 'error',
      file: file.path,
      line: 1,
      message: `This record is called as the one for ${keyOf(decision)} would be, and has no comment of the tool on its last line: it is the team's, and nothing is written for ${keyOf(decision)}.`,
      hint: adoptHint(file, decision),
    },
  };
}

function adoptHint(file: AdrFile, decision: Decision): string {
  const { number } = file.adr;
  if (number === undefined) return 'Give it a number, then adopt it with `record: <number>` under the decision.';
  return `Write \`record: ${number}\` under ${keyOf(decision)} in the answers to adopt it.`;
}
