// A fuzzer for every reader of text from outside (test/fuzz/targets.ts), guided by what V8 counts: a text that reaches a
// block of code for the first time, or far more often than any before, is kept and changed further. A text that breaks a
// law (it throws, it points outside of the text, it takes too long) is written to test/fuzz/found and the run fails.
//   npm run fuzz -- --seconds 60 [--target manifest] [--seed 7] [--keep]
//   npm run fuzz -- --texts 300 --seed 1
// With `--texts`, the texts are made of those it begins with and nothing else, and counted: one seed tries the same ones
// everywhere. So does CI, which is no place for luck.
// `--keep` writes the texts that were worth keeping to test/fuzz/kept, from which tests and the next run begin. A text that
// broke a law goes to test/fuzz/broke by hand when the fault is mended.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { mutations } from './mutate.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'node_modules/.cache/create-arch-adr/fuzz.cjs');
const current = join(root, 'node_modules/.cache/create-arch-adr/fuzz-input.json');
const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    texts: { type: 'string' },
    target: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    keep: { type: 'boolean', default: false },
    from: { type: 'string', default: '0' },
  },
});

/** Seconds of work on one text, from which on it took too long; a text as long as a target has to take may take one. */
const slow = 1;
/** Seconds after which a child that says nothing hangs. */
const hanging = 60;
const mostKept = { texts: 40, length: 2000 };

/** A text as its file name. */
function nameOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function stemOf(target) {
  return target.name.replace(/[^a-z0-9]+/gi, '-');
}

function fileIn(folder, target) {
  return join(root, 'test/fuzz', folder, `${stemOf(target)}.json`);
}

/** Texts to begin with: those that were kept, and files of the project. */
function seedsOf(target) {
  const kept = ['kept', 'broke'].flatMap((folder) => {
    const file = fileIn(folder, target);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  });
  const paths = ['test', 'docs', 'examples', 'catalog', 'templates']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .sort();
  const files = [...paths, 'stack.yaml'].filter((path) => target.seeds.test(path));
  return ['', ...kept, ...files.slice(0, 40).map((path) => readFileSync(join(root, path), 'utf8'))];
}

