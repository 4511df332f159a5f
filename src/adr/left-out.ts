import { chosenName, type Decision, type Stack } from '../model/decision.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { listOf } from '../text/sentence.ts';

/** Sentences below the list of options: what is in place already, what doing nothing would mean, why nothing is rented. */
export function leftOut(decision: Decision, stack: Stack): string[] {
  return [...statusQuo(decision), ...rentedSentence(decision, stack)];
}

/** What runs already, or else what leaving things as they are would mean. */
function statusQuo(decision: Decision): string[] {
  const { kept, rivals, ownRivals, inPlace, answer } = decision;
  const chosen = chosenName(decision.chosen);
  const incumbents = rivals.filter((rival) => rival.incumbent).map((rival) => rival.candidate.option.name);
  const named = [chosen, ...ownRivals.map((rival) => rival.own.name)].map((name) => name.toLowerCase());
  const isNamed = (name: string): boolean => named.includes(name.trim().toLowerCase());
  const byName = inPlace.filter((name) => !isNamed(name));
  const compared = ownRivals.filter((rival) => rival.incumbent).map((rival) => rival.own.name);
  const known = [...incumbents, ...compared];
  const said = [
    ...(kept ? [`To keep ${escapeMarkdown(chosen)}, which is in place, is the choice.`] : []),
    ...(known.length > 0
      ? [`${listOf(known.map(escapeMarkdown))} ${known.length > 1 ? 'are' : 'is'} in place${kept ? ' too' : ''}.`]
      : []),
    ...(byName.length > 0
      ? [
          `${listOf(byName.map(escapeMarkdown))} ${byName.length > 1 ? 'are' : 'is'} in place${known.length > 0 || kept ? ' too' : ''} and not compared, as the catalog knows no more than the name.`,
        ]
      : []),
  ];
  if (said.length > 0) return said;
  if (answer.trigger === undefined) return ['Whether leaving things as they are was an option is unknown.'];
  return [
    answer.status === 'proposed'
      ? 'Leaving things as they are is not among them, as it would not change what made the decision due.'
      : 'Leaving things as they were was not among them, as that had made the decision due.',
  ];
}

const mostRented = 2;

/** Why no rented service was compared, where the layer has some and none is among the options. */
function rentedSentence(decision: Decision, { context }: Stack): string[] {
  if ('own' in decision.chosen || decision.rented.length === 0) return [];
  const options = [decision.chosen.option, ...decision.rivals.map((rival) => rival.candidate.option)];
  if (options.some((option) => option.kind === 'managed')) return [];
  if (context.cloud === undefined) {
    return [
      context.runtime === 'bare-metal'
        ? 'Nothing rented was compared: the services run on machines of the team’s own, and no cloud was named.'
        : 'Nothing rented was compared, as the team named no cloud.',
    ];
  }
  const names = listOf(decision.rented.slice(0, mostRented).map(escapeMarkdown), 'or');
  const why =
    decision.answer.considered.length > 0 ? 'the team named none' : 'the alternatives above are closer to the choice';
  return [`Nothing rented, such as ${names}, was compared: ${why}.`];
}
