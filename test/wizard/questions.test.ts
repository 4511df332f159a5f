import { beforeAll, describe, expect, test } from 'vitest';
import { holds } from '../../src/decide/condition.ts';
import { rank } from '../../src/decide/rank.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { addChoice, emptyDraft, stackData, type Draft } from '../../src/wizard/draft.ts';
import type { Question, Value } from '../../src/wizard/question.ts';
import { answer, draftFrom, nextQuestion, stepBack, stepsOf } from '../../src/wizard/questions.ts';
import type { World } from '../../src/wizard/steps.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const nobody = { languages: [], existing: [], constraints: [] };
let world: World;

beforeAll(() => {
  world = worldOf(wholeCatalog());
});

function worldOf(catalog: Catalog): World {
  return {
    catalog,
    repository: {
      name: 'tracker',
      languages: ['java'],
      person: 'Ana',
      found: { 'message-queue': [{ id: 'apache-kafka', name: 'Apache Kafka', where: '2.2.4 in package.json:14' }] },
    },
    rank: (layer, drivers) =>
      rank(
        catalog,
        layer,
        layer.drivers
          .filter((driver) => drivers.includes(driver.id))
          .map((driver) => ({ answer: { id: driver.id }, driver, name: driver.name })),
        { context: nobody, drivers, chosen: [] },
      ),
    suggested: (layer) => holds(layer.need.suggested, { context: nobody, drivers: [], chosen: [] }),
  };
}

/** Answers given by question id; every other question is answered as it stands. */
function walk(given: Readonly<Record<string, Value>>, start: Draft = emptyDraft): { draft: Draft; ids: string[] } {
  let draft = start;
  const ids: string[] = [];
  for (let question = nextQuestion(world, draft); question; question = nextQuestion(world, draft)) {
    if (ids.length > 200) throw new Error(`The questions never end: ${ids.slice(-5).join(', ')}`);
    ids.push(question.id);
    draft = answer(world, draft, question.id, given[question.id] ?? question.default ?? '');
  }
  return { draft, ids };
}

function questionAt(id: string, draft: Draft): Question {
  const step = stepsOf(world, draft).find((candidate) => candidate.id === id);
  return step!.question(draft, '');
}

const onlyQueue = { layers: ['message-queue'], 'message-queue.choice': 'apache-kafka' };

describe('which questions are asked', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, Value>>, readonly string[]])[] = [
    [
      'a choice',
      onlyQueue,
      ['decide', 'trigger', 'drivers', 'choice', 'version', 'considered', 'because', 'status', 'confidence', 'revisit'],
    ],
    [
      'no need for the layer',
      { layers: ['message-queue'], 'message-queue.decide': 'skip', 'message-queue.reason': 'Cron' },
      ['decide', 'reason'],
    ],
    [
      'still open',
      { layers: ['message-queue'], 'message-queue.decide': 'undecided', 'message-queue.reason': 'Later' },
      ['decide', 'reason'],
    ],
    ['left out', { layers: ['message-queue'], 'message-queue.decide': 'leave' }, ['decide']],
    [
      'drivers, the first three asked closer',
      {
        ...onlyQueue,
        'message-queue.drivers': ['replay', 'One queue for all', 'ordering', 'durability', 'throughput'],
      },
      [
        'decide',
        'trigger',
        'drivers',
        'drivers.replay',
        'drivers.ordering',
        'drivers.durability',
        'choice',
        'version',
        'considered',
        'because',
        'status',
        'confidence',
        'revisit',
      ],
    ],
    [
      'an option of their own',
      { layers: ['message-queue'], 'message-queue.choice': '+own', 'message-queue.choice.name': 'Our queue' },
      [
        'decide',
        'trigger',
        'drivers',
        'choice',
        'choice.name',
        'choice.url',
        'choice.summary',
        'considered',
        'because',
        'status',
        'confidence',
        'revisit',
      ],
    ],
    [
      'rivals, each asked why not',
      { ...onlyQueue, 'message-queue.considered': ['rabbitmq'] },
      [
        'decide',
        'trigger',
        'drivers',
        'choice',
        'version',
        'considered',
        'considered.rabbitmq',
        'because',
        'status',
        'confidence',
        'revisit',
      ],
    ],
  ];
  for (const [name, given, expected] of rows) {
    test(name, () => {
      const ids = walk(given).ids.filter((id) => id.startsWith('message-queue.'));
      expect(ids).toEqual(expected.map((id) => `message-queue.${id}`));
    });
  }
});

