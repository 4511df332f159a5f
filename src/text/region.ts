import { lineEnding, withLineEnding } from './edit.ts';

/** The lines between which a generated part of a page stands. */
export interface Markers {
  readonly begin: string;
  readonly end: string;
}

/**
 * A page with the text between its markers replaced; everything else stays, byte for byte. A page without the markers
 * gets the region at its end. A region that was broken by a merge (doubled markers, conflict marks inside) is replaced
 * from its first to its last marker.
 */
export function replaceRegion(page: string | undefined, markers: Markers, text: string): string {
  const region = `${markers.begin}\n${text.trim()}\n${markers.end}`;
  if (page === undefined || page.trim() === '') return `${region}\n`;
  const ending = lineEnding(page);
  const start = page.indexOf(markers.begin);
  const last = page.lastIndexOf(markers.end);
  const fresh = withLineEnding(region, ending);
  if (start === -1 || last < start) {
    const gap = page.endsWith('\n') ? ending : ending + ending;
    return `${page}${gap}${fresh}${ending}`;
  }
  return page.slice(0, start) + fresh + page.slice(last + markers.end.length);
}
