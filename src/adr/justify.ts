import type { Fit } from '../model/catalog.ts';
import { type Contrast, type Decision } from '../model/decision.ts';
import { reasonWords } from '../text/common-words.ts';
import { escapeBlock, escapeProse } from '../text/markdown.ts';
import { listOf, numberWord, sentence } from '../text/sentence.ts';
import { runnerUpOf } from './compared.ts';
import { chosenTitle } from './options.ts';
import { driverNames, nameAtStart, verb } from './wording.ts';

/** A reason with more words than this is a quotation of its own. */
const mostInline = 45;

/** What was chosen and why, up to the team's longer words. */
export interface Outcome {
  /** `Chosen option: "X", because …`, and how it compares with the runner-up. */
  readonly text: string;
  /** The team's reasons where they are longer than a sentence or two, each a paragraph; empty where they are in the text. */
  readonly reasons: readonly string[];
}

/** The outcome, which begins with the words given up to "because". */
export function outcomeOf(decision: Decision, opening: string): Outcome {
  const { because } = decision.answer;
  const said = because === undefined || isLong(because) ? undefined : because;
  const drivers = driverClause(decision);
  const lead = leadOf(opening, said, drivers);
  return {
    text: [...lead, runnerUpText(decision)].filter((part) => part !== undefined).join(' '),
    reasons:
      because === undefined || said !== undefined
        ? []
        : because
            .trim()
            .split(/\n\s*\n/)
            .map((part) => escapeBlock(sentence(part))),
  };
}

/** Whether reasons need a quotation of their own: they are long, or have paragraphs. */
export function isLong(because: string): boolean {
  return because.split(/\s+/).length > mostInline || /\n\s*\n/.test(because.trim());
}

/** `Chosen option: "X"`. */
export function chosenOpening(decision: Decision): string {
  return `Chosen option: "${chosenTitle(decision)}"`;
}

/** The team's reason where it gave one, else the drivers that the choice meets; each reason once. */
function leadOf(opening: string, said: string | undefined, drivers: DriverClause | undefined): string[] {
  if (said !== undefined) {
    return [
      `${opening}, because ${escapeProse(sentence(reasonWords(said)))}`,
      ...(drivers ? [`It ${drivers.text}.`] : []),
    ];
  }
  if (!drivers) return [`${opening}.`];
  return drivers.speaksFor ? [`${opening}, because it ${drivers.text}.`] : [`${opening}.`, `It ${drivers.text}.`];
}

/** How the choice compares with the best of what the team considered, by the named drivers. */
export function runnerUpText(decision: Decision): string | undefined {
  const runnerUp = runnerUpOf(decision);
  if (!runnerUp) return undefined;
  const { ahead, behind, candidate } = runnerUp;
  const name = `${nameAtStart(candidate.option)}, the runner-up,`;
  if (ahead) {
    const it = verb(candidate.option, 'it is', 'they are');
    const better = behind ? ` In return, ${it} stronger on ${driverNames([behind.name])}.` : '';
    return `${name} ${falls(ahead, candidate.option.plural)}.${better}`;
  }
  if (!behind) return undefined;
  return `${name} ${verb(candidate.option, 'is', 'are')} stronger on ${driverNames([behind.name])}.`;
}

/** "meets _replay_ only partly". */
function falls({ name, rival: { fit } }: Contrast, isPlural: boolean): string {
  const driver = driverNames([name]);
  if (fit === 'not') return `${isPlural ? 'do' : 'does'} not meet ${driver}`;
  return `${isPlural ? 'meet' : 'meets'} ${driver} only partly`;
}

interface DriverClause {
  readonly text: string;
  /** Whether it is a reason for the choice. */
  readonly speaksFor: boolean;
}

/** "meets _replay_ and _ordering_, and _throughput_ only partly", behind "it"; `undefined` where nothing is judged. */
function driverClause({ chosen, needs }: Decision): DriverClause | undefined {
  const fits = chosen.fits.filter(({ need }) => needs.includes(need));
  const named = (fit: Fit): string[] => fits.filter((item) => item.fit === fit).map((item) => item.need.name);
  const [met, partly, not] = [named('met'), named('partly'), named('not')];
  const parts = [
    ...(met.length > 0 ? [metWords(met, needs.length)] : []),
    ...(partly.length > 0 ? [`${met.length > 0 ? '' : 'meets '}${driverNames(partly)} only partly`] : []),
    ...(not.length > 0 ? [`does not meet ${driverNames(not)}`] : []),
  ];
  return parts.length === 0 ? undefined : { text: joined(parts), speaksFor: met.length > 0 };
}

function joined([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first}, but ${listOf(rest)}`;
}

function metWords(met: readonly string[], all: number): string {
  if (met.length < all || all === 1) return `meets ${driverNames(met)}`;
  return all === 2
    ? `meets both drivers: ${driverNames(met)}`
    : `meets all ${numberWord(all)} drivers: ${driverNames(met)}`;
}
