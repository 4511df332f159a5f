import type { Layer, Option } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import type { Path } from '../text/yaml.ts';
import { namePlaces, variantPlaces, type Entry } from './entries.ts';
import { faultAt, type CatalogEntries, type Report } from './report.ts';
import { checkFacts } from './validate-facts.ts';
import { checkVariants } from './validate-variants.ts';
import { checkCapabilities, checkSources } from './validate-references.ts';
import { checkCondition, checkRole } from './validate-role.ts';
import { findPraise } from './words.ts';

/** Which entries are looked at; what an overlay builds upon was looked at before it was shipped. */
export type Wanted = (entry: Entry<unknown>) => boolean;

/** Truths that no single key can show: ids are unique and exist, values belong to their driver, claims are balanced. */
export function validateCatalog(entries: CatalogEntries, wanted: Wanted = () => true): Problem[] {
  const problems: Problem[] = [];
  const reporter =
    (entry: Entry<unknown>): Report =>
    (path, code, message, hint) => {
      if (wanted(entry)) problems.push(faultAt(entry.yaml, path, code, message, hint));
    };
  checkNames(entries, wanted, reporter);
  checkCapabilityList(entries, reporter);
  for (const entry of entries.layers.filter(wanted)) checkLayer(entry, entries, reporter(entry));
  for (const entry of entries.options.filter(wanted)) checkOption(entry, entries, reporter(entry));
  return problems;
}

/** Names are taken in the order of the files; those that are not looked at come first, so that the fault is the other's. */
function checkNames(entries: CatalogEntries, wanted: Wanted, reporter: (entry: Entry<unknown>) => Report): void {
  const taken = new Map<string, string>();
  const inOrder = [...entries.options].sort((a, b) => Number(wanted(a)) - Number(wanted(b)));
  for (const entry of inOrder) {
    const { id } = entry.value;
    for (const { name, path } of namePlaces(entry.value)) {
      const other = taken.get(name);
      if (other !== undefined && other !== id) {
        reporter(entry)(path, 'name-taken', `"${name}" already finds \`${other}\`.`, 'A name finds one option only.');
      }
      taken.set(name, other ?? id);
    }
  }
  // An option of an organisation may take the name of a variant; a variant never takes one that finds an option.
  for (const entry of inOrder.filter(wanted)) {
    for (const { name, path } of variantPlaces(entry.value)) {
      const other = taken.get(name);
      const self = `${entry.value.variants[Number(path[1])]?.name ?? ''}, a variant of ${entry.value.id}`;
      if (other !== undefined && other !== self) {
        reporter(entry)(path, 'name-taken', `"${name}" already finds \`${other}\`.`, 'A name finds one thing only.');
      }
      taken.set(name, other ?? self);
    }
  }
}

function checkCapabilityList(entries: CatalogEntries, reporter: (entry: Entry<unknown>) => Report): void {
  const layers = entries.layers.map((layer) => layer.value.id);
  for (const entry of entries.capabilities) {
    const report = reporter(entry);
    checkUnique(entry.value, [], 'capability', report);
    entry.value.forEach(({ layer }, index) => {
      if (layer !== undefined && !layers.includes(layer)) reportLayer(layer, [index, 'layer'], entries, report);
    });
  }
}

/** Reports each id that stands twice in a list. */
function checkUnique(list: readonly { readonly id: string }[], path: Path, what: string, report: Report): void {
  list.forEach(({ id }, index) => {
    if (list.findIndex((other) => other.id === id) < index) {
      report([...path, index, 'id'], 'doubled-id', `There are two of the ${what} \`${id}\`.`, 'Give each its own id.');
    }
  });
}

function reportLayer(id: string, path: Path, entries: CatalogEntries, report: Report): void {
  const near = nearest(
    id,
    entries.layers.map((candidate) => candidate.value.id),
  );
  report(
    path,
    'unknown-layer',
    `There is no layer \`${id}\`.`,
    near ? `Did you mean \`${near}\`?` : 'Use the id of a layer.',
  );
}

function checkFileName(entry: Entry<{ readonly id: string }>, report: Report): void {
  const stem = entry.file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  if (stem !== entry.value.id) {
    report(['id'], 'file-name', `The id \`${entry.value.id}\` stands in ${stem}.yaml.`, 'Name the file after the id.');
  }
}

function checkLayer(entry: Entry<Layer>, entries: CatalogEntries, report: Report): void {
  checkFileName(entry, report);
  const layer = entry.value;
  checkUnique(layer.drivers, ['drivers'], 'driver', report);
  checkUnique(layer.levels, ['levels'], 'level', report);
  const before = entries.layers.slice(0, entries.layers.indexOf(entry));
  const twin = before.find((other) => other.value.order === layer.order);
  if (twin) {
    report(
      ['order'],
      'doubled-order',
      `The order ${layer.order} is that of \`${twin.value.id}\`.`,
      'Give each layer a number of its own.',
    );
  }
  layer.drivers.forEach((driver, index) => {
    const fits = new Set(Object.values(driver.values).map((value) => value.fit));
    if (driver.judge === 'values' && (!fits.has('met') || fits.size < 2)) {
      report(
        ['drivers', index, 'values'],
        'driver-values',
        `The values of \`${driver.id}\` do not tell options apart.`,
        'Give at least one value with `fit: met` and one with another fit.',
      );
    }
  });
  checkKnown(layer, entries, report);
  checkCondition(layer.need.suggested, ['need', 'suggested'], layer, entries, report);
  checkPraise(entry, report);
}

function checkKnown(layer: Layer, entries: CatalogEntries, report: Report): void {
  const ids = entries.options.filter(({ value }) => value.roles[layer.id]).map(({ value }) => value.id);
  layer.known.forEach((id, index) => {
    if (!ids.includes(id)) {
      const near = nearest(id, ids);
      const hint = near ? `Did you mean \`${near}\`?` : 'Use the id of an option with a role in this layer.';
      report(['known', index], 'unknown-option', `\`${id}\` has no role in \`${layer.id}\`.`, hint);
    } else if (layer.known.indexOf(id) < index) {
      report(['known', index], 'doubled-id', `\`${id}\` stands there twice.`, 'Name it once.');
    }
  });
}

function checkOption(entry: Entry<Option>, entries: CatalogEntries, report: Report): void {
  checkFileName(entry, report);
  checkFacts(entry.value, entries, report);
  checkVariants(entry.value, report);
  checkSources(entry.value, report);
  checkCapabilities(entry.value, entries, report);
  for (const [layerId, role] of Object.entries(entry.value.roles)) {
    const layer = entries.layers.find((candidate) => candidate.value.id === layerId)?.value;
    if (layer) checkRole(role, layer, entries, report);
    else reportLayer(layerId, ['roles', layerId], entries, report);
  }
  if (Object.keys(entry.value.roles).length === 0) {
    report(['roles'], 'no-role', `\`${entry.value.id}\` has no role.`, 'Give it a role in at least one layer.');
  }
  checkPraise(entry, report);
}

function checkPraise(entry: Entry<unknown>, report: Report): void {
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      const word = findPraise(value);
      const skipped = ['name', 'aliases', 'url', 'match'].some((key) => path.includes(key));
      if (word !== undefined && !skipped)
        report(
          path,
          'praise',
          `"${word}" praises instead of telling a fact.`,
          'Say what it does, with a number where there is one.',
        );
    } else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) visit(item, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit(entry.value, []);
}