describe('what the answers become', () => {
  test('everything lands where stack.yaml has it', () => {
    const { draft } = walk({
      ...onlyQueue,
      'context.team': '9',
      'context.existing': 'PostgreSQL, Prometheus',
      'context.constraints': 'EU only; no vendor before July',
      'context.runtime': 'kubernetes',
      'message-queue.drivers': ['replay', 'One queue for all'],
      'message-queue.drivers.replay': '7 days',
      'message-queue.considered': ['rabbitmq', 'nats'],
      'message-queue.considered.rabbitmq': 'Forgets',
      'message-queue.because': 'We know it',
      'message-queue.confidence': 'spike',
    });
    expect(stackData(draft)).toEqual({
      version: 1,
      system: { name: 'tracker' },
      context: {
        languages: ['java'],
        runtime: 'kubernetes',
        team: 9,
        existing: ['PostgreSQL', 'Prometheus'],
        constraints: ['EU only', 'no vendor before July'],
      },
      deciders: ['Ana'],
      decisions: {
        'message-queue': {
          choice: 'apache-kafka',
          status: 'proposed',
          drivers: [{ replay: '7 days' }, 'One queue for all'],
          considered: [{ rabbitmq: 'Forgets' }, 'nats'],
          because: 'We know it',
          confidence: 'spike',
        },
      },
    });
  });

  test('another choice takes the version, what stood behind it and itself as a rival away, and keeps the rest', () => {
    const { draft } = walk({
      ...onlyQueue,
      'message-queue.version': '4.1',
      'message-queue.considered': ['rabbitmq', 'nats'],
    });
    const changed = answer(world, draft, 'message-queue.choice', 'rabbitmq');
    expect(stackData(changed)['decisions']).toEqual({
      'message-queue': { choice: 'rabbitmq', status: 'proposed', considered: ['nats'] },
    });
  });

  test('words behind a driver stay when the order changes', () => {
    const { draft } = walk({
      ...onlyQueue,
      'message-queue.drivers': ['replay'],
      'message-queue.drivers.replay': '7 days',
    });
    const changed = answer(world, draft, 'message-queue.drivers', ['ordering', 'replay']);
    expect(stackData(changed)['decisions']).toMatchObject({
      'message-queue': { drivers: ['ordering', { replay: '7 days' }] },
    });
  });

  test('a second choice in a layer makes both say what they are for', () => {
    const { draft } = walk(onlyQueue);
    const { draft: both, ids } = walk(
      { 'message-queue.0.for': 'events', 'message-queue.1.for': 'work', 'message-queue.1.choice': 'rabbitmq' },
      addChoice(draft, 'message-queue'),
    );
    expect(ids.slice(0, 2)).toEqual(['message-queue.0.for', 'message-queue.1.for']);
    expect(stackData(both)['decisions']).toEqual({
      'message-queue': [
        { for: 'events', choice: 'apache-kafka', status: 'proposed', confidence: 'production' },
        { for: 'work', choice: 'rabbitmq', status: 'proposed' },
      ],
    });
  });
});

