import { describe, expect, it } from 'vitest';
import { contextParagraphs } from '../../src/adr/context.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

function context(
  told: Partial<TeamContext>,
  choice: Partial<ChoiceDraft> = {},
  system: { name: string; summary?: string } = { name: 'Shop' },
): string[] {
  const { decision, stack } = settled(catalog, [{ layer: 'message-queue', option: 'nats', ...choice }], told);
  return contextParagraphs(decision, { ...stack, system });
}

describe('the context of a decision', () => {
  it('says why now, or that this is unknown', () => {
    expect(context({}, { trigger: 'We lost mails' })[0]).toBe('We lost mails.');
    expect(context({})[0]).toBe('What makes this decision due now is unknown.');
  });

  it('begins with a capital, unless a name stands there that has none', () => {
    expect(context({}, { trigger: 'mails get lost' })[0]).toBe('Mails get lost.');
    expect(context({ existing: ['etcd'] }, { trigger: 'etcd loses its leader' })[0]).toBe('etcd loses its leader.');
    expect(context({}, { trigger: 'ingress-nginx is archived' })[0]).toBe('ingress-nginx is archived.');
  });

  it('names the record that was decided before', () => {
    const { decision, stack } = settled(catalog, [
      { layer: 'message-queue', option: 'nats', trigger: 'We lost mails' },
    ]);
    const before = [{ number: 1, title: 'Use Apache Kafka for mails', file: '0001-use-apache-kafka-for-mails.md' }];
    expect(contextParagraphs(decision, stack, before)[0]).toBe(
      'Decided before: [1. Use Apache Kafka for mails](0001-use-apache-kafka-for-mails.md). We lost mails.',
    );
  });

  it('says what is decided and for what, and does not name the choice', () => {
    expect(context({}, { scope: 'order events' }).at(-1)).toBe(
      'This record decides, for order events, what carries messages and events between services.',
    );
    expect(context({}).join(' ')).not.toContain('NATS');
  });

  it.each([
    [undefined, 'The system is Shop; what it does was not told.'],
    ['Sells shoes to children', 'Shop sells shoes to children.'],
    ['A platform for shoes.', 'Shop is a platform for shoes.'],
    ['Shop predicts which shoes fit', 'Shop predicts which shoes fit.'],
    ['Shoes, and what goes with them', 'Shop: Shoes, and what goes with them.'],
  ])('makes one sentence of the system and its summary: %s', (summary, sentence) => {
    const text = context({}, {}, summary === undefined ? { name: 'Shop' } : { name: 'Shop', summary })[1];
    expect(text?.startsWith(sentence)).toBe(true);
  });

  it.each<[Partial<TeamContext>, string]>([
    [{ team: 5 }, 'The team has 5 people.'],
    [{ languages: ['C#', 'ts'] }, 'The team works in C# and TypeScript.'],
    [
      { team: 1, languages: ['go'], runtime: 'vm', cloud: 'Azure' },
      'The team of 1 person works in Go and runs its services on virtual machines (Azure).',
    ],
    [{ runtime: 'serverless', cloud: 'aws eu-west-1' }, 'runs its services on a serverless platform (AWS eu-west-1).'],
    [{ runtime: 'kubernetes', cloud: 'aliyun' }, 'runs its services on Kubernetes (Alibaba Cloud).'],
    [{ runtime: 'bare-metal', cloud: 'Hetzner' }, 'runs its services on its own machines (Hetzner).'],
    [{ operators: 0 }, 'Nobody carries the pager.'],
    [{ operators: 2 }, 'Two people carry the pager.'],
    [{ peak: '9 a second' }, 'Peak load: 9 a second.'],
    [{ existing: ['MySQL'] }, 'MySQL is already in place.'],
    [{ existing: ['MySQL', 'Redis'] }, 'MySQL and Redis are already in place.'],
    [{ constraints: ['data stays in the EU'] }, 'Data stays in the EU.'],
    [{ licensePolicy: 'osi-approved' }, 'Only licences that the OSI approved may be used.'],
    [{ licensePolicy: 'permissive' }, 'Only permissive licences may be used.'],
    [
      {},
      'Unknown so far: the size of the team, who carries the pager, the languages, where the services run and the peak load.',
    ],
  ])('holds what is true of the team: %o', (told, sentence) => {
    expect(context(told)[1]).toContain(sentence);
  });

  it('lists nothing as unknown where all was told', () => {
    const told = { team: 3, operators: 1, languages: ['go'], runtime: 'vm', peak: '9 a second' };
    expect(context(told)[1]).not.toContain('Unknown so far');
  });
});
