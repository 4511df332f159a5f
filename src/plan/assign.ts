import { fileName, isAdopted, isRecord, type AdrFile, type AdrLog, type Neighbour } from '../model/adr.ts';
import { decisionKey, type Decision } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { pathTo } from '../text/path.ts';
import { namingOf, nextNumber, recordFileName, unreadNumbers, type Naming } from '../adr/number.ts';
import { optionKey, recordTitle } from '../adr/render.ts';
import { adoption, lostRecord, successorByHand, unreadableRecord } from './adopt.ts';
import { clashesOf, clashFor, type Clash } from './clashes.ts';
import { openRecords, supersededRecords } from './current.ts';
import {
  alone,
  isDraft,
  isInForce,
  needsNewRecord,
  reinstatedBy,
  standingOf,
  successionOf,
  type Succession,
} from './succession.ts';
import { newTitle, namingTitles } from './title.ts';

/** Which record a decision lives in after the run. */
export interface Assignment extends Neighbour, Succession {
  readonly decision: Decision;
  /**
   * `create` a new record, `merge` into the one that stands, `rewrite` it for another choice, `adopt` a foreign one, or
   * leave everything to the team (`hold`), because only they know which record it is.
   */
  readonly act: 'create' | 'merge' | 'rewrite' | 'adopt' | 'hold';
  readonly path: string;
  readonly standing?: AdrFile;
}

export interface Assigned {
  readonly assignments: readonly Assignment[];
  /** Records whose decision left the answers, and that no other decision took the place of. */
  readonly orphans: readonly AdrFile[];
  /** Files that contradict each other; nothing is written for their decisions. */
  readonly clashes: readonly Clash[];
  readonly problems: readonly Problem[];
}

/** What giving places needs to know. */
interface Frame {
  readonly log: AdrLog;
  readonly records: readonly AdrFile[];
  /** Looked up when the first decision needs it: most runs give no new name. */
  readonly naming: () => Naming;
  readonly clashes: readonly Clash[];
  /** What the answers decide, by `decisionKey`. */
  readonly decided: ReadonlySet<string>;
  readonly superseded: () => ReadonlyMap<string, readonly AdrFile[]>;
  readonly today: () => string;
  /** Decisions whose record keeps its file name and title, because a conflict keeps it from being written. */
  readonly held: ReadonlySet<string>;
  readonly used: () => Set<string>;
}

/** A place for every decision: the record it has, or the next free number. Order of decisions gives order of numbers. */
export function assign(
  decisions: readonly Decision[],
  log: AdrLog,
  taken: readonly number[],
  today: () => string,
  held: ReadonlySet<string>,
): Assigned {
  const records = log.files.filter(isRecord);
  const frame: Frame = {
    log,
    records,
    naming: once(() => namingOf(records)),
    clashes: clashesOf(log),
    decided: new Set(decisions.map(decisionKey)),
    superseded: once(() => supersededRecords(log)),
    today,
    held,
    used: once(() => new Set([...log.files, ...(log.unread ?? [])].map((file) => file.path))),
  };
  const open = openRecords(log);
  const places = decisions.map((decision) => placeOf(decision, open.get(decisionKey(decision)) ?? [], frame));
  const left = orphansOf(open, decisions).filter((file) => !frame.clashes.some(({ key }) => key === keyFor(file)));
  const fresh = places.filter((place) => place.kind === 'new');
  const first = once(() => nextNumber(records, [...taken, ...unreadNumbers(log)]));
  let given = 0;
  const assignments = places.map((place): Assignment => {
    if (place.kind === 'standing') return standingAssignment(place, frame);
    if (place.kind === 'hold') return { ...place.hold, ...alone, decision: place.decision, act: 'hold' };
    const siblings = fresh.filter((other) => other.decision.layer === place.decision.layer).length;
    const mine = left.filter((file) => file.adr.identity?.layer === place.decision.layer);
    const [only] = mine;
    const { supersedes, wouldSupersede } = place.succession;
    const isFirst = supersedes.length + wouldSupersede.length === 0;
    if (only && mine.length === 1 && siblings === 1 && isFirst && isDraft(only))
      return standingAssignment({ decision: place.decision, standing: only, succession: alone }, frame);
    const number = first() + given;
    given += 1;
    const inForce = place.decision.status === 'accepted' ? mine.filter(isInForce) : [];
    return created(place.decision, number, { ...place.succession, supersedes: [...supersedes, ...inForce] }, frame);
  });
  const gone = new Set(assignments.flatMap((one) => [one.standing, ...one.supersedes]));
  return {
    assignments,
    orphans: left.filter((file) => !gone.has(file)),
    clashes: frame.clashes,
    problems: [...places.flatMap((place) => place.problems ?? []), ...frame.clashes.flatMap((clash) => clash.problems)],
  };
}

function keyFor({ adr }: AdrFile): string | undefined {
  return adr.identity && decisionKey(adr.identity);
}

function once<T>(find: () => T): () => T {
  let found: T | undefined;
  return () => (found ??= find());
}

type Place = { readonly decision: Decision; readonly problems?: readonly Problem[] } & (
  | { readonly kind: 'standing'; readonly standing: AdrFile; readonly succession: Succession }
  | { readonly kind: 'new'; readonly succession: Succession }
  | { readonly kind: 'hold'; readonly hold: Neighbour & { readonly path: string; readonly standing?: AdrFile } }
);

