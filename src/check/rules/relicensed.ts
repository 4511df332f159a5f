import type { AdrFile } from '../../model/adr.ts';
import type { Option } from '../../model/catalog.ts';
import { keyOf, type Decision } from '../../model/decision.ts';
import { spokenLicense } from '../../model/license.ts';
import type { Problem } from '../../model/problem.ts';
import { escapeMarkdown } from '../../text/markdown.ts';
import { earlierPeriod, licenseAt } from '../../text/license.ts';
import type { CheckInput, CheckRule } from '../input.ts';
import { placeOf } from '../place.ts';

const code = 'check/relicensed';

/**
 * Accepted records whose option is under another licence today. What the record itself tells comes first; where it tells
 * none, the days of the catalog; and where the team named a version, whether that one is still under the earlier licence.
 */
export const relicensed: CheckRule = (input) => {
  const options = new Map(input.catalog.options.map((option) => [option.id, option]));
  return [...input.current.values()].flatMap((file) => {
    const { identity, status } = file.adr;
    const option = options.get(identity?.option ?? '');
    if (!identity || !option || status !== 'accepted') return [];
    const decision = input.answers?.stack.decisions.find((candidate) => keyOf(candidate) === keyOf(identity));
    if (decision?.answer.accepts[code] !== undefined) return [];
    const today = todayOf(file, option, decision);
    return today.length > 0 ? today : earlierVersion(option, decision, input);
  });
};

/** What the record tells of the licence, where today's catalog tells another one for the chosen version. */
function todayOf(file: AdrFile, option: Option, decision: Decision | undefined): Problem[] {
  const told = toldFacts(file, option);
  const version = decision?.answer.version ?? told.version;
  const now = spokenLicense(licenseAt(option.license, version).spdx);
  if (told.license !== undefined && told.license !== now) {
    const what = version === undefined ? option.name : `${option.name} ${version}`;
    return [changed(file, `This record tells that ${what} is under ${told.license}; the catalog tells ${now} today.`)];
  }
  const isEarlier = version !== undefined && earlierPeriod(option.license, version) !== undefined;
  const later = told.license === undefined && !isEarlier ? laterPeriod(file, option) : undefined;
  if (!later) return [];
  const licence = spokenLicense(later.spdx);
  return [changed(file, `${option.name} changed its licence after this record: ${licence} since ${later.from}.`)];
}

function changed(file: AdrFile, message: string): Problem {
  return {
    code,
    severity: 'warning',
    ...placeOf(file, file.adr.titleSpan),
    message,
    hint: `Check that it still suits the team; decide again if not, else write \`accepts: {${code}: why}\`.`,
  };
}

/**
 * Licence and chosen version in the line of facts about the option, as records have it under "More Information": "Consul 1.15
 * (latest known: 2.1.0): MPL-2.0, active", or in the form of earlier versions, "Consul: version chosen 1.15; licence MPL-2.0;".
 */
function toldFacts({ text }: AdrFile, option: Option): { readonly license?: string; readonly version?: string } {
  const begin = `- ${escapeMarkdown(option.name)}`;
  const lines = text.includes(begin) ? text.split(/\r?\n/) : [];
  const facts = lines.flatMap((line) => (line.startsWith(begin) ? [line.slice(begin.length)] : []));
  // The record escapes what Markdown would read as its own.
  const read = (...patterns: RegExp[]): string | undefined =>
    patterns
      .flatMap((pattern) => facts.flatMap((line) => pattern.exec(line)?.[1] ?? []))[0]
      ?.replace(/\\(?=[^\w\s])/g, '');
  const license = read(
    /^: .*?\blicence ([^;,]+)[;,]/,
    /^(?: [^:(]*)?(?: \(latest known: [^)]*\))?: ([^,([]+?)(?: \([^)]*\))?, \w/,
  );
  const version = read(/^: version chosen ([^;]+);/, /^ ([^:(]+?)(?: \(latest known: [^)]*\))?: /);
  return { ...(license === undefined ? {} : { license }), ...(version === undefined ? {} : { version }) };
}

/** A period that begins on a day after the record. */
function laterPeriod({ adr }: AdrFile, option: Option): Option['license']['history'][number] | undefined {
  const { date } = adr;
  return option.license.history.find(({ from }) => /^\d{4}-\d{2}/.test(from) && date !== undefined && from > date);
}

/** The version that was decided is of a time before the licence of today: an upgrade brings that one. */
function earlierVersion(option: Option, decision: Decision | undefined, { answers }: CheckInput): Problem[] {
  const version = decision?.answer.version;
  if (!decision || !answers || version === undefined) return [];
  const period = earlierPeriod(option.license, version);
  if (!period) return [];
  return [
    {
      code,
      severity: 'info',
      ...decision.answer.place,
      file: answers.file,
      message: `${option.name} ${version} is under ${spokenLicense(period.spdx)}, which holds ${period.from}; newer versions are under ${spokenLicense(option.license.spdx)}.`,
      hint: `An upgrade changes the licence: settle it before, and write \`accepts: {${code}: why}\`.`,
    },
  ];
}
