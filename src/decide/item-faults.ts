import { findOption, type Catalog, type Layer } from '../model/catalog.ts';
import type { Problem } from '../model/problem.ts';
import { findVariant } from '../model/find-variant.ts';
import { isSlip, nearest } from '../text/nearest.ts';
import { listOf } from '../text/sentence.ts';
import { isMap } from '../text/shape.ts';
import type { Path, YamlText } from '../text/yaml.ts';
import { findDriver } from './find-driver.ts';
import { nameFault } from './name-fault.ts';
import { pairOf } from './items.ts';
import { meantDrivers } from './meant-driver.ts';
import { isText, type RawItem } from './schema.ts';
import { toDrivers } from './to-drivers.ts';

/** A layer of the catalog that the names of a choice are held against. */
export interface Known {
  readonly catalog: Catalog;
  readonly layer: string;
  readonly loaded: Layer | undefined;
}

/** A value of any shape, and where it stands. */
export interface Found {
  readonly value: unknown;
  readonly path: Path;
  readonly yaml: YamlText;
}

/** The chosen option, where it is named and the layer has none of that name. */
export function choiceFaults(choice: Found, known: Known): Problem[] {
  return isText(choice.value, 'name') ? optionFaults(choice.value, choice, known) : [];
}

/** Items with more than one key, and what drivers in the team's own words are taken for. */
export function driverFaults(list: Found, known: Known | undefined): Problem[] {
  const layer = known?.loaded;
  const items = itemsOf(list);
  const meant = toDrivers(
    items.map(({ value }) => (isItem(value) ? value : '')),
    layer,
  );
  return items.flatMap((item, index) => [
    ...pairFaults(item),
    ...(layer ? driverFault(item, layer, meant[index]?.meant) : []),
  ]);
}

/** Rivals that the layer does not have, and items with more than one key that describe no option of the team's own. */
export function consideredFaults(list: Found, known: Known | undefined, choice: unknown): Problem[] {
  const chosen = isMap(choice) ? choice['name'] : choice;
  return itemsOf(list).flatMap((item) => {
    const { value } = item;
    if (known && isText(chosen, 'name') && isRepeated(value, chosen, known)) return repeatedFaults(item, chosen);
    if (isMap(value) && 'name' in value) return 'option' in value ? twoNames(item) : [];
    const name = isMap(value) && 'option' in value ? value['option'] : nameOf(value);
    const isPair = !(isMap(value) && 'option' in value);
    return [
      ...(isPair ? pairFaults(item) : []),
      ...(known && isText(name, 'name') ? rivalFaults(name, item, known) : []),
    ];
  });
}

function fault(code: string, yaml: YamlText, path: Path, message: string, hint: string): Problem {
  return { code: `answers/${code}`, severity: 'error', ...yaml.place(path), message, hint };
}

function optionFaults(name: string, { path, yaml }: Found, { layer, catalog }: Known): Problem[] {
  const entry = findOption(catalog, name) ?? findVariant(catalog, name)?.entry;
  if (entry?.layers.includes(layer)) return [];
  const { code, message, hint } = nameFault(name, layer, catalog);
  return [fault(code, yaml, path, message, hint)];
}

/**
 * What was considered may be anything. A name that the catalog does not have in this layer is kept as the team wrote it, for
 * information; one that differs from a known name by a letter or two is taken for that one, mistyped.
 */
function rivalFaults(name: string, { path, yaml }: Found, { layer, catalog }: Known): Problem[] {
  const entry = findOption(catalog, name) ?? findVariant(catalog, name)?.entry;
  if (entry?.layers.includes(layer)) return [];
  const { code, message, hint, near } = nameFault(name, layer, catalog);
  if (near !== undefined && isSlip(name, near)) {
    return [fault(code, yaml, path, message, `${hint} An option of your own is \`{name: ${name}}\`.`)];
  }
  return [
    {
      code: `answers/${code}`,
      severity: 'info',
      ...yaml.place(path),
      message: `${message} It is listed as the team wrote it, without a comparison.`,
      ...(near === undefined ? {} : { hint }),
    },
  ];
}

