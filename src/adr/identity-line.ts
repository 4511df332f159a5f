import { recordFormats, type Identity } from '../model/adr.ts';
import { formOf, lengthened, shortened } from '../text/digest.ts';

/** What has to be written with its number: blanks, control and invisible characters, what could end the comment, our own signs. */
const unsafe = /[\s%+>\p{C}\p{Z}]/gu;
/** How the values are called that not every record has. The comment is long enough without words. */
const names = { scope: 's', words: 'w', former: 'f', deciders: 'd', format: 'm', gone: 'g', title: 't' } as const;
/** For a value that is empty. */
const none = '-';
const markLength = 3;
const formLength = 4;
const unit = markLength + formLength;
const wordLength = 4;

/**
 * Identity → the words between the signs of the comment: layer, option, catalog, status, date, digest of the answers,
 * digests of the sections; behind them `name=value` for the rest. `undefined` where a digest is one of the first version,
 * which this form cannot hold.
 */
export function identityLine(identity: Identity): string | undefined {
  const forms = Object.entries(identity.digests()).map(([mark, digest]) => [mark, formOf(digest)] as const);
  if (forms.some(([mark, form]) => form === undefined || mark.length !== markLength)) return undefined;
  if (!/^(?:[\da-f]{2})*$/.test(identity.answers)) return undefined;
  const sections = forms.map(([mark, form]) => mark + shortened(form ?? '')).join('');
  const { layer, option, catalog, status, date, answers, scope, words, former, deciders, format, gone, title } =
    identity;
  const rest = [
    [names.scope, scope],
    [names.words, words?.map(shortened).join('')],
    [names.former, former?.map(shortened).join('')],
    [names.deciders, deciders === '' ? undefined : deciders],
    [names.format, format],
    [names.gone, gone ? 'yes' : undefined],
    [names.title, title],
  ] as const;
  return [
    ...[layer, option, catalog, status, date].map(written),
    shortened(answers) || none,
    sections || none,
    ...rest.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value === '' ? '' : written(value)}`])),
  ].join(' ');
}

/** The identity that a comment's words say; `undefined` where they say none. */
export function parseIdentityLine(line: string): Identity | undefined {
  const [layer = '', option = '', catalog = '', status = '', date = '', answers = '', sections = '', ...rest] =
    line.split(' ');
  const values = new Map(rest.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
  const title = values.get(names.title);
  if (title === undefined || layer === '' || !/^(?:-|[\w.]+)$/.test(sections)) return undefined;
  const fields: { -readonly [K in keyof Identity]: Identity[K] } = {
    ...{
      layer: read(layer),
      option: read(option),
      catalog: read(catalog),
      status: read(status),
      date: read(date),
      title: read(title),
    },
    answers: answers === none ? '' : lengthened(answers),
    deciders: read(values.get(names.deciders) ?? none),
    digests: () => (sections === none ? {} : digestsIn(sections)),
  };
  addOptional(fields, values);
  return fields;
}

function addOptional(
  fields: { -readonly [K in keyof Identity]: Identity[K] },
  values: ReadonlyMap<string, string>,
): void {
  const scope = values.get(names.scope);
  const format = recordFormats.find((known) => known === values.get(names.format));
  if (scope !== undefined) fields.scope = read(scope);
  if (format !== undefined && format !== 'portable') fields.format = format;
  if (values.has(names.gone)) fields.gone = true;
  for (const key of ['words', 'former'] as const) {
    const marks = values.get(names[key]);
    if (marks !== undefined) fields[key] = pieces(marks, wordLength).map(lengthened);
  }
}

function digestsIn(sections: string): Record<string, string> {
  const entries = pieces(sections, unit).map((piece): [string, string] => [
    piece.slice(0, markLength),
    lengthened(piece.slice(markLength)),
  ]);
  return Object.fromEntries(entries);
}

function pieces(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

/** A value as one word. */
function written(value: string): string {
  if (value === '') return none;
  return value.replace(unsafe, encoded).replace(/-(?=-)|^-$/g, '%2D');
}

function encoded(character: string): string {
  if (character === ' ') return '+';
  // Half of a character has no number of its own.
  return encodeURIComponent(/\p{Cs}/u.test(character) ? '\ufffd' : character);
}

function read(word: string): string {
  if (word === none) return '';
  try {
    return decodeURIComponent(word.replaceAll('+', ' '));
  } catch {
    return word;
  }
}
