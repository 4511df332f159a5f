import { expect, it } from 'vitest';
import { templateHead } from '../helpers/own-template.ts';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, scratchRepo } from '../helpers/scratch.ts';

const answers = 'version: 1\nsystem: {name: Shop}\ntemplates: tpl\ndecisions:\n  message-queue: {choice: nats}\n';

function nested(depth: number, inner: string): string {
  return `${templateHead}## Why\n\n${'{{#each @root.options}}'.repeat(depth)}${inner}${'{{/each}}'.repeat(depth)}\n`;
}

async function repository(template: string): Promise<string> {
  return scratchRepo({ 'stack.yaml': answers, 'tpl/portable.md.hbs': template });
}

const considered = answers.replace(
  'choice: nats',
  `choice: nats, considered: [${Array.from({ length: 30 }, (_, at) => `{name: Queue ${at}, url: "https://example.org"}`).join(', ')}]`,
);

it.each([
  ['repeats without end', nested(8, '{{#each @root.context}}{{this}}{{/each}}'), answers],
  ['repeats without end for many options', nested(4, '{{title}}\n'), considered],
])('a template that %s is refused by its name, and nothing is written', async (_, template, text) => {
  const root = await repository(template);
  for (const args of [
    ['--answers', '-'],
    ['--answers', '-', '--dry-run'],
  ]) {
    const run = await runBin(args, { cwd: root, input: text });
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('tpl/portable.md.hbs')]);
    expect(run.stderr).toMatch(/gets too long|blocks stand inside/);
  }
  expect(Object.keys(await filesOf(root))).toEqual(['stack.yaml', 'tpl/portable.md.hbs']);
});

it.each([
  ['{{#with yaml}}{{@key}}{{/with}}', 'There is no `@key` here.'],
  ['{{@index}}', 'There is no `@index` here.'],
  ['{{#each context}}{{@../index}}{{/each}}', 'There is no `@../index` here.'],
  ['{{@../root.title}}', 'There is no `@../root.title` here.'],
  ['{{^if number}}none{{/if}}', undefined],
])('a template with %s is no internal error', async (part, message) => {
  const root = await repository(`${templateHead}## Why\n\n${part} x\n`);
  const run = await runBin([], { cwd: root });
  expect([run.code, run.stderr]).toEqual([message === undefined ? 0 : 2, expect.stringContaining(message ?? '')]);
  if (message !== undefined) expect(run.stderr).toMatch(/^tpl\/portable\.md\.hbs:\d+:\d+ error/);
});
