import { linesOf } from './lines.ts';
import { regionSpan, regionsOf, type Markers, type PageMark, type Region } from './page-marks.ts';

/** Why it is not certain which part of a page is generated. */
export interface RegionFault {
  /** The line in question, from 1. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** What makes the generated part of a page uncertain; `undefined` where it is certain, or where the page has none yet. */
export function faultOf(
  page: string,
  markers: Markers,
  marks: readonly PageMark[],
  text: string,
): RegionFault | undefined {
  const lines = marks.filter(({ kind }) => kind === 'begin' || kind === 'end');
  const regions = regionsOf(marks);
  const lone = lines.find((mark, index) => mark.kind === 'begin' && lines[index + 1]?.kind !== 'end');
  const [first, ...others] = regions;
  if ((lone || !first) && marks.some(({ kind }) => kind === 'code')) return openCode(marks);
  if (lone) return lostEnd(lone, markers);
  if (!first) return withoutRegion(page, markers, marks, text);
  const far = others.find((other, index) => hasText(page.slice(regions[index]?.end, other.start)));
  if (far) return secondRegion(page, far);
  return crossedMerge(marks, regionSpan(marks, first));
}

/** Whether there are words between two regions; the lines of a merge are none. */
function hasText(between: string): boolean {
  return between.split('\n').some((line) => !/^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})?$/.test(line.trim()));
}

/** Code that is not closed would hide the generated part from the next run. */
export function openCode(marks: readonly PageMark[]): RegionFault {
  return {
    line: marks.find(({ kind }) => kind === 'code')?.line ?? 1,
    message: 'The code block that begins here is not closed, so the generated part of this page would be inside it.',
    hint: 'Close the code block, then run create-arch-adr.',
  };
}

function lostEnd({ line }: PageMark, { end }: Markers): RegionFault {
  return {
    line,
    message: 'The generated part that begins here has no end marker, so what belongs to the team is not certain.',
    hint: `Write the line \`${end}\` below the last generated line, then run create-arch-adr.`,
  };
}

function secondRegion(page: string, { start }: Region): RegionFault {
  return {
    line: page.slice(0, start).split('\n').length,
    message: 'A second generated part begins here, with text of the team above it.',
    hint: 'Delete one of the two with its markers, then run create-arch-adr.',
  };
}

function withoutRegion(
  page: string,
  { begin, end }: Markers,
  marks: readonly PageMark[],
  text: string,
): RegionFault | undefined {
  const stray = marks.find(({ kind }) => kind === 'end');
  if (stray) {
    return {
      line: stray.line,
      message: 'The generated part that ends here has no begin marker, so what belongs to the team is not certain.',
      hint: `Write the line \`${begin}\` above the first generated line, then run create-arch-adr.`,
    };
  }
  const shifted = marks.find(({ kind }) => kind === 'shifted');
  if (shifted) {
    return {
      line: shifted.line,
      message: 'This marker of the generated part is indented or quoted, so what belongs to the team is not certain.',
      hint: `Put \`${begin}\` and \`${end}\` at the start of their lines, then run create-arch-adr.`,
    };
  }
  const line = lineOf(page, text);
  if (line === undefined) return undefined;
  return {
    line,
    message: 'This page says what the generated part says, and the markers around that part are missing.',
    hint: `Write the line \`${begin}\` above the first generated line and \`${end}\` below the last, then run create-arch-adr.`,
  };
}

/** The line of a page that is the first or the last one of the generated text. */
function lineOf(page: string, text: string): number | undefined {
  const generated = text.trim().split('\n');
  const ends = [generated[0]?.trim(), generated.at(-1)?.trim()].filter(
    (one) => one !== undefined && (one.match(/\p{L}+/gu) ?? []).length > 2,
  );
  let number = 0;
  for (const line of linesOf(page.replace(/^\ufeff/, ''))) {
    number += 1;
    if (ends.includes(line.text.trim())) return number;
  }
  return undefined;
}

/** A merge conflict that begins on one side of a marker and ends on the other. */
function crossedMerge(marks: readonly PageMark[], { start, end }: Region): RegionFault | undefined {
  let open: PageMark | undefined;
  for (const mark of marks) {
    if (mark.kind === 'ours') open = mark;
    if (mark.kind !== 'theirs' || !open) continue;
    const isInside = (at: number): boolean => at > start && at < end;
    const isAround = open.start < start && mark.start >= end;
    if (isInside(open.start) !== isInside(mark.start) || isAround) {
      return {
        line: open.line,
        message: 'A merge that is not finished crosses the markers of the generated part.',
        hint: 'Resolve the conflict that begins here, then run create-arch-adr.',
      };
    }
    open = undefined;
  }
  return undefined;
}
