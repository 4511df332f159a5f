import type { TeamContext } from '../model/answers.ts';
import type { Decision, Need, OpenQuestion } from '../model/decision.ts';

/** What the team did not tell about a decision, each as a question to ask them; the most telling first. */
export function openQuestions(decision: Omit<Decision, 'open'>, context: TeamContext): OpenQuestion[] {
  const { answer, layerOf } = decision;
  const isKnown = (need: Need): boolean => need.driver?.judge === 'languages' && context.languages.length > 0;
  const vague = decision.needs.filter((need) => need.driver && need.answer.words === undefined && !isKnown(need));
  const missing = decision.effects.flatMap((effect) => (effect.accepted === undefined ? (effect.missing ?? []) : []));
  const runnerUp = decision.rivals.find((rival) => rival.candidate.barriers.length === 0);
  const ids = layerOf.drivers.map((driver) => driver.id).join(', ');
  return [
    ...vague.map((need) => ({
      text: `What exactly does “${need.name}” ask for (${need.driver?.measure ?? ''})?`,
      gap: `what “${need.name}” asks for exactly`,
      inPlace: true,
    })),
    ...ask(
      answer.trigger,
      'Why is this due now?',
      'why this is due now, and what leaving things as they are would mean',
    ),
    ...ask(
      decision.needs[0],
      `Which drivers decide, most important first? (${ids})`,
      `which drivers decide, most important first (${ids})`,
    ),
    ...missing.flatMap((what) => ask(undefined, `Where will ${what} come from?`, `where ${what} will come from`)),
    ...ask(
      answer.because ?? runnerUp?.why,
      'What made the team choose it, in its own words?',
      `what made the team choose it${runnerUp ? ` over ${runnerUp.candidate.option.name}` : ''}`,
      false,
    ),
    ...('own' in decision.chosen
      ? ask(
          answer.consequences.bad[0],
          'What speaks against it, who runs it, and what would leaving it touch?',
          'what speaks against it, who runs it, and what leaving it would touch',
        )
      : []),
    ...ask(
      answer.confidence,
      'What stands behind it: paper, reference, spike or production?',
      'what stands behind it: paper, reference, spike or production',
    ),
    ...ask(
      answer.confirmation,
      'How will somebody check that it is followed?',
      'how somebody will check that it is followed',
      false,
    ),
    ...ask(answer.revisit, 'When, or after which event, is it looked at again?', 'when to look at it again'),
    ...ask(answer.deciders[0], 'Who decides?', 'who decides'),
    ...ask(context.operators, 'How many people carry the pager?', 'how many people carry the pager'),
    ...ask(context.peak, 'What is the peak load?', 'the peak load'),
  ];
}

/** The question, where nothing was told. */
function ask(told: unknown, text: string, gap: string, inPlace = true): OpenQuestion[] {
  return told === undefined ? [{ text, gap, inPlace }] : [];
}
