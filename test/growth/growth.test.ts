import { describe, expect, it } from 'vitest';
import { targets } from '../fuzz/targets.ts';
import { growthFault, type Reader } from './growth.ts';
import { readers } from './readers.ts';
import { shapes } from './shapes.ts';

const headsOf: readonly (readonly [name: RegExp, heads: readonly string[]])[] = [
  [/^(?:record|status|log)$/, ['', '# 1. T\n\n- Status: accepted\n\n## Status\n\nAccepted\n\n', '---\nstatus: ']],
  [/pom|csproj/, ['', '<project><a>']],
  [/\.json$|lock$|toml$/, ['', '{"dependencies": {"a": "']],
];

/** What the fuzzer reads, with shorter texts: some of these readers take milliseconds for a line. */
const fuzzed = targets.map(({ name, faultOf }): Reader => {
  const heads = headsOf.find(([pattern]) => pattern.test(name))?.[1] ?? [''];
  return { name, most: /ya?ml$|answers|log$/.test(name) ? 4000 : 16_000, read: faultOf, heads };
});

describe('time to read a text from outside', () => {
  it.each([...fuzzed, ...readers].map((reader) => [reader.name, reader] as const))(
    'grows as the text: %s',
    (_, reader) => {
      const faults = (reader.heads ?? ['']).flatMap((head) =>
        shapes.flatMap((shape) => growthFault(reader, head, shape) ?? []),
      );
      expect(faults).toEqual([]);
    },
  );
});
