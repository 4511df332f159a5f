import { findOption, type Catalog } from '../model/catalog.ts';
import { findVariant } from '../model/find-variant.ts';
import { nearest } from '../text/nearest.ts';

/** What is wrong with a name, as the parts of a problem. */
interface NameFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** The known name that differs least, where one is near. */
  readonly near?: string;
}

/** What is wrong with a name that finds no option of the layer, and what to do. */
export function nameFault(name: string, layer: string, catalog: Catalog): NameFault {
  const found = findOption(catalog, name);
  const see = `See \`create-arch-adr catalog list --layer ${layer}\``;
  if (found) {
    return {
      code: 'other-layer',
      message: `${found.name} has no role in \`${layer}\`.`,
      hint: `It belongs to: ${found.layers.join(', ')}. ${see}.`,
    };
  }
  const variant = findVariant(catalog, name);
  if (variant) {
    const { layers, name: of } = variant.entry;
    return {
      code: 'other-layer',
      message: `${variant.variant.name} has no role in \`${layer}\`.`,
      hint: `The catalog names it beside ${of}, in: ${layers.join(', ')}. ${see}, or describe it with \`{name: …, url: …, summary: …}\`.`,
    };
  }
  const hidden = catalog.hidden?.find((option) => option.names.includes(name.trim().toLowerCase()));
  if (hidden) {
    return {
      code: 'hidden-option',
      message: `The catalog folder of the organisation hides ${hidden.name}.`,
      hint: `${see}, or ask whoever keeps that folder.`,
    };
  }
  const inLayer = catalog.optionIndex.filter((option) => option.layers.includes(layer));
  const near = nearestName(name, inLayer) ?? nearestName(name, catalog.optionIndex);
  const id =
    near === undefined ? undefined : (findOption(catalog, near)?.id ?? findVariant(catalog, near)?.variant.name);
  return {
    code: 'unknown-option',
    ...(near === undefined ? {} : { near }),
    message: `The catalog has no option \`${name}\`.`,
    hint:
      id === undefined
        ? `${see}, or describe your own with \`{name: …, url: …, summary: …}\`.`
        : `Did you mean \`${id}\`?`,
  };
}

function nearestName(name: string, options: Catalog['optionIndex']): string | undefined {
  return nearest(
    name,
    options.flatMap((option) => [...option.names, ...option.variants.flatMap((variant) => variant.names)]),
  );
}
