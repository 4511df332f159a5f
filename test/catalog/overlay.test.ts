import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { layOver } from '../../src/catalog/overlay.ts';
import { findOption, type Catalog } from '../../src/model/catalog.ts';
import type { Parsed } from '../../src/model/problem.ts';
import { lists, placed, tinyCatalog, tinyFiles } from './tiny-catalog.ts';

const base = tinyCatalog();

function lay(files: Readonly<Record<string, string>>, over: Catalog = base): Parsed<Catalog> {
  const given = Object.entries(files).map(([path, text]) => ({ path, text, shown: `ours/${path}` }));
  return layOver(over, given, lists);
}

function laid(files: Readonly<Record<string, string>>, over: Catalog = base): Catalog {
  const { value, problems } = lay(files, over);
  expect(problems).toEqual([]);
  if (!value) throw new Error('There is no catalog');
  return value;
}

function faults(files: Readonly<Record<string, string>>): string[] {
  const { value, problems } = lay(files);
  expect(value).toBeUndefined();
  return problems.map(placed);
}

const redText = tinyFiles().find((file) => file.path === 'options/red-box.yaml')?.text ?? '';
const green = redText.replaceAll('red-box', 'green-box').replaceAll('Red Box', 'Green Box');

describe('a folder laid over the catalog', () => {
  it('changes single keys of an option and leaves the others', () => {
    const catalog = laid({ 'options/red-box.yaml': 'id: red-box\nlicense: { spdx: MPL-2.0 }\nmanaged: [Box Hire]\n' });
    const before = base.options.find((option) => option.id === 'red-box');
    const after = catalog.options.find((option) => option.id === 'red-box');
    expect(after).toEqual({
      ...before,
      license: { ...before?.license, spdx: 'MPL-2.0', policy: 'osi-approved' },
      managed: ['Box Hire'],
    });
    expect(findOption(catalog, 'red box')?.license).toBe('MPL-2.0');
    expect(catalog.options.find((option) => option.id === 'blue-box')).toBe(base.options[0]);
  });

  it('changes a key deep in a role', () => {
    const catalog = laid({
      'options/red-box.yaml': 'id: red-box\nroles: { mailbox: { drivers: { speed: { value: slow, note: ours is far away } } } }\n',
    });
    const role = catalog.options.find((option) => option.id === 'red-box')?.roles['mailbox'];
    expect(role?.drivers['speed']).toEqual({ value: 'slow', note: 'ours is far away', source: 'manual' });
    expect(role?.claims).toHaveLength(4);
  });

  it('replaces lists whole', () => {
    const catalog = laid({ 'options/red-box.yaml': 'id: red-box\naliases: [Postbox]\n' });
    expect(findOption(catalog, 'postbox')?.id).toBe('red-box');
    expect(findOption(catalog, 'the red box')).toBeUndefined();
  });

  it('sets a ring, which the index knows', () => {
    const catalog = laid({ 'options/red-box.yaml': 'id: red-box\nring: { name: hold, reason: It rusts too fast }\n' });
    expect(catalog.options.find((option) => option.id === 'red-box')?.ring?.name).toBe('hold');
    expect(findOption(catalog, 'red-box')?.ring).toBe('hold');
  });

  it('hides an option, which stays known by name only', () => {
    const catalog = laid({ 'options/red-box.yaml': 'id: red-box\nhide: true\n' });
    expect(findOption(catalog, 'red-box')).toBeUndefined();
    expect(catalog.options.map((option) => option.id)).toEqual(['blue-box']);
    expect(catalog.hidden?.map((entry) => entry.id)).toEqual(['red-box']);
  });

  it('may still name what it hides', () => {
    const lifecycle = 'lifecycle: { successor: red-box }';
    laid({ 'options/red-box.yaml': 'id: red-box\nhide: true\n', 'options/blue-box.yaml': `id: blue-box\n${lifecycle}\n` });
  });

  it('adds options, layers, capabilities and rules', () => {
    const layer = tinyFiles().find((file) => file.path === 'layers/mailbox.yaml')?.text ?? '';
    const rule = tinyFiles().find((file) => file.path === 'rules/red-and-blue.yaml')?.text ?? '';
    const catalog = laid({
      'capabilities.yaml': '- { id: post-van, name: a post van, existing: [Van] }\n',
      'layers/delivery.yaml': layer.replace('id: mailbox', 'id: delivery').replace('order: 1', 'order: 2'),
      'options/green-box.yaml': green.replace('any: [wall]', 'any: [post-van]').replace('  mailbox:', '  delivery:'),
      'rules/red-alone.yaml': rule.replace('id: red-and-blue', 'id: red-alone').replace('blue-box', 'green-box'),
    });
    expect(catalog.layerIndex.map((entry) => entry.id)).toEqual(['mailbox', 'delivery']);
    expect(findOption(catalog, 'green box')?.layers).toEqual(['delivery']);
    expect(catalog.rules.map((item) => item.id)).toEqual(['red-alone', 'red-and-blue']);
    expect(catalog.capabilities.map((item) => item.id)).toContain('post-van');
  });

  it('changes and hides rules', () => {
    const changed = laid({ 'rules/red-and-blue.yaml': 'id: red-and-blue\nseverity: error\n' });
    expect(changed.rules.map((rule) => rule.severity)).toEqual(['error']);
    expect(laid({ 'rules/red-and-blue.yaml': 'id: red-and-blue\nhide: true\n' }).rules).toEqual([]);
  });

  it('lies over another one', () => {
    const first = laid({ 'options/red-box.yaml': 'id: red-box\nring: { name: assess, reason: New here }\n' });
    const second = laid({ 'options/red-box.yaml': 'id: red-box\nring: { name: adopt }\n' }, first);
    expect(second.options.find((option) => option.id === 'red-box')?.ring).toEqual({ name: 'adopt', reason: 'New here' });
  });

  it('leaves the catalog below as it was', () => {
    const before = structuredClone(base);
    laid({ 'options/red-box.yaml': 'id: red-box\nmanaged: [Box Hire]\nring: { name: hold, reason: It rusts }\n' });
    expect(base).toEqual(before);
  });
});

