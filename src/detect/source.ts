import type { Evidence, Usage } from '../model/detect.ts';
import type { Problem } from '../model/problem.ts';

/** The text of one file, ready to say on which line an offset stands. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly starts: readonly number[];
}

/** What a reader knows of a usage; the place comes from the source. */
export type Named = Pick<Usage, 'kind' | 'value'> & {
  readonly version?: string | undefined;
  readonly from?: Usage['from'];
  readonly development?: boolean;
};

const maxEvidence = 160;
const maxVersion = 80;

/** `file` and its text → Source. */
export function sourceOf(file: string, text: string): Source {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { file, text, starts };
}

/** The line, counted from 1, on which `offset` stands. */
export function lineAt(source: Source, offset: number): number {
  let low = 0;
  let high = source.starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((source.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The lines of a text with their offsets, each cut after `most` letters, since what people write by hand is shorter. */
export function linesOf(
  { text, starts }: Source,
  most = 2000,
): readonly { readonly offset: number; readonly line: string }[] {
  return starts.map((offset, index) => {
    const end = starts[index + 1] ?? text.length;
    return { offset, line: text.slice(offset, Math.min(end, offset + most)) };
  });
}

/** The usage `named` at `offset`. Keys that often hold secrets (environment, Spring) show their name only. */
export function usageAt(source: Source, offset: number, named: Named): Usage {
  const version = cleanVersion(named.version);
  const secret = named.kind === 'env' || named.kind === 'spring';
  return {
    ...evidenceAt(source, offset),
    ...(secret && { text: visible(named.value) }),
    kind: named.kind,
    value: named.value,
    ...(version !== undefined && { version }),
    from: named.from ?? 'named',
    ...(named.development && { development: true }),
  };
}

function evidenceAt(source: Source, offset: number): Evidence {
  const line = lineAt(source, offset);
  const start = source.starts[line - 1] ?? 0;
  const end = (source.starts[line] ?? source.text.length + 1) - 1;
  // A minified file is one line, of which only the neighbourhood helps.
  const from = end - start > 4 * maxEvidence ? Math.max(start, offset - maxEvidence / 4) : start;
  return { file: source.file, line, text: visible(source.text.slice(from, Math.min(end, from + 4 * maxEvidence))) };
}

function visible(text: string): string {
  const plain = text
    // eslint-disable-next-line no-control-regex -- control characters must not reach a terminal
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/:\/\/[^\s/@]{1,300}@/g, '://…@')
    .trim();
  if (plain.length <= maxEvidence) return plain;
  // Not between the two halves of a character.
  return `${plain.slice(0, maxEvidence - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function cleanVersion(version: string | undefined): string | undefined {
  const trimmed = version?.trim() ?? '';
  return trimmed === '' || trimmed.length > maxVersion || !/^[\x20-\x7e]+$/.test(trimmed) ? undefined : trimmed;
}

/** A problem of a manifest that could not be read as a whole. It never fails a run, because detection goes on without. */
export function unreadable(file: string, line: number, format: string, why: string): Problem {
  const shown = visible(why).replace(/[.:]$/, '');
  return {
    code: 'detect/unreadable',
    severity: 'warning',
    file,
    line,
    message: `This file could not be read as ${format}: ${shown}.`,
    hint: 'What it names may be missing from the result.',
  };
}
