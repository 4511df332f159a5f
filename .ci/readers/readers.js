// Programs that read logs of decisions, each as a function from the folder of a repository to what it tells about each
// record: title, status, date, and the numbers of the records that it links it to.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMarkdown, shown } from './markdown.js';
import { readAsAdrTools, readAsMadr } from './structurizr.js';

const require = createRequire(import.meta.url);
const adrLog = fileURLToPath(new URL('../../node_modules/adr-log/cli.js', import.meta.url));

/** What stands for the day of the run or of a file: a day that no record has. */
const otherDay = '2000-01-01';

/** The files of the log, sorted by name. */
export function filesOf(folder) {
  const log = join(folder, 'docs/adr');
  const names = readdirSync(log).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => ({ name, text: readFileSync(join(log, name), 'utf8') }));
}

/** The version of an installed package. */
export function versionOf(name) {
  return JSON.parse(readFileSync(packagePath(name), 'utf8')).version;
}

function packagePath(name) {
  const paths = require.resolve.paths(name).map((path) => join(path, name, 'package.json'));
  const found = paths.find((path) => {
    try {
      return readFileSync(path) !== undefined;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`${name} is not installed; run npm ci --prefix .ci/readers`);
  return found;
}

export const readers = [
  {
    name: 'adr-tools',
    version: () => run('.', 'dpkg-query', ['-W', '-f=${Version}', 'adr-tools']).replace(/-.*/, ''),
    tells: ['title', 'older'],
    read: readWithAdrTools,
  },
  { name: 'adr-log', version: () => versionOf('adr-log'), tells: ['title'], read: readWithAdrLog },
  {
    name: 'log4brains',
    version: () => versionOf('@log4brains/core'),
    tells: ['title', 'status', 'date', 'successor'],
    read: readWithLog4brains,
  },
  {
    name: 'Backstage',
    version: () => `ADR plugin ${versionOf('@backstage/plugin-adr-backend')}`,
    tells: ['title', 'status', 'date'],
    read: (folder) => readWithBackstage(folder, 'UTC'),
  },
  {
    name: 'Backstage, server in New York',
    version: () => `ADR plugin ${versionOf('@backstage/plugin-adr-backend')}`,
    tells: ['title', 'status', 'date'],
    read: (folder) => readWithBackstage(folder, 'America/New_York'),
  },
  {
    name: 'Structurizr, importer adrtools',
    version: () => 'by its rules',
    tells: ['title', 'status', 'date', 'older', 'successor'],
    read: readWithStructurizr,
  },
  {
    name: 'Structurizr, importer madr',
    version: () => 'by its rules',
    tells: ['title', 'status', 'date'],
    read: readWithStructurizrMadr,
  },
];

function run(cwd, command, args) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Number → what is told. A heading such as "12. Title" gives both. */
function numbered(entries) {
  return new Map(
    entries.map(({ file, title = '', ...told }) => [Number.parseInt(file, 10), { title: bare(title), ...told }]),
  );
}

function bare(title) {
  return title.replace(/^\d+\. /, '');
}

async function readWithAdrTools(folder) {
  const toc = readMarkdown(run(folder, 'adr', ['generate', 'toc']));
  const listed = run(folder, 'adr', ['list']).trim().split('\n');
  const graph = run(folder, 'adr', ['generate', 'graph']);
  const edges = [...graph.matchAll(/_(\d+) -> _(\d+) \[label="Supersedes"/g)].map(([, from, to]) => [+from, +to]);
  const links = toc.all('link').filter(({ url }) => listed.some((path) => path.endsWith(`/${url}`)));
  return numbered(
    links.map((link) => ({
      file: link.url,
      title: shown(link),
      older: edges.find(([from]) => from === Number.parseInt(link.url, 10))?.[1],
    })),
  );
}

async function readWithAdrLog(folder) {
  const index = readMarkdown(run(folder, process.execPath, [adrLog, '-d', 'docs/adr']));
  // * [ADR-0001](0001-title.md) - Title
  return numbered(
    index.all('listItem').map((item) => ({
      file: index.all('link', item)[0].url,
      title: shown(item).replace(/^ADR-\d+ - /, ''),
    })),
  );
}

async function readWithLog4brains(folder) {
  const { Log4brains } = require('@log4brains/core');
  const adrs = await Log4brains.create(folder).searchAdrs();
  return numbered(
    adrs.map(({ slug, title, status, publicationDate, supersededBy }) => ({
      file: slug,
      title: title ?? '',
      status,
      date: publicationDate?.slice(0, 10),
      successor: supersededBy ? Number.parseInt(supersededBy, 10) : undefined,
    })),
  );
}

async function readWithBackstage(folder, zone) {
  process.env.TZ = zone;
  const { createMadrParser } = require('@backstage/plugin-adr-backend');
  const { madrFilePathFilter } = require('@backstage/plugin-adr-common');
  const parse = createMadrParser();
  const entity = { kind: 'Component', metadata: { name: 'parcels' } };
  const found = [];
  for (const { name, text } of filesOf(folder).filter((file) => madrFilePathFilter(file.name))) {
    const told = await parse({ entity, content: text, path: name }).catch(() => undefined);
    if (told) found.push({ file: name, title: told.title, status: wordOf(told.status), date: told.date });
  }
  return numbered(found);
}

/** "superseded by [0009-x](0009-x.md)" → "superseded": a status as people read it on the page. */
function wordOf(status) {
  return /^superseded by \S/.test(status ?? '') ? 'superseded' : status;
}

async function readWithStructurizr(folder) {
  const records = readAsAdrTools(filesOf(folder), otherDay);
  return new Map(
    [...records].map(([number, { status, links, ...told }]) => {
      const linked = (phrase) => links.find((link) => link.phrase === phrase)?.number;
      return [
        number,
        { ...told, status: status.toLowerCase(), older: linked('Supersedes'), successor: linked('Superseded by') },
      ];
    }),
  );
}

async function readWithStructurizrMadr(folder) {
  const records = readAsMadr(filesOf(folder), otherDay);
  return new Map(
    [...records].map(([number, told]) => [number, { ...told, title: bare(told.title), status: wordOf(told.status) }]),
  );
}
