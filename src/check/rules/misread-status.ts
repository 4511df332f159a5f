import { statusWord, type AdrFile, type FieldPlace } from '../../model/adr.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckRule } from '../input.ts';
import { placeAt, shortName, someOf } from '../place.ts';

/** Statuses that some reader of decision logs takes for another one, with the reader's name. */
export const misreadStatus: CheckRule = ({ records }) => [
  ...[unknownWord, quoted, linkFirst].flatMap((problems) => records.flatMap(problems)),
  ...sectionOnly(records),
];

function unknownWord(file: AdrFile): Problem[] {
  const place = file.adr.statusPlaces.find((candidate) => statusWord(candidate.value) === undefined);
  if (!place) return [];
  const value = place.value.trim();
  return [
    problem(
      file,
      place,
      value === '' ? 'The status is empty' : `"${short(value)}" is no status that readers know`,
      'log4brains takes it for a draft, adr-viewer shows it as unknown, madr-lint refuses it',
    ),
  ];
}

function short(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}

function quoted(file: AdrFile): Problem[] {
  const place = file.adr.statusPlaces.find(
    // The quote may be part of the place or stand before it.
    ({ form, start }) => form === 'front-matter' && /["']/.test(file.text.slice(start - 1, start + 1)),
  );
  if (!place) return [];
  return [problem(file, place, 'The status stands in quotes', 'Structurizr shows the quotes as part of the status')];
}

/** Structurizr takes the first word of the first line of the status section. */
function linkFirst(file: AdrFile): Problem[] {
  const { statusBody, statusPlaces } = file.adr;
  if (!statusBody || file.adr.links().length === 0) return [];
  const place = statusPlaces.find(({ form }) => form === 'section');
  if (place && place.start - statusBody.start < 'amends'.length) return [];
  const line = /\S[^\r\n]*/.exec(file.text.slice(statusBody.start, statusBody.end));
  const word = /^(supersedes|supercedes|amends|amended|clarifies|relates)\b/i.exec(line?.[0] ?? '')?.[1];
  if (!line || word === undefined) return [];
  const section = file.adr.sections().find(({ body }) => body.start === statusBody.start);
  if (section?.level !== 2 || !/^status$/i.test(section.title)) return [];
  const at = { start: statusBody.start + line.index };
  return [problem(file, at, 'A link stands before the status word', `Structurizr reads the status "${word}"`)];
}

function problem(file: AdrFile, place: Pick<FieldPlace, 'start'>, what: string, how: string): Problem {
  return {
    code: 'check/misread-status',
    severity: 'warning',
    ...placeAt(file, place.start),
    message: `${what}: ${how}.`,
    hint: 'Use proposed, accepted, rejected, deprecated or superseded, as the first word.',
  };
}

/** Records that no longer hold, and say so where two readers do not look. One problem for the whole log. */
function sectionOnly(records: readonly AdrFile[]): Problem[] {
  const hidden = records.filter(
    ({ adr }) =>
      // Whoever wants records in this format knows where it has the status.
      adr.identity?.format !== 'nygard' &&
      ['superseded', 'deprecated', 'rejected', 'proposed', 'draft'].includes(adr.status) &&
      adr.statusPlaces.every((place) => place.form === 'section'),
  );
  const [first] = hidden;
  if (!first) return [];
  return [
    {
      code: 'check/misread-status',
      severity: 'info',
      ...placeAt(first, first.adr.statusPlaces[0]?.start ?? 0),
      message: `${hidden.length === 1 ? 'A record says its status' : `${hidden.length} records say their status`} in a section only, and log4brains takes such for accepted, Backstage for nothing: ${someOf(hidden.map(shortName))}.`,
      hint: 'It matters only if one of the two reads this log; a bullet `- Status: …` below the title serves both.',
    },
  ];
}