function placeOf(decision: Decision, open: readonly AdrFile[], frame: Frame): Place {
  const { log, records } = frame;
  const clash = clashFor(decision, frame.decided, frame.clashes, log);
  if (clash) return { kind: 'hold', decision, hold: heldBy(clash, decision, log) };
  const standing = standingOf(decision, open);
  const { file, problems } = adoption(decision, records, standing);
  if (file) return { kind: 'standing', decision, standing: file, succession: alone, problems };
  if (standing) {
    const succession = successionOf(decision, standing, open);
    return needsNewRecord(standing, decision)
      ? { kind: 'new', decision, succession, problems }
      : {
          kind: 'standing',
          decision,
          standing,
          succession: { ...succession, reinstates: reinstatedBy(decision, standing, log) },
          problems,
        };
  }
  const byHand =
    unreadableRecord(decision, records) ??
    successorByHand(decision, frame.superseded().get(decisionKey(decision)) ?? [], log) ??
    (problems.length > 0 ? undefined : lostRecord(decision, records, log));
  if (byHand) return { kind: 'hold', decision, hold: neighbourAt(byHand.file, log), problems: [byHand.problem] };
  if (problems.length > 0) {
    const hold = { title: recordTitle(decision), file: '', path: '' };
    return { kind: 'hold', decision, hold, problems };
  }
  return { kind: 'new', decision, succession: alone };
}

function heldBy({ key, original }: Clash, decision: Decision, log: AdrLog): Neighbour & { readonly path: string } {
  const isOfChoice = original.adr.identity?.option === optionKey(decision);
  if (isOfChoice && key === decisionKey(decision) && keyFor(original) === key) return neighbourAt(original, log);
  return { title: recordTitle(decision), file: '', path: '' };
}

function orphansOf(open: ReadonlyMap<string, readonly AdrFile[]>, decisions: readonly Decision[]): AdrFile[] {
  const decided = new Set(decisions.map(decisionKey));
  return [...open].filter(([key]) => !decided.has(key)).flatMap(([, files]) => files);
}

/** A record as a link to it needs it, with its path. */
export function neighbourAt(
  file: AdrFile,
  log: AdrLog,
): Neighbour & { readonly path: string; readonly standing: AdrFile } {
  const { number, title } = file.adr;
  return {
    title,
    file: file.path.slice(log.directory.length + 1),
    path: file.path,
    standing: file,
    ...(number === undefined ? {} : { number }),
  };
}

/** A record as a file links to it: its path is that from the folder of the file. */
export function seenFrom<T extends Neighbour & { readonly path: string }>(from: string, neighbour: T): T {
  return { ...neighbour, file: pathTo(from, neighbour.path) };
}

function created(decision: Decision, number: number, succession: Succession, frame: Frame): Assignment {
  const { log } = frame;
  const naming = frame.naming();
  const title = recordTitle(decision);
  const path = freePath(
    `${log.directory}/${recordFileName(title, number, decision.answer.date ?? frame.today(), naming)}`,
    frame,
  );
  return {
    decision,
    act: 'create',
    title,
    ...(naming.by === 'number' ? { number } : {}),
    file: fileName(path),
    path,
    ...succession,
  };
}

function standingAssignment(
  { decision, standing, succession }: { decision: Decision; standing: AdrFile; succession: Succession },
  frame: Frame,
): Assignment {
  const { identity } = standing.adr;
  const base = { ...neighbourAt(standing, frame.log), ...succession, decision };
  if (!identity) return { ...base, act: 'adopt' };
  const isSame = identity.option === optionKey(decision) && decisionKey(identity) === decisionKey(decision);
  if (isAdopted(identity)) return { ...base, act: 'merge' };
  if (isSame) return { ...base, act: 'merge', title: newTitle(standing, decision) ?? base.title };
  if (frame.held.has(decisionKey(decision))) return { ...base, act: 'rewrite' };
  const title = standing.adr.title === identity.title ? recordTitle(decision) : standing.adr.title;
  const path = renamed(standing, title, decision, frame);
  return { ...base, act: 'rewrite', title, file: path.slice(frame.log.directory.length + 1), path };
}

/** The path for another title. A file that a person named otherwise keeps its name. */
function renamed(standing: AdrFile, title: string, decision: Decision, frame: Frame): string {
  const { identity, number, date } = standing.adr;
  const name = fileName(standing.path);
  const folder = standing.path.slice(0, -name.length);
  const nameFor = (words: string): string => recordFileName(words, number ?? 0, date ?? '', namingOf([standing]));
  const isOurs = namingTitles(identity?.title ?? '', decision).some((words) => nameFor(words) === name);
  if (!isOurs || nameFor(title) === name) return standing.path;
  return freePath(folder + nameFor(title), frame);
}

/** Two records must not share a file: the second gets "-2" behind its name. */
function freePath(wanted: string, frame: Frame): string {
  const used = frame.used();
  let path = wanted;
  for (let copy = 2; used.has(path); copy += 1) path = wanted.replace(/\.md$/, `-${copy}.md`);
  used.add(path);
  return path;
}
