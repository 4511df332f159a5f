import type { Decision, OpenQuestion } from '../model/decision.ts';
import { escapeProse } from '../text/markdown.ts';

/** Questions that fit into one, which the record asks together. */
const together: readonly (readonly OpenQuestion['topic'][])[] = [
  ['trigger', 'reason'],
  ['date', 'deciders', 'operators', 'revisit'],
];

/** What the team did not state, as the bullets that close the record. Related questions are one bullet. */
export function openBullets({ open }: Decision): string[] {
  const bullets: string[] = [];
  const asked = new Set<OpenQuestion>();
  for (const question of open) {
    if (asked.has(question)) continue;
    const group = together.find((topics) => topics.includes(question.topic)) ?? [];
    // Only the first of a topic is asked with the others: the next one is about something of its own.
    const related = group.flatMap((topic) => open.find((other) => other.topic === topic) ?? []);
    const all = related.includes(question) ? related : [question];
    for (const one of all) asked.add(one);
    bullets.push(escapeProse(joined(all.map(({ text }) => text))));
  }
  return bullets;
}

/** "Why now?" and "Why NATS?" → "Why now, and why NATS?". What follows the last question mark stays behind it. */
function joined(questions: readonly string[]): string {
  const [only = ''] = questions;
  if (questions.length < 2) return only;
  const parts = questions.map((text) => text.slice(0, text.indexOf('?')));
  const lowered = parts.map((part, index) => (index === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1)));
  const rest = questions.map((text) => text.slice(text.indexOf('?') + 1)).join('');
  return `${lowered.slice(0, -1).join(', ')}, and ${lowered.at(-1) ?? ''}?${rest}`;
}
