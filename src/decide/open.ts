import type { TeamContext } from '../model/answers.ts';
import type { Decision, OpenQuestion } from '../model/decision.ts';

/** What the team did not tell about a decision, each as a question to ask them; the most telling first. */
export function openQuestions(decision: Omit<Decision, 'open'>, context: TeamContext): OpenQuestion[] {
  const { answer, layerOf } = decision;
  const vague = decision.needs.filter((need) => need.driver && need.answer.words === undefined);
  const missing = decision.effects.flatMap((effect) => (effect.accepted === undefined ? (effect.missing ?? []) : []));
  const vagueQuestions = vague.map((need) => ({
    text: `What exactly does “${need.name}” ask for (${need.driver?.measure ?? ''})?`,
    inDrivers: true,
  }));
  const questions = [
    ...(answer.trigger === undefined ? ['Why is this due now?'] : []),
    ...(decision.needs.length === 0
      ? [`Which drivers decide, most important first? (${layerOf.drivers.map((driver) => driver.id).join(', ')})`]
      : []),
    ...missing.map((what) => `Where will ${what} come from?`),
    ...(answer.because === undefined ? ['What made the team choose it, in its own words?'] : []),
    ...('own' in decision.chosen && answer.consequences.bad.length === 0
      ? ['What speaks against it, who runs it, and what would leaving it touch?']
      : []),
    ...(answer.confidence === undefined ? ['What stands behind it: paper, reference, spike or production?'] : []),
    ...(answer.confirmation === undefined ? ['How will somebody check that it is followed?'] : []),
    ...(answer.revisit === undefined ? ['When, or after which event, is it looked at again?'] : []),
    ...(answer.deciders.length === 0 ? ['Who decides?'] : []),
    ...(context.operators === undefined ? ['How many people carry the pager?'] : []),
    ...(context.peak === undefined ? ['What is the peak load?'] : []),
  ];
  return [...vagueQuestions, ...questions.map((text) => ({ text, inDrivers: false }))];
}
