import { describe, expect, it } from 'vitest';
import {
  closingNotes,
  confidenceText,
  confirmationTexts,
  factLines,
  revisitText,
  unknownBullets,
} from '../../src/adr/more.ts';
import { recordData } from '../../src/adr/render.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const kafka: ChoiceDraft = { layer: 'message-queue', option: 'apache-kafka' };
const own: ChoiceDraft = { layer: 'message-queue', option: { name: 'IBM MQ' } };

function decide(choice: ChoiceDraft, context: Partial<TeamContext> = {}): ReturnType<typeof settled> {
  return settled(catalog, [choice], context);
}

describe('what stands behind a decision', () => {
  it.each([
    [undefined, 'Confidence: unknown; no trial and no use was told, so this record rests on published facts alone.'],
    ['paper' as const, 'Confidence: paper. The decision rests on reading only; nothing was tried.'],
    ['production' as const, 'Confidence: production. The decision rests on the team’s own use in production.'],
  ])('%s', (confidence, text) => {
    expect(confidenceText(decide(confidence === undefined ? kafka : { ...kafka, confidence }).decision)).toBe(text);
  });
});

describe('what stands behind a choice that is in place', () => {
  it('is more than published facts', () => {
    expect(confidenceText(decide(kafka, { existing: ['Kafka'] }).decision)).toBe(
      'Confidence: unknown; it is in place, but what that has taught was not told.',
    );
    expect(confidenceText(decide(own).decision)).toBe('Confidence: unknown; no trial and no use was told.');
  });
});

describe('when to look again', () => {
  it.each([
    ['When it hurts', 'To be looked at again: when it hurts.'],
    ['2027-05-01', 'To be looked at again: 2027-05-01.'],
    ['Indeed never.', 'To be looked at again: Indeed never.'],
  ])('is what the team says: %s', (revisit, text) => {
    expect(revisitText(decide({ ...kafka, revisit }).decision)).toBe(text);
  });

  it('is a reason of the catalog, marked as such, or unknown', () => {
    expect(revisitText(decide(kafka).decision)).toMatch(
      /^No date to look again is set yet; the latest moment is when .*\.$/,
    );
    expect(revisitText(decide({ ...kafka, status: 'accepted' }).decision)).toMatch(
      /^Nobody set a date to look again; it is due when .*\.$/,
    );
    expect(revisitText(decide(own).decision)).toBe('When to look again is unknown.');
  });
});

describe('the confirmation', () => {
  it('begins with the way of the team, and is never empty', () => {
    const texts = confirmationTexts(decide({ ...kafka, confirmation: 'We count' }).decision);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe('We count.');
    expect(confirmationTexts(decide(own).decision)).toEqual([
      '`npx create-arch-adr check` in CI reports when this record and `stack.yaml` no longer agree.',
    ]);
  });
});

describe('the facts', () => {
  it('have a line for each option, with links and the day they were checked', () => {
    const lines = factLines(
      decide({ ...kafka, considered: [{ option: 'amazon-sqs' }, { option: 'rabbitmq' }] }).decision,
    );
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^Apache Kafka: licence Apache-2\.0; active; newest version seen .*\(checked \d{4}-\d\d-\d\d\)/,
    );
    // The newest version of what was not taken decides nothing.
    expect(lines.filter((line) => line.includes('newest version'))).toHaveLength(1);
    expect(lines.join('\n')).toContain('Amazon SQS: rented under the terms of its provider; active. From [');
  });

  it('say of a source that nobody opened it', () => {
    const { decision } = decide(kafka);
    if ('own' in decision.chosen) throw new Error('Kafka is in the catalog');
    const { option } = decision.chosen;
    const sources = Object.fromEntries(
      Object.entries(option.sources).map(([key, source]) => [
        key,
        key === option.license.source ? source : { ...source, checked: 'unread' },
      ]),
    );
    const edited = { ...decision, chosen: { ...decision.chosen, option: { ...option, sources } } };
    expect(factLines(edited)[0]).toMatch(/\(checked \d{4}-\d\d-\d\d\); \[.*\(not opened\)\.$/);
  });

  it('say where there is nothing to license, and that one is only maintained', () => {
    expect(factLines(decide({ layer: 'id-generation', option: 'uuid-v7' }).decision)[0]).toContain(
      'nothing to license',
    );
    expect(factLines(decide({ layer: 'id-generation', option: 'ksuid' }).decision)[0]).toContain('maintained only');
    expect(factLines(decide({ layer: 'service-bus', option: 'masstransit' }).decision)[0]).toContain(
      'licence proprietary',
    );
  });
});

describe('the closing notes', () => {
  const note = (choice: ChoiceDraft, context: Partial<TeamContext> = {}): string => {
    const { decision, stack } = decide(choice, context);
    return closingNotes(decision, stack)[0] ?? '';
  };

  it('say where alternatives came from that nobody named', () => {
    expect(note({ ...kafka, drivers: ['replay'] })).toBe(
      'The team named no alternatives. Those above suit the drivers best among options of the same kind.',
    );
    expect(note(kafka)).toContain('suit the team best');
    expect(note({ ...kafka, considered: [{ option: 'nats' }] })).toMatch(/^Facts about options/);
  });

  it('say so when there were too few of the same kind', () => {
    expect(note({ layer: 'circuit-breaker', option: 'pybreaker' }, { languages: ['elixir'] })).toMatch(
      /^The team named no alternatives\. .* (is|are) of another kind, as too little else of the same kind \(.*\) suits the team\.$/,
    );
  });
});

