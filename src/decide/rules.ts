import { driverIdOf } from '../model/answers.ts';
import { findOption, type Option, type Rule, type RuleSide } from '../model/catalog.ts';
import { keyOf, type DecisionKey, type Effect } from '../model/decision.ts';
import { findLanguage, languageName } from '../model/language.ts';
import { listOf } from '../text/sentence.ts';
import { inRange } from '../text/version.ts';
import type { Chosen, Surroundings } from './chosen.ts';
import { holds } from './condition.ts';
import { fills } from './in-place.ts';

/**
 * What the rules of the catalog say about one choice: as the one a rule is about, and as the other one that a rule about
 * another choice names. Each rule speaks once per pair, in the records of its layers.
 */
export function ruleEffects(choice: Chosen, around: Surroundings): Effect[] {
  const effects = new Map<string, Effect>();
  for (const rule of around.catalog.rules) {
    if (!rule.layers.includes(choice.layer)) continue;
    for (const effect of [...asSubject(rule, choice, around), ...asOther(rule, choice, around)]) {
      const key = `${effect.code} ${effect.other ? keyOf(effect.other) : ''}`;
      if (!effects.has(key)) effects.set(key, effect);
    }
  }
  return [...effects.values()];
}

function asSubject(rule: Rule, choice: Chosen, around: Surroundings): Effect[] {
  if (!applies(rule, choice, around)) return [];
  const effect = baseOf(rule);
  if (!rule.other) {
    const text = textOf(rule, { name: choice.option.name }, { name: '' });
    const languages = listOf(languagesWithout(choice.option, around.context).map(languageName)).replace(/[{}]/g, '');
    return [{ ...effect, text: text.replaceAll('{languages}', () => languages) }];
  }
  const { other } = rule;
  const chosen = otherChoices(choice, around).filter((candidate) => fits(other, candidate, around));
  if (chosen.length > 0) {
    return chosen.map((found) => ({
      ...effect,
      other: keyFields(found),
      text: textOf(rule, { name: choice.option.name }, { name: found.option.name, linked: true }),
    }));
  }
  const existing = around.context.existing.find((name) => existingFits(other, name, around));
  if (existing === undefined) return [];
  // A name is a text of the team; braces in it must not look like the place of a link.
  const name = existing.replace(/[{}]/g, '').trim();
  return [{ ...effect, text: textOf(rule, { name: choice.option.name }, { name }) }];
}

function asOther(rule: Rule, choice: Chosen, around: Surroundings): Effect[] {
  if (!rule.other || !fits(rule.other, choice, around)) return [];
  return otherChoices(choice, around)
    .filter((subject) => applies(rule, subject, around))
    .map((subject) => ({
      ...baseOf(rule),
      other: keyFields(subject),
      text: textOf(rule, { name: subject.option.name, linked: true }, { name: choice.option.name }),
    }));
}

function baseOf(rule: Rule): Pick<Effect, 'code' | 'severity' | 'source' | 'itself'> {
  const source = rule.source === undefined ? {} : { source: rule.source };
  const isAlone = !rule.other && !rule.present && !rule.absent;
  return { code: `stack/${rule.id}`, severity: rule.severity, ...source, ...(isAlone ? { itself: true } : {}) };
}

function otherChoices(choice: Chosen, around: Surroundings): Chosen[] {
  return around.choices.filter((other) => keyOf(other) !== keyOf(choice));
}

function keyFields({ layer, scope }: DecisionKey): DecisionKey {
  return { layer, ...(scope === undefined ? {} : { scope }) };
}

/** Everything of a rule but its `other` holds for this subject. */
function applies(rule: Rule, subject: Chosen, around: Surroundings): boolean {
  const { context } = around;
  const situation = { context, drivers: [], chosen: around.choices.map((choice) => choice.option.id) };
  const isThere = (side: RuleSide): boolean =>
    otherChoices(subject, around).some((other) => fits(side, other, around)) ||
    context.existing.some((name) => existingFits(side, name, around));
  return (
    fits(rule.subject, subject, around) &&
    holds(rule.when, situation) === true &&
    (rule.constraints === undefined || rule.constraints.some((word) => isNamed(word, context.constraints))) &&
    (rule.present ?? []).every(isThere) &&
    !(rule.absent ?? []).some(isThere)
  );
}

