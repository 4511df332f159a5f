import { describe, expect, it } from 'vitest';
import { compareOptions } from '../../src/catalog/compare.ts';
import { filterEntries, groupByLayer, needsOptions } from '../../src/catalog/list.ts';
import { conditionWords, periodWords } from '../../src/catalog/phrases.ts';
import { tinyCatalog } from './tiny-catalog.ts';

const catalog = tinyCatalog();

describe('the list', () => {
  it.each([
    [{ query: 'LID box' }, ['blue-box', 'red-box']],
    [{ query: 'lid blue' }, ['blue-box']],
    [{ query: 'lidblue' }, []],
    [{ license: 'apache' }, ['blue-box', 'red-box']],
    [{ license: 'mit' }, []],
    [{ lifecycle: 'archived' }, []],
    [{ layer: 'mailbox', kind: 'server', policy: 'permissive' }, ['blue-box', 'red-box']],
    [{ kind: 'library' }, []],
  ])('for %o is %o', (filter, ids) => {
    expect(filterEntries(catalog, filter).map((entry) => entry.id)).toEqual(ids);
  });

  it('needs more than the index only for kind and policy', () => {
    const index = { ...catalog, options: [], layers: [] };
    expect(filterEntries(index, { layer: 'mailbox', license: 'Apache', lifecycle: 'active', query: 'red' })).toHaveLength(1);
    expect([{ kind: 'tool' }, { policy: 'permissive' }, { license: 'MIT' }].map(needsOptions)).toEqual([true, true, false]);
  });

  it('shows what has ended last', () => {
    const index = catalog.optionIndex.map((entry) => (entry.id === 'blue-box' ? { ...entry, lifecycle: 'archived' as const } : entry));
    const [group] = groupByLayer(catalog, index, undefined);
    expect(group?.entries.map((entry) => entry.id)).toEqual(['red-box', 'blue-box']);
  });
});

describe('the comparison', () => {
  it('puts the drivers on which options differ first', () => {
    const [layer] = catalog.layers;
    const [blue, red] = catalog.options;
    if (!layer || !blue || !red) throw new Error('The tiny catalog is empty');
    const role = red.roles['mailbox'];
    if (!role) throw new Error('The red box has no role');
    const open = { ...role, drivers: { ...role.drivers, safety: { value: 'open', note: 'it has no lock', source: 'manual' } } };
    const { drivers } = compareOptions(layer, [blue, { ...red, roles: { mailbox: open } }]);
    expect(drivers.map((driver) => `${driver.id} ${driver.same ? 'same' : 'differs'}`)).toEqual([
      'safety differs',
      'speed same',
      'languages same',
    ]);
    expect(drivers[0]?.cells.map((cell) => cell.fit)).toEqual(['unknown', 'not']);
  });
});

describe('words for facts', () => {
  it.each([
    [{ runtime: ['kubernetes', 'vm'], 'operators-at-most': 2 }, 'on Kubernetes or virtual machines, at most 2 on call'],
    [{ drivers: ['speed'], languages: ['go', 'csharp'] }, 'with Go or C#, where speed is wanted'],
    [{ 'team-at-least': 5, cloud: ['gcp'], chosen: ['red-box'] }, 'on Google Cloud, teams of 5 or more, together with Red Box'],
  ])('say when %o holds', (condition, words) => {
    expect(conditionWords(condition, catalog.layers[0], (id) => (id === 'red-box' ? 'Red Box' : id))).toBe(words);
  });

  it.each([
    [{ spdx: 'MPL-2.0', from: 'until 1.16' }, 'MPL-2.0 until 1.16'],
    [{ spdx: 'BUSL-1.1', from: '2.7 (2022)' }, 'BUSL-1.1 from 2.7 (2022)'],
    [{ spdx: 'Apache-2.0', from: 'community components until 2018-12' }, 'Apache-2.0 (community components until 2018-12)'],
    [{ spdx: 'LicenseRef-proprietary', from: '9.0.0' }, 'proprietary from 9.0.0'],
  ])('say how long %o held', (period, words) => {
    expect(periodWords(period)).toBe(words);
  });
});
