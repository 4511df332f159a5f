import type { Reading, Usage } from '../../model/detect.ts';
import { purlOf } from '../purl.ts';
import { sourceOf, usageAt } from '../source.ts';
import { plainVersion } from '../version.ts';

const gem =
  /^[ \t]*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[ \t(]+["']([\w.-]+)["'](?:[ \t]*,[ \t]*["']([^"'\n]{1,60})["'])?/gm;

/** Gemfile or *.gemspec → gems that it names with a plain text. https://bundler.io/man/gemfile.5.html */
export function readGemfile(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const usages = [...text.matchAll(gem)].flatMap((match): Usage[] => {
    const [whole, name = '', version] = match;
    const value = purlOf('gem', undefined, name);
    const development = whole.includes('development_dependency');
    const offset = match.index + whole.length - whole.trimStart().length;
    return value ? [usageAt(source, offset, { kind: 'purl', value, version: plainVersion(version), development })] : [];
  });
  return { usages, problems: [] };
}
