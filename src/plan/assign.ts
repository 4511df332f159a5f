import type { AdrFile, AdrLog, Neighbour } from '../model/adr.ts';
import type { Decision } from '../model/decision.ts';
import { keyOf } from '../model/decision.ts';
import { namingOf, nextNumber, recordFileName } from '../adr/number.ts';
import { optionKey, recordTitle } from '../adr/render.ts';
import { currentRecords } from './current.ts';

/** Which record a decision lives in after the run. */
export interface Assignment extends Neighbour {
  readonly decision: Decision;
  /** `create` a new record, `merge` into the one that stands, `rewrite` it for another choice, `adopt` a foreign one. */
  readonly act: 'create' | 'merge' | 'rewrite' | 'adopt';
  readonly path: string;
  readonly standing?: AdrFile;
  /** The accepted record that a new one takes the place of. */
  readonly supersedes?: AdrFile;
}

/** A place for every decision: the record it has, or the next free number. Order of decisions gives order of numbers. */
export function assign(
  decisions: readonly Decision[],
  log: AdrLog,
  taken: readonly number[],
  today: () => string,
): Assignment[] {
  const current = currentRecords(log);
  const naming = namingOf(log.files);
  let next = nextNumber(log.files, taken);
  return decisions.map((decision) => {
    const standing = current.get(keyOf(decision)) ?? adopted(decision, log);
    const title = recordTitle(decision);
    if (standing && !needsNewRecord(standing, decision)) return inPlace(decision, standing, title, log);
    const number = next;
    next += 1;
    const file = freeName(recordFileName(title, number, decision.answer.date ?? today(), naming), log);
    return {
      decision,
      act: 'create',
      title,
      ...(naming.by === 'number' ? { number } : {}),
      file,
      path: `${log.directory}/${file}`,
      ...(standing ? { supersedes: standing } : {}),
    };
  });
}

/** A record of the team's own that `record: 12` names. */
function adopted(decision: Decision, log: AdrLog): AdrFile | undefined {
  const { record } = decision.answer;
  return record === undefined ? undefined : log.files.find((file) => file.adr.number === record);
}

/** Another choice than the one that an accepted record stands for is a new decision. */
function needsNewRecord(standing: AdrFile, decision: Decision): boolean {
  const { identity, status } = standing.adr;
  return (
    identity !== undefined && identity.option !== optionKey(decision) && status !== 'proposed' && status !== 'draft'
  );
}

function inPlace(decision: Decision, standing: AdrFile, title: string, log: AdrLog): Assignment {
  const { identity, number } = standing.adr;
  const base = { decision, standing, ...(number === undefined ? {} : { number }) };
  const keep = { file: standing.path.slice(log.directory.length + 1), path: standing.path };
  if (!identity) return { ...base, ...keep, act: 'adopt', title: standing.adr.title };
  if (identity.option === optionKey(decision)) return { ...base, ...keep, act: 'merge', title: standing.adr.title };
  const naming = namingOf([standing]);
  const folder = keep.file.includes('/') ? keep.file.slice(0, keep.file.lastIndexOf('/') + 1) : '';
  const name = recordFileName(title, number ?? 0, standing.adr.date ?? '', naming);
  const file = standing.adr.title === identity.title ? folder + name : keep.file;
  return { ...base, act: 'rewrite', title, file, path: `${log.directory}/${file}` };
}

/** Two date-named records of one day and title must not share a file. */
function freeName(name: string, log: AdrLog): string {
  const taken = new Set(log.files.map((file) => file.path.slice(log.directory.length + 1)));
  for (let copy = 2, free = name; ; copy += 1) {
    if (!taken.has(free)) return free;
    free = name.replace(/\.md$/, `-${copy}.md`);
  }
}
