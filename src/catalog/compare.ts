import type { Catalog, Driver, Fit, Layer, Option } from '../model/catalog.ts';
import { clientWords, fitWords, licenseName, periodWords, policyWords, runtimeWords, stateWords } from './phrases.ts';

/** How one option meets a driver. */
export interface Cell {
  readonly option: string;
  readonly value: string;
  readonly fit: Fit;
  readonly note: string;
}

/** One driver across the compared options. */
export interface DriverComparison {
  readonly id: string;
  readonly name: string;
  /** Whether all options meet it alike. */
  readonly same: boolean;
  readonly cells: readonly Cell[];
}

/** Options of one layer side by side: drivers on which they differ first, in the order of the layer. */
export interface Comparison {
  readonly layer: Layer;
  readonly options: readonly Option[];
  readonly drivers: readonly DriverComparison[];
}

/** Compares options that all have a role in the layer. */
export function compareOptions(layer: Layer, options: readonly Option[]): Comparison {
  const drivers = layer.drivers.map((driver): DriverComparison => {
    const cells = options.map((option) => cellOf(driver, option, layer));
    const same = cells.every((cell) => cell.fit === cells[0]?.fit && (cell.fit !== 'unknown' || cell.note === cells[0].note));
    return { id: driver.id, name: driver.name, same, cells };
  });
  return { layer, options, drivers: drivers.sort((a, b) => Number(a.same) - Number(b.same)) };
}

function cellOf(driver: Driver, option: Option, layer: Layer): Cell {
  if (driver.judge === 'languages') {
    const words = clientWords(option.languages.clients);
    return { option: option.id, value: 'languages', fit: option.languages.clients['any'] === undefined ? 'unknown' : 'met', note: words };
  }
  const fact = option.roles[layer.id]?.drivers[driver.id];
  const fit = driver.values[fact?.value ?? '']?.fit ?? 'unknown';
  return { option: option.id, value: fact?.value ?? 'unknown', fit, note: fact?.note ?? 'the catalog says nothing about it' };
}

/** What a cell says, its verdict first where there is one. */
export function cellWords(cell: Cell): string {
  return cell.value === 'languages' ? cell.note : `${fitWords[cell.fit]}: ${cell.note}`;
}

/** Rows of facts that do not depend on the layer: each a label and a text per option. */
export function factComparison(options: readonly Option[], catalog: Catalog): { readonly name: string; readonly cells: readonly string[] }[] {
  const nameOf = (id: string): string => catalog.optionIndex.find((entry) => entry.id === id)?.name ?? id;
  const line = (name: string, words: (option: Option) => string): { name: string; cells: string[] } => ({
    name,
    cells: options.map(words),
  });
  return [
    line('state', (option) => stateWords(option, nameOf)),
    line('licence', ({ license }) =>
      [`${licenseName(license.spdx)}: ${policyWords[license.policy]}`, ...license.history.map(periodWords)].join('; '),
    ),
    line('kind', (option) => `${option.kind}; ${option.governance}`),
    line('newest', ({ latest }) => (latest ? `${latest.version}${latest.date === undefined ? '' : ` of ${latest.date}`}` : 'no versions')),
    line('runs on', (option) => runtimeWords(option.runtimes)),
    line('operations', (option) => option.operations),
    line('exit', (option) => option.exit),
  ];
}
