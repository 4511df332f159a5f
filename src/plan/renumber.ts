import { editGenerated, linkEdits } from '../adr/links.ts';
import { nextNumber, unreadNumbers } from '../adr/number.ts';
import { clashesOf, clashWith } from './clashes.ts';
import { parseAdr } from '../adr/parse.ts';
import { fileName, isRecord, type AdrFile, type AdrLog } from '../model/adr.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Edit } from '../text/edit.ts';
import { numberCitations, padded, stemEdits } from '../adr/citations.ts';
import type { Citable } from './cited-record.ts';
import { meaningIn } from './citation-meaning.ts';

/** A record that gets another number. */
export interface Move {
  readonly file: AdrFile;
  readonly to: string;
  readonly number: number;
  /** Another record of the number that it had; it keeps it. */
  readonly stays: string;
}

/** What is known of where records come from. */
export interface Origin {
  /** Paths of records that the base branch has. */
  readonly onBase: ReadonlySet<string>;
  /** Place of a path in the history of this branch; one that is not committed has none. */
  readonly order: (path: string) => number | undefined;
  /** Records that only the base branch has, with numbers that this branch must not take. */
  readonly newOnBase: readonly string[];
}

/**
 * Which records move: of those that share a number, the ones that are not on the base branch. Where that does not tell
 * them apart, the one that came to this branch first stays.
 */
export function movesOf(log: AdrLog, origin: Origin, taken: readonly number[]): Move[] {
  const records = log.files.filter(isRecord);
  const clashes = clashesOf(log);
  const groups = new Map<number, AdrFile[]>();
  for (const file of records) {
    const { number } = file.adr;
    if (number !== undefined) groups.set(number, [...(groups.get(number) ?? []), file]);
  }
  let next = nextNumber(records, [
    ...taken,
    ...unreadNumbers(log),
    ...origin.newOnBase.flatMap((path) => numberOf(path) ?? []),
  ]);
  return [...groups].flatMap(([number, files]) => {
    const elsewhere = origin.newOnBase.find(
      (path) => numberOf(path) === number && !files.some((file) => file.path === path),
    );
    const stay = (file: AdrFile): number => Number(clashWith(file, clashes) === undefined);
    const [first, ...others] = [...files].sort((a, b) => stay(a) - stay(b) || before(a, b, origin));
    if (!first || (others.length === 0 && elsewhere === undefined)) return [];
    const isFree = elsewhere !== undefined && !origin.onBase.has(first.path);
    const stays = isFree ? elsewhere : first.path;
    // What cannot be read cannot be rewritten under another name.
    return (isFree ? [first, ...others] : others)
      .filter((file) => !file.unreadable && !clashWith(file, clashes))
      .map((file): Move => {
        const to = next;
        next += 1;
        return { file, to: renamed(file.path, number, to), number: to, stays };
      });
  });
}

/** Why records that share a number with another one stay: nobody but the team can say which of them is the record. */
export function stuckRecords(log: AdrLog): Problem[] {
  const numbers = log.files.filter(isRecord).map(({ adr }) => adr.number);
  const isDouble = ({ adr }: AdrFile): boolean => numbers.filter((number) => number === adr.number).length > 1;
  return clashesOf(log)
    .filter(({ original, copies }) => [original, ...copies].some(isDouble))
    .flatMap(({ problems }) => problems);
}

function numberOf(path: string): number | undefined {
  return parseAdr('', path).number;
}

function before(a: AdrFile, b: AdrFile, { onBase, order }: Origin): number {
  const unread = Number(b.unreadable !== undefined) - Number(a.unreadable !== undefined);
  const base = Number(onBase.has(b.path)) - Number(onBase.has(a.path));
  const late = Number.MAX_SAFE_INTEGER;
  return unread || base || (order(a.path) ?? late) - (order(b.path) ?? late) || (a.path < b.path ? -1 : 1);
}

function renamed(path: string, from: number, to: number): string {
  const name = fileName(path);
  const folder = path.slice(0, -name.length);
  return folder + name.replace(/\d+/, (digits) => (Number(digits) === from ? padded(to, digits) : digits));
}

/** A text file of the repository that may cite a record that moves. */
export interface CitingFile {
  readonly path: string;
  readonly text: string;
  /**
   * The lines that the file had before a record came (by the path of the record): what they cite is the record that stays.
   * `undefined` when nobody can tell.
   */
  readonly linesBefore: (moved: string) => ReadonlySet<string> | undefined;
}

/**
 * The whole renumbering as a plan: the moved records under their new names, and every file that cites them. `others` are
 * records of other logs in the repository, which keep their numbers: what cites them stays.
 */
