import type { Condition, Layer, Role } from '../model/catalog.ts';
import type { Path } from '../text/yaml.ts';
import { checkId, type CatalogEntries, type Report } from './report.ts';

/** A role against its layer: its level and values exist, no driver is missing, claims are balanced and about the layer. */
export function checkRole(role: Role, layer: Layer, entries: CatalogEntries, report: Report): void {
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

/** The drivers and options that a condition names exist. */
export function checkCondition(
  condition: Condition,
  path: Path,
  layer: Layer,
  entries: CatalogEntries,
  report: Report,
): void {
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
