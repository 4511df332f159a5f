import type { Option } from '../model/catalog.ts';
import type { Signature } from '../model/signature.ts';
import type { Usage } from '../model/detect.ts';
import { bareRepository } from './image.ts';
import { pathGlob } from '../text/glob.ts';
import { purlKey } from './purl.ts';

/** A signature together with the option that has it. */
export interface Owned {
  readonly option: Option;
  readonly signature: Signature;
}

/** The signatures of a catalog, ready to be asked. */
export interface Signatures {
  /** The signatures that mean exactly this. */
  readonly find: (usage: Pick<Usage, 'kind' | 'value'>) => readonly Owned[];
  /** Whether the path alone shows some option. */
  readonly namesFile: (path: string) => boolean;
}

type Kind = Signature['kind'];

/** The signatures of all options → Signatures. A signature that is no purl where one is needed matches nothing. */
export function signaturesOf(options: readonly Option[]): Signatures {
  const exact = new Map<string, Owned[]>();
  const globs: { readonly owned: Owned; readonly fits: (path: string) => boolean }[] = [];
  for (const option of options) {
    for (const signature of option.detect) {
      const owned = { option, signature };
      if (signature.kind === 'file' && /[*?{[/]/.test(signature.match)) {
        globs.push({ owned, fits: pathGlob(`**/${signature.match.replace(/^\*\*\/|^\//, '')}`) });
        continue;
      }
      const key = `${signature.kind} ${signatureKey(signature)}`;
      const known = exact.get(key);
      if (known) known.push(owned);
      else exact.set(key, [owned]);
    }
  }
  const find: Signatures['find'] = ({ kind, value }) => {
    const keys = [...new Set(usageKeys[kind](value))];
    const owned = keys.flatMap((key) => exact.get(key) ?? []);
    return kind === 'file' ? [...owned, ...globs.filter(({ fits }) => fits(value)).map((glob) => glob.owned)] : owned;
  };
  return { find, namesFile: (path) => find({ kind: 'file', value: path }).length > 0 };
}

function signatureKey({ kind, match }: Signature): string {
  if (kind === 'purl') return purlKey(match) ?? '';
  if (kind === 'image') return bareRepository((match.split('@', 1)[0] ?? '').replace(/:[^/:]*$/, ''));
  if (kind === 'helm') return match.replace(/\/$/, '');
  if (kind === 'kubernetes') return apiKey(match);
  if (kind === 'spring') return springKey(match);
  return match;
}

/** The keys under which a signature that means this usage may stand. */
const usageKeys: Readonly<Record<Kind, (value: string) => readonly string[]>> = {
  purl: (value) => {
    const key = purlKey(value);
    if (key === undefined) return [];
    // `npm:@scope/name` is also below `npm:@scope/*`.
    const owners = prefixes(key, '/').slice(0, -1);
    return [`purl ${key}`, ...owners.map((owner) => `purl ${owner}/*`)];
  },
  image: (value) => [`image ${bareRepository(value)}`],
  helm: (value) => {
    const [chart = '', home] = value.split('@');
    const homes = home === undefined ? [] : prefixes(home, '/').map((prefix) => `helm ${chart}@${prefix}`);
    return [`helm ${chart}`, ...homes];
  },
  kubernetes: (value) => [`kubernetes ${value.split('/')[0] ?? ''}`, `kubernetes ${value}`],
  annotation: (value) => [`annotation ${value}`, `annotation ${value.split('/')[0] ?? ''}`],
  terraform: (value) => [`terraform ${value}`],
  spring: (value) => prefixes(springKey(value), '.').map((prefix) => `spring ${prefix}`),
  env: (value) => [
    `env ${value}`,
    // Spring reads each of its keys from a variable, too: SPRING_KAFKA_BOOTSTRAPSERVERS.
    ...(value.startsWith('SPRING_') ? usageKeys.spring(value.replaceAll('_', '.')) : []),
  ],
  file: (value) => [`file ${value.slice(value.lastIndexOf('/') + 1)}`],
};

/** `a.b.c` → `a`, `a.b`, `a.b.c`: what a key is below of, on whole words only. */
function prefixes(text: string, separator: string): readonly string[] {
  const parts = text.split(separator).slice(0, 40);
  return parts.map((_, index) => parts.slice(0, index + 1).join(separator));
}

/** `group/v1/Kind` and `group/Kind` are one; `v1/Service` is in the group without a name. */
function apiKey(match: string): string {
  const parts = match.split('/').filter((part) => !/^v\d+(?:(?:alpha|beta)\d+)?$/.test(part));
  return parts.length === 1 && match.startsWith('v') && match.includes('/')
    ? `core/${match.split('/')[1]}`
    : parts.join('/');
}

/** Spring takes `my-key`, `myKey` and `my_key` for one. */
function springKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/[-_]|\[[^[\]]*\]/g, '')
    .replace(/(?<!\.)\.+$/, '');
}
