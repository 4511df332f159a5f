import { describe, expect, it } from 'vitest';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Effect } from '../../src/model/decision.ts';
import { loadLayers, readCatalogIndex } from '../../src/io/shipped.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const whole = wholeCatalog();
// Rules have tests of their own; here they would only be in the way.
const catalog = { ...whole, rules: [] };

function effects(choices: readonly ChoiceDraft[], context: Partial<TeamContext> = {}): readonly Effect[] {
  return settled(catalog, choices, context).decision.effects;
}

function codes(found: readonly Effect[]): string[] {
  return found.map((effect) => `${effect.severity} ${effect.code}`);
}

const oban: ChoiceDraft = { layer: 'job-scheduling', option: 'oban' };
const masstransit: ChoiceDraft = { layer: 'service-bus', option: 'masstransit' };
const linkerd: ChoiceDraft = { layer: 'service-mesh', option: 'linkerd' };
const failsafe: ChoiceDraft = { layer: 'circuit-breaker', option: 'failsafe-go' };

describe('what a choice needs', () => {
  it('is missing when nothing provides it, a warning for what is proposed and an error for what is accepted', () => {
    const [effect] = effects([oban]);
    expect(effect).toMatchObject({
      code: 'stack/missing-companion',
      severity: 'warning',
      missing: 'an SQL database',
      text: 'Oban needs an SQL database, because jobs are rows in PostgreSQL 14, MySQL 8.4 or SQLite; nothing in the current stack provides it yet.',
    });
    expect(codes(effects([{ ...oban, status: 'accepted' }]))).toEqual(['error stack/missing-companion']);
  });

  it.each(['PostgreSQL', 'postgresql 17', ' MySQL ', 'Cloud SQL for PostgreSQL', 'Our own (MySQL)'])(
    'can come from what is already in use: %s',
    (name) => {
      const [effect] = effects([oban], { existing: [name] });
      expect(effect?.severity).toBe('info');
      expect(effect?.text).toMatch(/; the existing .* can provide it\.$/);
      expect(effect?.text).toContain(name.trim());
    },
  );

  it('does not come from a thing that merely sounds alike', () => {
    expect(codes(effects([oban], { existing: ['PostgreSQLite', 'Redis'] }))).toEqual([
      'warning stack/missing-companion',
    ]);
  });

  it('is assumed where nearly every platform has it, so nobody is asked for it', () => {
    const { decision } = settled(catalog, [{ layer: 'distributed-file-system', option: 'ceph' }]);
    expect(decision.effects[0]).toMatchObject({ code: 'stack/assumed', severity: 'info' });
    expect(decision.open.map(({ topic }) => topic)).not.toContain('companion');
  });

  it('can come from another choice, and both records say so', () => {
    const queue: ChoiceDraft = { layer: 'message-queue', option: 'rabbitmq' };
    expect(effects([masstransit, queue])).toMatchObject([
      { code: 'stack/needs', severity: 'info', other: { layer: 'message-queue' } },
    ]);
    expect(effects([queue, masstransit])).toMatchObject([
      { code: 'stack/serves', severity: 'info', other: { layer: 'service-bus' } },
    ]);
  });

  it('is not missing when the team names it in its reason or a driver, unless it turned that down', () => {
    const secrets: ChoiceDraft = { layer: 'configuration-management', option: 'external-secrets' };
    const named: ChoiceDraft = { ...secrets, drivers: [['secrets', 'Azure Key Vault is the only place.']] };
    const context: Partial<TeamContext> = { runtime: 'kubernetes' };
    expect(effects([named], context)[0]?.text).toMatch(/; Azure Key Vault provides it\.$/);
    const because = 'Vault is there.';
    const considered = [{ option: 'vault' }];
    expect(codes(effects([{ ...secrets, because }], context))).toEqual(['info stack/needs']);
    for (const other of [{ because: 'Less to run than Vault.' }, { because, considered }]) {
      expect(codes(effects([{ ...secrets, ...other }], context))).toEqual(['warning stack/missing-companion']);
    }
  });

  it('is one effect where one existing thing can fill several needs', () => {
    const temporal: ChoiceDraft = { layer: 'job-scheduling', option: 'temporal' };
    expect(effects([temporal], { existing: ['MySQL 8'] }).filter(({ code }) => code === 'stack/needs')).toHaveLength(1);
  });

  it('can come from an existing option whose layer is not loaded', () => {
    const index = readCatalogIndex();
    const only = { ...loadLayers(index, ['service-bus']), rules: [] };
    expect(only.options.map((option) => option.id)).not.toContain('azure-service-bus');
    const told = (from: Catalog): readonly string[] =>
      settled(from, [masstransit], { existing: ['azure-service-bus'] }).decision.effects.map((effect) => effect.text);
    expect(told(only)[0]).toContain('; the existing azure-service-bus can provide it.');
    expect(told(only)).toEqual(told(catalog));
  });

  it('is no question where the cluster it runs in is what it needs', () => {
    const text = (context: Partial<TeamContext>): string =>
      effects([{ layer: 'job-scheduling', option: 'argo-workflows' }], context)
        .map((effect) => effect.text)
        .join(' ');
    expect(text({ runtime: 'kubernetes' })).not.toContain('needs Kubernetes');
    expect(text({ runtime: 'vm' })).toContain('needs Kubernetes');
  });

  it('follows the version of the choice', () => {
    const needs = (version?: string): string[] =>
      effects([{ layer: 'message-queue', option: 'apache-kafka', ...(version === undefined ? {} : { version }) }]).map(
        (effect) => effect.missing ?? '',
      );
    expect(needs('3.2')).not.toEqual(needs('4.1'));
    expect(needs()).toEqual(needs('4.1'));
  });

  it('can be lived with for a reason', () => {
    const [effect] = effects([{ ...oban, accepts: { 'stack/missing-companion': 'It comes with the next host.' } }]);
    expect(effect).toMatchObject({ severity: 'info', accepted: 'It comes with the next host.' });
  });
});

