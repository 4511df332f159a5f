import { Ajv } from 'ajv';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const validate = new Ajv({ strict: false }).compile(JSON.parse(await read('dist/stack.schema.json')) as object);

describe('the JSON Schema of stack.yaml', () => {
  it.each(['parcels', 'all-layers'])('accepts the example %s', async (name) => {
    expect(validate(parse(await read(`examples/${name}.stack.yaml`)))).toBe(true);
  });

  it('accepts parts that decisions share', async () => {
    expect(validate(parse(await read('test/scenarios/answers-shared-parts/before/stack.yaml')))).toBe(true);
  });

  it.each([
    ['an unknown key', { version: 1, system: { name: 'A' }, decision: {} }],
    ['a decision without a choice', { version: 1, system: { name: 'A' }, decisions: { rpc: { drivers: [] } } }],
    [
      'a number where a version stands',
      { version: 1, system: { name: 'A' }, decisions: { rpc: { choice: 'grpc', version: 4.1 } } },
    ],
    ['no system', { version: 1 }],
  ])('refuses %s', (_, answers) => {
    expect(validate(answers)).toBe(false);
  });
});
