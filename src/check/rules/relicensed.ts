import type { AdrFile } from '../../model/adr.ts';
import type { Option } from '../../model/catalog.ts';
import { keyOf, type Decision } from '../../model/decision.ts';
import { spokenLicense } from '../../model/license.ts';
import type { Problem } from '../../model/problem.ts';
import { escapeMarkdown } from '../../text/markdown.ts';
import { inRange } from '../../text/version.ts';
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
    const told = toldLicense(file, option);
    const now = spokenLicense(option.license.spdx);
    if (told !== undefined && told !== now) {
      return [changed(file, `This record tells that ${option.name} is under ${told}; the catalog tells ${now} today.`)];
    }
    const later = told === undefined ? laterPeriod(file, option) : undefined;
    if (later) {
      const licence = spokenLicense(later.spdx);
      return [changed(file, `${option.name} changed its licence after this record: ${licence} since ${later.from}.`)];
    }
    return earlierVersion(option, decision, input);
  });
};

function changed(file: AdrFile, message: string): Problem {
  return {
    code,
    severity: 'warning',
    ...placeOf(file, file.adr.titleSpan),
    message,
    hint: `Check that it still suits the team; decide again if not, else write \`accepts: {${code}: why}\`.`,
  };
}

/** The licence in the line of facts about the option, as records have it under "More Information". */
function toldLicense({ text }: AdrFile, option: Option): string | undefined {
  const begin = `- ${escapeMarkdown(option.name)}: `;
  const lines = text.includes(begin) ? text.split(/\r?\n/) : [];
  const line = lines.find((candidate) => candidate.startsWith(begin) && candidate.includes('licence '));
  const written = /\blicence ([^;,]+)[;,]/.exec(line?.slice(begin.length) ?? '')?.[1];
  // The record escapes what Markdown would read as its own.
  return written?.replace(/\\(?=[^\w\s])/g, '');
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
  const { spdx, history } = option.license;
  const period = history.find(({ spdx: earlier, from }) => {
    const limit = /^until v?(\d+(?:\.[\dx]+)*)(?!-\d)\b/.exec(from)?.[1];
    return earlier !== spdx && limit !== undefined && inRange(version, `<=${limit}`) === true;
  });
  if (!period) return [];
  return [
    {
      code,
      severity: 'info',
      ...decision.answer.place,
      file: answers.file,
      message: `${option.name} ${version} is under ${spokenLicense(period.spdx)}, which holds ${period.from}; newer versions are under ${spokenLicense(spdx)}.`,
      hint: `An upgrade changes the licence: settle it before, and write \`accepts: {${code}: why}\`.`,
    },
  ];
}