describe('two choices that do the same work', () => {
  it('overlap, with one piece of advice for the pair', () => {
    const found = effects([linkerd, failsafe], { existing: ['x'] }).filter((effect) => effect.code === 'stack/overlap');
    expect(found).toMatchObject([{ severity: 'warning', other: { layer: 'circuit-breaker' } }]);
    expect(found[0]?.text).toMatch(/^Linkerd and \{other\} overlap\. \S.*\.$/);
  });

  it('are lived with when either of them says so', () => {
    const accepts = { 'stack/overlap': 'Linkerd does not retry.' };
    for (const pair of [
      [{ ...linkerd, accepts }, failsafe],
      [linkerd, { ...failsafe, accepts }],
    ]) {
      const { stack } = settled(catalog, pair);
      const found = stack.decisions.flatMap((decision) =>
        decision.effects.filter((effect) => effect.code === 'stack/overlap'),
      );
      expect(found).toHaveLength(2);
      for (const effect of found)
        expect(effect).toMatchObject({ severity: 'info', accepted: 'Linkerd does not retry.' });
    }
  });

  it('do not overlap as two scopes of one layer', () => {
    const scoped = (scope: string, option: string): ChoiceDraft => ({ layer: 'message-queue', scope, option });
    const found = effects([scoped('orders', 'rabbitmq'), scoped('views', 'apache-kafka')]);
    expect(found.map((effect) => effect.code)).not.toContain('stack/overlap');
  });

  it('conflict where the catalog says so, in both records', () => {
    const broker = catalog.options.find((option) => option.id === 'rabbitmq');
    const clash = { capability: 'message-broker', advice: 'Choose one of the two.', source: 'x' };
    const odd = {
      ...catalog,
      options: catalog.options.map((option) => (option.id === 'oban' ? { ...option, conflicts: [clash] } : option)),
    };
    expect(broker?.provides).toContain('message-broker');
    const queue: ChoiceDraft = { layer: 'message-queue', option: 'rabbitmq' };
    for (const pair of [
      [oban, queue],
      [queue, oban],
    ]) {
      const found = settled(odd, pair, { existing: ['MySQL'] }).decision.effects;
      expect(found.filter((effect) => effect.code === 'stack/conflict')).toMatchObject([
        {
          severity: 'error',
          text: expect.stringMatching(/ and \{other\} conflict\. Choose one of the two\.$/) as string,
        },
      ]);
    }
  });
});

describe('what speaks against a choice itself', () => {
  const hystrix: ChoiceDraft = { layer: 'circuit-breaker', option: 'hystrix' };
  const own = (choice: ChoiceDraft, context: Partial<TeamContext> = {}): readonly Effect[] =>
    effects([choice], context).filter((effect) => effect.itself);

  it('is its end, with its successor', () => {
    expect(own(hystrix)).toMatchObject([
      {
        code: 'stack/ended-option',
        severity: 'error',
        text: 'Hystrix has been deprecated since 2018-11 (successor: Resilience4j).',
      },
    ]);
  });

  it.each<[Pick<ChoiceDraft, 'status' | 'confidence' | 'accepts'>, string]>([
    [{ status: 'accepted', confidence: 'production' }, 'warning'],
    [{ status: 'accepted', confidence: 'paper' }, 'error'],
    [{ accepts: { 'stack/ended-option': 'Until spring.' } }, 'info'],
  ])('weighs less where it has long been so: %o', (answer, severity) => {
    expect(own({ ...hystrix, ...answer })[0]?.severity).toBe(severity);
  });

  it('is the licence policy of the team', () => {
    const found = own({ layer: 'load-balancing', option: 'haproxy' }, { licensePolicy: 'permissive' });
    expect(codes(found)).toEqual(['error stack/not-allowed']);
  });

  it('is that it is in maintenance mode', () => {
    const found = own({ layer: 'id-generation', option: 'ksuid' });
    expect(codes(found)).toEqual(['warning stack/maintenance-only']);
  });
});
