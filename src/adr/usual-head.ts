import { isUsualWord, type FieldPlace, type Span } from '../model/adr.ts';
import { statusSection, type Field } from './fields.ts';
import { telling } from './relations.ts';

/** What stands above the first section that argues: the title, the fields, the status. */
export interface Head {
  readonly title: string;
  readonly titleSpan?: Span;
  /** The number that stands before the title. */
  readonly titleDigits?: string | undefined;
  readonly statusPlaces: readonly FieldPlace[];
  readonly datePlaces: readonly FieldPlace[];
  readonly deciderPlaces: readonly FieldPlace[];
  /** The body of the section Status. */
  readonly statusBody: Span | undefined;
  /** The fields of the front matter. */
  readonly fields: readonly Field[];
  /** Whether it may name other records. */
  readonly namesOthers: boolean;
}

const words = String.raw`[^\s"'\x60*_<](?:[^\n\r<]*[^\s<])?`;
const day = String.raw`\d{4}-\d\d-\d\d`;
const bullets = [
  String.raw`(?<statusName>- Status: )(?<status>${words})(?<dateName>\n- Date: )(?<date>${day})`,
  String.raw`(?<decidersName>\n- Deciders: )(?<deciders>${words})(?<tags>\n- Tags: [^\n\r<]*\n\n<!--\nDate: )(?<hidden>${day})\n-->`,
].join('');
const usual = new RegExp(
  [
    String.raw`^(?<lead># (?:(?<digits>\d{1,6})\. )?)(?<title>(?![Aa][Dd][Rr])[^\s\d[#<](?:[^\n\r<]*[^\s#<])?)\n\n`,
    String.raw`(?:${bullets}|Date: (?<line>${day}))\n\n## Status\n(?<body>(?:\n|[A-Za-z][^\n\r]*\n)*)## [^\s#]`,
  ].join(''),
);

/** One for all, of which most have none. */
const none: readonly never[] = [];

/**
 * The head of a record that begins as this program or adr-tools writes it, found with one look. Every other gives
 * `undefined`, and is read line by line with the same result. Most records of a long log begin so, and most are only asked for
 * their head.
 */
export function usualHead(text: string): Head | undefined {
  const match = usual.exec(text);
  if (!match?.groups) return undefined;
  const { lead = '', title = '', digits, line, body = '' } = match.groups;
  const start = lead.length + title.length + '\n\n'.length;
  const end = match[0].length - '## x'.length;
  const statusBody = { start: end - body.length, end };
  const below = inSection(text, body, statusBody);
  const places =
    line === undefined
      ? bulletPlaces(match.groups, start, below)
      : { status: below, dates: [placeOf('line', start + 'Date: '.length, line)], deciders: none };
  return {
    title,
    titleSpan: { start: 0, end: start - 1 },
    titleDigits: digits,
    statusPlaces: places.status,
    datePlaces: places.dates,
    deciderPlaces: places.deciders,
    statusBody,
    fields: none,
    namesOthers: telling.test(match[0]),
  };
}

type Places = Readonly<Record<'status' | 'dates' | 'deciders', readonly FieldPlace[]>>;

/** The fields as bullets, and the date once more in a comment. */
function bulletPlaces(groups: Readonly<Record<string, string>>, start: number, below: readonly FieldPlace[]): Places {
  const { statusName = '', status = '', dateName = '', date = '' } = groups;
  const { decidersName = '', deciders = '', tags = '', hidden = '' } = groups;
  const statusPlace = placeOf('bullet', start + statusName.length, status);
  const datePlace = placeOf('bullet', statusPlace.end + dateName.length, date);
  const decidersPlace = placeOf('bullet', datePlace.end + decidersName.length, deciders);
  return {
    status: [statusPlace, ...below],
    dates: [datePlace, placeOf('line', decidersPlace.end + tags.length, hidden)],
    deciders: [decidersPlace],
  };
}

function placeOf(form: FieldPlace['form'], start: number, value: string): FieldPlace {
  return { form, start, end: start + value.length, value };
}

/** The places in the section Status, which mostly holds one word. */
function inSection(text: string, body: string, span: Span): FieldPlace[] {
  const word = body.trim();
  const isWord = isUsualWord(word);
  return isWord ? [placeOf('section', span.start + body.indexOf(word), word)] : statusSection(text, span);
}
