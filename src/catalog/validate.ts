import type { Layer, Option } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import type { Path } from '../text/yaml.ts';
import { namesOf, type Entry } from './entries.ts';
import { checkId, type CatalogEntries, type Report } from './report.ts';
import { checkCapabilities, checkSources } from './validate-references.ts';
import { checkCondition, checkRole } from './validate-role.ts';
import { findPraise } from './words.ts';

/** Truths that no single key can show: ids are unique and exist, values belong to their driver, claims are balanced. */
export function validateCatalog(entries: CatalogEntries): Problem[] {
  const problems: Problem[] = [];
  const reporter =
    (entry: Entry<unknown>): Report =>
    (path, code, message, hint) =>
      problems.push({ code: `catalog/${code}`, severity: 'error', ...entry.yaml.place(path), message, hint });
  checkNames(entries, reporter);
  for (const entry of entries.layers) checkLayer(entry, entries, reporter(entry));
  for (const entry of entries.options) checkOption(entry, entries, reporter(entry));
  return problems;
}

function checkNames(entries: CatalogEntries, reporter: (entry: Entry<unknown>) => Report): void {
  const taken = new Map<string, string>();
  for (const entry of entries.options) {
    const option = entry.value;
    for (const name of namesOf(option)) {
      const other = taken.get(name);
      if (other !== undefined && other !== option.id) {
        reporter(entry)(
          ['aliases'],
          'name-taken',
          `"${name}" already finds \`${other}\`.`,
          'A name finds one option only.',
        );
      }
      taken.set(name, option.id);
    }
  }
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
  checkCondition(layer.need.suggested, ['need', 'suggested'], layer, entries, report);
  checkPraise(entry, report);
}

function checkOption(entry: Entry<Option>, entries: CatalogEntries, report: Report): void {
  checkFileName(entry, report);
  checkState(entry.value, entries, report);
  checkSources(entry.value, report);
  checkCapabilities(entry.value, entries, report);
  for (const [layerId, role] of Object.entries(entry.value.roles)) {
    const layer = entries.layers.find((candidate) => candidate.value.id === layerId)?.value;
    if (layer) checkRole(role, layer, entries, report);
    else {
      const near = nearest(
        layerId,
        entries.layers.map((candidate) => candidate.value.id),
      );
      report(
        ['roles', layerId],
        'unknown-layer',
        `There is no layer \`${layerId}\`.`,
        near ? `Did you mean \`${near}\`?` : 'Use the id of a layer.',
      );
    }
  }
  if (Object.keys(entry.value.roles).length === 0) {
    report(['roles'], 'no-role', `\`${entry.value.id}\` has no role.`, 'Give it a role in at least one layer.');
  }
  checkPraise(entry, report);
}

const ended = ['deprecated', 'archived', 'abandoned', 'renamed'];

function checkState(option: Option, entries: CatalogEntries, report: Report): void {
  const { state, since, successor, note } = option.lifecycle;
  if (ended.includes(state) && (since === undefined || note === undefined)) {
    report(
      ['lifecycle'],
      'no-evidence',
      `\`${state}\` is said without a date and what shows it.`,
      'Add `since` and `note`.',
    );
  }
  if (successor !== undefined && /^[a-z0-9-]+$/.test(successor)) {
    checkId(successor, entries, ['lifecycle', 'successor'], report);
  }
  if (option.license.policy === 'unknown') {
    report(
      ['license', 'spdx'],
      'unknown-license',
      `\`${option.license.spdx}\` is not a licence expression.`,
      'Use an SPDX expression, `LicenseRef-service`, `LicenseRef-proprietary`, `LicenseRef-source-available`, `LicenseRef-Confluent-Community` or `none`.',
    );
  }
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
