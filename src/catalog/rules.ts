import { optionKinds, runtimes, type Rule, type RuleSide } from '../model/catalog.ts';
import { languageIds } from '../model/language.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../text/nearest.ts';
import {
  array,
  boolean,
  keys,
  literal,
  minLength,
  number,
  optional,
  picklist,
  pipe,
  regex,
  string,
} from '../text/shape.ts';
import { isRange } from '../text/version.ts';
import type { Path } from '../text/yaml.ts';
import type { Entry } from './entries.ts';
import { checkId, type CatalogEntries, type Report } from './report.ts';
import { findPraise } from './words.ts';

const id = pipe(string(), regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id in lower case with hyphens'));
const ids = pipe(array(id), minLength(1, 'at least one id'));
const sentence = pipe(string(), regex(/^\S[^\n]*\.$/, 'one line that ends with a full stop'));
const side = keys({
  options: optional(ids),
  layers: optional(ids),
  levels: optional(ids),
  kinds: optional(array(picklist(optionKinds))),
  provides: optional(ids),
  lacks: optional(ids),
  requires: optional(ids),
  versions: optional(string()),
  drivers: optional(ids),
  managed: optional(boolean()),
  'without-client': optional(literal(true)),
});

/** The shape of catalog/rules/<id>.yaml. A condition names no drivers here: those belong to the subject. */
export const ruleSchema = keys({
  id,
  severity: picklist(['error', 'warning', 'info']),
  layers: ids,
  subject: side,
  other: optional(side),
  present: optional(array(side)),
  absent: optional(array(side)),
  when: optional(
    keys({
      runtime: optional(array(picklist([...runtimes, 'mixed']))),
      languages: optional(array(picklist(languageIds))),
      cloud: optional(ids),
      'team-at-most': optional(number()),
      'team-at-least': optional(number()),
      'operators-at-most': optional(number()),
      'operators-at-least': optional(number()),
    }),
  ),
  constraints: optional(array(string())),
  message: sentence,
  why: sentence,
  fix: sentence,
  source: optional(pipe(string(), regex(/^https:\/\/\S+$/, 'a web address that begins with https://'))),
  checked: pipe(string(), regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-11-20')),
});

/** Rules against the rest of the catalog: every id they name exists, ranges can be read, texts name what they speak of. */
export function validateRules(rules: readonly Entry<Rule>[], entries: CatalogEntries): Problem[] {
  const problems: Problem[] = [];
  for (const entry of rules) {
    const report: Report = (path, code, message, hint) =>
      problems.push({ code: `catalog/${code}`, severity: 'error', ...entry.yaml.place(path), message, hint });
    checkRule(entry, entries, report);
  }
  return problems;
}

function checkRule(entry: Entry<Rule>, entries: CatalogEntries, report: Report): void {
  const rule = entry.value;
  if (!entry.file.endsWith(`/${rule.id}.yaml`)) {
    report(['id'], 'file-name', `The id \`${rule.id}\` stands in ${entry.file}.`, 'Name the file after the id.');
  }
  checkLayers(rule.layers, ['layers'], entries, report);
  checkSide(rule.subject, ['subject'], entries, report);
  if (rule.other) checkSide(rule.other, ['other'], entries, report);
  for (const key of ['present', 'absent'] as const) {
    rule[key]?.forEach((item, index) => {
      checkSide(item, [key, index], entries, report);
    });
  }
  checkTexts(rule, report);
  if (rule.source === undefined && !restsOnTeam(rule)) {
    report(
      ['id'],
      'no-source',
      `\`${rule.id}\` has no source.`,
      'Add `source`; only rules about the team itself need none.',
    );
  }
}

/** Whether a rule follows from what the team told and from facts that options carry with their own sources. */
function restsOnTeam(rule: Rule): boolean {
  const conditions = Object.keys(rule.when ?? {});
  return (
    rule.subject['without-client'] === true ||
    rule.constraints !== undefined ||
    conditions.some((key) => key.startsWith('team-') || key.startsWith('operators-'))
  );
}

function checkSide(value: RuleSide, path: Path, entries: CatalogEntries, report: Report): void {
  value.options?.forEach((option, index) => {
    checkId(option, entries, [...path, 'options', index], report);
  });
  if (value.layers) checkLayers(value.layers, [...path, 'layers'], entries, report);
  const known = entries.capabilities.flatMap((entry) => entry.value.map((capability) => capability.id));
  for (const key of ['provides', 'lacks', 'requires'] as const) {
    checkNames(value[key], known, 'capability', [...path, key], report);
  }
  const layers = entries.layers.map((entry) => entry.value);
  const within = value.layers ? layers.filter((layer) => value.layers?.includes(layer.id)) : layers;
  checkNames(
    value.drivers,
    within.flatMap((layer) => layer.drivers.map((driver) => driver.id)),
    'driver',
    [...path, 'drivers'],
    report,
  );
  checkNames(
    value.levels,
    within.flatMap((layer) => layer.levels.map((level) => level.id)),
    'level',
    [...path, 'levels'],
    report,
  );
  if (value.versions !== undefined && !isRange(value.versions)) {
    report(
      [...path, 'versions'],
      'wrong-range',
      `\`${value.versions}\` is no range of versions.`,
      'Write a semver range such as `>=4.0.0`.',
    );
  }
}

function checkLayers(layers: readonly string[], path: Path, entries: CatalogEntries, report: Report): void {
  checkNames(
    layers,
    entries.layers.map((entry) => entry.value.id),
    'layer',
    path,
    report,
  );
}

function checkNames(
  names: readonly string[] | undefined,
  known: readonly string[],
  what: string,
  path: Path,
  report: Report,
): void {
  names?.forEach((name, index) => {
    if (known.includes(name)) return;
    const near = nearest(name, known);
    report(
      [...path, index],
      `unknown-${what}`,
      `There is no ${what} \`${name}\`.`,
      near ? `Did you mean \`${near}\`?` : `Use the id of a ${what}.`,
    );
  });
}

function checkTexts(rule: Rule, report: Report): void {
  if (!rule.message.includes('{it}') || (rule.other !== undefined) !== rule.message.includes('{other}')) {
    report(
      ['message'],
      'unnamed-choice',
      'The message does not name the choices it is about.',
      'Write {it} for the subject, and {other} exactly where the rule has `other`.',
    );
  }
  for (const key of ['message', 'why', 'fix'] as const) {
    const word = findPraise(rule[key]);
    if (word !== undefined)
      report([key], 'praise', `"${word}" praises instead of telling a fact.`, 'Say what it does.');
  }
}
