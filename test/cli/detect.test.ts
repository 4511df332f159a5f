import { readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../helpers/run-bin.ts';
import { filesOf, git, scratchRepo } from '../helpers/scratch.ts';

const repository = {
  'compose.yaml': 'services:\n  a:\n    image: apache/kafka:4.1.0\n  b:\n    image: rabbitmq:4.1\n',
  'tracking/package.json': '{\n  "dependencies": {\n    "kafkajs": "2.2.4"\n  }\n}\n',
};

interface Document {
  readonly found: readonly {
    readonly option: string;
    readonly role: string;
    readonly version?: string;
    readonly evidence: readonly { readonly file: string; readonly line: number }[];
  }[];
  readonly problems: readonly { readonly code: string; readonly file: string }[];
}

async function detected(cwd: string, ...args: string[]): Promise<Document> {
  const run = await runBin(['detect', '--json', ...args], { cwd });
  expect(run.code).toBe(0);
  return JSON.parse(run.stdout) as Document;
}

describe('create-arch-adr detect', () => {
  it('shows what is used with the line that shows it, and writes nothing', async () => {
    const root = await scratchRepo(repository);
    const before = await filesOf(root);
    const { found } = await detected(root);
    expect(
      found.map(
        ({ option, role, version, evidence }) =>
          `${option} ${role} ${version ?? ''} ${evidence[0]?.file ?? ''}:${evidence[0]?.line ?? 0}`,
      ),
    ).toEqual([
      'apache-kafka client 2.2.4 tracking/package.json:3',
      'apache-kafka server 4.1.0 compose.yaml:3',
      'rabbitmq server 4.1 compose.yaml:5',
    ]);
    expect((await runBin(['detect'], { cwd: root })).stdout).toContain('compose.yaml:3  image: apache/kafka:4.1.0');
    expect(await filesOf(root)).toEqual(before);
  });

  it('limits itself to a folder that is named', async () => {
    const root = await scratchRepo(repository);
    expect((await detected(root, 'tracking')).found.map(({ option }) => option)).toEqual(['apache-kafka']);
  });

  it('drafts answers that can be run, everything proposed', async () => {
    const root = await scratchRepo(repository);
    const run = await runBin(['detect', '--write'], { cwd: root });
    expect(run.code).toBe(0);
    const text = await readFile(join(root, 'stack.yaml'), 'utf8');
    expect(text).toContain(
      '    # found: 4.1.0 in compose.yaml:3\n    choice: apache-kafka\n    version: "4.1.0"\n    status: proposed\n    confidence: production\n',
    );
    expect(text).toContain('# also found: RabbitMQ (4.1 in compose.yaml:5)');
    expect((await runBin(['--date', '2026-11-24'], { cwd: root })).code).toBe(0);
    expect(Object.keys(await filesOf(root))).toContain('docs/adr/0001-use-apache-kafka-as-the-message-queue.md');
  });

  it('never touches answers that are there', async () => {
    const root = await scratchRepo({ ...repository, 'stack.yaml': '# ours\n' });
    expect((await runBin(['detect', '--write'], { cwd: root })).code).toBe(2);
    expect(await readFile(join(root, 'stack.yaml'), 'utf8')).toBe('# ours\n');
  });

  it('drafts an empty page where nothing is found', async () => {
    const root = await scratchRepo({ 'a.txt': 'x' });
    expect((await runBin(['detect', '--write'], { cwd: root })).code).toBe(0);
    expect(await readFile(join(root, 'stack.yaml'), 'utf8')).toContain('decisions: {}');
  });

  it('takes a bill of materials beside the manifests', async () => {
    const bom = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ type: 'library', name: 'kafkajs', version: '2.2.4', purl: 'pkg:npm/kafkajs@2.2.4' }],
    };
    const root = await scratchRepo({ 'out/sbom-of-ci.txt': JSON.stringify(bom) });
    expect((await detected(root, '--sbom', 'out/sbom-of-ci.txt')).found.map(({ option }) => option)).toEqual([
      'apache-kafka',
    ]);
    expect((await runBin(['detect', '--sbom', 'none.json'], { cwd: root })).code).toBe(2);
  });

  it('says of a lock file of 100 MB and of a file that vanished after it was listed that they were not read', async () => {
    const root = await scratchRepo({ ...repository, 'gone/package.json': '{}', 'package-lock.json': '' });
    await git(root, 'add', '-A');
    await truncate(join(root, 'package-lock.json'), 100 * 1024 * 1024);
    await rm(join(root, 'gone'), { recursive: true });
    const run = await runBin(['detect'], { cwd: root });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('tracking/package.json:3');
    expect(run.stderr).toContain('gone/package.json:1 warning This file was listed, but it is gone. detect/vanished');
    expect(run.stderr).toContain('package-lock.json:1 warning This file has 104857600 bytes, more than the 5242880');
    await writeFile(join(root, 'stack.yaml'), 'version: 1\nsystem: { name: Shop }\ndecisions: {}\n');
    const checked = await runBin(['check', '--json'], { cwd: root });
    const { problems } = JSON.parse(checked.stdout) as Document;
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual(
      expect.arrayContaining(['detect/vanished gone/package.json', 'detect/too-large package-lock.json']),
    );
  });

  it('goes on past manifests that were made to break it', async () => {
    const bomb = `a: &a [x, x]\n${Array.from({ length: 40 }, (_, index) => `b${index}: &b${index} [*${index === 0 ? 'a' : `b${index - 1}`}, *${index === 0 ? 'a' : `b${index - 1}`}]`).join('\n')}\napiVersion: v1\n`;
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, index) => `<!ENTITY b${index} "${'&a;'.repeat(10)}">`).join('')}]><project>&b19;</project>`;
    const root = await scratchRepo({
      ...repository,
      'k8s/bomb.yaml': bomb,
      'deep/package.json': `{"dependencies":${'['.repeat(200_000)}`,
      'pom.xml': entities,
      'package-lock.json': `{"packages":{${'"a":{},'.repeat(3_000_000)}`,
    });
    await symlink('..', join(root, 'tracking/loop'));
    await symlink('/etc/passwd', join(root, 'tracking/go.mod'));
    const { found, problems } = await detected(root);
    expect(found.map(({ option }) => option)).toEqual(['apache-kafka', 'apache-kafka', 'rabbitmq']);
    expect(problems.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['deep/package.json', 'package-lock.json']),
    );
    expect(JSON.stringify(problems)).not.toContain('root:');
  }, 30_000);
});
