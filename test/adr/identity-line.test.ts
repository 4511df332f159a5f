import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentity, renderIdentity } from '../../src/adr/identity.ts';
import type { Identity } from '../../src/model/adr.ts';
import { sectionDigest, sectionMark } from '../../src/text/digest.ts';

const hex = (length: number): fc.Arbitrary<string> =>
  fc.nat(16 ** 6 - 1).map((value) => value.toString(16).repeat(length).slice(0, length));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('-', '--', '-->', ' - ', 'a=b', '+', '%20'),
);
const identities = fc.record({
  layer: fc.constantFrom('rpc', 'message-queue'),
  option: fc.oneof(
    fc.constant('apache-kafka'),
    text.map((name) => `own:${name}`),
  ),
  catalog: fc.constant('2026.12'),
  answers: hex(12),
  title: text,
  status: fc.constantFrom('proposed', 'accepted', 'superseded'),
  date: fc.constant('2026-12-01'),
  deciders: text,
  words: fc.array(hex(6), { maxLength: 4 }),
  sections: fc.uniqueArray(
    fc.constantFrom<string>('Context', 'Decision', 'Decision › Consequences', 'More › Ünïcode 日本'),
    {
      maxLength: 4,
    },
  ),
});
type Made = typeof identities extends fc.Arbitrary<infer T> ? T : never;

function identityOf({ sections, ...rest }: Made): Identity {
  const digests = Object.fromEntries(sections.map((key) => [sectionMark(key), sectionDigest(key).slice(12)]));
  return { ...rest, digests: () => digests };
}

describe('the identity comment', () => {
  it('is one line that gives back what went in', () => {
    fc.assert(
      fc.property(identities, (made) => {
        const identity = identityOf(made);
        const comment = renderIdentity(identity);
        expect(comment).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(comment.indexOf('-->')).toBe(comment.length - 3);
        expect(comment.slice(4, -3)).not.toContain('--');
        const found = findIdentity(`# A\n\n${comment}\n`);
        expect({ ...found?.identity, digests: found?.identity.digests() }).toEqual({
          ...identity,
          digests: identity.digests(),
        });
      }),
    );
  });

  it('has at most 300 characters for a record that says everything', () => {
    const sections = Array.from({ length: 15 }, (_, index) => `Pros and Cons of the Options › Option ${index}`);
    const identity = identityOf({
      ...{
        layer: 'message-queue',
        option: 'apache-kafka',
        catalog: '2026.12',
        answers: '0123456789ab',
        status: 'accepted',
      },
      ...{ title: 'Use Apache Kafka as the message queue', date: '2026-12-01', deciders: 'Platform team' },
      words: Array.from({ length: 9 }, () => 'a1b2c3'),
      sections,
    });
    expect(renderIdentity(identity).length).toBeLessThanOrEqual(300);
  });

  it.each(['', 'rpc', 'rpc grpc 2026.12 accepted 2026-12-01 x'])('is none in %j', (words) => {
    expect(findIdentity(`<!-- create-arch-adr ${words} -->\n`)).toBeUndefined();
  });

  it('of an earlier version is read, and stays where a digest is too old for the form of today', () => {
    const comment =
      '<!-- create-arch-adr {"layer":"rpc","option":"grpc","catalog":"1","answers":"a","title":"A","status":"accepted","date":"2026-01-01","deciders":"","sections":{"Context":"0123456789ab"}} -->';
    const identity = findIdentity(comment)?.identity;
    expect(identity?.digests()).toEqual({ [sectionMark('Context')]: '0123456789ab' });
  });
});
