// Precision and recall of detection with the shipped catalog over the fixture repositories of test/fixtures/detect. Their
// expected.json is written for the small catalog of the unit tests; `more` and `other` say where the shipped one knows
// more, or tells things apart that the small one does not. Prints a line per repository that is not perfect and the
// totals; fails below 0.95.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = join(root, 'test/fixtures/detect');
const scratch = mkdtempSync(join(tmpdir(), 'arch-adr-score-'));

/** Uses that stand in a fixture and that only the shipped catalog has an option for. */
const more = {
  compose: ['kafbat-ui server'],
  polyglot: ['amazon-msk server'],
  python: ['fastapi client'],
  ruby: ['ruby-on-rails client'],
  spring: ['spring-boot client'],
  terraform: ['amazon-msk server'],
};
/** What the small catalog calls by a name that the shipped one keeps for something else, or does not have. */
const other = { go: ['chi client'], terraform: ['apache-kafka server'] };

function detected(name) {
  const folder = join(scratch, name);
  cpSync(join(fixtures, name), folder, { recursive: true });
  rmSync(join(folder, 'expected.json'), { force: true });
  const bin = join(root, 'bin/create-arch-adr.js');
  const { stdout, status, stderr } = spawnSync(process.execPath, [bin, 'detect', '--json', '--no-git'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return new Set(JSON.parse(stdout).found.map(({ option, role }) => `${option} ${role}`));
}

function expectedOf(name) {
  const found = JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8'));
  const named = (found.found ?? found).map(({ option, role }) => `${option} ${role}`);
  return new Set([...named, ...(more[name] ?? [])].filter((item) => !(other[name] ?? []).includes(item)));
}

try {
  const total = { right: 0, wrong: 0, missed: 0 };
  const names = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'expected.json')));
  for (const name of names) {
    const [expected, found] = [expectedOf(name), detected(name)];
    const wrong = [...found].filter((item) => !expected.has(item));
    const missed = [...expected].filter((item) => !found.has(item));
    total.right += found.size - wrong.length;
    total.wrong += wrong.length;
    total.missed += missed.length;
    if (wrong.length + missed.length > 0)
      console.log(`${name}: wrong ${wrong.join(', ') || '–'}; missed ${missed.join(', ') || '–'}`);
  }
  const precision = total.right / (total.right + total.wrong);
  const recall = total.right / (total.right + total.missed);
  console.log(
    `${names.length} repositories: ${total.right} right, ${total.wrong} wrong, ${total.missed} missed; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
  if (Math.min(precision, recall) < 0.95) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
