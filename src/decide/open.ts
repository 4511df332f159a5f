import type { TeamContext } from '../model/answers.ts';
import type { Decision, Need, OpenQuestion } from '../model/decision.ts';
import { listOf } from '../text/sentence.ts';

/** Rivals that a question names. */
const mostNamed = 2;

/** What the team did not state about a decision, each as a question; the most telling first. */
export function openQuestions(decision: Omit<Decision, 'open'>, context: TeamContext): OpenQuestion[] {
  const { answer } = decision;
  const isLongInUse = decision.kept || answer.confidence === 'production';
  return [
    ...ask(
      answer.trigger ?? (isLongInUse ? '' : undefined),
      'trigger',
      answer.status === 'proposed' ? 'Why now?' : 'What made this due?',
    ),
    ...ask(answer.because, 'reason', `Why ${nameOf(decision)}${ratherThan(decision)}?`),
    ...strongerRivals(decision),
    ...driverQuestions(decision, context),
    ...decision.effects.flatMap(({ accepted, missing }): OpenQuestion[] =>
      accepted === undefined && missing !== undefined
        ? [{ topic: 'companion', text: `What provides ${missing}?` }]
        : [],
    ),
    ...('own' in decision.chosen ? ask(answer.consequences.bad[0], 'cost', costQuestion(decision)) : []),
    ...ask(answer.status === 'proposed' ? '' : answer.date, 'date', 'When was this decided?'),
    ...ask(answer.deciders[0], 'deciders', 'Who decides?'),
    ...ask(decision.layerOf.topic ? 0 : context.operators, 'operators', 'Who is on call for it?'),
    ...ask(answer.revisit, 'revisit', `When is this reviewed?${reviewHint(decision)}`),
    ...ask(
      answer.confidence,
      'confidence',
      'What supports it: reading, the experience of others, a trial, or use of our own?',
    ),
    ...ask(
      'own' in decision.chosen ? answer.confirmation : '',
      'confirmation',
      'How is it checked that this is followed?',
    ),
    ...ask(decision.layerOf.traffic ? context.peak : '', 'peak', 'What is the peak load?'),
  ];
}

/** A practice has no operation, but it costs something, too. */
function costQuestion({ layerOf }: Pick<Decision, 'layerOf'>): string {
  return layerOf.topic
    ? 'What does it cost us, and what gets harder?'
    : 'What does it cost to operate, and what would leaving it touch?';
}

function nameOf({ chosen }: Pick<Decision, 'chosen'>): string {
  return 'own' in chosen ? chosen.own.name : chosen.option.name;
}

/** " rather than RabbitMQ or NATS", of what the team considered, else of what the catalog suggests for comparison. */
function ratherThan({ rivals, ownRivals, status }: Omit<Decision, 'open'>): string {
  const judged = rivals.filter((rival) => rival.candidate.barriers.length === 0);
  const ofTeam = judged.filter((rival) => rival.namedBy === 'team');
  const named = ofTeam.length + ownRivals.length > 0 || status !== 'proposed' ? ofTeam : judged;
  const names = [...named.map((rival) => rival.candidate.option.name), ...ownRivals.map((rival) => rival.own.name)];
  return names.length === 0 ? '' : ` rather than ${listOf(names.slice(0, mostNamed), 'or')}`;
}

/** Rivals that meet a named driver better, where neither a reason for the choice nor one against the rival was given. */
function strongerRivals({ rivals, answer }: Omit<Decision, 'open'>): OpenQuestion[] {
  return rivals.flatMap(({ namedBy, behind, ahead, why, said, candidate }): OpenQuestion[] =>
    namedBy === 'team' &&
    behind &&
    !ahead &&
    why === undefined &&
    said.against.length === 0 &&
    answer.because === undefined
      ? [{ topic: 'reason', text: `${candidate.option.name} is stronger on ${behind.name}: what spoke against it?` }]
      : [],
  );
}

function driverQuestions(decision: Omit<Decision, 'open'>, context: TeamContext): OpenQuestion[] {
  const { needs, layerOf, chosen } = decision;
  if (needs.length === 0) {
    const names = layerOf.drivers.map((driver) => driver.name).join(', ');
    return [{ topic: 'drivers', text: `Which drivers matter most${names === '' ? '' : ` (${names})`}?` }];
  }
  const isKnown = (need: Need): boolean => need.driver?.judge === 'languages' && context.languages.length > 0;
  const vague = needs.filter((need) => need.driver && need.answer.words === undefined && !isKnown(need));
  const isOwn = layerOf.topic === true;
  const isOpen = (need: Need): boolean =>
    (chosen.fits.find((fit) => fit.need === need)?.fit ?? 'unknown') === 'unknown';
  return [
    ...about(
      'measure',
      'What exactly is required:',
      vague.map((need) => `${need.name} (${need.driver?.measure ?? ''})`),
    ),
    ...about(
      'fit',
      'How do the options meet',
      (isOwn ? [] : needs.filter(isOpen)).map((need) => `“${need.name}”`),
    ),
  ];
}

/** One question about several drivers. */
function about(topic: OpenQuestion['topic'], start: string, drivers: readonly string[]): OpenQuestion[] {
  return drivers.length === 0 ? [] : [{ topic, text: `${start} ${listOf(drivers)}?` }];
}

/** What the catalog knows as a reason to look again. */
function reviewHint({ chosen }: Pick<Decision, 'chosen'>): string {
  return 'own' in chosen ? '' : ` At the latest when ${chosen.role.revisit}.`;
}

/** The question, where nothing was stated. */
function ask(stated: unknown, topic: OpenQuestion['topic'], text: string): OpenQuestion[] {
  return stated === undefined ? [{ topic, text }] : [];
}
