import type { Capability, Condition, Layer, Option, Role } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import type { Path } from '../text/yaml.ts';
import { namesOf } from './entries.ts';
import type { Entry } from './parse.ts';
import { findPraise } from './words.ts';

/** All files of a catalog, each already of the right shape. */
export interface CatalogEntries {
  readonly layers: readonly Entry<Layer>[];
  readonly options: readonly Entry<Option>[];
  readonly capabilities: readonly Entry<readonly Capability[]>[];
}

type Report = (path: Path, code: string, message: string, hint: string) => void;

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

function checkId(id: string, entries: CatalogEntries, path: Path, report: Report): void {
  const ids = entries.options.map((candidate) => candidate.value.id);
  if (ids.includes(id)) return;
  const near = nearest(id, ids);
  report(
    path,
    'unknown-option',
    `There is no option \`${id}\`.`,
    near ? `Did you mean \`${near}\`?` : 'Use the id of an option, or a plain name with a capital letter.',
  );
}

function checkSources(option: Option, report: Report): void {
  const known = Object.keys(option.sources);
  const used = new Set<string>();
  const check = (path: Path, source: string): void => {
    used.add(source);
    if (!known.includes(source)) {
      report(
        path,
        'unknown-source',
        `There is no source \`${source}\`.`,
        `Add it under \`sources\`, or use one of: ${known.join(', ')}.`,
      );
    }
  };
  check(['license', 'source'], option.license.source);
  check(['lifecycle', 'source'], option.lifecycle.source);
  if (option.latest) check(['latest', 'source'], option.latest.source);
  for (const group of ['requires', 'overlaps', 'conflicts'] as const) {
    option[group].forEach((item, index) => {
      check([group, index, 'source'], item.source);
    });
  }
  for (const [layer, role] of Object.entries(option.roles)) {
    role.claims.forEach((claim, index) => {
      check(['roles', layer, 'claims', index, 'source'], claim.source);
    });
    for (const [driver, fact] of Object.entries(role.drivers)) {
      const path = ['roles', layer, 'drivers', driver];
      if (fact.source !== undefined) check([...path, 'source'], fact.source);
      else if (fact.value !== 'unknown')
        report(path, 'no-source', `\`${driver}\` has a value without a source.`, 'Add `source`.');
    }
  }
  for (const source of known.filter((key) => !used.has(key))) {
    report(
      ['sources', source],
      'unused-source',
      `Nothing names the source \`${source}\`.`,
      'Name it where it shows something, or remove it.',
    );
  }
}

function checkCapabilities(option: Option, entries: CatalogEntries, report: Report): void {
  const known = entries.capabilities.flatMap((entry) => entry.value.map((capability) => capability.id));
  const check = (id: string, path: Path): void => {
    if (known.includes(id)) return;
    const near = nearest(id, known);
    report(
      path,
      'unknown-capability',
      `There is no capability \`${id}\`.`,
      near ? `Did you mean \`${near}\`?` : 'Add it to capabilities.yaml.',
    );
  };
  option.provides.forEach((id, index) => {
    check(id, ['provides', index]);
  });
  option.requires.forEach((need, index) => {
    need.any.forEach((id, at) => {
      check(id, ['requires', index, 'any', at]);
    });
  });
  for (const group of ['overlaps', 'conflicts'] as const) {
    option[group].forEach((item, index) => {
      check(item.capability, [group, index, 'capability']);
    });
  }
}

function checkRole(role: Role, layer: Layer, entries: CatalogEntries, report: Report): void {
  const at = ['roles', layer.id];
  if (!layer.levels.some((level) => level.id === role.level)) {
    report(
      [...at, 'level'],
      'unknown-level',
      `\`${layer.id}\` has no level \`${role.level}\`.`,
      `Use one of: ${layer.levels.map((level) => level.id).join(', ')}.`,
    );
  }
  for (const driver of layer.drivers.filter((candidate) => candidate.judge === 'values')) {
    const fact = role.drivers[driver.id];
    if (!fact)
      report(
        [...at, 'drivers'],
        'missing-driver',
        `The driver \`${driver.id}\` has no value.`,
        'Give a value, or `unknown` with the reason.',
      );
    else if (fact.value !== 'unknown' && !driver.values[fact.value]) {
      report(
        [...at, 'drivers', driver.id, 'value'],
        'unknown-value',
        `\`${driver.id}\` has no value \`${fact.value}\`.`,
        `Use one of: ${Object.keys(driver.values).join(', ')} or unknown.`,
      );
    }
  }
  for (const id of Object.keys(role.drivers)) {
    if (!layer.drivers.some((driver) => driver.id === id && driver.judge === 'values')) {
      report(
        [...at, 'drivers', id],
        'unknown-driver',
        `\`${layer.id}\` has no driver \`${id}\` that a role gives.`,
        `Use: ${layer.drivers.map((driver) => driver.id).join(', ')}.`,
      );
    }
  }
  checkClaims(role, layer, entries, report);
}

function checkClaims(role: Role, layer: Layer, entries: CatalogEntries, report: Report): void {
  const at = ['roles', layer.id, 'claims'];
  const good = role.claims.filter((claim) => claim.polarity === 'good');
  const bad = role.claims.filter((claim) => claim.polarity === 'bad');
  if (good.length < 2 || bad.length < 2 || !bad.some((claim) => claim.weight === 'major')) {
    report(
      at,
      'one-sided',
      `There are ${good.length} good and ${bad.length} bad claims.`,
      'Give at least two of each, and one bad one with `weight: major`.',
    );
  }
  role.claims.forEach((claim, index) => {
    if (claim.driver !== undefined && !layer.drivers.some((driver) => driver.id === claim.driver)) {
      report(
        [...at, index, 'driver'],
        'unknown-driver',
        `\`${layer.id}\` has no driver \`${claim.driver}\`.`,
        `Use: ${layer.drivers.map((driver) => driver.id).join(', ')}.`,
      );
    }
    if (claim.when) checkCondition(claim.when, [...at, index, 'when'], layer, entries, report);
  });
}

function checkCondition(condition: Condition, path: Path, layer: Layer, entries: CatalogEntries, report: Report): void {
  condition.drivers?.forEach((id, index) => {
    if (!layer.drivers.some((driver) => driver.id === id)) {
      report(
        [...path, 'drivers', index],
        'unknown-driver',
        `\`${layer.id}\` has no driver \`${id}\`.`,
        'Use the id of a driver of this layer.',
      );
    }
  });
  condition.chosen?.forEach((id, index) => {
    checkId(id, entries, [...path, 'chosen', index], report);
  });
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
