import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { recordFormats } from '../../src/model/adr.ts';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, git, scratchFolder, scratchRepo, writeFiles } from '../helpers/scratch.ts';
import { templateHead } from '../helpers/own-template.ts';

const day = ['--date', '2026-11-24'];
const record = 'docs/adr/0001-use-nats-as-the-message-queue.md';

function answers(extra = 'templates: docs/adr-templates\n', choice = 'nats', more = ''): string {
  return `version: 1\nsystem: {name: Shop}\n${extra}decisions:\n  message-queue: {choice: ${choice}${more}}\n`;
}

const template = `${templateHead}## Why now

{{#each context}}
{{this}}

{{/each}}
## We decided

{{decided}}
`;

describe('template eject', () => {
  it.each(recordFormats)('writes the template of %s, with which records come out as without', async (format) => {
    const root = await scratchRepo({ 'stack.yaml': answers('') });
    const plain = await scratchRepo({ 'stack.yaml': answers('') });
    const ejected = await runBin(['template', 'eject', format], { cwd: root });
    expect(ejected.code).toBe(0);
    expect(ejected.stdout).toBe(`create   docs/adr-templates/${format}.md.hbs  the template of ${format}\n`);
    expect(ejected.stderr).toBe(
      'Records follow it with `templates: docs/adr-templates` in stack.yaml, or with --templates docs/adr-templates.\n',
    );
    const own = ['--templates', 'docs/adr-templates', '--format', format, ...day];
    expect((await runBin(own, { cwd: root })).code).toBe(0);
    expect((await runBin(['--format', format, ...day], { cwd: plain })).code).toBe(0);
    const { [`docs/adr-templates/${format}.md.hbs`]: written, ...rest } = await filesOf(root);
    expect(rest).toEqual(await filesOf(plain));
    expect(written).toContain('\n  title: the title, such as');
  });

  it('goes where the answers say, leaves what stands there, and writes nothing in a dry run', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers('templates: ours\n'), 'ours/madr.md.hbs': 'mine' });
    const dry = await runBin(['template', 'eject', 'nygard', '--dry-run'], { cwd: root });
    expect(dry.stdout).toContain('+# {{#if number}}');
    expect(Object.keys(await filesOf(root))).toEqual(['ours/madr.md.hbs', 'stack.yaml']);
    expect((await runBin(['template', 'eject', 'nygard'], { cwd: root })).stdout).toContain('ours/nygard.md.hbs');
    const again = await runBin(['template', 'eject', 'madr'], { cwd: root });
    expect([again.code, again.stderr]).toEqual([
      2,
      'error ours/madr.md.hbs is there already.\n  Edit it, or name another folder with --templates.\n',
    ]);
    expect(await readFile(join(root, 'ours/madr.md.hbs'), 'utf8')).toBe('mine');
  });

  it('never writes outside of the repository', async () => {
    const around = await scratchFolder({ 'repo/a': '', 'beside/b': '' });
    const root = join(around, 'repo');
    await git(root, 'init', '-q');
    await symlink('../beside', join(root, 'link'));
    for (const folder of ['../beside', 'link', '.git/x']) {
      const run = await runBin(['template', 'eject', 'madr', '--templates', folder], { cwd: root });
      expect([folder, run.code]).toEqual([folder, 2]);
    }
    expect(Object.keys(await filesOf(join(around, 'beside')))).toEqual(['b']);
  });
});

