import { commentOpening, findIdentities } from '../adr/identity.ts';
import { isOurs } from '../adr/file.ts';
import { recordFileName, namingOf } from '../adr/number.ts';
import {
  fileName,
  isAdopted,
  mentions,
  mentionsTwice,
  type AdrFile,
  type AdrLog,
  type Identity,
} from '../model/adr.ts';
import { decisionKey, keyOf, type DecisionKey } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { openRecords } from './current.ts';

/** Files that claim to be the record of one decision, where at most one of them is. Nothing is written for the decision. */
export interface Clash {
  /** The decision, as `decisionKey` gives it. */
  readonly key: string;
  /** The file that most likely is the record. */
  readonly original: AdrFile;
  readonly copies: readonly AdrFile[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the files of a log whose identity comments contradict each other: copies of a record that took its comment along,
 * and files with the comments of several records. Two records that two branches made for one decision are no copies.
 */
export function clashesOf(log: AdrLog): Clash[] {
  const ended = endedTwins(log);
  const copied = [...openRecords(log)].flatMap(([key, files]): Clash[] => {
    const all = [...files, ...ended(key, files)];
    const group = all.filter((file) => all.some((other) => other !== file && isCopy(file, other)));
    const [original, ...copies] = group.sort(likelyFirst);
    return original ? [{ key, original, copies, problems: copies.map((file) => copyProblem(file, original)) }] : [];
  });
  return [
    ...copied,
    ...log.files.filter((file) => isOurs(file) && mentionsTwice(file, commentOpening)).flatMap(doubled),
  ];
}

/** The files of clashes that are most likely not the record of their decision. */
export function copiesIn(clashes: readonly Clash[]): ReadonlySet<AdrFile> {
  return new Set(clashes.flatMap(({ copies }) => copies));
}

/** The clash that a file is part of. */
export function clashWith(file: AdrFile, clashes: readonly Clash[]): Clash | undefined {
  return clashes.find(({ original, copies }) => original === file || copies.includes(file));
}

/**
 * The clash that keeps a decision from being written; `decided` has the keys of all decisions. A new decision of a layer
 * waits, too, where a record that left the answers is in a clash: it may be the record that the new one supersedes.
 */
export function clashFor(
  decision: DecisionKey,
  decided: ReadonlySet<string>,
  clashes: readonly Clash[],
  log: AdrLog,
): Clash | undefined {
  const own = clashes.find(({ key }) => key === decisionKey(decision));
  if (own || clashes.length === 0 || openRecords(log).has(decisionKey(decision))) return own;
  return clashes.find(({ key, original }) => !decided.has(key) && original.adr.identity?.layer === decision.layer);
}

/** Records of a decision that ended for good; they are looked for only where an open one may be a copy of such a record. */
function endedTwins(log: AdrLog): (key: string, open: readonly AdrFile[]) => readonly AdrFile[] {
  let found: readonly AdrFile[] | undefined;
  return (key, open) => {
    if (!open.some((file) => !isAsWritten(file) || file.adr.identity?.status !== file.adr.status)) return [];
    found ??= log.files.filter((file) => isOurs(file) && !isOpen(file));
    return found.filter(({ adr }) => adr.identity && decisionKey(adr.identity) === key);
  };
}

function isOpen({ ended, adr }: AdrFile): boolean {
  return ended === undefined && adr.status !== 'superseded' && adr.identity?.gone !== true;
}

function isLive(file: AdrFile): boolean {
  return isOpen(file) && file.adr.status !== 'rejected' && file.adr.status !== 'deprecated';
}

/** Whether one of two files with the comment of one decision is a copy of the other. */
function isCopy(a: AdrFile, b: AdrFile): boolean {
  const [mine, other] = [a.adr.identity, b.adr.identity];
  if (!mine || !other || areSeparate(a, b)) return false;
  if (!isLive(a) || !isLive(b)) return (isOpen(a) || isOpen(b)) && isSameComment(mine, other);
  if (mine.option === other.option) return true;
  // Another choice is a record of its own, unless a person gave it the title of another decision.
  return (isRetitled(a) || isRetitled(b)) && !mentions(a, fileName(b.path)) && !mentions(b, fileName(a.path));
}

/** Whether each of two records is as the program wrote it, under a number of its own, as two branches bring them. */
function areSeparate(a: AdrFile, b: AdrFile): boolean {
  return isAsWritten(a) && isAsWritten(b) && a.adr.number !== b.adr.number && !isSameText(a, b);
}

function isRetitled({ adr }: AdrFile): boolean {
  return adr.identity !== undefined && !isAdopted(adr.identity) && adr.title !== adr.identity.title;
}

/** Whether a record has the title, the number and the file name that the program gave it. */
function isAsWritten(file: AdrFile): boolean {
  const { identity, number, titleNumber } = file.adr;
  if (!identity || isRetitled(file) || (titleNumber !== undefined && titleNumber !== number)) return false;
  const name = recordFileName(identity.title, number ?? 0, file.adr.date ?? '', namingOf([file]));
  return fileName(file.path).replace(/-\d+\.md$/, '.md') === name.replace(/-\d+\.md$/, '.md');
}

function isSameText(a: AdrFile, b: AdrFile): boolean {
  return a.bytes && b.bytes ? a.bytes.equals(b.bytes) : a.text === b.text;
}

/** Whether two comments were one: what a run may have changed in one of them since is not compared. */
function isSameComment(a: Identity, b: Identity): boolean {
  const key = ({ option, title, date, answers, digests }: Identity): string =>
    JSON.stringify([option, title, date, answers, digests()]);
  return key(a) === key(b);
}

/** The order in which files are likely to be the record: as written, open, of a low number, near the top, of a short name. */
function likelyFirst(a: AdrFile, b: AdrFile): number {
  const late = Number.MAX_SAFE_INTEGER;
  return (
    Number(isRetitled(a)) - Number(isRetitled(b)) ||
    Number(isAsWritten(b)) - Number(isAsWritten(a)) ||
    Number(isLive(b)) - Number(isLive(a)) ||
    (a.adr.number ?? late) - (b.adr.number ?? late) ||
    a.path.split('/').length - b.path.split('/').length ||
    (a.path < b.path ? -1 : 1)
  );
}

function copyProblem(copy: AdrFile, original: AdrFile): Problem {
  const name = copy.adr.identity ? keyOf(copy.adr.identity) : '';
  return {
    code: 'adr/same-identity',
    severity: 'error',
    file: copy.path,
    line: lineOf(copy),
    message: `This record and ${original.path} have the same comment of create-arch-adr on their last lines: both claim to be the record of ${name}. Nothing is written for ${name}.`,
    hint: `If this is a new decision, delete the comment in it. If it is a spare copy, delete the file.`,
  };
}

/** The line of the comment. */
function lineOf({ text, adr }: AdrFile): number {
  return text.slice(0, adr.identitySpan()?.start ?? 0).split('\n').length;
}

/** A file with several comments holds back all the decisions that they name. */
function doubled(file: AdrFile): Clash[] {
  const all = findIdentities(file.text);
  if (all.length < 2) return [];
  const names = [...new Map(all.map((identity) => [decisionKey(identity), keyOf(identity)]))];
  const problem: Problem = {
    code: 'adr/several-identities',
    severity: 'error',
    file: file.path,
    line: lineOf(file),
    message: `This record has ${all.length} comments of create-arch-adr, for ${names.map(([, name]) => name).join(' and ')}. Nothing is written for ${names.length === 1 ? 'this decision' : 'these decisions'}.`,
    hint: 'Keep the comment that belongs to this record, and delete the others.',
  };
  return names.map(([key], at) => ({ key, original: file, copies: [], problems: at === 0 ? [problem] : [] }));
}