describe('the note on the catalog', () => {
  it('says that facts are younger than a decision that was written down later', () => {
    const last = (choice: ChoiceDraft): string | undefined => {
      const { decision, stack } = decide(choice);
      return closingNotes(decision, stack).at(-1);
    };
    expect(last({ ...kafka, date: '2019-06-03' })).toMatch(
      /^The decision was taken on 2019-06-03 and written down later: facts about options are those of the catalog of /,
    );
    expect(last({ ...kafka, date: '2099-01-01' })).toMatch(/^Facts about options/);
  });
});

describe('what is still to be told', () => {
  it('leaves out what is called unknown elsewhere', () => {
    const bullets = unknownBullets(decide({ ...kafka, drivers: ['replay'] }).decision);
    expect(bullets.join(' ')).not.toContain('asks for exactly');
    // Why now, what it rests on and who decides are called unknown in the places where they belong.
    expect(bullets).toEqual([
      expect.stringMatching(/^what made the team choose it over /),
      'how somebody will check that it is followed',
    ]);
    const over = unknownBullets(decide({ ...kafka, considered: [{ option: 'nats' }, { option: 'nsq' }] }).decision);
    expect(over).toContain('what made the team choose it over NATS');
  });
});

describe('a driver about languages', () => {
  const bullet = (context: Partial<TeamContext>): unknown => {
    const { decision, stack } = decide({ ...kafka, drivers: ['languages'] }, context);
    const frame = {
      date: '2026-11-24',
      supersedes: [],
      find: () => undefined,
      answers: 'x',
      format: 'portable' as const,
    };
    return { drivers: recordData(decision, stack, frame)['drivers'], open: decision.open[0]?.text };
  };

  it('is measured by the languages of the team', () => {
    expect(bullet({ languages: ['go', 'rust'] })).toEqual({
      drivers: ['**Client languages**: Is there a maintained client for every language you use? Yes, for Go and Rust.'],
      open: 'Why is this due now?',
    });
    expect(bullet({})).toMatchObject({ drivers: [expect.stringContaining('? Yes. Unknown: ')] });
  });
});

describe('what is said about changing nothing and about renting', () => {
  const said = (choice: ChoiceDraft, context: Partial<TeamContext> = {}): unknown => {
    const { decision, stack } = decide(choice, context);
    return recordData(decision, stack, {
      date: '2026-11-24',
      supersedes: [],
      find: () => undefined,
      answers: 'x',
      format: 'portable' as const,
    })['statusQuo'];
  };

  it.each<[ChoiceDraft, Partial<TeamContext>, string | RegExp]>([
    [
      kafka,
      {},
      'Whether leaving things as they are was an option is unknown. Nothing rented was compared, as the team named no cloud.',
    ],
    [
      { ...kafka, trigger: 'x' },
      { runtime: 'bare-metal' },
      'Leaving things as they are is not among them, as it would not change what made the decision due. Nothing rented was compared: the services run on machines of the team’s own, and no cloud was named.',
    ],
    [
      { ...kafka, option: 'amazon-sqs' },
      { existing: ['RabbitMQ', 'Kafka'], cloud: 'aws' },
      'Apache Kafka and RabbitMQ are in place.',
    ],
    [
      { layer: 'circuit-breaker', option: 'envoy' },
      { existing: ['Envoy'] },
      'To keep Envoy, which is in place, is the choice.',
    ],
    [
      { ...kafka, option: 'apache-artemis', trigger: 'x', status: 'accepted' },
      { existing: ['IBM MQ'], cloud: 'aws' },
      /^IBM MQ is in place and not compared, as the catalog knows no more than the name\. /,
    ],
    [
      { ...kafka, option: 'amazon-sqs', trigger: 'x', status: 'accepted' },
      { cloud: 'aws' },
      'Leaving things as they were was not among them, as that had made the decision due.',
    ],
    [
      { ...kafka, trigger: 'x', considered: [{ option: { name: 'IBM MQ' }, why: 'Too dear' }] },
      { existing: ['IBM MQ'] },
      'IBM MQ is in place. Nothing rented was compared, as the team named no cloud.',
    ],
  ])('%#', (choice, context, text) => {
    expect(said(choice, context)).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
  });

  it('names what could be rented where the cloud is known', () => {
    expect(said(kafka, { cloud: 'aws' })).toMatch(
      /Nothing rented, such as .* or .*, was compared: the alternatives above are closer to the choice\.$/,
    );
    expect(said({ ...kafka, considered: [{ option: 'nats' }, { option: 'rabbitmq' }] }, { cloud: 'aws' })).toMatch(
      /was compared: the team named none\.$/,
    );
  });
});
