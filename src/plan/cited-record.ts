import { fileName } from '../model/adr.ts';
import { resolvePath } from '../text/path.ts';

/** A record that a citation may mean, of this log or of another one in the same repository. */
export interface Citable {
  readonly path: string;
  readonly number?: number | undefined;
}

/** Folders in which logs are usually kept; what is above them is the part of the repository that the log is about. */
const logFolder =
  /^(?:docs?|documentation|architecture|arch|adrs?|decisions?|decision-records?|architecture-decisions|design)$/i;

/** The part of a repository that a log is about: `svc` for `svc/docs/adr/0001-x.md`, nothing for `docs/adr/0001-x.md`. */
function homeOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const last = folders.findLastIndex((folder) => logFolder.test(folder));
  if (last === -1) return folders.join('/');
  let end = last;
  while (end > 0 && logFolder.test(folders[end - 1] ?? '')) end -= 1;
  return folders.slice(0, end).join('/');
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** How near a record is to a file: its own folder is nearest, then the part of the repository that its log is about. */
function nearness(path: string, file: string): number {
  const folder = path.split('/').slice(0, -1).join('/');
  if (folder !== '' && isBelow(file, folder)) return 10_000 + folder.length;
  const home = homeOf(path);
  return isBelow(file, home) ? home.length : -1;
}

/** The record of the log that is nearest to a file; `undefined` when two are equally near. */
export function nearestRecord(file: string, records: readonly Citable[]): Citable | undefined {
  const [first, second] = records
    .map((record) => ({ record, near: nearness(record.path, file) }))
    .sort((a, b) => b.near - a.near);
  return first && first.near > (second?.near ?? -2) ? first.record : undefined;
}

/** The record that a path in a file means, be it a link, an address or a path in a comment; `undefined` when it is not clear. */
export function recordAtPath(path: string, file: string, records: readonly Citable[]): Citable | undefined {
  const named = path.split(/[#?]/, 1)[0] ?? '';
  const wanted = (candidate: string | undefined): Citable | undefined =>
    records.find((record) => candidate !== undefined && bare(record.path) === bare(candidate));
  if (named.startsWith('/')) return wanted(named.slice(1)) ?? mostAlike(named, records);
  const folders = file.split('/').slice(0, -1);
  const depths = named.startsWith('..')
    ? [folders.length]
    : folders.map((_, index) => folders.length - index).concat(0);
  for (const depth of depths) {
    const found = wanted(resolvePath([...folders.slice(0, depth), 'x'].join('/'), named));
    if (found) return found;
  }
  return mostAlike(named, records);
}

function bare(path: string): string {
  return path.replace(/\.md$/i, '');
}

/** The record whose path ends as a path does, at least in its file name. */
function mostAlike(path: string, records: readonly Citable[]): Citable | undefined {
  const parts = bare(path).split('/').reverse();
  const shared = (record: Citable): number => {
    const own = bare(record.path).split('/').reverse();
    const differs = own.findIndex((part, index) => part !== parts[index]);
    return differs === -1 ? own.length : differs;
  };
  const [first, second] = records
    .map((record) => ({ record, shared: shared(record) }))
    .sort((a, b) => b.shared - a.shared);
  return first && first.shared > (second?.shared ?? 0) ? first.record : undefined;
}

/** The target of the link whose text a piece of a text is in: `[here](target)`, `[here][id]` or `[here]`. */
export function linkTargetAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  definitions: () => ReadonlyMap<string, string>,
): string | undefined {
  const before = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 600), start);
  const opening = /\[([^[\]]*)$/.exec(before);
  if (!opening) return undefined;
  const after = text.slice(end, end + 1200);
  const inline = /^[^[\]\n]*\]\(\s*<?([^()<>\s]+)/.exec(after)?.[1];
  if (inline !== undefined) return inline;
  const closing = /^([^[\]\n]*)\](?:\[([^[\]\n]*)\])?/.exec(after);
  if (!closing) return undefined;
  const label = `${opening[1] ?? ''}${text.slice(start, end)}${closing[1] ?? ''}`;
  const id = closing[2] === undefined || closing[2] === '' ? label : closing[2];
  return definitions().get(id.trim().toLowerCase());
}

/** Link definitions of a text by their labels in lower case. */
export function linkDefinitions(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^ {0,3}\[([^[\]\n]{1,200})\]:[ \t]*<?([^\s<>]+)/gm)];
  return new Map(found.map(([, label = '', target = '']) => [label.trim().toLowerCase(), target]));
}

/** The path that a file name is the end of, from its first character: `svc/docs/adr/` before `0001-x`. */
export function pathBefore(text: string, start: number): string {
  return (
    /(?<![^\s"'`<>()[\]{}|,;=*:])[^\s"'`<>()[\]{}|,;=*:]*$/.exec(text.slice(Math.max(0, start - 400), start))?.[0] ?? ''
  );
}

/** Whether two paths end in the same file name, with or without `.md`. */
export function isNamesake(a: string, b: string): boolean {
  return bare(fileName(a)) === bare(fileName(b));
}