export function planRenumber(
  moves: readonly Move[],
  files: readonly CitingFile[],
  others: readonly Citable[] = [],
): Plan {
  const problems: Problem[] = [];
  const changes = files.flatMap((file): Change[] => {
    const move = moves.find((candidate) => candidate.file.path === file.path);
    const edits = [
      ...(move ? headingEdits(move) : []),
      ...moves.flatMap((candidate) => citationEdits(candidate, file, others, problems)),
    ];
    const after = editGenerated(file.text, file.path, withoutOverlaps(edits));
    const place = { before: file.text, after };
    if (move) {
      const why = `${fileName(move.stays)} keeps the number`;
      return [{ kind: 'rename', path: move.to, from: file.path, ...place, number: move.number, why }];
    }
    return after === file.text ? [] : [{ kind: 'update', path: file.path, ...place, why: 'cites a moved record' }];
  });
  return { changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

/** The number in a record's title and in its front matter. */
function headingEdits({ file, number }: Move): Edit[] {
  const { titleSpan, number: old } = file.adr;
  const edits: Edit[] = [];
  const add = (start: number, text: string, pattern: RegExp): void => {
    const match = pattern.exec(text);
    const digits = match?.[2] ?? '';
    if (!match || Number(digits) !== old) return;
    const at = start + match.index + (match[1] ?? '').length;
    edits.push({ start: at, end: at + digits.length, text: padded(number, digits) });
  };
  if (titleSpan) {
    add(
      titleSpan.start,
      file.text.slice(titleSpan.start, titleSpan.end),
      /^(\ufeff?\s{0,3}#*\s*\[?(?:adr[-_ #]?)?)(\d{1,6})(?!\d)/i,
    );
  }
  const matter = /^\ufeff?---\r?\n[\s\S]*?\r?\n---/.exec(file.text)?.[0] ?? '';
  add(0, matter, /(\n(?:number|id): *["']?(?:ADR-)?)(\d{1,6})(?=["']?\s*\r?\n)/i);
  return edits;
}

function citationEdits(move: Move, file: CitingFile, others: readonly Citable[], problems: Problem[]): Edit[] {
  const { path, adr } = move.file;
  const old = adr.number ?? 0;
  const labels = new Map(
    [String(old), padded(old, '0000'), `ADR-${padded(old, '0000')}`].map((label) => [
      label,
      label.replace(/\d+/, (digits) => padded(move.number, digits)),
    ]),
  );
  const titled = new Map([...labels, ...labelled(adr.title, old, move.number)]);
  const meaning = meaningIn(file, move, others);
  const named = [
    ...linkEdits(file.text, file.path, { from: path, to: move.to, labels: titled }),
    ...stemEdits(file.text, path, move.to).filter((edit) => meaning.ofName(edit)),
  ];
  if (file.path === move.stays) return named;
  const known = file.path === path ? new Set<string>() : file.linesBefore(path);
  const taken = new Set<number>();
  for (const edit of named) overlaps(taken, edit);
  const cited = numberCitations(file.text, old)
    .filter(({ span }) => !overlaps(taken, { ...span, text: '' }))
    .map((citation) => ({ ...citation, means: meaning.ofNumber(citation.span) }))
    .filter(({ means }) => means !== 'another');
  const open = cited.find(({ means, words }) =>
    means === 'unclear' ? !known?.has(words) : means === undefined && !known,
  );
  if (open) problems.push(unclear(file.path, open.line, move));
  const mine = cited.filter(
    ({ means, words }) => means === 'moved' || (means === undefined && known?.has(words) === false),
  );
  return [...named, ...mine.map(({ span, digits }) => ({ ...span, text: padded(move.number, digits) }))];
}

function labelled(title: string, old: number, number: number): [string, string][] {
  return [[`${old}. ${title}`, `${number}. ${title}`]];
}

function unclear(file: string, line: number, move: Move): Problem {
  return {
    code: 'renumber/unclear-citation',
    severity: 'warning',
    file,
    line,
    message: `It cites record ${move.file.adr.number ?? 0}; whether that is ${fileName(move.file.path)} or another record of this number is not clear.`,
    hint: `Where ${fileName(move.file.path)} is meant, write ${move.number} by hand.`,
  };
}

/** A link with its label is found twice, as a link and as a name: the first one stays. */
function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const taken = new Set<number>();
  return edits.filter((edit) => !overlaps(taken, edit));
}

/** Whether an edit touches a place of one before it; if not, its places are taken from now on. */
function overlaps(taken: Set<number>, { start, end }: Edit): boolean {
  for (let at = start; at < end; at += 1) if (taken.has(at)) return true;
  for (let at = start; at < end; at += 1) taken.add(at);
  return false;
}
