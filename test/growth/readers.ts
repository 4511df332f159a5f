import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numberCitations, stemEdits } from '../../src/adr/citations.ts';
import { deciderNames } from '../../src/adr/head.ts';
import { findIdentity } from '../../src/adr/identity.ts';
import { linkEdits } from '../../src/adr/links.ts';
import { parseAdr } from '../../src/adr/parse.ts';
import { withSign } from '../../src/adr/layout.ts';
import { isManifest } from '../../src/cli/usage.ts';
import { parseImage } from '../../src/detect/image.ts';
import { parseToml } from '../../src/detect/toml.ts';
import { plainVersion } from '../../src/detect/version.ts';
import { yamlLines } from '../../src/detect/yaml-lines.ts';
import { findLog } from '../../src/io/find-log.ts';
import { hasMergeMarks } from '../../src/plan/drafts.ts';
import { digest } from '../../src/text/digest.ts';
import { escapeBlock, linkTarget } from '../../src/text/markdown.ts';
import { nearest } from '../../src/text/nearest.ts';
import { resolvePath } from '../../src/text/path.ts';
import { replaceRegion } from '../../src/text/region.ts';
import { goingOn, reasonWords } from '../../src/text/common-words.ts';
import { clause, sentence } from '../../src/text/sentence.ts';
import { slug } from '../../src/text/slug.ts';
import { cut, wrap, wrapWords } from '../../src/text/width.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import type { Reader } from './growth.ts';

const most = 40_000;
const path = 'docs/adr/0001-a.md';

/** A reader of one file at the root of a repository. */
function fileReader(name: string, heads: readonly string[]): Reader {
  const read = (text: string): void => {
    const root = mkdtempSync(join(tmpdir(), 'growth-'));
    try {
      mkdirSync(join(root, '.git'));
      writeFileSync(join(root, name), text);
      findLog(root, undefined);
    } catch {
      // A file may be refused; here only the time counts.
    } finally {
      rmSync(root, { recursive: true });
    }
  };
  return { name, most: 10_000, read, heads };
}

/** Readers that the fuzzer does not reach, or only behind others, each by itself so that texts can be longer. */
export const readers: readonly Reader[] = [
  { name: 'YAML', most: 4000, read: (text) => parseYaml(text, 'a.yaml'), heads: ['', 'a: '] },
  { name: 'YAML line by line', most, read: yamlLines, heads: ['', 'a: '] },
  { name: 'TOML', most, read: parseToml, heads: ['', '#', 'a = ['] },
  { name: 'kind of a YAML file', most, read: (text) => isManifest('a.yaml', text) },
  { name: 'image', most, read: parseImage },
  { name: 'version', most, read: plainVersion },
  fileReader('.log4brains.yml', ['', 'project:\n  adrFolder: a']),
  fileReader('.adr-dir', ['']),
  {
    name: 'head and links of a record',
    most,
    read: (text) => [parseAdr(text, path).links(), parseAdr(text, path).sections()],
  },
  { name: 'identity', most, read: findIdentity, heads: ['', '<!-- create-arch-adr {"layer":"'] },
  { name: 'deciders', most, read: deciderNames, heads: ['', '['] },
  { name: 'merge marks', most, read: hasMergeMarks, heads: ['', '<<<<<<< a\n', '<<<<<<< a\n=======\n'] },
  { name: 'citations', most, read: (text) => [numberCitations(text, 1), stemEdits(text, path, 'docs/adr/0002-a.md')] },
  { name: 'links', most, read: (text) => linkEdits(text, path, { from: path, to: 'docs/adr/0002-a.md' }) },
  { name: 'list signs', most, read: (text) => withSign(text) },
  { name: 'stack page', most, read: (text) => replaceRegion(text, { begin: '<!-- a -->', end: '<!-- b -->' }, 'a') },
  { name: 'digest', most, read: (text) => digest(`a \n${text}`) },
  {
    name: 'answer as prose',
    most,
    read: (text) => [escapeBlock(text), sentence(text), clause(text), goingOn(text), reasonWords(text)],
  },
  { name: 'title as a file name', most, read: slug },
  { name: 'address', most, read: (text) => [linkTarget(`https://a/${text}`), resolvePath(path, text)] },
  { name: 'name that nothing has', most, read: (text) => nearest(text, ['kafka', text.slice(1), `${text}a`]) },
  { name: 'terminal', most: 10_000, read: (text) => [wrap(text, 80), wrapWords(text, 80), cut(text, 80)] },
];
