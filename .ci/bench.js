// What a person waits for, each as a ratio to a bare `node -e 0` of the same round, and the sizes of the package.
// Rounds are interleaved, so that a busy machine slows all of them alike; the medians are shown.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/create-arch-adr.js');
const rounds = Number(process.argv[2] ?? 15);

function time(args, cwd) {
  const start = performance.now();
  const result = spawnSync(process.execPath, args, { cwd, stdio: 'ignore' });
  if (result.status !== 0) throw new Error(`${args.join(' ')} ended with ${result.status}`);
  return performance.now() - start;
}

function scratch(example) {
  const folder = mkdtempSync(join(tmpdir(), 'arch-adr-bench-'));
  cpSync(join(root, 'examples', example), join(folder, 'stack.yaml'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  return folder;
}

function run(name, example) {
  const times = { bare: [], first: [], second: [] };
  for (let round = 0; round < rounds; round += 1) {
    const folder = scratch(example);
    times.bare.push(time(['-e', '0'], folder));
    times.first.push(time([bin, '--answers', 'stack.yaml'], folder));
    times.second.push(time([bin, '--answers', 'stack.yaml'], folder));
    rmSync(folder, { recursive: true });
  }
  return [row(`full run, ${name}`, times.first, times.bare), row(`second run, ${name}`, times.second, times.bare)];
}

function row(name, times, bare) {
  return {
    name,
    ms: median(times).toFixed(0),
    ratio: median(times.map((value, index) => value / bare[index])).toFixed(2),
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const bare = [];
const version = [];
for (let round = 0; round < rounds; round += 1) {
  bare.push(time(['-e', '0'], root));
  version.push(time([bin, '--version'], root));
}
const rows = [
  { name: 'bare node -e 0', ms: median(bare).toFixed(0), ratio: '1.00' },
  row('--version', version, bare),
  ...run('3 decisions', 'parcels.stack.yaml'),
  ...run('18 decisions', 'all-layers.stack.yaml'),
];
console.log(`Node ${process.version}, ${rounds} rounds\n`);
console.log('| what | median ms | ratio to bare Node |\n| --- | ---: | ---: |');
for (const { name, ms, ratio } of rows) console.log(`| ${name} | ${ms} | ${ratio} |`);

const [pack] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }),
);
const kb = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const data = pack.files.filter((file) => file.path.startsWith('dist/data/')).reduce((sum, file) => sum + file.size, 0);
console.log(`\nTarball ${kb(pack.size)}, unpacked ${kb(pack.unpackedSize)}, of which the catalog is ${kb(data)}.`);
