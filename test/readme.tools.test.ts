import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

it('says which programs the tests need, and each of them is installed', async () => {
  const tools = /`apt-get install ([^`]+)`/.exec(readme)?.[1]?.split(' ') ?? [];
  expect(tools.length).toBeGreaterThan(2);
  for (const tool of tools) await execa('sh', ['-c', `command -v ${tool === 'adr-tools' ? 'adr' : tool}`]);
});
