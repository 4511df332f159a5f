import { driverIdOf } from '../model/answers.ts';
import { type Clash, type Option, type Requirement } from '../model/catalog.ts';
import { keyOf, type Effect } from '../model/decision.ts';
import { listOf, sentence } from '../text/sentence.ts';
import { inRange } from '../text/version.ts';
import type { Chosen, Surroundings } from './chosen.ts';
import { holds, type Situation } from './condition.ts';
import { fills, toldIn } from './in-place.ts';
import { ruleEffects } from './rules.ts';

/** What one choice means for the rest of the stack: what it needs and who gives it, what clashes, what it serves. */
export function effectsOf(choice: Chosen, around: Surroundings): Effect[] {
  const others = around.choices.filter((other) => keyOf(other) !== keyOf(choice));
  const effects = [
    ...needsOf(choice).flatMap((need, index, needs) =>
      isServedBefore(need, needs.slice(0, index), around) ? [] : needEffects(choice, need, others, around),
    ),
    ...others.flatMap((other) => needsOf(other).flatMap((need) => servedEffect(choice, other, need, around))),
    ...others.flatMap((other) => clashEffects(choice, other)),
    ...ruleEffects(choice, around),
  ];
  return effects.map((effect) => {
    // What stands between two decisions is accepted when either of them says so.
    const other = effect.other && others.find((candidate) => keyOf(candidate) === keyOf(effect.other ?? candidate));
    const reason = choice.answer.accepts[effect.code] ?? other?.answer.accepts[effect.code];
    return reason === undefined ? effect : { ...effect, severity: 'info', accepted: reason };
  });
}

/** Needs that one thing in place can fill are told once: MySQL for the histories, and MySQL for searching them. */
function isServedBefore(need: Requirement, earlier: readonly Requirement[], around: Surroundings): boolean {
  const name = inPlaceFor(need, around);
  return name !== undefined && earlier.some((other) => inPlaceFor(other, around) === name);
}

function inPlaceFor(need: Requirement, { catalog, context }: Surroundings): string | undefined {
  const capabilities = catalog.capabilities.filter((capability) => need.any.includes(capability.id));
  return context.existing.find((name) => fills(name, capabilities, catalog));
}

function needsOf(choice: Chosen): Requirement[] {
  return requirementsOf(choice.option, choice.answer.version);
}

/** Requirements of an option that hold for a version; where none was told, for the newest. */
export function requirementsOf(option: Option, told?: string): Requirement[] {
  const version = told ?? option.latest?.version;
  return option.requires.filter(
    (need) => need.versions === undefined || version === undefined || inRange(version, need.versions) !== false,
  );
}

function situationOf(choice: Chosen, around: Surroundings): Situation {
  return {
    context: around.context,
    drivers: choice.answer.drivers.flatMap((driver) => driverIdOf(driver) ?? []),
    chosen: around.choices.map((other) => other.option.id),
  };
}

function needEffects(choice: Chosen, need: Requirement, others: readonly Chosen[], around: Surroundings): Effect[] {
  if (holds(need.when, situationOf(choice, around)) === false) return [];
  const capabilities = around.catalog.capabilities.filter((capability) => need.any.includes(capability.id));
  const what = listOf(
    capabilities.map((capability) => capability.name),
    'or',
  );
  const subject = `${choice.option.name} ${choice.option.plural ? 'need' : 'needs'} ${what}, because ${need.why}`;
  if (need.any.some((id) => choice.option.provides.includes(id))) return [];
  const provider = others.find((other) => need.any.some((id) => other.option.provides.includes(id)));
  if (provider) {
    return [
      { code: 'stack/needs', severity: 'info', other: provider, text: sentence(`${subject}; {other} provides it`) },
    ];
  }
  const existing = inPlaceFor(need, around);
  if (existing !== undefined) {
    return [
      { code: 'stack/needs', severity: 'info', text: sentence(`${subject}; the existing ${existing} can provide it`) },
    ];
  }
  const told = toldIn(choice.answer, capabilities, around.catalog);
  if (told !== undefined) {
    return [{ code: 'stack/needs', severity: 'info', text: sentence(`${subject}; ${told} provides it`) }];
  }
  if (capabilities.some((capability) => capability.assumed)) {
    return [{ code: 'stack/assumed', severity: 'info', text: sentence(`${subject}; platforms usually provide it`) }];
  }
  if (need.any.includes('kubernetes') && around.context.runtime === 'kubernetes') {
    return [];
  }
  return [
    {
      code: 'stack/missing-companion',
      severity: choice.answer.status === 'accepted' ? 'error' : 'warning',
      missing: what,
      text: sentence(`${subject}; nothing in the current stack provides it yet`),
    },
  ];
}

function servedEffect(choice: Chosen, other: Chosen, need: Requirement, around: Surroundings): Effect[] {
  if (holds(need.when, situationOf(other, around)) === false) return [];
  if (!need.any.some((id) => choice.option.provides.includes(id))) return [];
  const text = sentence(
    `It provides what ${other.option.name} ${other.option.plural ? 'need' : 'needs'} ({other}): ${need.why}`,
  );
  return [{ code: 'stack/serves', severity: 'info', other, text }];
}

function clashEffects(choice: Chosen, other: Chosen): Effect[] {
  const advice = (clashes: readonly Clash[], provider: Option): Clash[] =>
    clashes.filter((clash) => provider.provides.includes(clash.capability));
  const sameJob = choice.layer === other.layer;
  return [
    ...[...advice(choice.option.conflicts, other.option), ...advice(other.option.conflicts, choice.option)].map(
      (clash): Effect => ({
        code: 'stack/conflict',
        severity: 'error',
        other,
        text: `${choice.option.name} and {other} conflict. ${clash.advice}`,
      }),
    ),
    // Scopes within one layer say already which choice is for what.
    ...[...advice(choice.option.overlaps, other.option), ...advice(other.option.overlaps, choice.option)]
      .slice(0, sameJob ? 0 : 1)
      .map((clash): Effect => ({
        code: 'stack/overlap',
        severity: 'warning',
        other,
        text: `${choice.option.name} and {other} overlap. ${clash.advice}`,
      })),
  ];
}