function isNamed(word: string, constraints: readonly string[]): boolean {
  return constraints.some((constraint) => constraint.toLowerCase().includes(word));
}

function fits(side: RuleSide, choice: Chosen, around: Surroundings): boolean {
  const { option, answer, layer } = choice;
  const named = answer.drivers.flatMap((driver) => driverIdOf(driver) ?? []);
  return (
    optionFits(side, option) &&
    anyOf(side.layers, [layer]) &&
    anyOf(side.levels, [option.roles[layer]?.level ?? '']) &&
    anyOf(side.drivers, named) &&
    versionFits(side.versions, answer.version ?? option.latest?.version) &&
    (side['without-client'] === undefined || languagesWithout(option, around.context).length > 0)
  );
}

function anyOf(wanted: readonly string[] | undefined, found: readonly string[]): boolean {
  return wanted === undefined || wanted.some((value) => found.includes(value));
}

function versionFits(range: string | undefined, version: string | undefined): boolean {
  return range === undefined || (version !== undefined && inRange(version, range) === true);
}

function optionFits(side: RuleSide, option: Option): boolean {
  const needs = option.requires.flatMap((need) => need.any);
  return (
    anyOf(side.options, [option.id]) &&
    anyOf(side.kinds, [option.kind]) &&
    capabilitiesFit(side, option.provides, needs) &&
    (side.managed === undefined || side.managed === option.managed.length > 0)
  );
}

function capabilitiesFit(side: RuleSide, provides: readonly string[], requires: readonly string[]): boolean {
  return (
    anyOf(side.provides, provides) &&
    !(side.lacks !== undefined && anyOf(side.lacks, provides)) &&
    anyOf(side.requires, requires)
  );
}

/** What can only be known of a choice. */
const ofChoices = ['layers', 'levels', 'drivers', 'versions', 'without-client', 'kinds', 'managed'] as const;

/** Whether something that is merely named as in place is meant, by its names and by what the index says of it. */
function existingFits(side: RuleSide, name: string, around: Surroundings): boolean {
  if (ofChoices.some((key) => side[key] !== undefined)) return false;
  const entry = findOption(around.catalog, name);
  // Of something that is no option nobody knows what it lacks or needs.
  if (!entry && (side.lacks !== undefined || side.requires !== undefined)) return false;
  const provides = around.catalog.capabilities
    .filter((capability) => fills(name, [capability], around.catalog))
    .map((capability) => capability.id);
  return anyOf(side.options, [entry?.id ?? '']) && capabilitiesFit(side, provides, entry?.requires ?? []);
}

/** Languages of the team for which an option has no client. */
function languagesWithout(option: Option, { languages }: Surroundings['context']): string[] {
  const { clients } = option.languages;
  if (clients['any'] !== undefined || Object.keys(clients).length === 0) return [];
  return languages.filter((language) => clients[findLanguage(language) ?? ''] === undefined);
}

/** How a choice is called in the texts of a rule; a linked one brings the way to its record. */
interface Mention {
  readonly name: string;
  readonly linked?: boolean;
}

/** The sentences of a rule with the choices named; `{languages}` stays for those without a client. The way to a record stands at the first mention only. */
function textOf(rule: Rule, it: Mention, other: Mention): string {
  const said = new Set<Mention>();
  // What merely informs is said in two sentences; why it matters is for what somebody has to act on.
  const sentences = rule.severity === 'info' ? [rule.message, rule.fix] : [rule.message, rule.why, rule.fix];
  return sentences
    .join(' ')
    .split(/(\{it\}|\{other\})/)
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const mention = part === '{it}' ? it : other;
      const first = !said.has(mention);
      said.add(mention);
      return first && mention.linked ? `${mention.name} ({other})` : mention.name;
    })
    .join('');
}
