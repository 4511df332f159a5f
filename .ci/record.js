// Records one walk through the wizard as a plain transcript for the README: the real program in a pseudo-terminal, every
// picture as it stood. Writes examples/wizard.txt; with --print it goes to standard output.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchHome, start, walk } from './terminal.js';

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A picture, and what the person does about it. */
function scene(picture, said) {
  return [...picture.map((line) => `  ${line}`.trimEnd()), '', `[${said}]`, ''];
}

/** Waits until the screen stands still: a text that was looked for may come in an earlier piece than what is below it. */
async function stands(terminal) {
  for (let before; ; await wait(150)) {
    const now = terminal.lines().join('\n');
    if (now === before) return;
    before = now;
  }
}

async function record() {
  const { home, repository, remove } = scratchHome();
  const terminal = start(['--date', '2026-11-24'], { home, repository, columns: 100, rows: 34 });
  const out = ['$ npx create-arch-adr', ''];
  try {
    for (const stop of walk) {
      await terminal.see(stop.asks);
      if (stop.show || stop.asks === 'Ready?') await stands(terminal);
      if (stop.asks === 'Ready?') out.push(...scene(terminal.lines().join('\n').trimEnd().split('\n'), 'Enter'));
      else if (stop.show)
        out.push(...scene(terminal.picture(), stop.said ?? (stop.keys === '\r' ? 'Enter' : stop.keys)));
      terminal.send(stop.keys);
    }
    const shows = (text) => terminal.lines().some((line) => line.includes(text));
    while (!shows('side by side')) await wait(20);
    await stands(terminal);
    const all = terminal.lines();
    const page = all.slice(all.findLastIndex((line) => line.includes('side by side')));
    out.push(...scene(page.join('\n').trimEnd().split('\n'), 'Enter, Enter, and the rest with Ctrl-X'));
    terminal.send('\r');
    await terminal.see('=Apache Kafka');
    terminal.send('\r');
    await terminal.see('Which version?');
    terminal.send('\u0018');
    await terminal.see('Is it right?');
    await stands(terminal);
    out.push(...scene(terminal.picture(), 'Enter'));
    terminal.send('\r');
    const code = await terminal.ended();
    const end = terminal.lines();
    const from = end.findLastIndex((line) => line.startsWith('✔')) + 1;
    out.push(
      ...end
        .slice(from)
        .join('\n')
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`.trimEnd()),
      '',
    );
    if (code !== 0) throw new Error(`The wizard ended with ${code}:\n${end.join('\n')}`);
    out.push('$ cat stack.yaml', '');
    out.push(
      ...(await readFile(join(repository, 'stack.yaml'), 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`),
    );
    out.push('', '$ ls docs/adr', '', ...(await readdir(join(repository, 'docs/adr'))).map((name) => `  ${name}`), '');
    return out.join('\n');
  } finally {
    remove();
  }
}

const text = await record();
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(fileURLToPath(new URL('../examples/wizard.txt', import.meta.url)), text);
