import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/detect/readers.ts';

const paths = [
  'package.json', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'pom.xml', 'build.gradle', 'libs.versions.toml',
  'gradle.lockfile', 'go.mod', 'requirements.txt', 'pyproject.toml', 'uv.lock', 'Pipfile', 'Pipfile.lock', 'a.csproj',
  'packages.lock.json', 'Cargo.toml', 'Cargo.lock', 'Gemfile', 'Gemfile.lock', 'composer.json', 'composer.lock',
  'compose.yaml', 'Dockerfile', 'Chart.yaml', 'helmfile.yaml', 'values.yaml', 'kustomization.yaml', 'application.yml',
  'application.properties', 'a.yaml', 'a.tf', '.env', 'bom.json',
] as const; // prettier-ignore

const fragments = [
  '{', '}', '[', ']', '"', "'", ':', ',', '\n', ' ', '  ', '- ', '---\n', '&a ', '*a', '<<: ', '|\n', '{{ ', ' }}', '${', '#',
  '<', '>', '</', '<!--', '<![CDATA[', '<!DOCTYPE a [<!ENTITY b "c">]>', '=', '[[package]]\n', 'name = "a"\n', 'version',
  'apiVersion: v1\n', 'kind: A\n', 'image: a:1\n', 'services:\n', 'dependencies', 'require (\n', 'FROM a', '\\', '\u0000',
  '\ud800', '\ufeff', '__proto__', 'constructor', '"dependencies":{', '<dependency>', '<project>', '1', 'é', '\r', '\t',
]; // prettier-ignore

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.json(),
);

describe('hostile manifests', () => {
  it.each(paths)('%s: any text gives usages with a place in it, or problems, and never throws', (path) => {
    fc.assert(
      fc.property(text, (written) => {
        const { usages, problems } = readManifest(path, written);
        const lines = written.split('\n').length;
        for (const { file, line } of [...usages, ...problems]) {
          expect(file).toBe(path);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
        for (const usage of usages) expect(usage.text.length).toBeLessThanOrEqual(320);
      }),
      { numRuns: 150 },
    );
  });

  const runs = [...fragments, '&', '!', '@', '\\"', 'a: ', '- a: ', ' #', '/*', '//', '${a:-', '%', 'a.', 'a-', '[,'];

  it.each(paths)(
    '%s: a long run of anything takes no more than linear time',
    (path) => {
      const head = path === 'a.yaml' ? 'apiVersion: v1\nkind: A\nx: ' : '';
      // The parser of YAML is slow, but as slow for each letter.
      const length = /ya?ml$/.test(path) ? 10_000 : 60_000;
      const begun = performance.now();
      for (const run of runs) readManifest(path, head + run.repeat(length / run.length));
      // About a second in all; one run with quadratic time or worse takes many.
      expect(performance.now() - begun).toBeLessThan(8000);
    },
    30_000,
  );

  const bomb = `a: &a [x,x]\n${'bcdefghijklmnopqrstuvwxyz'.replace(
    /./g,
    (key, at: number) =>
      `${key}: &${key} [${Array(9)
        .fill(`*${String.fromCharCode(97 + at)}`)
        .join()}]\n`,
  )}`;
  const entities = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><project><dependency><groupId>g</groupId><artifactId>a</artifactId><version>&f;&b;</version></dependency></project>`;
  const big = 400_000;

  it.each([
    ['a bomb of YAML aliases', 'a.yaml', `apiVersion: v1\nkind: A\n${bomb}`, 0],
    ['the same in a Compose file', 'compose.yaml', `${bomb}services: *z\n`, 0],
    ['the same in values of a chart', 'values.yaml', bomb, 0],
    ['the same in a Spring file', 'application.yml', bomb, 0],
    ['deep JSON', 'package.json', '['.repeat(big), 1],
    ['deep objects', 'package-lock.json', '{"a":'.repeat(big), 1],
    ['deep YAML', 'a.yaml', `apiVersion: v1\nkind: A\nspec: ${'['.repeat(20_000)}`, 1],
    ['deep lists', 'compose.yaml', '- '.repeat(big), 0],
    ['deep XML', 'pom.xml', '<a>'.repeat(big), 1],
    ['entities of XML', 'pom.xml', entities.replace(/<!ENTITY f[^>]*>/, ''), 0],
    ['entities of XML from outside', 'pom.xml', entities, 1],
    ['deep TOML', 'Cargo.toml', `a = ${'['.repeat(big)}`, 1],
    ['a binary file', 'package.json', '\u0000\u0001\ufffd'.repeat(1000), 1],
    ['a string without end', 'package.json', `{"a": "${'\\"'.repeat(big)}`, 1],
    ['many equal keys', 'a.yaml', `apiVersion: v1\n${'a: 1\n'.repeat(big / 10)}`, 0],
    [
      'many keys to merge',
      'compose.yaml',
      `services:\n${Array.from({ length: 2000 }, (_, at) => `  s${at}: &s${at}\n    <<: [*s${at - 1}, *s${at - 1}]\n`).join('')}`,
      0,
    ],
  ])('%s ends soon', (_, path, written, problems) => {
    const begun = performance.now();
    const reading = readManifest(path, written);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(reading.problems).toHaveLength(problems);
    expect(JSON.stringify(reading.usages)).not.toMatch(/root:|aaaaaaaa/);
  });

  it('names the line of the fault', () => {
    expect(readManifest('package.json', '{\n  "a": 1,\n  ]\n}').problems).toMatchObject([{ line: 3 }]);
    expect(readManifest('Cargo.toml', 'a = 1\nb = = 2\n').problems).toMatchObject([{ line: 2 }]);
    expect(readManifest('a.yaml', 'apiVersion: v1\nkind: A\na: b: c\n').problems).toMatchObject([{ line: 3 }]);
  });

  it('still reads what a YAML parser refuses', () => {
    const { usages } = readManifest('compose.yaml', 'services:\n  a:\n    image: nats:2\n    x: b: c\n');
    expect(usages).toMatchObject([{ kind: 'image', value: 'nats', line: 3 }]);
  });
});
