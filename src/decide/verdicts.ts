import type { ConsideredAnswer, Choice, Verdict } from '../model/answers.ts';
import type { Fit, Layer } from '../model/catalog.ts';
import type { Need, NeedFit, Said } from '../model/decision.ts';
import { clause } from '../text/sentence.ts';
import { findDriver } from './find-driver.ts';
import type { RawVerdict } from './schema.ts';

/** A verdict as the answers have it, in any of its forms, on a driver. */
export function toVerdict(driver: string, raw: RawVerdict): Verdict {
  if (typeof raw === 'string') {
    const [begin = '', word = ''] = inWords.exec(raw) ?? [];
    const note = raw
      .slice(begin.length)
      .replace(/^[\s,;:.–—-]+/, '')
      .trim();
    return { driver, fit: word.toLowerCase() as Fit, ...(note === '' ? {} : { note }) };
  }
  if (hasFit(raw)) return { driver, fit: raw.fit, ...(raw.note === undefined ? {} : { note: raw.note }) };
  const [[fit, note] = ['unknown', undefined]] = Object.entries(raw);
  return { driver, fit: fit as Fit, ...(note === undefined ? {} : { note }) };
}

type FitMap = Extract<RawVerdict, { fit: Fit }>;

function hasFit(raw: Exclude<RawVerdict, string>): raw is FitMap {
  return 'fit' in raw;
}

/** "partly met, one consumer at a time": the word, and what follows it. */
const inWords = /^\s*(met|partly|not|unknown)\b(?:\s+met\b)?/i;

/** What a list of verdicts is about that the drivers of the decision do not name, in the order of the answers. */
export function furtherNeeds({ verdicts = [], considered }: Choice, needs: readonly Need[], layer: Layer): Need[] {
  const all = [...verdicts, ...considered.flatMap((item) => item.verdicts ?? [])];
  return all.reduce<Need[]>((further, verdict) => {
    if ([...needs, ...further].some((need) => isAbout(verdict, need))) return further;
    const driver = findDriver(layer, verdict.driver);
    const answer = driver ? { id: driver.id } : { words: verdict.driver };
    return [...further, { answer, name: driver?.name ?? clause(verdict.driver), ...(driver ? { driver } : {}) }];
  }, []);
}

/** Fits of an option, those that the team judged itself in place of the catalog's. */
export function withVerdicts(fits: readonly NeedFit[], verdicts: readonly Verdict[] = []): readonly NeedFit[] {
  if (verdicts.length === 0) return fits;
  return fits.map((item) => {
    const verdict = verdicts.find((one) => isAbout(one, item.need));
    if (!verdict) return item;
    const { fit, note = fit === item.fit ? item.note : '' } = verdict;
    return { need: item.need, fit, note, byTeam: true };
  });
}

/** Fits of an option that the catalog does not judge. */
export function ownFits(needs: readonly Need[], verdicts: readonly Verdict[] | undefined): readonly NeedFit[] {
  return withVerdicts(
    needs.map((need) => ({ need, fit: 'unknown', note: '' })),
    verdicts,
  );
}

/** What a team says of an option that it considered. */
export function saidOf({ for: pros = [], against = [] }: Pick<ConsideredAnswer, 'for' | 'against'>): Said {
  return { for: pros, against };
}

/** Whether a verdict names a driver by its id, its name, or the team's words for it or their beginning. */
function isAbout({ driver: wanted }: Verdict, { driver, answer, name }: Need): boolean {
  const words = answer.words ?? '';
  const known = [driver?.id, driver?.name, name, words, words.split(': ')[0]];
  return known.some((one) => one !== undefined && one !== '' && plain(one) === plain(wanted));
}

/** Words as they are compared, without case, marks and blanks at the ends. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
