import { describe, expect, it } from 'vitest';
import { judge } from '../../src/decide/fit.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import type { Layer, Option } from '../../src/model/catalog.ts';
import type { Candidate } from '../../src/model/decision.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

function layer(id: string): Layer {
  const found = catalog.layers.find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
}

function option(id: string, changes: Partial<Option> = {}): Option {
  const found = catalog.options.find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return { ...found, ...changes };
}

const team: TeamContext = { languages: [], existing: [], constraints: [] };

function judged(of: Option, in_: string, context: Partial<TeamContext> = {}): Candidate {
  const situation = { context: { ...team, ...context }, drivers: [], chosen: [] };
  const candidate = judge(of, layer(in_), [], situation);
  if (!candidate) throw new Error(of.id);
  return candidate;
}

function languages(of: Option, in_: string, spoken: readonly string[]): readonly [string, string] {
  const fit = judged(of, in_, { languages: spoken }).others.find((other) => other.driver.judge === 'languages');
  return [fit?.fit ?? '', fit?.note ?? ''];
}

const server = option('rabbitmq', { languages: { implementation: [], clients: { java: true, go: true, php: false } } });

describe('languages', () => {
  it.each<[readonly string[], string, string]>([
    [['java'], 'met', 'the project itself maintains the client for Java'],
    [['Java', 'golang'], 'met', 'the project itself maintains the clients for Java and Go'],
    [['php'], 'partly', 'the client for PHP comes from third parties'],
    [['php', 'java'], 'partly', 'the client for PHP comes from third parties, while Java has an official one'],
    [
      ['php', 'java', 'go'],
      'partly',
      'the client for PHP comes from third parties, while Java and Go have an official one',
    ],
    [['rust', 'java'], 'partly', 'the catalog knows no client for Rust, while Java has one'],
    [['rust', 'java', 'php'], 'partly', 'the catalog knows no client for Rust, while Java and PHP have one'],
    [['rust', 'Cobol'], 'not', 'the catalog knows no client for Rust and Cobol'],
    [[], 'unknown', 'the languages of the team are not stated'],
  ])('%s: %s', (spoken, fit, note) => {
    expect(languages(server, 'message-queue', spoken)).toEqual([fit, note]);
  });

  it('of what stands in code or on paper are implementations', () => {
    expect(languages(option('hangfire'), 'job-scheduling', ['php'])).toEqual([
      'not',
      'the catalog knows no implementation for PHP',
    ]);
  });

  it.each([
    ['server' as const, false, 'it is used without a client library of its own'],
    ['platform' as const, true, 'they are used without a client library of their own'],
    ['practice' as const, true, 'they do not depend on the language'],
    ['format' as const, false, 'it does not depend on the language'],
  ])('do not matter to a %s that is for any', (kind, plural, note) => {
    const any = { ...server, kind, plural, languages: { implementation: [], clients: { any: true } } };
    expect(languages(any, 'message-queue', ['php'])).toEqual(['met', note]);
  });
});

describe('what stands in the way of an option', () => {
  const plain = option('rabbitmq', { plural: false });
  it.each<[string, Partial<Option>, Partial<TeamContext>, readonly string[]]>([
    ['nothing, for a team that told nothing', {}, {}, []],
    [
      'its end',
      { lifecycle: { state: 'archived', since: '2024-02', source: 'x' } },
      {},
      ['it has been archived since 2024-02'],
    ],
    [
      'its end, of several things and without a day',
      { plural: true, lifecycle: { state: 'renamed', source: 'x' } },
      {},
      ['they have been renamed'],
    ],
    [
      'its new name, with the date of the change',
      { lifecycle: { state: 'renamed', since: '2024-02', source: 'x' } },
      {},
      ['it was renamed in 2024-02'],
    ],
    ['no maintenance mode', { lifecycle: { state: 'maintenance', source: 'x' } }, {}, []],
    [
      'a licence that the OSI did not approve',
      { license: { ...plain.license, spdx: 'BUSL-1.1', policy: 'restricted' } },
      { licensePolicy: 'osi-approved' },
      ['its licence (BUSL-1.1) is not OSI-approved'],
    ],
    [
      'a licence that is not permissive',
      { license: { ...plain.license, spdx: 'MPL-2.0', policy: 'osi-approved' } },
      { licensePolicy: 'permissive' },
      ['its licence (MPL-2.0) is not permissive'],
    ],
    [
      'no licence, where any will do',
      { license: { ...plain.license, policy: 'restricted' } },
      { licensePolicy: 'any' },
      [],
    ],
    [
      'another place to run',
      { runtimes: ['vm'] },
      { runtime: 'serverless' },
      ['it is not made for a serverless platform'],
    ],
    ['no place to run, where there is a mix', { runtimes: ['vm'] }, { runtime: 'mixed' }, []],
    ['another cloud', { clouds: ['aws', 'gcp'] }, { cloud: 'Azure' }, ['it is offered on AWS and Google Cloud only']],
    ['not its own cloud', { clouds: ['aws'] }, { cloud: 'AWS eu-west-1' }, []],
    [
      'the organisation',
      { ring: { name: 'hold', reason: 'Nobody can run it.' } },
      {},
      ['the organisation puts it on hold (Nobody can run it)'],
    ],
  ])('is %s', (_, changes, context, barriers) => {
    expect(judged({ ...plain, ...changes }, 'message-queue', context).barriers).toEqual(barriers);
  });
});

describe('how an option meets a need', () => {
  const situation = { context: team, drivers: [], chosen: [] };

  it('follows from its fact and the value of the driver', () => {
    const replay = layer('message-queue').drivers[0];
    if (!replay) throw new Error('no driver');
    const need = { answer: { id: replay.id }, driver: replay, name: replay.name };
    expect(judge(option('apache-kafka'), layer('message-queue'), [need], situation)?.fits[0]?.fit).toBe('met');
  });

  it('is unknown where the need is in the words of the team', () => {
    const need = { answer: { words: 'It is blue.' }, name: 'It is blue' };
    expect(judge(option('apache-kafka'), layer('message-queue'), [need], situation)?.fits[0]?.fit).toBe('unknown');
  });

  it('is unknown where the catalog has no fact', () => {
    const kafka = option('apache-kafka');
    const role = kafka.roles['message-queue'];
    if (!role) throw new Error('no role');
    const bare = { ...kafka, roles: { 'message-queue': { ...role, drivers: {} } } };
    expect(judged(bare, 'message-queue').others[0]).toMatchObject({
      fit: 'unknown',
      note: 'the catalog has no data on it',
    });
  });

  it('is not judged in a layer where it has no role', () => {
    expect(judge(option('apache-kafka'), layer('dns'), [], situation)).toBeUndefined();
  });
});
