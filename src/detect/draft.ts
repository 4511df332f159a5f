import type { Catalog } from '../model/catalog.ts';
import type { Found } from '../model/detect.ts';

/**
 * What was found → text of a stack.yaml: one proposal per layer, the surest first, with its evidence as a comment. What
 * else was found in a layer, and what only a name hints at, stands in comments. Nothing in it is accepted. `catalogs` are
 * folders that the catalog was read with.
 */
export function draftAnswers(
  found: readonly Found[],
  catalog: Catalog,
  { system, catalogs }: { readonly system: string; readonly catalogs: readonly string[] },
): string {
  const layers = catalog.layerIndex.flatMap((layer) => {
    const here = found
      .filter((item) => item.layers[0] === layer.id)
      .sort((a, b) => strength.indexOf(a.confidence) - strength.indexOf(b.confidence));
    return here.length === 0 ? [] : [layerText(layer.id, uniqueOptions(here), catalog)];
  });
  return [
    '# Drafted from the manifests of this repository. Everything is proposed: read it, correct it, then accept it.',
    'version: 1',
    'system:',
    `  name: ${JSON.stringify(system)}`,
    '# context:',
    '#   languages: []',
    '#   runtime: kubernetes',
    '#   team: 0',
    '#   operators: 0',
    ...(catalogs.length === 0 ? [] : [`catalog: ${JSON.stringify(catalogs)}`]),
    layers.some((text) => !text.startsWith('  #')) ? 'decisions:' : 'decisions: {}',
    ...layers,
    '',
  ].join('\n');
}

const strength: readonly Found['confidence'][] = ['high', 'medium', 'low'];

/** An option that was found as client and as server counts once, by the surer of the two. */
function uniqueOptions(found: readonly Found[]): Found[] {
  return found.filter((item, index) => found.findIndex((other) => other.option === item.option) === index);
}

function layerText(layer: string, found: readonly Found[], catalog: Catalog): string {
  const [first, ...others] = found;
  if (!first || first.confidence === 'low') {
    return found.map((item) => `  # ${layer}: perhaps ${nameOf(item, catalog)} (${evidenceOf(item)})`).join('\n');
  }
  const version = first.role === 'server' && /^\d[\w.+-]*$/.test(first.version ?? '') ? first.version : undefined;
  return [
    `  ${layer}:`,
    `    # found: ${evidenceOf(first)}`,
    `    choice: ${/^[a-z0-9-]+$/.test(first.option) ? first.option : JSON.stringify(first.option)}`,
    ...(version === undefined ? [] : [`    version: ${JSON.stringify(version)}`]),
    '    status: proposed',
    '    confidence: production',
    ...others.map(
      (item) =>
        `    # ${item.confidence === 'low' ? 'perhaps also' : 'also found:'} ${nameOf(item, catalog)} (${evidenceOf(item)})`,
    ),
    ...(others.some((item) => item.confidence !== 'low')
      ? ['    # Where both stay, make this a list and give each its own `for:`.']
      : []),
  ].join('\n');
}

function nameOf(found: Found, catalog: Catalog): string {
  return catalog.optionIndex.find((entry) => entry.id === found.option)?.name ?? found.option;
}

function evidenceOf({ evidence, version }: Found): string {
  const [first] = evidence;
  const more = evidence.length > 1 ? ` and ${evidence.length - 1} more` : '';
  const place = first ? `${first.file}:${first.line}` : 'a manifest';
  return plain(`${version === undefined ? '' : `${version} in `}${place}${more}`);
}

/** One line that cannot end the comment it stands in. */
function plain(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a1-\ud7ff\uf900-\ufffd]/g, ' ');
}