/** What V8 counted since the last look: blocks of the bundle, each with the order of magnitude of its count. */
function counter() {
  const session = new Session();
  session.connect();
  const post = (method, params) => {
    let result;
    session.post(method, params, (error, value) => {
      if (error) throw error;
      result = value;
    });
    return result;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return () => {
    const blocks = [];
    for (const script of post('Profiler.takePreciseCoverage').result) {
      if (!script.url.endsWith('fuzz.cjs')) continue;
      for (const { ranges } of script.functions) {
        for (const { startOffset, count } of ranges) {
          if (count > 0) blocks.push(startOffset * 64 + Math.ceil(Math.log2(count)));
        }
      }
    }
    return blocks;
  };
}

/** What is wrong with how a text was read, and how much work it took. */
function judge(target, text) {
  const work = () => {
    const before = process.cpuUsage();
    const fault = target.faultOf(text);
    const { user, system } = process.cpuUsage(before);
    return { fault, seconds: (user + system) / 1e6 };
  };
  try {
    let { fault, seconds } = work();
    // The compiler and the collector work in between: only what is slow each time is slow.
    for (let again = 0; fault === undefined && seconds > slow && again < 3; again += 1)
      seconds = Math.min(seconds, work().seconds);
    return fault ?? (seconds > slow ? `took ${seconds.toFixed(1)} s for ${text.length} characters` : undefined);
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}

/** Fuzzes one target for some seconds or texts. Returns the texts that reached something, and the faults by what they say. */
function fuzz(target, { seconds, texts }, random, blocksSince) {
  const seen = new Set();
  const pool = [];
  const faults = new Map();
  const seeds = seedsOf(target).filter((seed) => seed.length <= target.most);
  let runs = 0;
  const run = (text) => {
    writeFileSync(current, JSON.stringify({ target: target.name, text }));
    const fault = judge(target, text);
    runs += 1;
    // Once for each kind of fault: numbers in it differ from text to text.
    const kind = fault
      ?.split('\n')
      .slice(0, 3)
      .join('\n')
      .replace(/\d+(\.\d+)?/g, '0');
    if (fault !== undefined && !faults.has(kind)) faults.set(kind, { fault, text });
    const fresh = blocksSince().filter((block) => !seen.has(block));
    for (const block of fresh) seen.add(block);
    const isWanted = texts === undefined ? fresh.length > 0 : runs <= seeds.length;
    if (isWanted && fault === undefined) pool.push(text);
  };
  const end = performance.now() + seconds * 1000;
  for (const seed of seeds) run(seed);
  const mutate = mutations(random, target);
  const isLeft = () => (texts === undefined ? performance.now() < end : runs < texts);
  while (isLeft()) run(mutate(pool));
  return { pool, faults: [...faults.values()], runs, blocks: seen.size };
}

/** The fewest and shortest texts that reach as much as the pool. */
function smallest(target, pool, blocksSince) {
  const seen = new Set();
  const kept = [];
  for (const text of [...new Set(pool)].sort((a, b) => a.length - b.length)) {
    if (text.length > mostKept.length || kept.length === mostKept.texts) continue;
    target.faultOf(text);
    const fresh = blocksSince().filter((block) => !seen.has(block));
    for (const block of fresh) seen.add(block);
    if (fresh.length > 0) kept.push(text);
  }
  return kept;
}

/** A source of numbers from 0 to 1 that a seed decides (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The work, in a process of its own that may hang: one target after the other. */
function work() {
  const { targets } = createRequire(import.meta.url)(bundle);
  const wanted = targets.filter(({ name }) => name.startsWith(flags.target));
  const weight = ({ name }) => (name.startsWith('manifest') ? 1 : 4);
  const whole = wanted.reduce((sum, target) => sum + weight(target), 0);
  const blocksSince = counter();
  for (const [index, target] of wanted.entries()) {
    if (index < Number(flags.from)) continue;
    process.send({ index, name: target.name });
    blocksSince();
    const bound = {
      seconds: (Number(flags.seconds) * weight(target)) / whole,
      texts: flags.texts === undefined ? undefined : Number(flags.texts) * weight(target),
    };
    const { pool, faults, runs, blocks } = fuzz(target, bound, randomFrom(Number(flags.seed) + index), blocksSince);
    console.log(
      `${target.name}: ${runs} texts, ${blocks} blocks, ${pool.length} worth keeping, ${faults.length} faults`,
    );
    for (const { fault, text } of faults) report(target, fault, text);
    if (flags.keep) {
      mkdirSync(join(root, 'test/fuzz/kept'), { recursive: true });
      writeFileSync(fileIn('kept', target), `${JSON.stringify(smallest(target, pool, blocksSince), undefined, 1)}\n`);
    }
  }
}

function report(target, fault, text) {
  const path = `test/fuzz/found/${stemOf(target)}-${nameOf(text)}.txt`;
  mkdirSync(join(root, 'test/fuzz/found'), { recursive: true });
  writeFileSync(join(root, path), text);
  console.error(`${target.name}: ${fault}\n  ${JSON.stringify(text.slice(0, 200))} (${path})`);
  process.exitCode = 1;
}

async function main() {
  await build({
    entryPoints: [join(root, 'test/fuzz/targets.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // Shipped data is found from where its reader stands.
    define: { 'import.meta.url': JSON.stringify(new URL('../src/io/shipped.ts', import.meta.url).href) },
    logLevel: 'error',
  });
  console.log(`${flags.texts === undefined ? `${flags.seconds} seconds` : `${flags.texts} texts`}, seed ${flags.seed}`);
  for (let from = 0; from !== undefined;) from = await watch(from);
}

/** Runs the work from a target on. Returns the target to go on with when one hung, `undefined` when all were done. */
function watch(from) {
  const child = fork(
    fileURLToPath(import.meta.url),
    [...process.argv.slice(2), '--seed', flags.seed, '--from', String(from)],
    {
      env: { ...process.env, FUZZ_CHILD: '1' },
    },
  );
  let last = { index: from, name: '' };
  let input = '';
  const timer = setInterval(() => {
    const now = existsSync(current) ? readFileSync(current, 'utf8') : '';
    if (now !== '' && now === input) {
      const { target, text } = JSON.parse(now);
      report({ name: target }, `took more than ${hanging} s`, text);
      child.kill('SIGKILL');
    }
    input = now;
  }, hanging * 1000);
  child.on('message', (message) => (last = message));
  return new Promise((done) => {
    child.on('exit', (code, signal) => {
      clearInterval(timer);
      if (code !== 0) process.exitCode = 1;
      done(signal === null ? undefined : last.index + 1);
    });
  });
}

if (process.env.FUZZ_CHILD === '1') work();
else {
  rmSync(current, { force: true });
  await main();
}
