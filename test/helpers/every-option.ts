import { parseAdr } from '../../src/adr/parse.ts';
import { renderRecord } from '../../src/adr/render.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import type { Adr, RecordFormat } from '../../src/model/adr.ts';
import type { Catalog, Layer, Option } from '../../src/model/catalog.ts';
import { answersOf } from './answers.ts';
import { wholeCatalog } from './catalog.ts';

/** A record of the shipped catalog. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly adr: Adr;
}

/** A record of every option in every role, for a team that considered the two best-known others, in one format. */
export function everyRecord(format: RecordFormat): Sample[] {
  const catalog = wholeCatalog();
  return catalog.layers.flatMap((layer) =>
    catalog.options
      .filter((option) => option.roles[layer.id])
      .map((option) => {
        const text = recordOf(layer, option, catalog, format);
        return { name: `${option.id} in ${layer.id}`, text, adr: parseAdr(text, '0001-x.md') };
      }),
  );
}

const templates = readTemplates();

function recordOf(layer: Layer, option: Option, catalog: Catalog, format: RecordFormat): string {
  const inRole = catalog.options.filter((other) => other.roles[layer.id] && other !== option).map(({ id }) => id);
  const others = [...layer.known.filter((id) => inRole.includes(id)), ...inRole].slice(0, 2);
  const answers = answersOf(
    [
      {
        layer: layer.id,
        option: option.id,
        trigger: 'Two outages in May were traced to this part of the system.',
        drivers: layer.drivers.slice(0, 3).map((driver) => driver.id),
        considered: others.map((id) => ({ option: id, why: 'nobody here has run it' })),
        because: 'we have run it for a year',
        deciders: ['Ana'],
      },
    ],
    { languages: ['java'], team: 7, operators: 2, existing: ['PostgreSQL'], constraints: [] },
  );
  const stack = settle(
    { ...answers, system: { name: 'Shop', summary: 'Sells shoes to 10,000 customers a day.' } },
    catalog,
  );
  const [decision] = stack.decisions;
  if (!decision) throw new Error(`No decision for ${option.id}`);
  const frame = { number: 1, date: '2026-11-24', supersedes: [], find: () => undefined, answers: 'x', format };
  return renderRecord(decision, stack, frame, templates.record(format));
}

/** The words of a record that a person reads: without front matter, the identity comment and link targets. */
export function prose(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\]\([^)]*\)/g, ']');
}
