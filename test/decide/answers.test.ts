import { describe, expect, it } from 'vitest';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import type { Choice } from '../../src/model/answers.ts';
import type { Parsed } from '../../src/model/problem.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

/** The one choice of answers whose decisions are this YAML. */
function choice(decisions: string): Parsed<Choice> {
  const parsed = parseAnswers(`version: 1\nsystem: { name: Shop }\ndecisions:\n${decisions}`, 'stack.yaml');
  if (!parsed.value) return { problems: parsed.problems };
  const { value, problems } = checkAnswers(parsed.value, catalog);
  const [first] = value?.decisions ?? [];
  return first?.kind === 'choice' ? { value: first, problems } : { problems };
}

describe('what was considered', () => {
  it('may be something that the catalog does not know', () => {
    const { value } = choice(
      '  message-queue:\n    choice: apache-artemis\n    considered: [rabbitmq, { name: IBM MQ, why: Too dear, url: "https://x.example" }]\n',
    );
    expect(value?.considered).toEqual([
      { option: 'rabbitmq' },
      { option: { name: 'IBM MQ', url: 'https://x.example' }, why: 'Too dear' },
    ]);
  });

  it('is a fault with a key that means nothing, at its place', () => {
    const { problems } = choice(
      '  message-queue:\n    choice: apache-artemis\n    considered:\n      - name: IBM MQ\n        because: Too dear\n',
    );
    expect(problems).toMatchObject([
      { code: 'answers/unknown-key', line: 8, message: 'There is no key `because` here.' },
    ]);
  });
});

describe('a choice', () => {
  it.each([
    ['Zuul 1', 'Spring Cloud Netflix Zuul'],
    ['zuul', undefined],
    ['Netflix Zuul', undefined],
  ])('called %s means the part %s', (name, part) => {
    const { value } = choice(`  api-gateway:\n    choice: ${name}\n`);
    expect(value).toMatchObject({ option: 'zuul' });
    expect(value?.part).toBe(part);
  });
});
