import { canonical } from './canonical.ts';
import { lineEnding, withLineEnding } from './edit.ts';
import { pageMarks, regionSpan, regionsOf, type Markers, type Region } from './page-marks.ts';
import { faultOf, openCode, type RegionFault } from './region-faults.ts';

/** The page with its region replaced, or what is in the way. */
export type Replaced = { readonly page: string } | { readonly fault: RegionFault };

/**
 * A page with the text between its markers replaced; everything else stays, byte for byte. A page without a region gets
 * one at its end. A marker counts only as a line of its own outside code; text that mentions one belongs to the team.
 * A fault, and no page, where a marker was lost or repeated, or a merge crosses it.
 */
export function replaceRegion(page: string | undefined, markers: Markers, text: string): Replaced {
  const region = `${markers.begin}\n\n${text.trim()}\n\n${markers.end}`;
  if (page === undefined || page.trim() === '') return { page: `${region}\n` };
  const marks = pageMarks(page, markers);
  const fault = faultOf(page, markers, marks, text);
  if (fault) return { fault };
  const fresh = withLineEnding(region, lineEnding(page));
  const [found] = regionsOf(marks);
  // A formatter's changes are kept: they say the same.
  if (found && isFormatted(page, regionSpan(marks, found), fresh)) return { page };
  return checked(found ? replacedAt(page, regionSpan(marks, found), fresh) : appended(page, fresh), markers);
}

function isFormatted(page: string, { start, end }: Region, fresh: string): boolean {
  return canonical(page.slice(start, end)) === canonical(fresh);
}

function replacedAt(page: string, { start, end }: Region, fresh: string): string {
  return page.slice(0, start) + fresh + page.slice(end);
}

function appended(page: string, fresh: string): string {
  const ending = lineEnding(page);
  return `${page}${page.endsWith('\n') ? ending : ending + ending}${fresh}${ending}`;
}

/** The page, if the next run will find in it the one region that was written. */
function checked(page: string, markers: Markers): Replaced {
  const marks = pageMarks(page, markers);
  if (regionsOf(marks).length === 1) return { page };
  return { fault: openCode(marks) };
}