describe('a fault in such a folder', () => {
  it.each([
    ['a wrong value', 'id: red-box\nkind: bxo\n', '2:7 catalog/wrong-value'],
    ['an unknown key', 'id: red-box\nmanged: []\n', '2:1 catalog/unknown-key'],
    ['a ring that is none', 'id: red-box\nring: { name: holt, reason: x }\n', '2:15 catalog/wrong-value'],
    ['a ring without a reason', 'id: red-box\nring: { name: hold }\n', '2:7 catalog/missing-key'],
    ['a value of no driver', 'id: red-box\nroles: { mailbox: { drivers: { speed: { value: quick } } } }\n', '2:48 catalog/unknown-value'],
    ['a source that is not there', 'id: red-box\nlicense: { source: blog }\n', '2:20 catalog/unknown-source'],
    ['too few claims', 'id: red-box\nroles: { mailbox: { claims: [] } }\n', '2:29 catalog/one-sided'],
    ['a name that is taken', 'id: red-box\naliases: [Blue box]\n', '2:11 catalog/name-taken'],
    ['an id that nobody has', 'id: rad-box\nring: { name: hold, reason: x }\n', '1:5 catalog/unknown-option'],
    ['hiding what is not there', 'id: rad-box\nhide: true\n', '1:5 catalog/unknown-option'],
    ['hiding by another word', 'id: red-box\nhide: yes\n', '2:7 catalog/wrong-value'],
    ['hiding and changing', 'id: red-box\nhide: true\nkind: tool\n', '3:7 catalog/hidden-change'],
    ['no map', '- red-box\n', '1:1 catalog/wrong-value'],
    ['an empty file', '', '1:1 catalog/wrong-value'],
    ['an id that is a path', 'id: ../../etc/passwd\nroles: {}\n', '1:5 catalog/wrong-value'],
    ['broken YAML', 'id: [\n', '1:1 yaml/syntax'],
  ])('%s is named with its place in the own file', (_fault, text, found) => {
    expect(faults({ 'options/red-box.yaml': text })).toContain(`ours/options/red-box.yaml:${found}`);
  });

  it('is a layer that the catalog has', () => {
    expect(faults({ 'layers/mailbox.yaml': 'id: mailbox\norder: 3\n' })).toEqual(['ours/layers/mailbox.yaml:1:1 catalog/shipped-layer']);
  });

  it('is a file that nothing reads', () => {
    expect(faults({ 'option/red-box.yaml': 'id: red-box\n' })).toEqual(['ours/option/red-box.yaml:1:1 catalog/stray-file']);
  });

  it('is only reported where it is, not where it shows', () => {
    const { problems } = lay({ 'options/green-box.yaml': green.replace('Green Box Lid', 'Red Box Lid') });
    expect(problems.map((problem) => problem.file)).toEqual(['ours/options/green-box.yaml']);
  });
});

describe('a hostile folder', () => {
  it('cannot grow without end by aliases', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghi'.split('').map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at] ?? ''}`).join(',')}]`)];
    expect(faults({ 'options/red-box.yaml': `id: red-box\n${bomb.join('\n')}\n` })).toEqual(['ours/options/red-box.yaml:7:8 yaml/aliases']);
  });

  it('cannot reach the prototypes of objects', () => {
    const text = 'id: red-box\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\nroles: { __proto__: { level: box } }\n';
    expect(lay({ 'options/red-box.yaml': text }).value).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is read or refused, and never breaks the program', () => {
    const json = fc.json({ maxDepth: 4 });
    const texts = fc.oneof(fc.string({ unit: 'binary' }), json, json.map((text) => `id: red-box\nroles: ${text}\n`), json.map((text) => `id: red-box\nring: ${text}\n`));
    fc.assert(
      fc.property(texts, (text) => {
        const { value, problems } = lay({ 'options/red-box.yaml': text });
        expect(value !== undefined || problems.length > 0).toBe(true);
      }),
    );
  });
});
