import { describe, expect, it } from 'vitest';
import { recordFormats } from '../../src/model/adr.ts';
import { parseAdr } from '../../src/adr/parse.ts';
import type { ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';
import { bodyOf, recordText } from '../helpers/record-text.ts';

const catalog = wholeCatalog();

interface Bare {
  readonly name: string;
  readonly text: string;
  readonly body: string;
}

/** The records of choices of which the team states the option alone, one for each option in each of its roles. */
const bare = catalog.layers.flatMap((layer) =>
  catalog.options
    .filter((option) => option.roles[layer.id])
    .flatMap((option) =>
      recordFormats.flatMap((format) =>
        (['proposed', 'accepted'] as const).map((status): Bare => {
          const choice: ChoiceDraft = { layer: layer.id, option: option.id, status };
          const text = recordText(catalog, [choice], {}, format);
          return { name: `${option.id} in ${layer.id}, ${status}, ${format}`, text, body: bodyOf(text) };
        }),
      ),
    ),
);

function faults(find: (one: Bare) => readonly string[] | null): string[] {
  return bare.flatMap((one) => (find(one) ?? []).map((fault) => `${one.name}: ${fault}`));
}

/** The body without the open questions, links and code: what the record states. */
function statedIn({ body }: Bare): string {
  return body
    .replace(/^#+ Open questions\n[\s\S]*/m, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/`[^`]*`/g, 'CODE');
}

describe('the record of an option of which the team states nothing but its name', () => {
  it('has no sentence about what the team did not state', () => {
    const gap = /\bunknown\b|\bnobody\b|\bthe team\b|\bnot (?:told|stated|specified|recorded)\b|\bundefined\b/i;
    // The words of the catalog about the option are allowed to speak of teams.
    const said = new Set(
      catalog.options.flatMap((option) => [
        option.operations,
        option.exit,
        ...option.requires.map(({ why }) => why),
        ...texts(option.roles),
      ]),
    );
    const isOfCatalog = (line: string): boolean => [...said].some((text) => line.includes(text.replace(/\.$/, '')));
    expect(
      faults((one) =>
        statedIn(one)
          .split('\n')
          .filter((line) => gap.test(line) && !isOfCatalog(line.replaceAll('\\', ''))),
      ),
    ).toEqual([]);
  });

  it('has no reason, no driver, no verdict, no review and no confidence', () => {
    expect(faults(({ body }) => body.match(/^(?:Chosen option|We will use).* because .*$/gm))).toEqual([]);
    expect(
      faults(({ body }) => body.match(/^#+ (?:Decision Drivers|Drivers|Pros and Cons).*$|^Not chosen.*$/gm)),
    ).toEqual([]);
    expect(faults(({ body }) => body.match(/^(?:Review|Confidence|Our reasons):.*$|runner-up/gm))).toEqual([]);
  });

  it('has no empty section', () => {
    expect(
      faults(({ text }) => {
        const sections = parseAdr(text, '').sections();
        return sections
          .filter(({ level, key, body: { start, end } }) => {
            const isParent = sections.some((other) => other.key.startsWith(`${key} › `));
            return level > 1 && !isParent && text.slice(start, end).trim() === '';
          })
          .map(({ key }) => key);
      }),
    ).toEqual([]);
  });

  it('has no doubled punctuation, and no capital behind "because"', () => {
    const odd = /[^.]\.\.(?!\.)|,,|;;|[?!:]\.(?=\s|$)|\( | \)| ,| \.(?=\s)|because (?:The|A|An|It|There|This)\b/g;
    expect(faults((one) => statedIn(one).match(odd))).toEqual([]);
  });

  it('ends with questions, each of them once', () => {
    expect(
      faults(({ body }) => {
        const [, questions = ''] = body.split(/^#+ Open questions\n/m);
        const lines = questions.trim().split('\n');
        const isOdd = lines.length < 3 || new Set(lines).size < lines.length;
        return isOdd || lines.some((line) => !/^- .*\?/.test(line)) ? [questions] : [];
      }),
    ).toEqual([]);
  });

  it('names what the catalog adds in proposed records only', () => {
    expect(faults(({ name, body }) => (name.includes('accepted') ? body.match(/for comparison/gi) : null))).toEqual([]);
  });
});

function texts(roles: (typeof catalog.options)[number]['roles']): string[] {
  return Object.values(roles).flatMap(({ claims, confirmation }) => [...claims.map(({ text }) => text), confirmation]);
}
