import type { Adr } from '../model/adr.ts';
import { lineEnding, type Edit } from '../text/edit.ts';
import { frontMatterSpan } from '../text/front-matter.ts';
import { isCalled } from './fields.ts';

/** The edit that adds a dated note to a record's section "Amendments"; the section is made where there is none. */
export function noteEdit(text: string, adr: Adr, today: string, words: string): Edit {
  const end = lineEnding(text);
  const section = adr.sections().find((candidate) => isCalled(candidate, 'amendments'));
  const limit = section?.body.end ?? adr.identitySpan()?.start ?? text.length;
  const at = text.slice(0, limit).trimEnd().length;
  const note = `${bulletSign(text)} ${today}: ${words}`;
  if (section) return { start: at, end: at, text: at < section.body.start ? `${end}${end}${note}` : `${end}${note}` };
  return { start: at, end: at, text: `${end}${end}## Amendments${end}${end}${note}` };
}

/** The sign of a record's list items: that of its first one. */
function bulletSign(text: string): string {
  return /^([-*+])[ \t]/m.exec(text.slice(frontMatterSpan(text)?.end ?? 0))?.[1] ?? '-';
}
