// Programs that read logs of decisions, each as a function from the folder of a repository to what it shows of each file:
// title, status and date word for word, and the records that it links it to.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesOf } from './rules.js';

const require = createRequire(import.meta.url);
const adrLog = fileURLToPath(new URL('../../node_modules/adr-log/cli.js', import.meta.url));

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

/** `markdown` tells that a program copies titles into Markdown; the others show them as they are. */
export const readers = [
  {
    name: 'adr-tools',
    version: () => run('.', 'dpkg-query', ['-W', '-f=${Version}', 'adr-tools']).replace(/-.*/, ''),
    tells: ['title', 'older'],
    markdown: true,
    read: readWithAdrTools,
  },
  { name: 'adr-log', version: () => versionOf('adr-log'), tells: ['title'], markdown: true, read: readWithAdrLog },
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
    read: (folder) => rulesOf('structurizr', filesOf(folder)),
  },
  {
    name: 'Structurizr, importer madr',
    version: () => 'by its rules',
    tells: ['title', 'status', 'date'],
    read: (folder) => rulesOf('structurizr-madr', filesOf(folder)),
  },
];

function run(cwd, command, args) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** File name → what is told. */
function byFile(entries) {
  return new Map(entries.map(({ file, ...told }) => [file, told]));
}

async function readWithAdrTools(folder) {
  const toc = run(folder, 'adr', ['generate', 'toc']);
  const graph = run(folder, 'adr', ['generate', 'graph']);
  // Dotted edges only tell that one number follows another.
  const edges = [...graph.matchAll(/_(\d+) -> _(\d+) \[label=/g)].map(([, from, to]) => ({ from: Number(from), to }));
  const entries = [...toc.matchAll(/^\* \[([^\n]*)\]\(([^\n)]*)\)$/gm)].map(([, title, file]) => ({ title, file }));
  return byFile(
    entries.map(({ title, file }) => ({
      file,
      title,
      older: edges.filter(({ from }) => from === Number.parseInt(file, 10)).map(({ to }) => to),
    })),
  );
}

async function readWithAdrLog(folder) {
  const index = run(folder, process.execPath, [adrLog, '-d', 'docs/adr']);
  // * [ADR-0001](0001-title.md) - Title
  const entries = [...index.matchAll(/^\* \[ADR-.*?\]\((.*?)\) -(?: (.*))?$/gm)];
  return byFile(entries.map(([, file, title = '']) => ({ file, title })));
}

async function readWithLog4brains(folder) {
  const { Log4brains } = require('@log4brains/core');
  const adrs = await Log4brains.create(folder).searchAdrs();
  return byFile(
    adrs.map(({ slug, title, status, publicationDate, supersededBy }) => ({
      file: `${slug}.md`,
      title,
      status,
      date: publicationDate?.slice(0, 10),
      successor: supersededBy ?? undefined,
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
    if (told) found.push({ file: name, title: told.title, status: told.status, date: told.date });
  }
  return byFile(found);
}