describe('a log with a template of the team', () => {
  it('is written, kept up and checked with it, and words of a person stay', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers(), 'docs/adr-templates/portable.md.hbs': template });
    expect((await runBin(day, { cwd: root })).code).toBe(0);
    const first = await readFile(join(root, record), 'utf8');
    expect(first.match(/^#.*$/gm)).toEqual([
      '# 1. Use NATS as the message queue',
      '## Status',
      '## Why now',
      '## We decided',
    ]);
    expect((await runBin(['--quiet', ...day], { cwd: root })).stdout).toBe('');
    expect((await runBin(['check', ...day], { cwd: root })).code).toBe(0);

    // A person writes into one section, and the answers change both.
    await writeFile(join(root, record), first.replace('## We decided\n', '## We decided\n\nAfter a long night.\n'));
    await git(root, 'add', '-A');
    await git(root, 'commit', '-q', '-m', 'log');
    await writeFile(join(root, 'stack.yaml'), answers(undefined, 'nats', ', trigger: Orders get lost.'));
    expect((await runBin(['check', ...day], { cwd: root })).stdout).toContain('check/out-of-date');
    expect((await runBin(['--quiet', ...day], { cwd: root })).code).toBe(0);
    const second = await readFile(join(root, record), 'utf8');
    expect(second).toContain('\nOrders get lost.\n');
    expect(second).toContain('\nAfter a long night.\n');
    expect((await runBin(['--quiet', ...day], { cwd: root })).stdout).toBe('');

    // Accepted, then another choice: the new record has the template, the old one only another status.
    expect((await runBin(['status', '1', 'accepted', '--yes', ...day], { cwd: root })).code).toBe(0);
    await git(root, 'commit', '-q', '-a', '-m', 'accepted');
    await writeFile(join(root, 'stack.yaml'), answers(undefined, 'rabbitmq', ', status: accepted, date: 2030-01-02'));
    expect((await runBin(['--quiet', ...day], { cwd: root })).code).toBe(0);
    const files = await filesOf(root);
    const [newer = ''] = Object.keys(files).filter((path) => path.startsWith('docs/adr/0002-'));
    expect(files[newer]).toContain('\nSupersedes [1. Use NATS as the message queue](0001-');
    expect(files[record]).toContain('\nSuperseded by [2. Use RabbitMQ as the message queue](0002-');
    expect(files[record]).toContain('\nAfter a long night.\n');
    expect((await runBin(['check', ...day], { cwd: root })).code).toBe(0);
  });

  it('follows a template that changes, without a word in the answers', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers(), 'docs/adr-templates/portable.md.hbs': template });
    expect((await runBin(day, { cwd: root })).code).toBe(0);
    expect((await runBin(['--quiet', ...day], { cwd: root })).stdout).toBe('');
    const more = `${template}\n## When to look again\n\n{{revisit}}\n`;
    await writeFiles(root, { 'docs/adr-templates/portable.md.hbs': more });
    const run = await runBin(['--quiet', '--yes', ...day], { cwd: root });
    expect(run.stdout).toBe(`update   ${record}  answers or facts changed\n`);
    expect(await readFile(join(root, record), 'utf8')).toContain('\n## When to look again\n');
  });

  it('may take them from outside of the repository when a flag says so, but not when the answers do', async () => {
    const around = await scratchFolder({ 'repo/stack.yaml': answers(''), 'ours/portable.md.hbs': template });
    const root = join(around, 'repo');
    await git(root, 'init', '-q');
    const flagged = await runBin(['--templates', '../ours', ...day], { cwd: root });
    expect(flagged.code).toBe(0);
    expect(await readFile(join(root, record), 'utf8')).toContain('## We decided');
    await writeFile(join(root, 'stack.yaml'), answers('templates: ../ours\n'));
    const named = await runBin(day, { cwd: root });
    expect([named.code, named.stderr]).toEqual([
      2,
      'error The template folder ../ours leads outside the repository.\n  Name a path inside the repository.\n',
    ]);
  });
});

describe('templates that cannot be used', () => {
  test('are told with all their faults and places, and nothing is written', async () => {
    const root = await scratchRepo({
      'stack.yaml': answers(),
      'docs/adr-templates/portable.md.hbs': template.replace('{{decided}}', '{{decision}}\n\n{{> legal}}'),
      'docs/adr-templates/madr.md.hbs': '# {{title}}\n{{#if status}}',
      'docs/adr-templates/nygard.md.hbs': '# {{title}}\n\n## Status\n\n{{statusWord}}\n',
      'docs/adr-templates/notes.txt': 'anything',
    });
    for (const args of [day, ['check', ...day]]) {
      const run = await runBin(args, { cwd: root });
      expect(run.code).toBe(2);
      expect(run.stderr.match(/^docs\S+ error .*$/gm)).toEqual([
        'docs/adr-templates/portable.md.hbs:24:3 error There is no field `decision` here. template/unknown-field',
        'docs/adr-templates/portable.md.hbs:26:1 error A partial has no place here. template/unsupported',
        'docs/adr-templates/madr.md.hbs:2:15 error Handlebars cannot read this: the text ends, and a block is still open. template/syntax',
        'docs/adr-templates/nygard.md.hbs:1:1 error A later run would find no date in a record of this template. template/unreadable',
        'docs/adr-templates/nygard.md.hbs:1:1 error A later run would find no section in a record of this template. template/unreadable',
        'docs/adr-templates/nygard.md.hbs:1:1 error A later run would find no link to the one that it supersedes in a record of this template. template/unreadable',
      ]);
    }
    expect(Object.keys(await filesOf(root)).filter((path) => path.startsWith('docs/adr/'))).toEqual([]);
  });

  test.each([
    ['a folder that is missing', {}, 'There is no template folder docs/adr-templates.'],
    ['a folder without templates', { 'docs/adr-templates/a.md': '' }, 'docs/adr-templates holds no template.'],
    [
      'a template of no format',
      { 'docs/adr-templates/protable.md.hbs': template },
      'docs/adr-templates/protable.md.hbs is the template of no format.',
    ],
    ['a template that is too large', { 'docs/adr-templates/madr.md.hbs': 'a'.repeat(200_000) }, 'is too large'],
  ])('%s', async (_, files, message) => {
    const root = await scratchRepo({ 'stack.yaml': answers(), ...files });
    const run = await runBin(day, { cwd: root });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
  });

  test('a link that leads out of the folder', async () => {
    const root = await scratchRepo({ 'stack.yaml': answers(), 'secret.md.hbs': template });
    await mkdir(join(root, 'docs/adr-templates'), { recursive: true });
    await symlink('../../secret.md.hbs', join(root, 'docs/adr-templates/portable.md.hbs'));
    const run = await runBin(day, { cwd: root });
    expect([run.code, run.stderr]).toEqual([
      2,
      'error docs/adr-templates/portable.md.hbs is a link that leads out of its template folder.\n  Copy the file there.\n',
    ]);
  });
});
