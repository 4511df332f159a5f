// The parts of the README that are made: the two runs of the example and the map of src/. `--write` puts them in; a test
// compares them, so that neither can lie.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The made parts by name: each stands between `<!-- name -->` and `<!-- name: end -->`. */
export function parts() {
  return { demo: demo(), wizard: wizard(), map: map() };
}

/** The README with its made parts put in. */
function withParts(readme) {
  return Object.entries(parts()).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- ${name}: end -->)`),
        (_, begin, end) => `${begin}\n${part}\n\n${end}`,
      ),
    readme,
  );
}

/** Two runs on the example, as a person sees them on standard output. */
function demo() {
  const folder = mkdtempSync(join(tmpdir(), 'arch-adr-readme-'));
  cpSync(join(root, 'examples/parcels.stack.yaml'), join(folder, 'stack.yaml'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  const run = () =>
    execFileSync(
      process.execPath,
      [join(root, 'bin/create-arch-adr.js'), '--answers', 'stack.yaml', '--date', '2026-11-24', '--no-color'],
      {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
  const command = '$ npx create-arch-adr --answers stack.yaml';
  const text = `\`\`\`console\n${command}\n${run()}${command}\n${run()}\`\`\``;
  rmSync(folder, { recursive: true });
  return text;
}

/** The first screens of the recording, which a test makes anew in a real terminal. */
function wizard() {
  const lines = readFileSync(join(root, 'examples/wizard.txt'), 'utf8').split('\n');
  return `\`\`\`text\n${lines.slice(0, 45).join('\n').trimEnd()}\n\`\`\``;
}

function map() {
  const names = readdirSync(join(root, 'src'), { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  const files = names.filter((name) => name.endsWith('.ts')).sort();
  return files
    .map((name) => `- \`src/${name}\`: ${firstSentence(readFileSync(join(root, 'src', name), 'utf8'))}`)
    .join('\n');
}

/** What a file is for: the first sentence of the doc comment of its first exported function, else of its first one. */
function firstSentence(text) {
  const functions = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?function/.exec(text);
  const comment = functions?.[1] ?? /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? 'Declarations.';
  const flat = comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .filter((line) => line !== '')
    .join(' ');
  return (/^.*?[.:](?=\s|$)/.exec(flat)?.[0] ?? flat).replace(/:$/, '.');
}

if (process.argv[2] === '--write') {
  const path = join(root, 'README.md');
  writeFileSync(path, withParts(readFileSync(path, 'utf8')));
}
