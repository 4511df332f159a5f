import type { Identity } from '../model/adr.ts';
import type { ConsideredAnswer } from '../model/answers.ts';
import { decisionKey, type Decision, type Stack } from '../model/decision.ts';
import { digest } from '../text/digest.ts';
import { choiceWords } from './choice-words.ts';

const notBody = ['status', 'date', 'record', 'place', 'kind', 'scope'];
const words = [
  ...['version', 'trigger', 'because', 'confirmation', 'confidence', 'revisit', 'consequences', 'accepts', 'deciders'],
  ...['verdicts', 'steps', 'evidence'],
];

/** Digest of what the team said that shapes a record's body, without the words that {@link wordMarks} remembers one by one. */
export function answersDigest(decision: Decision, stack: Stack): string {
  const said = Object.entries({
    ...decision.answer,
    considered: decision.answer.considered.map(rivalKey),
  }).filter(([key]) => !notBody.includes(key) && !words.includes(key));
  return digestOf([decisionKey(decision), stack.system, stack.context, said]);
}

/** What is said of an option that was considered, without the reason why it was not chosen, which is about the choice. */
function rivalKey(item: ConsideredAnswer): unknown {
  const { option, for: pros, against, verdicts } = item;
  const isBare = pros === undefined && against === undefined && verdicts === undefined;
  return isBare ? option : [option, pros, against, verdicts];
}

/** Marks of everything the team said about the chosen option. */
export function wordMarks(decision: Decision): string[] {
  return choiceWords(decision.answer).map(({ mark }) => mark);
}

/** Whether a record follows from these answers. */
export function followsFrom(identity: Identity, decision: Decision, stack: Stack): boolean {
  const { words: marks, answers } = identity;
  if (marks === undefined) return answers === formerDigest(decision, stack);
  return answers === answersDigest(decision, stack) && marks.join(' ') === wordMarks(decision).join(' ');
}

/** Whether these answers say nothing that a record does not know; they may say less. */
export function saysNoMore(identity: Identity, decision: Decision, stack: Stack): boolean {
  const { words: marks, answers } = identity;
  if (marks === undefined) return answers === formerDigest(decision, stack);
  return answers === answersDigest(decision, stack) && wordMarks(decision).every((mark) => marks.includes(mark));
}

/** The digest that records of the first version have: words and all. */
function formerDigest(decision: Decision, stack: Stack): string {
  const said = Object.entries(decision.answer).filter(([key]) => !notBody.includes(key));
  return digestOf([decisionKey(decision), stack.system, stack.context, said]);
}

/** What a driver is taken for is no answer: the catalog may learn more words. */
function digestOf(said: unknown): string {
  return digest(JSON.stringify(said, (key, value: unknown) => (key === 'meant' ? undefined : value)));
}
