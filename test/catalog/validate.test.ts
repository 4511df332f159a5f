import { describe, expect, it } from 'vitest';
import { parseCatalog } from '../../src/catalog/parse.ts';
import type { Problem } from '../../src/model/problem.ts';
import { lists, placed, tinyFiles } from './tiny-catalog.ts';

const red = 'options/red-box.yaml';
const layer = 'layers/mailbox.yaml';
const rule = 'rules/red-and-blue.yaml';
const capabilities = 'capabilities.yaml';

/** Replaces the first occurrence; a text that is not there is a mistake of the test. */
function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the text`);
    return text.replace(from, () => to);
  };
}

/** Nobody opened the site, and of the facts that age only the one that is named rests on it. */
function unopened(fact: 'license' | 'lifecycle' | 'latest'): (text: string) => string {
  return (text) =>
    swap("/red-box', checked: 2026-11-01", "/red-box', checked: unread")(text)
      .split('\n')
      .map((line) => (/^(license|lifecycle|latest):/.test(line) && !line.startsWith(fact) ? line.replace('site', 'manual') : line))
      .join('\n');
}

/** What is wrong, the file, the change that makes it so, the code, and the text at whose beginning it is reported. */
type Case = readonly [fault: string, file: string, edit: (text: string) => string, code: string, at: string];

const cases: readonly Case[] = [
  ['a key that is missing', red, swap('summary: Keeps letters until somebody fetches them.\n', ''), 'catalog/missing-key', 'id: red-box'],
  ['a key that nobody knows', red, swap('summary:', 'sumary:'), 'catalog/unknown-key', 'sumary:'],
  ['a key that stands twice', red, (text) => `${text}id: again\n`, 'yaml/duplicate-key', 'id: again'],
  ['broken YAML', red, swap('aliases: [', 'aliases: [['), 'yaml/syntax', 'aliases: [['],
  ['a value of the wrong kind', red, swap('kind: server', 'kind: servre'), 'catalog/wrong-value', 'servre'],
  ['control characters in a text', red, swap('Keeps letters until somebody fetches them.', String.raw`"Red\u001b[31m letters."`), 'catalog/wrong-value', '"Red'],
  ['a text that turns the direction of reading', red, swap('Keeps letters', 'Keeps \u202eletters'), 'catalog/wrong-value', 'Keeps'],
  ['an address that is none', red, swap('homepage: https:', 'homepage: javascript:'), 'catalog/wrong-value', 'javascript:'],
  ['a day that is in no calendar', red, swap('checked: 2026-11-01 }', 'checked: 2026-02-30 }'), 'catalog/wrong-value', '2026-02-30'],
  ['neither a day nor that nobody opened it', red, swap('checked: 2026-11-01 }', 'checked: never }'), 'catalog/wrong-value', 'never }'],
  ['a licence from a page that nobody opened', red, unopened('license'), 'catalog/unread-source', 'site }\ngovernance'],
  ['a state from a page that nobody opened', red, unopened('lifecycle'), 'catalog/unread-source', 'site }\nlatest'],
  ['a newest version from a page that nobody opened', red, unopened('latest'), 'catalog/unread-source', 'site }\nruntimes'],
  ['a month that is in no calendar', red, swap("'2026-10'", "'2026-13'"), 'catalog/wrong-value', "'2026-13'"],
  ['an id with a path in it', red, swap('id: red-box', 'id: ../red-box'), 'catalog/wrong-value', '../red-box'],
  ['an id that its file is not named after', red, swap('id: red-box', 'id: green-box'), 'catalog/file-name', 'green-box'],
  ['a name that another option has', red, swap('aliases: [', 'aliases: [The blue box, '), 'catalog/name-taken', 'The blue box'],
  ['a part whose alias another option has', red, swap('[red-box-lid]', '[Blue Box Lid]'), 'catalog/name-taken', 'Blue Box Lid'],
  ['an alias that names an edition', red, swap('aliases: [', 'aliases: [Red Box Enterprise, '), 'catalog/alias-of-its-own', 'Red Box Enterprise'],
  ['an alias that names the product of a vendor', red, swap('aliases: [', 'aliases: [Azure Red Box, '), 'catalog/alias-of-its-own', 'Azure Red Box'],
  ['a reason for an alias that is not there', red, swap('kind: server', 'alias-notes: { Crate: It is called so. }\nkind: server'), 'catalog/unknown-alias', 'It is called so.'],
  ['a part that is paid for', red, swap('note: Part of it that keeps rain out.', 'note: Paid lid.'), 'catalog/part-of-its-own', '{ name: Red Box Lid'],
  ['a part that is an edition', red, swap('name: Red Box Lid', 'name: Red Box Cloud'), 'catalog/part-of-its-own', '{ name: Red Box Cloud'],
  ['a part with a licence of its own', red, swap('note: Part of it that keeps rain out.', 'note: Lid under the MIT licence.'), 'catalog/part-of-its-own', '{ name: Red Box Lid'],
  ['a variant with the name of an option', red, swap('roles:', 'variants: [{ name: Blue Box, note: Another one. }]\nroles:'), 'catalog/name-taken', 'Blue Box, note'],
  ['a variant whose licence no page shows', red, swap('roles:', 'variants: [{ name: Red Crate, note: A fork., license: { spdx: MIT } }]\nroles:'), 'catalog/no-source', '{ name: Red Crate'],
  ['a variant with a licence that is no SPDX expression', red, swap('roles:', "variants: [{ name: Red Crate, note: A fork., url: 'https://x.example', checked: 2026-11-01, license: { spdx: Free } }]\nroles:"), 'catalog/unknown-license', 'Free'],
  ['an earlier licence that is no SPDX expression', red, swap('spdx: Apache-2.0', 'spdx: Apache-2.0, history: [{ spdx: Free, from: until 1.0 }]'), 'catalog/unknown-license', 'Free'],
  ['an earlier licence of versions that semver cannot read', red, swap('spdx: Apache-2.0', 'spdx: Apache-2.0, history: [{ spdx: MIT, from: early, versions: about two }]'), 'catalog/wrong-range', 'about two'],
  ['a signature of a variant that is not there', red, swap('sources:\n', 'detect: [{ kind: helm, match: crate, role: server, variant: Crate }]\nsources:\n'), 'catalog/unknown-variant', 'Crate }'],
  ['an end without evidence', red, swap('state: active', 'state: archived'), 'catalog/no-evidence', '{ state: archived'],
  ['a renaming that does not say into what', red, swap('state: active', "state: renamed, since: '2026-01', note: Said on its site."), 'catalog/no-successor', '{ state: renamed'],
  ['a successor that is not there', red, swap('state: active', 'state: active, successor: blue-bxo'), 'catalog/unknown-option', 'blue-bxo'],
  ['a successor that is the option itself', red, swap('state: active', 'state: active, successor: red-box'), 'catalog/own-successor', 'red-box, source'],
  ['a licence that is no SPDX expression', red, swap('spdx: Apache-2.0', 'spdx: Apache License'), 'catalog/unknown-license', 'Apache License'],
  ['a cloud that nobody knows', red, swap('provides:', 'clouds: [awz]\nprovides:'), 'catalog/unknown-cloud', 'awz'],
  ['a range that semver cannot read', red, swap("'>=1.0.0'", 'about two'), 'catalog/wrong-range', 'about two'],
  ['a capability that is not there', red, swap('any: [wall]', 'any: [wal]'), 'catalog/unknown-capability', 'wal]'],
  ['a source that is not there', red, swap('state: active, source: site', 'state: active, source: sight'), 'catalog/unknown-source', 'sight'],
  ['a source that nothing names', red, swap('sources:\n', "sources:\n  blog: { url: 'https://example.org/blog', checked: 2026-11-01 }\n"), 'catalog/unused-source', "{ url: 'https://example.org/blog'"],
  ['a value without a source', red, swap('within an hour, source: manual', 'within an hour'), 'catalog/no-source', '{ value: fast'],
  ['a driver without a value', red, swap('      safety: { value: unknown, note: nobody has counted }\n', ''), 'catalog/missing-driver', 'speed: { value'],
  ['an unknown value without a reason', red, swap('value: unknown, note: nobody has counted', 'value: unknown'), 'catalog/missing-key', '{ value: unknown'],
  ['a value that its driver does not have', red, swap('value: fast', 'value: quick'), 'catalog/unknown-value', 'quick'],
  ['a driver that the layer does not have', red, swap('safety:', 'colour:'), 'catalog/unknown-driver', '{ value: unknown'],
  ['a level that the layer does not have', red, swap('level: box', 'level: bag'), 'catalog/unknown-level', 'bag'],
  ['a layer that is not there', red, swap('  mailbox:', '  malbox:'), 'catalog/unknown-layer', 'level: box'],
  ['an option without a role', red, (text) => text.replace(/roles:[\s\S]*?(?=sources:)/, 'roles: {}\n'), 'catalog/no-role', '{}'],
  ['too few good claims', red, swap('      - { polarity: good, text: it is small, source: manual }\n', ''), 'catalog/one-sided', '- { polarity: good'],
  ['too few bad claims', red, swap('polarity: bad, text: it is loud', 'polarity: neutral, text: it is loud'), 'catalog/one-sided', '- { polarity: good'],
  ['no weighty bad claim', red, swap('weight: major, ', ''), 'catalog/one-sided', '- { polarity: good'],
  ['a claim about a driver that the layer does not have', red, swap('text: it rusts,', 'text: it rusts, driver: rust,'), 'catalog/unknown-driver', 'rust,'],
  ['a condition on a driver that the layer does not have', red, swap('drivers: [speed]', 'drivers: [sped]'), 'catalog/unknown-driver', 'sped'],
  ['praise instead of a fact', red, swap('it is quick', 'it is blazing fast'), 'catalog/praise', 'it is blazing'],
  ['a driver that stands twice in a layer', layer, swap('id: safety', 'id: speed'), 'catalog/doubled-id', 'speed\n    name: safety'],
  ['a level that stands twice in a layer', layer, swap('name: boxes }', 'name: boxes }\n  - { id: box, name: bags }'), 'catalog/doubled-id', 'box, name: bags'],
  ['values that do not tell options apart', layer, swap('slow: { fit: not', 'slow: { fit: met'), 'catalog/driver-values', 'fast:'],
  ['a suggestion by a driver that the layer does not have', layer, swap('{ team-at-least: 3 }', '{ drivers: [sped] }'), 'catalog/unknown-driver', 'sped'],
  ['a layer without a question', layer, swap('question: What carries letters between your offices?\n', ''), 'catalog/missing-key', 'id: mailbox'],
  ['a capability that stands twice', capabilities, swap('id: wall', 'id: letters'), 'catalog/doubled-id', 'letters, name: a wall'],
  ['a capability of a layer that is not there', capabilities, swap('layer: mailbox', 'layer: mail'), 'catalog/unknown-layer', 'mail,'],
  ['a rule about an option that is not there', rule, swap('[blue-box]', '[blu-box]'), 'catalog/unknown-option', 'blu-box'],
  ['a file that nothing reads', 'option/green-box.yaml', () => 'id: green-box\n', 'catalog/stray-file', 'id: green-box'],
  ['a file with another ending', 'options/green-box.yml', () => 'id: green-box\n', 'catalog/stray-file', 'id: green-box'],
];

/** The text from the reported place on. */
function textAt({ line = 1, column = 1 }: Problem, text: string): string {
  const lines = text.split('\n');
  return [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
}

describe('a catalog', () => {
  it('without faults has no problems', () => {
    expect(parseCatalog(tinyFiles(), lists, '2026.11').problems).toEqual([]);
  });

  it('may say of a page behind a value or a claim that nobody opened it', () => {
    const edit = swap("/manual', checked: 2026-11-01", "/manual', checked: unread");
    expect(parseCatalog(tinyFiles({ [red]: edit }), lists, '2026.11').problems).toEqual([]);
  });

  it.each(cases)('with %s is refused, and the place is named', (_fault, file, edit, code, at) => {
    const files = tinyFiles({ [file]: edit });
    const { value, problems } = parseCatalog(files, lists, '2026.11');
    expect(value).toBeUndefined();
    const [problem] = problems.filter((candidate) => candidate.code === code);
    expect(problem).toMatchObject({ file, severity: 'error' });
    expect(problem?.hint).toMatch(/\S/);
    const text = files.find((candidate) => candidate.path === file)?.text ?? '';
    expect(problem && textAt(problem, text).slice(0, at.length)).toBe(at);
  });

  it('with two layers of the same order is refused', () => {
    const text = tinyFiles().find((file) => file.path === layer)?.text ?? '';
    const second = text.replace('id: mailbox', 'id: pigeons');
    const { problems } = parseCatalog(tinyFiles({ 'layers/pigeons.yaml': () => second }), lists, '2026.11');
    expect(problems.map(placed)).toEqual(['layers/pigeons.yaml:2:8 catalog/doubled-order']);
  });

  it('reports the faults of all files at once', () => {
    const edits = {
      [red]: swap('value: fast', 'value: quick'),
      'options/blue-box.yaml': swap('level: box', 'level: bag'),
      [capabilities]: swap('layer: mailbox', 'layer: mail'),
    };
    const { problems } = parseCatalog(tinyFiles(edits), lists, '2026.11');
    expect(new Set(problems.map((problem) => problem.file)).size).toBe(3);
  });

  it('with a broken file does not call what names that file wrong', () => {
    for (const file of [red, layer, capabilities]) {
      const { problems } = parseCatalog(tinyFiles({ [file]: () => '[' }), lists, '2026.11');
      expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set([file]));
    }
  });
});
