import { expect, it } from 'vitest';
import { recordFields } from '../../src/adr/record-fields.ts';
import { recordData } from '../../src/adr/render.ts';
import { settle } from '../../src/decide/settle.ts';
import type { TemplateField } from '../../src/model/template.ts';
import { answersOf } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

/** What the list of fields says against data, and what the data has beside them. */
function faults(data: Readonly<Record<string, unknown>>, fields: readonly TemplateField[], path = ''): string[] {
  const undocumented = Object.keys(data).filter((name) => !fields.some((field) => field.name === name));
  return [
    ...undocumented.map((name) => `${path}${name} is not in the list`),
    ...fields.flatMap((field) => fault(data, field, `${path}${field.name}`)),
  ];
}

function fault(data: Readonly<Record<string, unknown>>, field: TemplateField, path: string): string[] {
  const value = data[field.name];
  if (!(field.name in data)) return [`${path} is missing`];
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return field.optional ? [] : [`${path} is empty and not optional`];
  const isOf: Record<TemplateField['kind'], boolean> = {
    text: typeof value === 'string' || typeof value === 'number',
    flag: typeof value === 'boolean',
    texts: Array.isArray(value) && value.every((one) => typeof one === 'string'),
    group: typeof value === 'object' && !Array.isArray(value),
    groups: Array.isArray(value) && value.every((one) => typeof one === 'object'),
  };
  if (!isOf[field.kind]) return [`${path} is no ${field.kind}`];
  const inner = field.kind === 'group' ? [value] : field.kind === 'groups' ? (value as unknown[]) : [];
  return inner.flatMap((one) => faults(one as Record<string, unknown>, field.fields ?? [], `${path}.`));
}

it('the fields that templates may name are those that they get, for every option in every layer', () => {
  const found = new Set<string>();
  let seen = 0;
  for (const option of catalog.options) {
    for (const layer of Object.keys(option.roles)) {
      const stack = settle(answersOf([{ layer, option: option.id, status: 'proposed' }]), catalog);
      const [decision] = stack.decisions;
      const frame = {
        number: 1,
        date: '2026-11-24',
        supersedes: [],
        find: () => undefined,
        answers: 'x',
        format: 'portable',
      } as const;
      for (const one of faults(recordData(decision!, stack, frame), recordFields)) found.add(one);
      seen += 1;
    }
  }
  expect([...found]).toEqual([]);
  expect(seen).toBeGreaterThan(200);
});
