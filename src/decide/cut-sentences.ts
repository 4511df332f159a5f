import type { Problem } from '../model/problem.ts';
import { isMap } from '../text/shape.ts';
import type { Path, YamlText } from '../text/yaml.ts';

/** How the rest of a sentence begins. Nobody begins an item of a list so. */
const goesOn = /^(?:and|or|but|so|which|because|while|where|who|that|then)\s/;

/**
 * Sentences in a list in brackets that a comma cut into two items: `[It is small, and we know it]`. `data` is of any shape;
 * the problem is at the item that goes on.
 */
export function cutFaults(data: unknown, path: Path, yaml: YamlText): Problem[] {
  if (isMap(data)) return Object.entries(data).flatMap(([key, value]) => cutFaults(value, [...path, key], yaml));
  if (!Array.isArray(data)) return [];
  const items: readonly unknown[] = data;
  return items.flatMap((item, index): Problem[] => {
    const before = items[index - 1];
    if (typeof item !== 'string') return cutFaults(item, [...path, index], yaml);
    if (typeof before !== 'string' || !goesOn.test(item) || /[.!?]$/.test(before.trim())) return [];
    const end = item.split(/\s+/, 3).join(' ');
    return [
      {
        code: 'answers/cut-sentence',
        severity: 'error',
        ...yaml.place([...path, index]),
        message: `The comma before \`${end} …\` ended the sentence: in brackets YAML takes what follows for an item of its own.`,
        hint: `Put the sentence in quotes: \`${JSON.stringify(`${before}, ${item}`)}\`.`,
      },
    ];
  });
}
