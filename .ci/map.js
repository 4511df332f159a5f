// Prints the map of src/: a line per file, taken from its first doc comment. With --write it goes into the README.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function firstSentence(text) {
  const functions = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?function/.exec(text);
  const comment = functions?.[1] ?? /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? 'Declarations.';
  const flat = comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .filter((line) => line !== '')
    .join(' ')
    .trim();
  return /^.*?[.:](?=\s|$)/.exec(flat)?.[0].replace(/:$/, '.') ?? flat;
}

export async function map() {
  const names = await readdir(join(root, 'src'), { recursive: true });
  const files = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const lines = await Promise.all(
    files.map(async (name) => `- \`src/${name}\`: ${firstSentence(await readFile(join(root, 'src', name), 'utf8'))}`),
  );
  return lines.join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await map();
  if (process.argv[2] === '--write') {
    const path = join(root, 'README.md');
    const readme = await readFile(path, 'utf8');
    await writeFile(
      path,
      readme.replace(/(<!-- map -->\n)[\s\S]*?(\n<!-- map: end -->)/, (_, begin, end) => begin + text + end),
    );
  } else {
    console.log(text);
  }
}
