import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test(
  'the recording shows what the wizard does today; `node .ci/record.js` writes it anew',
  { timeout: 60_000 },
  async () => {
    const { stdout } = await execa(process.execPath, [at('.ci/record.js'), '--print'], { stripFinalNewline: false });
    expect(stdout).toBe(await readFile(at('examples/wizard.txt'), 'utf8'));
  },
);
