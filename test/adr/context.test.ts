import { describe, expect, it } from 'vitest';
import { contextParagraphs, situation } from '../../src/adr/context.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { settled, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const nats: ChoiceDraft = { layer: 'message-queue', option: 'nats' };

function context(stated: Partial<TeamContext>, choice: Partial<ChoiceDraft> = {}, page?: string): string[] {
  const { decision, stack } = settled(catalog, [{ ...nats, ...choice }], stated);
  return contextParagraphs(decision, stack, [], page);
}

function about(stated: Partial<TeamContext>, choice: ChoiceDraft = nats): string {
  const { decision, stack } = settled(catalog, [choice], stated);
  return situation(stack, decision);
}

describe('the context of a decision', () => {
  it('is the question alone when the team stated nothing', () => {
    expect(context({})).toEqual(['What carries messages and events between our services?']);
  });

  it('begins with the trigger', () => {
    expect(context({}, { trigger: 'We lost mails' })[0]).toBe('We lost mails.');
    expect(context({}, { trigger: 'mails get lost' })[0]).toBe('Mails get lost.');
  });

  it('keeps the small letter of a name at its start', () => {
    expect(context({ existing: ['etcd'] }, { trigger: 'etcd loses its leader' })[0]).toBe('etcd loses its leader.');
    expect(context({}, { trigger: 'ingress-nginx is archived' })[0]).toBe('ingress-nginx is archived.');
  });

  it('names the record that was decided before', () => {
    const { decision, stack } = settled(catalog, [{ ...nats, trigger: 'We lost mails' }]);
    const before = [{ number: 1, title: 'Use Apache Kafka for mails', file: '0001-use-apache-kafka-for-mails.md' }];
    expect(contextParagraphs(decision, stack, before)[0]).toBe(
      'We lost mails. Decided before: [1. Use Apache Kafka for mails](0001-use-apache-kafka-for-mails.md).',
    );
  });

  it('asks the question in the voice of the team, for its scope, with a link to the stack page', () => {
    const [question] = context({}, { scope: 'order events' }, '../stack.md');
    expect(question).toBe(
      'For order events: what carries messages and events between our services? More about the system: [technology stack](../stack.md).',
    );
    for (const layer of catalog.layers) {
      const option = catalog.options.find(({ roles }) => roles[layer.id]);
      expect(context({}, { layer: layer.id, option: option?.id ?? '' }).join(' ')).not.toMatch(/\byour?\b/i);
    }
  });

  it('does not name the choice', () => {
    expect(context({ existing: ['NATS'] }, { trigger: 'x' }).join(' ')).not.toContain('NATS');
  });
});

describe('what is true of the team', () => {
  it.each<[Partial<TeamContext>, string]>([
    [{}, ''],
    [{ team: 5 }, 'The team has 5 people.'],
    [{ languages: ['C#', 'ts'] }, 'Our services are written in C# and TypeScript.'],
    [
      { team: 1, languages: ['go'], runtime: 'vm', cloud: 'Azure' },
      'Our services run on virtual machines (Azure) and are written in Go; the team has 1 person.',
    ],
    [{ runtime: 'serverless', cloud: 'aws eu-west-1' }, 'Our services run on a serverless platform (AWS eu-west-1).'],
    [{ runtime: 'kubernetes', cloud: 'aliyun' }, 'Our services run on Kubernetes (Alibaba Cloud).'],
    [
      { runtime: 'bare-metal', cloud: 'Hetzner (Falkenstein)' },
      'Our services run on bare metal in Hetzner (Falkenstein).',
    ],
    [{ operators: 0 }, 'Nobody is on call.'],
    [{ operators: 1 }, 'One person is on call.'],
    [{ operators: 1, team: 9 }, 'One of nine people is on call.'],
    [{ operators: 2 }, 'Two people are on call.'],
    [{ peak: '9 a second' }, 'Peak load: 9 a second.'],
    [{ existing: ['RabbitMQ'] }, 'Already in use: RabbitMQ.'],
    [{ constraints: ['data stays in the EU'] }, 'Data stays in the EU.'],
    [{ licensePolicy: 'osi-approved' }, 'Only OSI-approved licences are allowed.'],
    [{ licensePolicy: 'permissive' }, 'Only permissive licences are allowed.'],
    [{ licensePolicy: 'any' }, ''],
  ])('is stated as far as the team stated it: %o', (stated, sentence) => {
    expect(about(stated)).toBe(sentence);
  });

  it('leaves out what this decision does not use', () => {
    const stated = { peak: '9 a second', existing: ['MySQL', 'RabbitMQ'], licensePolicy: 'permissive' as const };
    expect(about({ existing: ['MySQL'] })).toBe('');
    expect(about(stated, { layer: 'id-generation', option: 'uuid-v7' })).not.toMatch(/Peak|RabbitMQ/);
  });

  it('keeps markup in the words of the team as text', () => {
    const stated = { constraints: ['*no* <script>'], languages: ['_go_'] };
    expect(about(stated)).not.toMatch(/(?<!\\)[*<_]/);
    expect(about({ constraints: ['# No SaaS'] })).toBe('\\# No SaaS.');
    expect(about({ constraints: ['1. No SaaS'] })).toBe('1\\. No SaaS.');
  });
});
