import type { Decision } from '../model/decision.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { capitalise } from '../text/sentence.ts';
import { cut } from '../text/width.ts';
import type { Entry } from './entries.ts';
import { textLink } from './reference.ts';

const maxWords = 15;
/** Columns of what is written without blanks between its words. */
const maxColumns = 120;
const nothing = '–';

/** A line of the table of decisions: all texts are Markdown. */
export type Row = Readonly<Record<'choice' | 'status' | 'why' | 'price', string>>;

/** A line of the page as a row of the table at `path`. */
export function rowOf(entry: Entry, path: string): Row {
  const { decision, isChoice, record } = entry;
  const version = isChoice && decision.answer.version !== undefined ? ` ${decision.answer.version}` : '';
  const text = entry.name + version;
  const layer = decision.layerOf.name + (decision.scope === undefined ? '' : ` (${decision.scope})`);
  return {
    choice: `${escapeMarkdown(layer)}: ${record ? textLink(text, record, path) : escapeMarkdown(text)}`,
    status: entry.status + lifecycle(entry),
    // The answers speak about the choice; what was said about the option in force is in its record.
    why: isChoice ? why(decision) : nothing,
    price: isChoice ? price(decision) : nothing,
  };
}

/** The team's reason, else the drivers that the choice meets. */
function why({ chosen, answer }: Decision): string {
  if (answer.because !== undefined) return cell(answer.because);
  const met = chosen.fits.filter(({ need, fit }) => need.driver && fit === 'met').map(({ need }) => need.name);
  return met.length === 0 ? nothing : cell(met.join(', '));
}

/** What the choice costs most: the team's own words, else the weightiest drawback that applies here. */
function price({ chosen, answer }: Decision): string {
  const [own] = answer.consequences.bad;
  if (own !== undefined) return cell(own);
  const bad = 'own' in chosen ? [] : chosen.claims.filter(({ polarity }) => polarity === 'bad');
  const claim = bad.find(({ weight }) => weight === 'major') ?? bad[0];
  return claim ? cell(claim.text) : nothing;
}

function cell(text: string): string {
  return capitalise(escapeMarkdown(short(text)));
}

/** The first words of a text, with "…" when there are more; without the full stop of a text that is whole. */
export function short(text: string): string {
  const words = text.trim().split(/\s+/);
  const whole = words.slice(0, maxWords).join(' ');
  if (words.length <= maxWords) return cut(whole.replace(/(?<!\.)[.。]$/, ''), maxColumns);
  const end = cut(whole, maxColumns - 1);
  return end.endsWith('…') ? end : `${end.replace(/[,.;:–-]$/, '').trimEnd()}…`;
}

/** ", archived since 2021-08" for an option that is not active. */
function lifecycle({ option }: Entry): string {
  if (!option || option.lifecycle.state === 'active') return '';
  const { state, since } = option.lifecycle;
  const words = state === 'maintenance' ? 'in maintenance mode' : state;
  return `, ${words}${since === undefined ? '' : ` since ${since}`}`;
}
