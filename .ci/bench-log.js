// How a run grows with the log. Makes logs of 100, 1,000 and 10,000 records, changes one answer, and shows the time of the
// run that rewrites one record beside that of bare Node that reads all the files. Fails where a log of 10,000 costs more than three readings.
// Needs a build. Rounds are interleaved, so that a busy machine slows both alike; the medians are shown.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/create-arch-adr.js', import.meta.url));
const rounds = 7;
const most = 3;

const read = `
const { readdirSync, readFileSync } = require('node:fs');
let length = 0;
for (const name of readdirSync('docs/adr')) length += readFileSync('docs/adr/' + name, 'utf8').length;
`;

function answers(trigger) {
  const decision = { choice: 'apache-kafka', trigger, drivers: ['replay'], considered: ['nats'] };
  return JSON.stringify({ version: 1, system: { name: 'Bench' }, decisions: { 'message-queue': decision } });
}

/** A repository with one living record and many that ended, each as long as the program writes them. */
function makeLog(count) {
  const folder = mkdtempSync(join(tmpdir(), 'arch-adr-bench-'));
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'stack.yaml'), answers('Events are lost.'));
  run(folder);
  const name = readdirSync(join(folder, 'docs/adr'))[0];
  const living = readFileSync(join(folder, 'docs/adr', name), 'utf8');
  const ended = living
    .replace('- Status: proposed', '- Status: deprecated')
    .replace('\nProposed\n', '\nDeprecated\n')
    .replace('"status":"proposed"', '"status":"deprecated"')
    .replace('"sections":', '"gone":true,"sections":');
  for (let number = 2; number <= count; number += 1) {
    const text = ended.replace('# 1. ', `# ${number}. `).replace('"option"', `"scope":"part ${number}","option"`);
    const file = `${String(number).padStart(4, '0')}-use-apache-kafka-for-part-${number}.md`;
    writeFileSync(join(folder, 'docs/adr', file), text);
  }
  run(folder);
  return folder;
}

function run(folder) {
  execFileSync(process.execPath, [bin, '--no-git', '--yes', '--quiet', '--date', '2026-11-24'], {
    cwd: folder,
    stdio: 'ignore',
  });
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

let last = 0;
console.log('\n| records | bare Node reads all | a run that changes one | ratio |\n| ---: | ---: | ---: | ---: |');
for (const count of [100, 1000, 10_000]) {
  const folder = makeLog(count);
  const bare = [];
  const ours = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timed(() => execFileSync(process.execPath, ['-e', read], { cwd: folder })));
    writeFileSync(join(folder, 'stack.yaml'), answers(`Events are lost, round ${round}.`));
    ours.push(timed(() => run(folder)));
  }
  rmSync(folder, { recursive: true, force: true });
  last = median(ours) / median(bare);
  console.log(`| ${count} | ${median(bare).toFixed(0)} ms | ${median(ours).toFixed(0)} ms | ${last.toFixed(2)} |`);
}
if (last > most) {
  console.error(
    `A run on 10,000 records costs ${last.toFixed(2)} times what reading them costs; the limit is ${most}.`,
  );
  process.exitCode = 1;
}
