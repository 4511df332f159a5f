import { describe, expect, it } from 'vitest';
import { readManifest, readersOf } from '../../src/detect/readers.ts';

/** What a reader names, one line per usage: `line kind value version`, with `~` for resolved and `*` for development. */
function named(path: string, text: string): readonly string[] {
  return readManifest(path, text).usages.map(({ line, kind, value, version, from, development }) =>
    [line, kind, value, version, from === 'resolved' && '~', development && '*'].filter(Boolean).join(' '),
  );
}

type Row = readonly [behaviour: string, path: string, text: string, ...expected: string[]];

const rows: readonly Row[] = [
  ['a range is kept', 'package.json', '{"dependencies":{"a":"^1.2"}}', '1 purl pkg:npm/a ^1.2'],
  ['a word is no version', 'package.json', '{"dependencies":{"a":"latest"}}', '1 purl pkg:npm/a'],
  ['a git address is no version', 'package.json', '{"dependencies":{"a":"git+ssh://x/y"}}', '1 purl pkg:npm/a'],
  ['a folder is no package', 'package.json', '{"dependencies":{"a":"file:../a"}}'],
  ['an empty object names nothing', 'package.json', '{}'],
  [
    'version 1 of the lock file',
    'package-lock.json',
    '{"dependencies":{\n"a":{"version":"1.0.0"}}}',
    '2 purl pkg:npm/a 1.0.0 ~',
  ],
  [
    'nested packages of a lock file',
    'package-lock.json',
    '{"packages":{"x/node_modules/@s/a":{"version":"1.0.0"}}}',
    '1 purl pkg:npm/%40s/a 1.0.0 ~',
  ],
  ['Yarn after version 1', 'yarn.lock', '"@s/a@npm:^1.0.0":\n  version: 1.2.0\n', '1 purl pkg:npm/%40s/a 1.2.0 ~'],
  ['pnpm 5', 'pnpm-lock.yaml', 'packages:\n  /@s/a/1.2.0_x@1:\n    dev: false\n', '2 purl pkg:npm/%40s/a 1.2.0 ~'],
  ['pnpm 6', 'pnpm-lock.yaml', 'packages:\n  /a@1.2.0(b@2.0.0):\n    dev: false\n', '2 purl pkg:npm/a 1.2.0 ~'],
  [
    'a property that names a property',
    'pom.xml',
    '<project><properties><a>${b}</a><b>2</b></properties>\n<dependencies><dependency><groupId>g</groupId>\n<artifactId>a</artifactId><version>${a}</version><scope>test</scope></dependency></dependencies></project>',
    '3 purl pkg:maven/g/a 2 *',
  ],
  [
    'properties in a circle end',
    'pom.xml',
    '<project><properties><a>${b}</a><b>${a}</b></properties><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${a}</version></dependency></project>',
    '1 purl pkg:maven/g/a',
  ],
  [
    'an imported BOM is named',
    'pom.xml',
    '<project><dependencyManagement><dependency><groupId>g</groupId><artifactId>bom</artifactId><version>1</version><scope>import</scope></dependency></dependencyManagement></project>',
    '1 purl pkg:maven/g/bom 1',
  ],
  ['Gradle, two on a line', 'build.gradle', "api 'g:a:1', 'g:b:2'", '1 purl pkg:maven/g/a 1', '1 purl pkg:maven/g/b 2'],
  ['Gradle, for tests', 'build.gradle.kts', 'testImplementation("g:a:1")', '1 purl pkg:maven/g/a 1 *'],
  ['Gradle, a comment', 'build.gradle', "  // api 'g:a:1'\n/* api 'g:a:1' */"],
  ['Gradle, an address in a text', 'build.gradle', "url 'https://a.b/c'"],
  [
    'a version catalog',
    'gradle/libs.versions.toml',
    '[libraries]\na = "g:a:1"\nb = { group = "g", name = "b", version = "2" }\n[plugins]\np = "x.y:3"',
    '2 purl pkg:maven/g/a 1',
    '3 purl pkg:maven/g/b 2',
    '5 purl pkg:maven/x.y/x.y.gradle.plugin 3',
  ],
  ['a lock file of Gradle', 'gradle.lockfile', '# x\ng:a:1.0=compileClasspath\n', '2 purl pkg:maven/g/a 1.0 ~'],
  ['a commented requirement of Go', 'go.mod', 'require (\n// a.b/c v1.0.0\n)\nexclude a.b/d v1.0.0'],
  ['a requirement with a hash', 'requirements-dev.txt', 'a==1 --hash=sha256:0\n', '1 purl pkg:pypi/a 1 *'],
  ['a requirement at an address', 'requirements/base.txt', 'a @ https://x/y.whl\n', '1 purl pkg:pypi/a'],
  ['what is no requirement', 'requirements.txt', '-e .\n./local\nhttps://x/y\n\n'],
  [
    'optional dependencies of Python',
    'pyproject.toml',
    '[project.optional-dependencies]\nkafka = [\n  "a>1",\n  "b"\n]\n',
    '3 purl pkg:pypi/a >1',
    '4 purl pkg:pypi/b',
  ],
  ['a condition in a project file', 'x.csproj', '<Project><PackageReference Include="$(Name)" /></Project>'],
  ['Cargo for one target', 'Cargo.toml', '[target.\'cfg(unix)\'.dependencies]\na = "1"', '2 purl pkg:cargo/a 1'],
  ['Cargo, for tests', 'Cargo.toml', '[dev-dependencies]\na = "1"', '2 purl pkg:cargo/a 1 *'],
  ['a gemspec', 'x.gemspec', "  spec.add_dependency 'a', '~> 1'\n", '1 purl pkg:gem/a ~> 1'],
  ['Dockerfile, nothing to start from', 'Dockerfile', 'FROM scratch\nFROM ${BASE}\n'],
  ['Dockerfile, a named file', 'api.Dockerfile', 'FROM a/b:1-alpine AS x\nFROM x\n', '1 image a/b 1'],
  [
    'a list of objects',
    'a.yaml',
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: x.io/v1\n  kind: X\n',
    '1 kubernetes core/List',
    '4 kubernetes x.io/X',
  ],
  [
    'a definition of a resource',
    'crd.yml',
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: x.io\n  names: {kind: X}\n',
    '1 kubernetes apiextensions.k8s.io/CustomResourceDefinition',
    '4 kubernetes x.io/X',
  ],
  [
    'an application of Argo CD',
    'application.yaml',
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: nats\n    repoURL: https://u:p@h.io/c\n    targetRevision: 1.2.3\n',
    '1 spring apiVersion',
    '2 spring kind',
    '5 spring spec.source.chart',
    '6 spring spec.source.repoURL',
    '7 spring spec.source.targetRevision',
    '1 kubernetes argoproj.io/Application',
    '5 helm nats@h.io/c 1.2.3',
  ],
  ['helmfile', 'helmfile.yaml', 'releases:\n- chart: bitnami/kafka\n- chart: ./own\n', '2 helm kafka@bitnami'],
  ['other YAML', '.github/workflows/ci.yml', 'services:\n  a:\n    image: nats:2\n'],
  [
    'annotations that are not switched off',
    'deploy/a.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    a.io/inject: enabled\n    b.io/inject: "false"\n  labels: {c: disabled, d: on}\n',
    '1 kubernetes core/Pod',
    '5 annotation a.io/inject',
    '7 annotation d',
  ],
  ['annotations of a chart', 'values.yaml', 'podAnnotations:\n  a.io/inject: x\n', '2 annotation a.io/inject'],
  [
    'balancers of AWS',
    'a.tf',
    'resource "aws_lb" "x" {\n  load_balancer_type = "network"\n}\nresource "aws_lb" "y" {\n  load_balancer_type = "application"\n}\n',
    '1 terraform aws_lb:network',
    '4 terraform aws_lb',
  ],
  [
    'the SDK of a project of .NET',
    'x.csproj',
    '<Project Sdk="Microsoft.NET.Sdk.Web/9.0.1">\n<ItemGroup><FrameworkReference Include="A.App" /></ItemGroup></Project>',
    '1 purl pkg:nuget/Microsoft.NET.Sdk.Web 9.0.1',
    '2 purl pkg:nuget/A.App',
  ],
  ['a data source', 'a.tf', 'data "aws_msk_cluster" "x" {', '1 terraform aws_msk_cluster'],
  ['a module', 'a.tf', 'module "k" {\n  source = "org/kafka/aws"\n}', '2 terraform org/kafka/aws'],
  ['a profile of Quarkus', 'application.properties', '%dev.a.b=1\n#c.d=2\n', '1 spring a.b'],
  ['documents of Spring', 'application-x.yml', 'a: 1\n---\nb:\n  c: 2\n', '1 spring a', '4 spring b.c'],
  ['a map of variables', 'compose.yml', 'services:\n  a:\n    environment:\n      A_B: 1\n', '4 env A_B'],
  ['JSON for Kubernetes is not looked for', 'deploy.json', '{"apiVersion":"v1","kind":"A"}'],
  [
    'a release of Flux',
    'a.yaml',
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  chart:\n    spec:\n      chart: nats\n      version: 1.2.3\n',
    '1 kubernetes helm.toolkit.fluxcd.io/HelmRelease',
    '6 helm nats 1.2.3',
  ],
  [
    'charts of Kustomize',
    'kustomization.yml',
    'helmCharts:\n- name: nats\n  repo: https://h.io/c/\n  version: 1.2.3\n',
    '2 helm nats@h.io/c 1.2.3',
  ],
  [
    'a lock file of NuGet',
    'packages.lock.json',
    '{"dependencies":{"net9.0":{\n"A.B":{"type":"Direct","resolved":"1.2.3"}}}}',
    '2 purl pkg:nuget/A.B 1.2.3 ~',
  ],
  ['a module in a folder', 'a.tf', 'module "k" {\n  source = "../k"\n}'],
  [
    'SPDX with a graph',
    'x.spdx.json',
    JSON.stringify({
      spdxVersion: 'SPDX-2.3',
      packages: ['a', 'b'].map((name) => ({
        SPDXID: name,
        externalRefs: [{ referenceType: 'purl', referenceLocator: `pkg:npm/${name}@1` }],
      })),
      relationships: [
        { spdxElementId: 'doc', relationshipType: 'DESCRIBES', relatedSpdxElement: 'app' },
        { spdxElementId: 'app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'a' },
      ],
    }),
    '1 purl pkg:npm/a 1',
    '1 purl pkg:npm/b 1 ~',
  ],
];

describe('a reader of manifests', () => {
  it.each(rows)('%s (%s)', (_, path, text, ...expected) => {
    expect(named(path, text)).toEqual(expected);
    expect(readManifest(path, text).problems).toEqual([]);
  });

  it('reads files with CRLF the same', () => {
    for (const [, path, text, ...expected] of rows)
      expect(named(path, text.replaceAll('\n', '\r\n')), path).toEqual(expected);
  });

  it('shows the line, bounded, without passwords and control characters', () => {
    const line = `"a": "git+https://user:secret@host/a.git",\u001b[31m ${'x'.repeat(500)}`;
    const [usage] = readManifest('build.gradle', `api 'g:a:1' ${line}`).usages;
    expect(usage?.text).toMatch(/^api 'g:a:1' "a": "git\+https:\/\/…@host\/a\.git", \[31m x+…$/);
    expect(usage?.text).toHaveLength(160);
  });

  it('shows the neighbourhood in a file of one long line', () => {
    const text = `{"name":"${'x'.repeat(9000)}","dependencies":{"a":"1"}}`;
    expect(readManifest('package.json', text).usages[0]?.text).toContain('"dependencies":{"a":"1"}');
  });

  it.each(['README.md', 'src/main.ts', 'data.json', 'Cargo.toml.orig', 'xpackage.json'])('leaves %s alone', (path) => {
    expect(readersOf(path)).toEqual([]);
  });
});
