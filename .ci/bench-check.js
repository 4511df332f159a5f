// Measures `check` on logs of 100, 1,000 and 10,000 records against reading the same files with bare Node, and `detect`
// and `check` on repositories of up to 100,000 files, in which the decision is not what is used. Prints tables; fails
// where a log costs more than three readings, or where ten times the work takes more than twenty times the time.
// A log of our own records is shown beside them: each of its sections is held against its digest, which costs more.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/create-arch-adr.js', import.meta.url));
const examples = fileURLToPath(new URL('../examples', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'arch-adr-bench-'));
const reader = `const fs = require('node:fs'); let n = 0;
for (const name of fs.readdirSync(process.argv[1])) n += fs.readFileSync(process.argv[1] + '/' + name, 'utf8').length;`;

/** Fastest of some runs in milliseconds: what the work costs when nothing else disturbs it. */
function fastest(args, cwd, runs = 5) {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status === null || status > 1) throw new Error(`${args.join(' ')}: ${status} ${stderr}`);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function recordText(number, total) {
  const next = number + 1;
  const superseded = number % 10 === 0 && next <= total;
  const status = superseded ? `Superseded by [${next}. Use thing ${next}](${name(next)})` : 'Accepted';
  const before =
    number % 10 === 1 && number > 1
      ? `\n\nSupersedes [${number - 1}. Use thing ${number - 1}](${name(number - 1)})`
      : '';
  const body =
    'The team runs two services that have to agree on this, and a night in May showed that they did not. '.repeat(12);
  return `# ${number}. Use thing ${number}\n\nDate: 2026-11-24\n\n## Status\n\n${status}${before}\n\n## Context\n\n${body}\n\n## Decision\n\n${body}\n\n## Consequences\n\n- ${body}\n`;
}

function name(number) {
  return `${String(number).padStart(4, '0')}-use-thing-${number}.md`;
}

function makeLog(total) {
  const root = join(folder, `log-${total}`);
  mkdirSync(join(root, 'docs/adr'), { recursive: true });
  mkdirSync(join(root, '.git'));
  for (let number = 1; number <= total; number += 1) {
    writeFileSync(join(root, 'docs/adr', name(number)), recordText(number, total));
  }
  return root;
}

/** Accepted records as the program writes them, each once for every one of many parts of a system. */
function makeOwnLog(total) {
  const start = join(folder, 'own-start');
  mkdirSync(start, { recursive: true });
  const run = [bin, '--answers', join(examples, 'all-layers.stack.yaml'), '--no-git'];
  const { status, stderr } = spawnSync(process.execPath, run, { cwd: start, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const texts = readdirSync(join(start, 'docs/adr'))
    .map((file) => readFileSync(join(start, 'docs/adr', file), 'utf8'))
    .filter((text) => !/\]\(\d{4}-/.test(text));
  const root = join(folder, `own-log-${total}`);
  mkdirSync(join(root, 'docs/adr'), { recursive: true });
  mkdirSync(join(root, '.git'));
  for (let number = 1; number <= total; number += 1) {
    const text = texts[number % texts.length]
      .replace(/^# \d+\./, `# ${number}.`)
      .replace('- Status: proposed', '- Status: accepted')
      .replace('\nProposed\n', '\nAccepted\n')
      .replace('"status":"proposed"', '"status":"accepted"')
      .replace(',"option":', `,"scope":"s${number}","option":`);
    writeFileSync(join(root, 'docs/adr', name(number)), text);
  }
  return root;
}

function makeRepository(total) {
  const root = join(folder, `repository-${total}`);
  for (let part = 0; part * 100 < total; part += 1) {
    const at = join(root, `services/s${part % 97}/p${part}`);
    mkdirSync(at, { recursive: true });
    for (let file = 0; file < 98; file += 1) writeFileSync(join(at, `file-${file}.ts`), 'export {};\n');
    writeFileSync(
      join(at, 'package.json'),
      JSON.stringify({ name: `p${part}`, dependencies: { kafkajs: '2.2.4' } }, null, 2),
    );
    writeFileSync(
      join(at, 'deploy.yaml'),
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: p${part}}\nspec:\n  template:\n    spec:\n      containers:\n        - image: ours/p${part}:1\n`,
    );
  }
  mkdirSync(join(root, '.git'), { recursive: true });
  const answers =
    'version: 1\nsystem: {name: Shop}\ndecisions:\n  message-queue: {choice: rabbitmq, status: accepted}\n';
  writeFileSync(join(root, 'stack.yaml'), answers);
  return root;
}

function words(number) {
  return number.toLocaleString('en');
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}

try {
  const node = fastest(['-e', '0'], folder);
  const start = fastest([bin, 'check', '--no-git'], makeLog(1));
  console.log(`bare node -e 0: ${node.toFixed(0)} ms; check of one record: ${start.toFixed(0)} ms\n`);
  console.log('| check of a log | ms | ratio to reading its files |\n| --- | ---: | ---: |');
  const measure = (total, root, what) => {
    const reading = fastest(['-e', reader, join(root, 'docs/adr')], folder);
    const checking = fastest([bin, 'check', '--no-git'], root);
    const ratio = checking / reading;
    console.log(`| ${words(total)} ${what} | ${checking.toFixed(0)} | ${ratio.toFixed(2)} |`);
    return { ratio, own: checking - start };
  };
  const checks = [100, 1000, 10_000].map((total) => measure(total, makeLog(total), 'records'));
  measure(10_000, makeOwnLog(10_000), 'accepted records of ours');
  if (checks[2].ratio > 3) fail('A log of 10,000 records costs more than three times reading its files.');
  if (checks[2].own > 20 * Math.max(checks[1].own, 1)) fail('Checking does not grow linearly.');
  console.log('\n| a repository | detect, ms | check, ms | check, µs a file |\n| --- | ---: | ---: | ---: |');
  const looks = [1000, 10_000, 100_000].map((total) => {
    const root = makeRepository(total);
    const detecting = fastest([bin, 'detect', '--no-git', '--json'], root, 3);
    const checking = fastest([bin, 'check', '--no-git', '--json'], root, 3);
    const each = ((checking - start) / total) * 1000;
    console.log(`| ${words(total)} files | ${detecting.toFixed(0)} | ${checking.toFixed(0)} | ${each.toFixed(0)} |`);
    return checking - start;
  });
  if (looks[2] > 20 * looks[1]) fail('Looking over a repository does not grow linearly.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
