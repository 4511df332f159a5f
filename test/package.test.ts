import { build } from 'esbuild';
import { execa } from 'execa';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
}

interface Sbom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component; readonly timestamp?: string };
  readonly serialNumber?: string;
  readonly components: readonly Component[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: object;
  readonly scripts: Readonly<Record<string, string>>;
}

/** Name and version of every package whose code esbuild puts into the bundle. */
async function bundledPackages(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    // As in the build: Handlebars does without.
    alias: { 'source-map': join(root, '.ci/nothing.cjs') },
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  const folders = used.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const manifests = [...new Set(folders)].map((folder) => readJson<Manifest>(`${folder}/package.json`));
  return (await Promise.all(manifests)).map(({ name, version }) => `${name}@${version}`).sort();
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(root, path), 'utf8')) as T;
}

const bundled = await bundledPackages();

describe('the bill of materials', () => {
  it('names exactly the packages whose code is in the bundle', async () => {
    const { bomFormat, components, metadata } = await readJson<Sbom>('dist/sbom.cdx.json');
    const named = components.map(
      ({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name}@${version}`,
    );
    expect(named.sort()).toEqual(bundled);
    const { name, version } = await readJson<Manifest>('package.json');
    expect([bomFormat, metadata.component.name, metadata.component.version]).toEqual(['CycloneDX', name, version]);
  });

  it('holds nothing of the day and the machine that made it', async () => {
    const { serialNumber, metadata } = await readJson<Sbom>('dist/sbom.cdx.json');
    expect([serialNumber, metadata.timestamp]).toEqual([undefined, undefined]);
    expect(await readFile(join(root, 'dist/sbom.cdx.json'), 'utf8')).not.toContain(root);
  });
});

it('brings the licence of every package whose code is in the bundle', async () => {
  const text = await readFile(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const parts = text.split(`\n${'-'.repeat(80)}\n\n`).slice(1);
  const heads = parts.map((part) => /^(\S+) (\S+) \(.+\)\n\n\S/.exec(part));
  expect(heads.map((head) => `${head?.[1] ?? ''}@${head?.[2] ?? ''}`).sort()).toEqual(bundled);
});

describe('the tarball', () => {
  it('holds the program, its data and what is said about it, and nothing else', async () => {
    const { stdout } = await execa('npm', ['pack', '--dry-run', '--json'], { cwd: root });
    const [packed] = JSON.parse(stdout) as [{ files: { path: string; mode: number }[] }];
    const kinds = new Set(
      packed.files.map(({ path }) => path.replace(/^dist\/(data\/)?[\w-]+\.(js|json|md\.hbs)$/, 'dist/$1*.$2')),
    );
    expect([...kinds].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/create-arch-adr.js',
      'bin/package.json',
      'dist/*.js',
      'dist/*.json',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/data/*.js',
      'dist/data/*.json',
      'dist/data/*.md.hbs',
      'dist/sbom.cdx.json',
      'dist/stack.schema.json',
      'package.json',
    ]);
  });

  it('needs no other package', async () => {
    expect((await readJson<Manifest>('package.json')).dependencies).toBeUndefined();
  });
});

describe('the workflows', () => {
  it.each(['ci.yml', 'release.yml'])(
    'of %s take every action at one commit, and run scripts that are there',
    async (name) => {
      const text = await readFile(join(root, '.github/workflows', name), 'utf8');
      const actions = [...text.matchAll(/uses: (?!\.\/)(.*)/g)].map((match) => match[1]);
      expect(actions.length).toBeGreaterThan(0);
      for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      const { scripts } = await readJson<Manifest>('package.json');
      for (const [, script] of text.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty(script ?? '');
      for (const [path] of text.matchAll(/\.ci\/[\w-]+/g)) await readFile(join(root, path));
    },
  );
});
