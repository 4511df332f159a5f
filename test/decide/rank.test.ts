import { describe, expect, it } from 'vitest';
import { compare, rank } from '../../src/decide/rank.ts';
import type { Driver, Fit, Option } from '../../src/model/catalog.ts';
import type { Candidate } from '../../src/model/decision.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const layer = catalog.layers.find((candidate) => candidate.id === 'message-queue');
const some = catalog.options.find((candidate) => candidate.id === 'rabbitmq');
if (!layer || !some) throw new Error('The catalog has changed');
const [first, second] = layer.drivers;
const languages = layer.drivers.find((driver) => driver.judge === 'languages');
if (!first || !second || !languages) throw new Error('The catalog has changed');

interface Draft {
  readonly named?: readonly Fit[];
  readonly others?: readonly Fit[];
  readonly language?: Fit;
  readonly barriers?: readonly string[];
  readonly option?: Partial<Option>;
  readonly known?: number;
}

function candidate({ named = [], others = [], language, barriers = [], option = {}, known }: Draft): Candidate {
  const role = some?.roles['message-queue'];
  if (!some || !role || !languages) throw new Error('The catalog has changed');
  const need = (driver: Driver | undefined): Candidate['fits'][number]['need'] => ({
    answer: {},
    name: 'x',
    ...(driver ? { driver } : {}),
  });
  return {
    option: { ...some, ...option },
    role,
    fits: named.map((fit) => ({ need: need(first), fit, note: '' })),
    others: [
      ...others.map((fit) => ({ driver: first as Driver, fit, note: '' })),
      ...(language === undefined ? [] : [{ driver: languages, fit: language, note: '' }]),
    ],
    claims: [],
    barriers,
    ...(known === undefined ? {} : { known }),
  };
}

const state = (value: Option['lifecycle']['state']): Partial<Option> => ({ lifecycle: { state: value, source: 'x' } });
const ring = (name: 'adopt' | 'trial' | 'assess' | 'hold'): Partial<Option> => ({ ring: { name, reason: 'x' } });

describe('the better option', () => {
  it.each<[string, Draft, Draft]>([
    ['has no barrier, whatever it meets', { named: ['not'] }, { named: ['met'], barriers: ['it is archived'] }],
    [
      'can be used from a language of the team',
      { named: ['not'], language: 'partly' },
      { named: ['met'], language: 'not' },
    ],
    ['meets the first need rather than the later one', { named: ['met', 'partly'] }, { named: ['partly', 'met'] }],
    [
      'meets the first need rather than all later ones',
      { named: ['met', 'not', 'not', 'not'] },
      { named: ['partly', 'met', 'met', 'met'] },
    ],
    [
      'meets the first need wholly rather than both in part',
      { named: ['met', 'not'] },
      { named: ['partly', 'partly'] },
    ],
    ['is known to meet a need rather than unknown', { named: ['partly'] }, { named: ['unknown'] }],
    ['is unknown rather than known to miss a need', { named: ['unknown'] }, { named: ['not'] }],
    ['is alive', { option: state('active') }, { option: state('maintenance'), others: [] }],
    ['stands on the better ring', { option: ring('adopt') }, { option: ring('trial') }],
    ['stands on no ring rather than on assess', {}, { option: ring('assess') }],
    ['meets more of the other drivers', { others: ['met', 'met'] }, { others: ['met', 'partly'] }],
    ['is what the field knows', { known: 7 }, { others: ['met'] }],
    ['is what the field knows better', { known: 0 }, { known: 1 }],
    ['meets a need rather than being known', { named: ['met'] }, { named: ['partly'], known: 0 }],
    ['comes first by name when nothing else tells', { option: { name: 'A' } }, { option: { name: 'B' } }],
  ])('%s', (_, better, worse) => {
    expect(compare(candidate(better), candidate(worse))).toBeLessThan(0);
    expect(compare(candidate(worse), candidate(better))).toBeGreaterThan(0);
  });
});

describe('the ranking of a layer', () => {
  it('holds every option with a role there, those with a barrier at the end', () => {
    const context = { languages: ['java'], existing: [], constraints: [], runtime: 'vm' };
    const ranked = rank(catalog, layer, [], { context, drivers: [], chosen: [] });
    const barred = ranked.map((item) => item.barriers.length > 0);
    expect(ranked.length).toBe(catalog.options.filter((option) => option.roles[layer.id]).length);
    expect(barred).toEqual([...barred].sort((a, b) => Number(a) - Number(b)));
  });

  it('puts what must be rented behind its equals where the team named no cloud, and nowhere else', () => {
    const context = { languages: [], existing: [], constraints: [] };
    const places = (cloud?: string): number[] => {
      const situation = { context: cloud === undefined ? context : { ...context, cloud }, drivers: [], chosen: [] };
      const ranked = rank(catalog, layer, [], situation).map((item) => item.option.id);
      return ['amazon-sqs', 'nats'].map((id) => ranked.indexOf(id));
    };
    const [rented = 0, own = 0] = places();
    expect(rented).toBeGreaterThan(own);
    const [onAws = 0, besideAws = 0] = places('aws');
    expect(onAws).toBeLessThan(besideAws);
  });
});
