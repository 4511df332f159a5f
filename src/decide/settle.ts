import {
  driverIdOf,
  type Answers,
  type Choice,
  type DriverAnswer,
  type NoChoice,
  type OwnOption,
} from '../model/answers.ts';
import { findLayer, findOption, type Catalog, type Layer } from '../model/catalog.ts';
import type { Candidate, Chosen, Decision, Need, NeedFit, OwnRival, Stack, Unjudged } from '../model/decision.ts';
import { topicLayer } from '../model/topic.ts';
import { licenseAt } from '../text/license.ts';
import { variantOf } from '../model/find-variant.ts';
import { clause } from '../text/sentence.ts';
import { acceptedEffects } from './accepted.ts';
import type { Chosen as ChosenOption } from './chosen.ts';
import { effectsOf } from './effects.ts';
import { judge } from './fit.ts';
import { isListed, knownByName } from './in-place.ts';
import { inUse } from './in-use.ts';
import { openQuestions } from './open.ts';
import { ownEffects } from './own-effects.ts';
import { furtherNeeds, ownFits, saidOf, withVerdicts } from './verdicts.ts';
import { variantEffects } from './variant-effects.ts';
import { rivalsOf } from './rivals.ts';

/** Checked answers → the stack: every choice judged, compared and set into its surroundings. */
export function settle(answers: Answers, catalog: Catalog): Stack {
  const choices = answers.decisions.filter((decision) => decision.kind === 'choice');
  const chosenOptions = choices.flatMap((answer): ChosenOption[] => {
    const option = catalog.options.find((candidate) => candidate.id === answer.option);
    if (!option) return [];
    return [{ layer: answer.layer, option, answer, ...(answer.scope === undefined ? {} : { scope: answer.scope }) }];
  });
  const around = { catalog, context: answers.context, choices: chosenOptions };
  return {
    system: answers.system,
    context: answers.context,
    catalogVersion: catalog.version,
    notChosen: answers.decisions
      .filter((decision) => decision.kind !== 'choice')
      .map((item) => ({
        ...item,
        ...nameAndZone(item, catalog),
      })),
    inUse: inUse(
      answers.context,
      choices.map(({ option }) => (typeof option === 'string' ? option : option.name)),
      catalog,
    ),
    decisions: choices.flatMap((answer) => {
      const layer =
        answer.title === undefined ? findLayer(catalog, answer.layer) : topicLayer(answer.layer, answer.title);
      if (!layer) return [];
      const self = chosenOptions.find((chosen) => chosen.answer === answer);
      const decision = settleOne(answer, layer, answers, atVersion(catalog, answer), chosenOptions);
      const own =
        'own' in decision.chosen
          ? variantEffects(decision.chosen, answer, answers.context)
          : ownEffects(decision.chosen, answer);
      const effects = [...own, ...(self ? [...effectsOf(self, around), ...acceptedEffects(self.option, answer)] : [])];
      const whole = { ...decision, effects };
      return [{ ...whole, open: openQuestions(whole, answers.context) }];
    }),
  };
}

function nameAndZone({ layer: id, title = id }: NoChoice, { layerIndex }: Catalog): Pick<Layer, 'name' | 'zone'> {
  const { name, zone } = layerIndex.find((layer) => layer.id === id) ?? { name: title, zone: 'services' };
  return { name, zone };
}

/** The catalog with the licence that the chosen version of the chosen option has. */
function atVersion(catalog: Catalog, { option: id, version }: Choice): Catalog {
  const option = catalog.options.find((candidate) => candidate.id === id);
  const license = option && licenseAt(option.license, version);
  if (!option || !license || license === option.license) return catalog;
  return { ...catalog, options: catalog.options.map((other) => (other === option ? { ...option, license } : other)) };
}

