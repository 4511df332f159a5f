import { beforeAll, describe, expect, it } from 'vitest';
import { stackData, type Draft } from '../../src/wizard/draft.ts';
import { runFlow } from '../../src/wizard/flow.ts';
import type { Question, Reply } from '../../src/wizard/question.ts';
import type { Session } from '../../src/wizard/session.ts';
import type { World } from '../../src/wizard/steps.ts';
import { draftFrom } from '../../src/wizard/questions.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

let world: World;

beforeAll(() => {
  world = {
    catalog: wholeCatalog(),
    repository: { name: 'tracker', languages: [], found: {} },
    rank: () => [],
    suggested: () => undefined,
  };
});

const decisions = {
  rpc: { choice: 'grpc', because: 'Both teams generate code.' },
  'message-queue': { choice: 'apache-kafka', drivers: ['replay'], because: 'Audits read it again.' },
};

function finished(): Draft {
  const draft = draftFrom(world, { version: 1, system: { name: 'Parcels' }, decisions });
  return { ...draft, passed: [...draft.passed, 'layers'] };
}

/** Plays replies in their order, and gives what would be written and the questions that were shown. */
async function play(replies: readonly (string | Reply)[]): Promise<{ decisions: unknown; asked: string[] }> {
  const asked: string[] = [];
  const rest = [...replies];
  const ask = (question: Question): Promise<Reply> => {
    asked.push(question.id);
    const next = rest.shift();
    if (next === undefined) throw new Error(`No reply is left for ${question.id}`);
    return Promise.resolve(typeof next === 'string' ? { kind: 'value', value: next } : next);
  };
  const session: Session = {
    world,
    asker: { ask, page: () => Promise.resolve(), close: () => Promise.resolve() },
    preview: () => Promise.resolve({ files: [], problems: [] }),
    save: () => Promise.resolve(),
  } as unknown as Session;
  const draft = await runFlow(session, finished());
  expect(rest).toEqual([]);
  return { decisions: stackData(draft)['decisions'], asked };
}

const back: Reply = { kind: 'back' };
const leaveOpen: Reply = { kind: 'rest' };

describe('a change from the review', () => {
  it('goes back to the review with nothing changed when another choice is not added after all', async () => {
    const { decisions: written, asked } = await play(['message-queue', 'add', back, 'write']);
    expect(asked).toEqual(['review', 'review.message-queue', 'message-queue.0.for', 'review']);
    expect(written).toEqual(decisions);
  });

  it('keeps the finished choice when the rest of an added one is left open', async () => {
    const { decisions: written } = await play(['message-queue', 'add', leaveOpen, 'write']);
    expect(written).toEqual(decisions);
  });

  it('keeps the finished choice and what it is for when the added one is left open', async () => {
    const { decisions: written } = await play(['message-queue', 'add', 'order events', leaveOpen, 'write']);
    expect(written).toEqual({
      ...decisions,
      'message-queue': [{ for: 'order events', ...decisions['message-queue'] }],
    });
  });

  it('goes back through the questions of the added choice only', async () => {
    const { decisions: written, asked } = await play([
      'message-queue',
      'add',
      'orders',
      back,
      'events',
      back,
      back,
      'write',
    ]);
    expect(asked.slice(2)).toEqual([
      ...['message-queue.0.for', 'message-queue.1.for', 'message-queue.0.for', 'message-queue.1.for'],
      ...['message-queue.0.for', 'review'],
    ]);
    expect(written).toEqual({ ...decisions, 'message-queue': [{ for: 'events', ...decisions['message-queue'] }] });
  });

  it('goes back to the review from the first question of a layer that is gone through again', async () => {
    const { decisions: written, asked } = await play(['message-queue', 'again', back, 'write']);
    expect(asked.at(-1)).toBe('review');
    expect(written).toEqual(decisions);
  });

  it('goes back to the review from the list of layers', async () => {
    const { decisions: written, asked } = await play(['layers', back, 'write']);
    expect(asked).toEqual(['review', 'layers', 'review']);
    expect(written).toEqual(decisions);
  });
});