describe('what a question says', () => {
  test('every question of every layer says why it is asked, and has help where words need it', () => {
    const layers = world.catalog.layers.map((layer) => layer.id);
    const drivers = Object.fromEntries(
      world.catalog.layers.map((layer) => [
        `${layer.id}.drivers`,
        layer.drivers.slice(0, 1).map((driver) => driver.id),
      ]),
    );
    let draft = emptyDraft;
    for (let question = nextQuestion(world, draft); question; question = nextQuestion(world, draft)) {
      expect(question.why, question.id).toMatch(/[.!?]$/);
      expect(question.message, question.id).toMatch(/[.?]$/);
      if (question.kind === 'select') expect(question.rows.length, question.id).toBeGreaterThan(1);
      const value = { layers, ...drivers }[question.id] ?? question.default;
      const first = question.kind === 'select' ? question.rows[0]!.value : '';
      draft = answer(world, draft, question.id, value ?? first);
    }
    expect(Object.keys(draft.answers.decisions ?? {})).toHaveLength(world.catalog.layers.length);
  });

  test('what the repository uses is picked and named as the reason', () => {
    const question = questionAt('layers', emptyDraft);
    expect(question.kind === 'order' && question.default).toContain('message-queue');
    const row = question.kind === 'order' && question.rows.find((candidate) => candidate.value === 'message-queue');
    expect(row && row.hint).toBe('in use here: Apache Kafka');
  });

  test('options come ranked, what the team cannot take stands last with the reason', () => {
    const draft: Draft = {
      ...emptyDraft,
      answers: { version: 1, system: {}, decisions: { 'message-queue': { drivers: ['replay'] } } },
    };
    const question = questionAt('message-queue.choice', draft);
    const rows = question.kind === 'select' ? question.rows : [];
    expect(rows[0]?.hint).toContain('meets replay');
    expect(rows.at(-1)?.hint).toMatch(/^why not: /);
    expect(rows.find((row) => row.value === 'apache-kafka')?.description).toMatch(
      /^Found: 2\.2\.4 in package\.json:14\. Apache-2\.0, active; message brokers\./,
    );
  });

  test('what the repository uses is offered first, as proposed and proved in production, with the line that shows it', () => {
    const defaultOf = (id: string, draft: Draft): unknown => questionAt(id, draft).default;
    const asked: Draft = { ...emptyDraft, answers: { version: 1, system: {}, decisions: { 'message-queue': {} } } };
    expect(defaultOf('message-queue.choice', asked)).toBe('apache-kafka');
    const kafka = answer(world, asked, 'message-queue.choice', 'apache-kafka');
    expect(defaultOf('message-queue.confidence', kafka)).toBe('production');
    expect(defaultOf('message-queue.status', kafka)).toBe('proposed');
    const other = answer(world, asked, 'message-queue.choice', 'rabbitmq');
    expect(defaultOf('message-queue.confidence', other)).toBe('');
    expect(questionAt('message-queue.decide', { ...asked, layers: ['message-queue'] }).why).toContain(
      'Apache Kafka (2.2.4 in package.json:14)',
    );
  });
});

test('back opens the question before, with its answer; there is nothing before the first', () => {
  const { draft } = walk(onlyQueue);
  const back = stepBack(world, draft, undefined)!;
  expect(nextQuestion(world, back)?.id).toBe('message-queue.revisit');
  const further = stepBack(world, back, 'message-queue.revisit')!;
  expect(nextQuestion(world, further)?.id).toBe('message-queue.confidence');
  expect(stepBack(world, draft, 'system.name')).toBeUndefined();
});

test('what was compared and is not in the catalog stays, and nobody is asked about it', () => {
  const own = { name: 'IBM MQ', why: 'Too dear' };
  const start = draftFrom(world, {
    version: 1,
    system: { name: 'P' },
    decisions: { 'message-queue': { trigger: 'T', considered: ['nats', own] } },
  });
  const asked = answer(world, start, 'message-queue.considered', ['rabbitmq']);
  const { draft, ids } = walk(onlyQueue, asked);
  expect(draft.answers.decisions?.['message-queue']).toMatchObject({ considered: ['rabbitmq', own] });
  expect(ids).not.toContain('message-queue.considered.name');
});

test('a stack.yaml is taken over: finished decisions are not asked again, begun ones are', () => {
  const draft = draftFrom(world, {
    version: 1,
    system: { name: 'P' },
    decisions: { rpc: { choice: 'grpc' }, 'message-queue': { trigger: 'T' } },
  });
  const open = stepsOf(world, draft)
    .map((step) => step.id)
    .filter((id) => !draft.passed.includes(id));
  expect(open.filter((id) => id.startsWith('rpc.'))).toEqual([]);
  expect(open).toContain('layers');
  expect(open).toContain('message-queue.choice');
  expect(open).not.toContain('context.team');
});
