import { describe, expect, it } from 'vitest';
import { renderRecord } from '../../src/adr/render.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Layer, Option } from '../../src/model/catalog.ts';
import { answersOf } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const templates = readTemplates();

/** Teams that differ in all that changes a sentence, each with how it names the drivers of a layer. */
const teams: readonly (readonly [Partial<TeamContext>, (ids: readonly string[]) => readonly string[]])[] = [
  [
    { languages: ['java'], team: 7, operators: 2, existing: ['PostgreSQL'], runtime: 'kubernetes', cloud: 'aws' },
    (ids) => ids.slice(0, 3),
  ],
  [{ languages: ['csharp', 'cobol'], operators: 0, runtime: 'vm', licensePolicy: 'permissive' }, () => []],
  [
    { languages: ['go', 'typescript'], existing: ['Kafka', 'Redis', 'NGINX'], runtime: 'serverless', cloud: 'gcp' },
    (ids) => ids.slice(3, 6).reverse(),
  ],
];

/** The sentences of a record that people read, without marks, code and links. */
function sentencesOf(layer: Layer, option: Option): string[] {
  return teams.flatMap(([context, drivers]) => {
    const choice = { layer: layer.id, option: option.id, drivers: drivers(layer.drivers.map((driver) => driver.id)) };
    const stack = settle(answersOf([choice], context), catalog);
    const [decision] = stack.decisions;
    if (!decision) throw new Error(`No decision for ${option.id}`);
    const frame = {
      number: 1,
      date: '2026-11-24',
      supersedes: [],
      find: () => undefined,
      answers: 'x',
      format: 'portable' as const,
    };
    return (
      renderRecord(decision, stack, frame, templates.record('portable'))
        .replace(/<!--[\s\S]*?-->/g, '')
        .replace(/\]\([^)]*\)/g, ']')
        .replace(/`[^`]*`/g, 'CODE')
        .split('\n')
        // Questions list the drivers with their measures.
        .filter((line) => !/^[|#]|^- What exactly is required:/.test(line))
        .flatMap((line) => line.replace(/^- /, '').split(/(?<=[.!?])\s+/))
    );
  });
}

const samples = catalog.layers.flatMap((layer) =>
  catalog.options
    .filter((option) => option.roles[layer.id])
    .map((option) => ({ name: `${option.id} in ${layer.id}`, sentences: sentencesOf(layer, option) })),
);

function faults(find: (sentence: string) => boolean): string[] {
  return samples.flatMap(({ name, sentences }) => sentences.filter(find).map((sentence) => `${name}: ${sentence}`));
}

const several = catalog.options.filter((option) => option.plural).map((option) => option.name);

describe('the sentences of every option in every role, for three teams', () => {
  it('have at most 45 words', () => {
    expect(faults((sentence) => sentence.split(/\s+/).length > 45)).toEqual([]);
  });

  it('do not say a word twice, join two becauses or clash in their articles', () => {
    const twice = /\b(\p{L}{2,})\s+\1\b|because[^.]*because of/iu;
    const article = /\b[Aa] (?:an?|[aeio]\p{Ll}+)\b|\b[Aa]n (?:uni|use|one|eu|[bcdfgjklpqtvwz]\p{Ll})/u;
    expect(faults((sentence) => twice.test(sentence) || article.test(sentence))).toEqual([]);
  });

  it('speak of several things in the plural', () => {
    const singular = new RegExp(`(?:${several.join('|')}) (?:is|has|does|was|meets|needs|comes)\\b`);
    expect(faults((sentence) => singular.test(sentence))).toEqual([]);
  });
});
