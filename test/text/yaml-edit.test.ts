import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/text/yaml.ts';
import { editYaml } from '../../src/text/yaml-edit.ts';

const text = `# top
version: 1

system:
  name: 'Parcels'   # as the sign says
  summary: >-
    Moves
    parcels.
context:
  languages: [java, go] # both
  existing:
  - PostgreSQL   # since 2019
  # more to come
decisions:
  # first
  rpc:
    choice: "grpc" # why not
    drivers:
      - streaming: Positions.
      - One definition

  # second
  message-queue:
    skip: no need

# the end
`;

interface Data {
  system: { summary: string };
  context: { team?: number; languages: string[]; existing: string[] };
  decisions: Partial<Record<string, { choice?: string; skip?: string }>>;
}

const data = (): Data => parse(text) as Data;

describe('only what differs is written anew', () => {
  const rows: readonly (readonly [string, (data: Data) => unknown, readonly (readonly [string, string])[]])[] = [
    ['nothing', () => undefined, []],
    [
      'a value in a line with a comment',
      (d) => (d.decisions['rpc']!.choice = 'dubbo'),
      [['"grpc" # why', 'dubbo # why']],
    ],
    ['a folded text', (d) => (d.system.summary = 'New.'), [['>-\n    Moves\n    parcels.', 'New.']]],
    ['a new key in a map', (d) => (d.context.team = 9), [['  # more to come\n', '  team: 9\n  # more to come\n']]],
    ['a new list item', (d) => d.context.existing.push('NATS'), [['since 2019\n', 'since 2019\n  - NATS\n']]],
    [
      'a flow list',
      (d) => (d.context.languages = ['rust']),
      [['languages: [java, go] # both', 'languages: [rust] # both']],
    ],
    [
      'a new layer',
      (d) => (d.decisions['dns'] = { skip: 'none' }),
      [['skip: no need\n', 'skip: no need\n  dns:\n    skip: none\n']],
    ],
    ['a layer that goes', (d) => delete d.decisions['message-queue'], [['  message-queue:\n    skip: no need\n', '']]],
    [
      'skip instead of a choice',
      (d) => (d.decisions['rpc'] = { skip: 'one service' }),
      [
        [
          '    choice: "grpc" # why not\n    drivers:\n      - streaming: Positions.\n      - One definition\n',
          '    skip: one service\n',
        ],
      ],
    ],
  ];
  for (const [name, change, replaced] of rows) {
    test(name, () => {
      const next = data();
      change(next);
      const expected = replaced.reduce((result, [from, to]) => result.replace(from, to), text);
      const edited = editYaml(text, { ...next });
      expect(parse(edited)).toEqual(next);
      expect(edited).toBe(expected);
    });
  }
});

test('Windows line ends stay', () => {
  const next = { ...data(), deciders: ['Ana'] };
  const edited = editYaml(text.replaceAll('\n', '\r\n'), next);
  expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
  expect(parse(edited)).toEqual(next);
});

test('whatever changes into whatever, the text holds the new data and unchanged data leaves it alone', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant('a: b # c\n- d'),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('any'), { maxLength: 4 }),
    map: fc.dictionary(fc.constantFrom('a', 'b', 'c-d', 'e f', '12'), tie('any'), { maxKeys: 4 }),
  }));
  const map = value.map;
  fc.assert(
    fc.property(map, map, fc.boolean(), (before, after, flow) => {
      const start = Object.keys(before).length === 0 ? { z: 1 } : before;
      const written = stringify(start, flow ? { collectionStyle: 'flow' } : {});
      expect(editYaml(written, start)).toBe(written);
      expect(parse(editYaml(written, after))).toEqual(after);
    }),
    { numRuns: 300 },
  );
});

describe('parts that decisions share', () => {
  const text = `# Ours.
version: 1
x-shared: &shared
  status: proposed # for all
decisions:
  rpc:
    <<: *shared
    choice: grpc # typed
    x-owner: Ana
  dns: { choice: coredns, x-ticket: 7 }
`;
  const data = {
    version: 1,
    decisions: { rpc: { status: 'proposed', choice: 'grpc' }, dns: { choice: 'coredns' } },
  };

  test('stay as they are where nothing differs', () => {
    expect(editYaml(text, data)).toBe(text);
  });

  test('stay where another value differs', () => {
    const rpc = { ...data.decisions.rpc, choice: 'rest' };
    const edited = editYaml(text, { ...data, decisions: { ...data.decisions, rpc } });
    for (const kept of ['# Ours.', 'x-shared: &shared', '<<: *shared', '# for all', 'x-owner: Ana', 'x-ticket: 7']) {
      expect(edited).toContain(kept);
    }
    expect(edited).toContain('choice: rest # typed');
  });

  test('stay where a decision goes and another comes', () => {
    const decisions = { rpc: data.decisions.rpc, 'id-generation': { skip: 'No need.' } };
    const edited = editYaml(text, { ...data, decisions });
    expect(parseYaml(edited, '', { withoutExtensions: true }).value?.data).toEqual({ version: 1, decisions });
    expect(edited).toContain('<<: *shared');
  });
});
