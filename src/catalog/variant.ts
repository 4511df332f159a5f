import type { Option } from '../model/catalog.ts';
import type { Variant } from '../model/variant.ts';
import { sentence } from '../text/sentence.ts';
import { licenseName, policyWords } from './phrases.ts';
import type { Block } from './page.ts';

/** The variant of an option by its name in the index. */
export function variantNamed(option: Option, name: string): Variant | undefined {
  return option.variants.find((variant) => variant.name === name);
}

/** What the catalog says of a variant, as a page. Facts of the option are not repeated: they do not hold for it. */
export function variantPage(variant: Variant, option: Option): Block[] {
  const { license, url, checked, aliases } = variant;
  const rows = [
    { label: 'licence', text: license ? `${licenseName(license.spdx)}: ${policyWords[license.policy]}` : 'not in the catalog' },
    { label: 'facts', text: 'The catalog has none: no state, no versions, nothing to compare.' },
    ...(url === undefined ? [] : [{ label: 'home', text: url }]),
    ...(checked === undefined ? [] : [{ label: 'checked', text: checked }]),
    ...(aliases.length === 0 ? [] : [{ label: 'also found', text: aliases.join(', ') }]),
    { label: 'beside', text: `${option.name}: create-arch-adr catalog show ${option.id}` },
  ];
  return [
    { kind: 'title', text: variant.name },
    { kind: 'text', text: `It is not ${option.name}. ${sentence(variant.note)}` },
    { kind: 'rows', rows },
  ];
}

/** What the catalog says of a variant, for programs. There is no option, so that no fact of another product is read. */
export function variantDocument(variant: Variant, option: Option): object {
  const { name, aliases, note, url, license, checked } = variant;
  return {
    version: 1,
    variant: {
      name,
      aliases,
      note,
      url: url ?? null,
      license: license ?? null,
      checked: checked ?? null,
      of: { id: option.id, name: option.name },
    },
    option: null,
  };
}
