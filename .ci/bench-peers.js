// What a person waits for with us and with other programs that do the closest thing, on the same machine, in the same
// rounds, on the same log. Prints a table; `--write` puts it into the README. The peers are installed into a temporary
// folder; adr-tools must be there. Not part of CI: some peers take minutes.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/create-arch-adr.js');
const versions = { 'create-vite': '9.3.0', log4brains: '1.1.0', 'adr-log': '2.2.0' };
const work = mkdtempSync(join(tmpdir(), 'arch-adr-peers-'));
const words =
  'The team runs two services that have to agree on this, and a night in May showed that they did not. '.repeat(12);

function installPeers() {
  const folder = join(work, 'peers');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'peers', private: true, dependencies: versions }));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (name) => [process.execPath, join(folder, 'node_modules/.bin', name)];
}

function fileOf(number) {
  return `${String(number).padStart(4, '0')}-use-thing-${number}.md`;
}

/** A record that all peers read: every tenth is superseded by the next one. */
function recordText(number, total) {
  const [older, newer] = [number % 10 === 1 && number > 1, number % 10 === 0 && number < total];
  const link = (other) => `[${other}. Use thing ${other}](${fileOf(other)})`;
  const status = newer ? `superseded by [${fileOf(number + 1).replace('.md', '')}](${fileOf(number + 1)})` : 'accepted';
  const line = newer ? `Superseded by ${link(number + 1)}` : 'Accepted';
  const more = older ? `\n\nSupersedes ${link(number - 1)}` : '';
  return `# ${number}. Use thing ${number}

- Status: ${status}
- Date: 2026-11-24

Date: 2026-11-24

## Status

${line}${more}

## Context

${words}

## Decision

${words}
`;
}

/** A repository with a log of so many records, and then ours for the example. */
function makeLog(total) {
  const folder = join(work, `log-${total}`);
  mkdirSync(join(folder, 'docs/adr'), { recursive: true });
  for (let number = 1; number <= total; number += 1) {
    writeFileSync(join(folder, 'docs/adr', fileOf(number)), recordText(number, total));
  }
  writeFileSync(join(folder, '.adr-dir'), 'docs/adr\n');
  writeFileSync(join(folder, '.log4brains.yml'), 'project:\n  name: Bench\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n');
  cpSync(join(root, 'examples/parcels.stack.yaml'), join(folder, 'stack.yaml'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync(process.execPath, [bin, '--quiet'], { cwd: folder, stdio: 'ignore' });
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  git('add', '-A');
  git('commit', '-qm', 'log');
  return folder;
}

function time([command, ...args], cwd) {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 });
  // `check` ends with 1 when it has something to say.
  if (status !== 0 && !(status === 1 && args.includes('check')))
    throw new Error(`${command} ${args.join(' ')}: ${status} ${stderr}`);
  return performance.now() - start;
}

/** Medians of both, run in turns; `before` makes the state that each run starts from. */
function race({ theirs, ours, rounds, before = () => undefined }) {
  const times = { theirs: [], ours: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.theirs.push(time(theirs, before(round, 'theirs')));
    times.ours.push(time(ours, before(round, 'ours')));
  }
  return { theirs: median(times.theirs), ours: median(times.ours) };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** A new empty folder for every run. */
function fresh(round, who) {
  const folder = join(work, `fresh-${who}-${round}`);
  mkdirSync(folder);
  cpSync(join(root, 'examples/all-layers.stack.yaml'), join(folder, 'stack.yaml'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  return folder;
}

/** The same log, with the summary taken away, so that a run has to read everything and to write it anew. */
function without(folder) {
  return () => {
    rmSync(join(folder, 'docs/stack.md'), { force: true });
    return folder;
  };
}

function row({ what, peer, version, ours, ...runs }) {
  const result = race(runs.command ? { ...runs, ours: runs.command } : runs);
  const ratio = result.theirs / result.ours;
  const line = `| ${what} | ${peer} ${version} | ${seconds(result.theirs)} | ${ours} | ${seconds(result.ours)} | ${ratio.toFixed(ratio < 1 ? 2 : ratio < 10 ? 1 : 0)} |`;
  console.error(line);
  return line;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
}

function table() {
  const peer = installPeers();
  const our = (...args) => [process.execPath, bin, ...args];
  const [log200, log500, log5000] = [200, 500, 5000].map(makeLog);
  const adrTools = execFileSync('dpkg-query', ['-W', '-f=${Version}', 'adr-tools'], { encoding: 'utf8' }).replace(
    /-.*/,
    '',
  );
  const check = { ours: '`check`', command: our('check') };
  const run = { ours: 'a run that makes the summary anew', command: our() };
  const log4brains = { peer: 'log4brains', version: versions.log4brains };
  const rows = [
    {
      what: 'A project from nothing',
      peer: 'create-vite',
      version: versions['create-vite'],
      ours: '18 records and the summary',
      command: our('--quiet'),
      theirs: [...peer('create-vite'), 'app', '--template', 'vanilla', '--no-interactive'],
      rounds: 15,
      before: fresh,
    },
    {
      what: 'List 5,000 records',
      peer: 'adr-tools `list`',
      version: adrTools,
      ...check,
      theirs: ['adr', 'list'],
      rounds: 7,
      before: () => log5000,
    },
    {
      what: 'Index of 5,000 records',
      peer: 'adr-log',
      version: versions['adr-log'],
      ...run,
      theirs: [...peer('adr-log'), '-d', 'docs/adr'],
      rounds: 7,
      before: without(log5000),
    },
    {
      what: 'Index of 500 records',
      peer: 'adr-tools `generate toc`',
      version: adrTools,
      ...run,
      theirs: ['adr', 'generate', 'toc'],
      rounds: 3,
      before: without(log500),
    },
    {
      what: 'Read 200 records',
      ...log4brains,
      peer: 'log4brains `adr list`',
      ...check,
      theirs: [...peer('log4brains'), 'adr', 'list'],
      rounds: 5,
      before: () => log200,
    },
    {
      what: 'Read 5,000 records',
      ...log4brains,
      peer: 'log4brains `adr list`',
      ...check,
      theirs: [...peer('log4brains'), 'adr', 'list'],
      rounds: 1,
      before: () => log5000,
    },
    {
      what: 'Pages of 200 records',
      ...log4brains,
      peer: 'log4brains `build`',
      ...run,
      theirs: [...peer('log4brains'), 'build', '--out', join(work, 'site')],
      rounds: 1,
      before: without(log200),
    },
  ];
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} with Node ${process.versions.node} on ${cpus().length} cores of ${cpus()[0].model.trim()}; medians of runs in turns, each program installed before.

| What | Peer | Its time | We | Our time | Peer ÷ us |
| --- | --- | ---: | --- | ---: | ---: |
${rows.map(row).join('\n')}`;
}

try {
  const made = table();
  console.log(made);
  if (process.argv[2] === '--write') {
    const path = join(root, 'README.md');
    const put = (_, begin, end) => `${begin}\n${made}\n\n${end}`;
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(<!-- peers -->\n)[\s\S]*?(<!-- peers: end -->)/, put));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