function settleOne(
  answer: Choice,
  layer: Layer,
  answers: Answers,
  catalog: Catalog,
  chosen: readonly ChosenOption[],
): Omit<Decision, 'effects' | 'open'> {
  const needs = answer.drivers.map((driver) => needOf(driver, layer));
  const situation = {
    context: answers.context,
    drivers: answer.drivers.flatMap((driver) => driverIdOf(driver) ?? []),
    chosen: chosen.map((other) => other.option.id),
  };
  const further = furtherNeeds(answer, needs, layer);
  const judgedBy = [...needs, ...further];
  const rivals = rivalsOf(catalog, layer, answer, judgedBy, situation);
  return {
    layer: layer.id,
    ...(answer.scope === undefined ? {} : { scope: answer.scope }),
    layerOf: layer,
    answer,
    status: answer.status,
    chosen: chosenOf(answer, layer, judgedBy, catalog, situation),
    needs,
    furtherNeeds: further,
    ...rivals,
    rivals: rivals.rivals.map((rival) => ({ ...rival, candidate: withSuccessor(rival.candidate, catalog) })),
    ownRivals: answer.considered.flatMap(({ option, why, verdicts, ...said }): OwnRival[] =>
      typeof option === 'string'
        ? []
        : [
            {
              ...unjudged(option, layer, catalog, ownFits(judgedBy, verdicts)),
              incumbent: isListed(option.name, answers.context),
              said: saidOf(said),
              ...(why === undefined ? {} : { why }),
            },
          ],
    ),
    ...partOf(answer, catalog),
    inPlace: knownByName(layer, answers.context.existing, catalog),
  };
}

function chosenOf(
  answer: Choice,
  layer: Layer,
  needs: readonly Need[],
  catalog: Catalog,
  situation: Parameters<typeof judge>[3],
): Chosen {
  if (typeof answer.option !== 'string') {
    return unjudged(answer.option, layer, catalog, ownFits(needs, answer.verdicts));
  }
  const entry = findOption(catalog, answer.option);
  const option = catalog.options.find((candidate) => candidate.id === entry?.id);
  const candidate = option && judge(option, layer, needs, situation);
  // The answers were checked against this very catalog, so only a bug gets here.
  if (!candidate) throw new Error(`No option ${answer.option} in ${layer.id}`);
  const fits = withVerdicts(candidate.fits, answer.verdicts);
  return withSuccessor({ ...candidate, fits }, catalog);
}

/** An option that is none of the layer, with what the catalog says of it as a variant of one or in another layer. */
function unjudged(own: OwnOption, layer: Layer, catalog: Catalog, fits: readonly NeedFit[]): Unjudged {
  const variant = variantOf(catalog, layer.id, own.name);
  const entry = findOption(catalog, own.name);
  const elsewhere = catalog.options.find(({ id, name }) => id === entry?.id && name === own.name);
  return { own, fits, ...(variant ? { variant } : {}), ...(elsewhere ? { elsewhere } : {}) };
}

/** The part of the chosen option by whose name the team called it. */
function partOf(answer: Choice, catalog: Catalog): Pick<Decision, 'part'> {
  const option = catalog.options.find((candidate) => candidate.id === answer.option);
  const part = option?.parts.find((candidate) => candidate.name === answer.part);
  return part ? { part } : {};
}

/** A successor outside the catalog is named as it stands in the option's file. */
function withSuccessor(candidate: Candidate, catalog: Catalog): Candidate {
  const { successor } = candidate.option.lifecycle;
  if (successor === undefined) return candidate;
  return { ...candidate, successor: findOption(catalog, successor)?.name ?? successor };
}

function needOf(answer: DriverAnswer, layer: Layer): Need {
  const wanted = driverIdOf(answer);
  const driver = layer.drivers.find(({ id }) => id === wanted);
  return driver ? { answer, driver, name: driver.name } : { answer, name: ownName(answer.words ?? '') };
}

/** What a driver in the team's words is called: the name before a colon, where that is short, else all of it. */
function ownName(words: string): string {
  const [name = ''] = words.split(/:\s/, 1);
  return clause(name !== words && name.split(/\s+/).length <= mostOfName ? name : words);
}

/** Words of a name; what is longer is a sentence. */
const mostOfName = 5;