/** Whether an item is the choice once more. */
function isRepeated(item: unknown, chosen: string, { catalog }: Known): boolean {
  const name = isMap(item) ? (item['option'] ?? item['name'] ?? nameOf(item)) : item;
  if (!isText(name, 'name')) return false;
  const idOf = (text: string): string => findOption(catalog, text)?.id ?? text.trim().toLowerCase();
  return idOf(name) === idOf(chosen);
}

/** The choice is among the options in any case; words about it belong elsewhere. */
function repeatedFaults({ value, path, yaml }: Found, chosen: string): Problem[] {
  const isBare = !isMap(value) || (Object.keys(value).length === 1 && ('option' in value || 'name' in value));
  if (isBare) return [];
  const hint = 'Move its words to `because`, `consequences` and `verdicts` of the decision.';
  return [fault('wrong-value', yaml, path, `\`${chosen}\` is the choice itself.`, hint)];
}

/** Whether a value is a text, or a name with a text behind it. */
function isItem(value: unknown): value is RawItem {
  if (!isMap(value)) return isText(value);
  const texts = Object.values(value);
  return texts.length === 1 && typeof texts[0] === 'string';
}

/** The first words of a sentence, for a message. */
function shortened(words: string): string {
  return words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words;
}

function twoNames({ path, yaml }: Found): Problem[] {
  const hint = 'Write `option` for one that the catalog has, and `name` for one of your own.';
  return [fault('wrong-value', yaml, path, 'This item has both `option` and `name`.', hint)];
}

function itemsOf({ value, path, yaml }: Found): Found[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => ({ value: item, path: [...path, index], yaml }));
}

/** What an item such as `rabbitmq` or `rabbitmq: why not` is about, where it can be read. */
function nameOf(item: unknown): string | undefined {
  if (!isMap(item)) return isText(item) ? item : undefined;
  const [key] = Object.keys(item);
  return isText(key, 'name') ? key : undefined;
}

/** Keys behind which no text stands make an item of the wrong shape, which is told already. */
function pairFaults({ value, path, yaml }: Found): Problem[] {
  if (!isMap(value)) return [];
  const texts = Object.values(value);
  if (texts.length === 1 || !texts.every((text) => typeof text === 'string')) return [];
  const hint = 'Write each item as `- name` or `- name: words`.';
  return [fault('wrong-value', yaml, path, `This item has ${texts.length} keys.`, hint)];
}

/** A driver may have any name. One that differs by a few letters from a name of the catalog may be meant for that one. */
function driverFault({ value, path, yaml }: Found, layer: Layer, meant: string | undefined): Problem[] {
  const key = nameOf(value);
  if (key === undefined || findDriver(layer, key)) return [];
  const words = isItem(value)
    ? pairOf(value)
        .filter((part) => part !== undefined)
        .join(': ')
    : key;
  const info = { severity: 'info', ...yaml.place(path) } as const;
  const driver = layer.drivers.find(({ id }) => id === meant);
  if (driver) {
    const message = `“${shortened(words)}” is judged as ${driver.name} (\`${driver.id}\`).`;
    return [{ code: 'answers/driver-meant', ...info, message }];
  }
  const several = meantDrivers(words, layer);
  if (several.length > 1) {
    return [
      {
        code: 'answers/driver-unclear',
        ...info,
        message: `“${shortened(words)}” may mean ${listOf(
          several.map(({ name }) => name),
          'or',
        )}, so it is not judged.`,
        hint: `To have it judged, write ${listOf(
          several.map(({ id }) => `\`- ${id}: …\``),
          'or',
        )}.`,
      },
    ];
  }
  const word = key.trim().replace(/[.!]$/, '');
  const near =
    nearest(
      word,
      layer.drivers.map(({ id }) => id),
    ) ?? findDriver(layer, word)?.id;
  if (near === undefined) return [];
  return [
    {
      code: 'answers/own-driver',
      ...info,
      message: `\`${key}\` is not a driver of the catalog; it is kept as a driver in the team's own words.`,
      hint: `Did you mean \`${near}\`? Drivers of \`${layer.id}\`: ${layer.drivers.map(({ id }) => id).join(', ')}.`,
    },
  ];
}
