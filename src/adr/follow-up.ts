import type { Evidence, Step } from '../model/answers.ts';
import type { Decision } from '../model/decision.ts';
import { escapeBlock, escapeMarkdown, escapeProse, linkTarget } from '../text/markdown.ts';
import { clause, sentence } from '../text/sentence.ts';

/** What the team will do because of the decision: "Move the discount rules first (order team). Risk: …". */
export function stepTexts({ answer: { steps = [] } }: Decision): string[] {
  return steps.map(({ what, by, risk }: Step) => {
    const who = by === undefined ? '' : ` (${escapeProse(clause(by))})`;
    const first = who === '' ? escapeBlock(sentence(what)) : `${escapeBlock(clause(what))}${who}.`;
    return risk === undefined ? first : `${first} Risk: ${escapeProse(sentence(risk))}`;
  });
}

/**
 * What the decision rests on: addresses and paths in the repository as links, everything else as it was said. `fromHere`
 * leads from the record to a path in the repository.
 */
export function evidenceTexts({ answer: { evidence = [] } }: Decision, fromHere: (path: string) => string): string[] {
  return evidence.map(({ where, name }: Evidence) => {
    const target = linkTarget(where.trim()) ?? (isPath(where) ? pathTarget(fromHere(where.trim())) : undefined);
    const words = escapeProse(clause(where));
    if (target === undefined) return name === undefined ? escapeBlock(words) : `${escapeMarkdown(name)}: ${words}`;
    return `[${escapeMarkdown(name ?? where.trim().replace(/^https?:\/\/(?:www\.)?|\/$/g, ''))}](${target})`;
  });
}

/** Whether words are a path in the repository: no blank, no address, a folder or an ending, and nothing that leads out. */
function isPath(words: string): boolean {
  const path = words.trim();
  const isPlain =
    /^[\p{L}\p{N}._@+-]+(?:\/[\p{L}\p{N}._@+-]+)*$/u.test(path) && /\/|\.\p{L}[\p{L}\p{N}]{0,5}$/u.test(path);
  return isPlain && !path.split('/').includes('..');
}

function pathTarget(path: string): string {
  return encodeURI(path);
}
