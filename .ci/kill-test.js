// Kills a run that changes 20 records, again and again, and looks whether anything is torn or lost: every file must stand
// as before or as planned, and the next run must bring all into the planned state with nothing left over.
// `node .ci/kill-test.js [kills]`, 500 without a number. Every second kill comes after a time swept over the
// run and a little beyond it, the others right before the n-th act of the run on the disk, n swept over all of them.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/create-arch-adr.js', import.meta.url));
const kills = Number(process.argv[2] ?? 500);
const lanes = 2;
const records = 20;

/** Loaded before the program: counts the acts on the disk, and ends the process as hard as SIGKILL at one of them. */
const stopper = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
let acts = 0;
const last = Number(process.env.KILL_AT);
for (const name of ['openSync', 'writeSync', 'fsyncSync', 'writeFileSync', 'linkSync', 'renameSync', 'unlinkSync', 'mkdirSync', 'rmdirSync', 'chmodSync']) {
  const act = fs[name];
  fs[name] = (...args) => {
    const isAct = name !== 'openSync' || args[1] === 'wx';
    if (isAct) acts += 1;
    if (isAct && acts === last) process.kill(process.pid, 'SIGKILL');
    return act(...args);
  };
}
syncBuiltinESMExports();
process.on('exit', () => { if (last === 0) process.stderr.write('ACTS ' + acts); });
`;
const preload = `data:text/javascript,${encodeURIComponent(stopper)}`;

const planned = makeAnswers('[Platform team, Security]', (scope) => (scope <= 4 ? 'rabbitmq' : 'apache-kafka'));

function makeAnswers(deciders, choice) {
  const head = `version: 1\nsystem: {name: Kill Test}\ndeciders: ${deciders}\ndecisions:\n  message-queue:\n`;
  const scopes = Array.from({ length: records }, (_, index) => index + 1);
  return head + scopes.map((scope) => `    - {for: stream ${scope}, choice: ${choice(scope)}}\n`).join('');
}

function makeRepository() {
  const root = mkdtempSync(join(tmpdir(), 'arch-adr-kill-'));
  const git = (...args) => execFileSync('git', args, { cwd: root });
  git('init', '-q');
  writeFileSync(
    join(root, 'stack.yaml'),
    makeAnswers('[Platform team]', () => 'apache-kafka'),
  );
  writeFileSync(join(root, 'README.md'), 'Not of this program.\r\n');
  return root;
}

/**
 * Every file below a root but those of git itself. Lock and journal of the program count; what it remembers of its last
 * run does not.
 */
function filesOf(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('.git/') || path.startsWith('.git/create-arch-adr/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function restore(root, files) {
  for (const path of filesOf(root).keys()) if (!files.has(path)) rmSync(join(root, path));
  rmSync(join(root, '.git/create-arch-adr'), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const runArgs = ['--yes', '--quiet', '--date', '2026-11-24'];

/** Runs the program; resolves to its exit code, its stderr and the time it took. Kills it after some milliseconds, or at an act. */
function run(root, args, { after, at } = {}) {
  return new Promise((resolve) => {
    const start = performance.now();
    const node = at === undefined ? [bin] : ['--import', preload, bin];
    const child = spawn(process.execPath, [...node, ...args], {
      cwd: root,
      env: { ...process.env, KILL_AT: String(at ?? -1) },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(after === undefined ? {} : { timeout: Math.max(1, Math.round(after)), killSignal: 'SIGKILL' }),
    });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    child.on('close', (code, signal) => {
      resolve({ code, killed: signal === 'SIGKILL', stderr, time: performance.now() - start });
    });
  });
}

/** What is wrong with the files after a kill: some file that is neither as before nor as planned. */
function faultsAfterKill(now, before, after) {
  const isOurs = (path) =>
    /(^|\/)\.create-arch-adr-\w+-\d+\.tmp$/.test(path) || path.startsWith('.git/create-arch-adr/');
  const faults = [];
  for (const [path, text] of now) {
    if (!isOurs(path) && text !== before.get(path) && text !== after.get(path))
      faults.push(`${path} is torn or foreign`);
  }
  for (const path of before.keys()) {
    if (after.has(path) && !now.has(path)) faults.push(`${path} is lost`);
    // A renamed record stands under its old or its new name.
    const number = /\d{4}(?=-)/.exec(path)?.[0];
    if (number && ![...now.keys()].some((other) => other.includes(`/${number}-`) && !isOurs(other))) {
      faults.push(`record ${number} is lost`);
    }
  }
  return faults;
}

function differences(now, wanted) {
  const paths = new Set([...now.keys(), ...wanted.keys()]);
  return [...paths].filter((path) => now.get(path) !== wanted.get(path)).map((path) => `${path} is not as planned`);
}

async function measure() {
  const root = makeRepository();
  await run(root, runArgs);
  const before = filesOf(root);
  before.set('stack.yaml', planned);
  restore(root, before);
  const { code, stderr } = await run(root, runArgs, { at: 0 });
  const after = filesOf(root);
  const acts = Number(/ACTS (\d+)/.exec(stderr)?.[1]);
  const changed = [...before].filter(([path, text]) => after.get(path) !== text && path.startsWith('docs/adr/')).length;
  if (code !== 0 || changed !== records)
    throw new Error(`The run changes ${changed} records and ends with ${code}: ${stderr}`);
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    restore(root, before);
    times.push((await run(root, runArgs)).time);
  }
  rmSync(root, { recursive: true });
  return { before, after, acts, time: times.sort((a, b) => a - b)[2] };
}

async function killOnce(index, root, known, tally) {
  const { before, after, acts, time } = known;
  const part = Math.floor(index / 2) / Math.max(1, Math.ceil(kills / 2) - 1);
  const kill = index % 2 === 0 ? { after: (0.4 + part) * time } : { at: 1 + Math.round(part * (acts - 1)) };
  restore(root, before);
  const { killed } = await run(root, runArgs, kill);
  const now = filesOf(root);
  const hasBegun = existsSync(join(root, '.git/create-arch-adr'));
  const isMixed = differences(now, before).some((line) => line.includes('.md')) && hasBegun;
  tally[!killed || differences(now, after).length === 0 ? 'late' : isMixed ? 'half' : hasBegun ? 'begun' : 'early'] +=
    1;
  const faults = faultsAfterKill(now, before, after);
  // Every third time `check` comes before the next run: it reads, so it must change nothing.
  if (index % 3 === 2) {
    const { stderr } = await run(root, ['check', '--no-detect']);
    if (differences(filesOf(root), now).length > 0) faults.push(`check changed files: ${stderr}`);
  }
  const next = await run(root, runArgs);
  if (next.code !== 0) faults.push(`the next run ended with ${next.code}: ${next.stderr}`);
  faults.push(...differences(filesOf(root), after));
  if (existsSync(join(root, '.git/create-arch-adr'))) faults.push('the folder of lock and journal is left over');
  if (faults.length > 0) {
    tally.bad += 1;
    console.log(`kill ${index} ${JSON.stringify(kill)}:\n  ${faults.join('\n  ')}`);
  }
}

const known = await measure();
const tally = { early: 0, begun: 0, half: 0, late: 0, bad: 0 };
let next = 0;
await Promise.all(
  Array.from({ length: lanes }, async () => {
    const root = makeRepository();
    for (let index = next++; index < kills; index = next++) await killOnce(index, root, known, tally);
    rmSync(root, { recursive: true });
  }),
);
console.log(
  `${kills} kills of a run that changes ${records} records (${known.acts} acts on the disk, ${known.time.toFixed(0)} ms): ` +
    `${tally.early} before it wrote, ${tally.begun} before the first file changed, ${tally.half} between first and last file, ` +
    `${tally.late} when all was written. Torn, lost or left over: ${tally.bad}.`,
);
if (tally.bad > 0) process.exitCode = 1;
