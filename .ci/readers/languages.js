// The languages that records and the summary are written in, each read by its own parsers. A function gives complaints,
// none when all is well, or `undefined` when there is nothing to read.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { lint } from 'markdownlint/sync';
import { parse } from 'yaml';
import { expected } from './log.js';
import { parted, readMarkdown, shown } from './markdown.js';
import { filesOf, versionOf } from './readers.js';

const require = createRequire(import.meta.url);
const jsYaml = require('js-yaml');

export const languages = [
  {
    name: 'CommonMark and GFM',
    version: () => `mdast ${versionOf('mdast-util-from-markdown')}`,
    what: 'one title, nothing but text and links that lead somewhere',
    read: readAsMarkdown,
  },
  {
    name: 'markdownlint with the rules of MADR',
    version: () => versionOf('markdownlint'),
    what: 'no complaint',
    read: lintAsMadr,
  },
  {
    name: 'YAML 1.2 and 1.1',
    version: () => `yaml ${versionOf('yaml')}, js-yaml ${versionOf('js-yaml')}`,
    what: 'front matter says the same in both',
    read: readAsYaml,
  },
  ...['mermaid-10', 'mermaid', 'mermaid-12'].map((name) => ({
    name: 'Mermaid',
    version: () => versionOf(name),
    what: 'diagrams of the summary',
    read: (folder) => readAsMermaid(folder, name),
  })),
];

async function readAsMarkdown(folder) {
  return filesOf(folder).flatMap(({ name, text }) => {
    const { all } = readMarkdown(text);
    const titles = all('heading').filter(({ depth }) => depth === 1);
    const { number, title } = expected.find((record) => record.number === Number.parseInt(name, 10)) ?? {};
    const links = all('link').filter(({ url }) => !/^[a-z]+:/.test(url));
    const lost = links.filter(({ url }) => !existsSync(join(folder, 'docs/adr', decodeURI(url))));
    const foreign = [...all('html').filter(({ value }) => !value.startsWith('<!--')), ...all('image')];
    return [
      ...(titles.length === 1 && shown(titles[0]).replace(`${number}. `, '') === title ? [] : [`${name}: title`]),
      ...lost.map(({ url }) => `${name}: link to ${url}`),
      ...foreign.map((node) => `${name}: ${node.type} ${node.value ?? node.url}`),
    ];
  });
}

/** All rules, lines of any length and equal headings aside, as in the repository of MADR. */
async function lintAsMadr(folder) {
  const strings = Object.fromEntries(filesOf(folder).map(({ name, text }) => [name, text]));
  const results = lint({ strings, config: { default: true, MD013: false, MD024: false } });
  return Object.entries(results).flatMap(([name, faults]) =>
    faults.map(({ lineNumber, ruleNames }) => `${name}:${lineNumber} ${ruleNames.join('/')}`),
  );
}

async function readAsYaml(folder) {
  const matters = filesOf(folder).flatMap(({ name, text }) => {
    const { matter } = parted(text);
    return matter === undefined ? [] : [{ name, matter }];
  });
  if (matters.length === 0) return undefined;
  return matters.flatMap(({ name, matter }) => {
    const readings = [
      parse(matter, { version: '1.2' }),
      parse(matter, { version: '1.1' }),
      jsYaml.load(matter),
      jsYaml.load(matter, { schema: jsYaml.CORE_SCHEMA }),
    ].map(plain);
    return readings.every((reading) => reading === readings[0])
      ? []
      : [`${name}: ${[...new Set(readings)].join(' | ')}`];
  });
}

/** Data as text; a day that YAML 1.1 turns into a moment is that day again. */
function plain(value) {
  return JSON.stringify(value).replaceAll('T00:00:00.000Z', '');
}

async function readAsMermaid(folder, name) {
  // Mermaid cleans labels with the DOM of a page.
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import(name);
  const page = readMarkdown(readFileSync(join(folder, 'docs/stack.md'), 'utf8'));
  const diagrams = page.all('code').filter(({ lang }) => lang === 'mermaid');
  if (diagrams.length === 0) return ['docs/stack.md: no diagram'];
  const faults = await Promise.all(
    diagrams.map(({ value }) =>
      mermaid.parse(value).then(
        () => [],
        (error) => [String(error)],
      ),
    ),
  );
  return faults.flat();
}
