import { fileName, type Adr, type FieldPlace, type Neighbour } from '../model/adr.ts';
import type { AnswerStatus } from '../model/answers.ts';
import { lineEnding, type Edit } from '../text/edit.ts';
import { capitalise } from '../text/sentence.ts';
import { linkTo } from './consequences.ts';

/** The status a record shall say. A superseded one names what took its place. */
export interface NewStatus {
  readonly status: AnswerStatus | 'superseded';
  readonly successor?: Neighbour;
  /** A sentence in Markdown that stands below the status word. */
  readonly reason?: string;
}

/** Edits that make every place of a record say the same status. Other lines of its status section stay. */
export function statusEdits(text: string, adr: Adr, wanted: NewStatus): Edit[] {
  const end = lineEnding(text);
  return adr.statusPlaces.flatMap((place, index): Edit[] => {
    const value = statusValue(place.form, wanted);
    const isLater = place.form === 'section' && adr.statusPlaces[index - 1]?.form === 'section';
    if (isLater) return removeLine(text, place);
    const reason = place.form === 'section' && wanted.reason !== undefined ? `${end}${end}${wanted.reason}` : '';
    return value === place.value && reason === '' ? [] : [{ start: place.start, end: place.end, text: value + reason }];
  });
}

/** How a status is written at one place of a record. */
function statusValue(form: FieldPlace['form'], { status, successor }: NewStatus): string {
  if (status !== 'superseded' || !successor) return form === 'section' ? capitalise(status) : status;
  if (form === 'section') return `Superseded by ${linkTo(successor)}`;
  if (form === 'front-matter') {
    const number =
      successor.number === undefined ? fileName(successor.file) : `ADR-${String(successor.number).padStart(4, '0')}`;
    return `superseded by ${number}`;
  }
  return `superseded by [${fileName(successor.file).replace(/\.md$/, '')}](${successor.file})`;
}

/** A second status line in a section (adr-tools leaves some) goes, with its line break. */
function removeLine(text: string, place: FieldPlace): Edit[] {
  const newline = text.indexOf('\n', place.end);
  return [{ start: place.start, end: newline === -1 ? place.end : newline + 1, text: '' }];
}

/** Edits that set the same value at all places of a field. */
export function fieldEdits(places: readonly FieldPlace[], value: string): Edit[] {
  return places
    .filter((place) => place.value !== value)
    .map((place) => ({ start: place.start, end: place.end, text: value }));
}
