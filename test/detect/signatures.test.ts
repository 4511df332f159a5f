import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '../../src/catalog/parse.ts';
import { startScan } from '../../src/detect/scan.ts';
import type { Option } from '../../src/model/catalog.ts';
import type { Signature } from '../../src/model/signature.ts';
import type { Found } from '../../src/model/detect.ts';

const folder = join(import.meta.dirname, '../../catalog');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
const { value: catalog, problems } = parseCatalog(files, { osi: [], permissive: [] }, 'test');
const options: readonly Option[] = catalog?.options ?? [];

type Manifest = readonly [path: string, text: string];

/** The manifest of each ecosystem that depends on one package, given the decoded path of a purl. */
const packages: Readonly<Record<string, (path: string) => Manifest>> = {
  npm: (path) => ['package.json', JSON.stringify({ dependencies: { [path]: '^1.0.0' } })],
  maven: (path) => {
    const [group, artifact] = path.split('/');
    return [
      'pom.xml',
      `<project><dependencies><dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId></dependency></dependencies></project>`,
    ];
  },
  golang: (path) => ['go.mod', `module x\n\nrequire ${path} v1.0.0\n`],
  pypi: (path) => ['requirements.txt', `${path}==1.0\n`],
  nuget: (path) => ['x.csproj', `<Project><PackageReference Include="${path}" Version="1.0" /></Project>`],
  cargo: (path) => ['Cargo.toml', `[dependencies]\n${path} = "1"\n`],
  gem: (path) => ['Gemfile', `gem '${path}'\n`],
  composer: (path) => ['composer.json', JSON.stringify({ require: { [path]: '^1.0' } })],
};

function packageManifest(purl: string): Manifest {
  const [, type = '', path = ''] = /^pkg:([a-z]+)\/([^?#]*?)(?:@[^/]*)?$/.exec(purl.replace('*', 'any-of-them')) ?? [];
  const manifest = packages[type]?.(decodeURIComponent(path));
  return manifest ?? ['bom.json', JSON.stringify({ bomFormat: 'CycloneDX', components: [{ type: 'library', purl }] })];
}

/** The smallest manifest that shows what a signature asks for. */
const manifests: Readonly<Record<Signature['kind'], (match: string) => Manifest>> = {
  purl: packageManifest,
  image: (match) => ['compose.yaml', `services:\n  a:\n    image: ${match}\n`],
  helm: (match) => {
    const [name, home = 'charts.example.com'] = match.split('@');
    return ['Chart.yaml', `dependencies:\n  - name: ${name}\n    version: 1.0.0\n    repository: https://${home}\n`];
  },
  kubernetes: (match) => {
    const [group, ...rest] = match.split('/');
    const kind = rest.at(-1) ?? 'Anything';
    const apiVersion = rest.length === 1 && group?.startsWith('v1') ? 'v1' : `${group}/v1`;
    return ['deploy/a.yaml', `apiVersion: ${apiVersion}\nkind: ${kind}\n`];
  },
  annotation: (match) => [
    'deploy/a.yaml',
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n    ${match}/some-key: "true"\n`,
  ],
  terraform: (match) => {
    const [type = '', balancer] = match.split(':');
    const attributes = balancer === undefined ? '' : `  load_balancer_type = "${balancer}"\n`;
    return ['main.tf', match.includes('/') ? `source = "${match}"\n` : `resource "${type}" "a" {\n${attributes}}\n`];
  },
  spring: (match) => ['application.properties', `${match.replace(/\.$/, '')}.some-key=1\n`],
  env: (match) => ['.env', `${match}=1\n`],
  file: (match) => [
    match
      .replaceAll('**/', '')
      .replaceAll('*', 'x')
      .replace(/\{([^,}]*)[^}]*\}/g, '$1'),
    '',
  ],
};

function detect(...taken: readonly Manifest[]): readonly Found[] {
  const scan = startScan(options);
  for (const [path, text] of taken) if (scan.wants(path)) scan.take(path, text);
  expect(scan.problems()).toEqual([]);
  return scan.found();
}

describe('signatures of the shipped catalog', () => {
  it('are read from a catalog without errors', () => {
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(options.length).toBeGreaterThan(100);
  });

  it.each(options.filter(({ detect: signatures }) => signatures.length > 0))(
    'of $id find it',
    ({ id, detect: signatures }) => {
      const found = detect(
        ...signatures.map(({ kind, match }, index): Manifest => {
          const [path, text] = manifests[kind](match);
          return [`part${index}/${path}`, text];
        }),
      );
      signatures.forEach(({ kind, match, role, variant }, index) => {
        const shown = found
          .filter((one) => one.evidence.some(({ file }) => file.startsWith(`part${index}/`)))
          .map((one) => `${one.option} ${one.role}`);
        expect(shown, `${kind} ${match}`).toContain(`${variant ?? id} ${role}`);
      });
    },
  );

  // Each with what else it does show, if anything.
  it.each([
    [
      'Bamboo, the build server',
      [
        [
          'compose.yaml',
          'services:\n  a:\n    image: atlassian/bamboo:10.2\n  b:\n    image: atlassian/bamboo-server\n',
        ],
      ],
    ],
    [
      'Zuul, the build gate',
      [
        ['requirements.txt', 'zuul==11.0\nzuul-client\n'],
        ['compose.yaml', 'services:\n  a:\n    image: quay.io/zuul-ci/zuul-executor\n'],
        ['.zuul.yaml', '- job:\n    name: a\n'],
      ],
    ],
    [
      'CAMEL-AI, the agents',
      [
        ['requirements.txt', 'camel-ai[all]==0.2\n'],
        ['pyproject.toml', '[project]\ndependencies = ["camel-ai"]\n'],
      ],
    ],
    [
      'Amazon Polly, the voice',
      [
        ['package.json', '{"dependencies":{"@aws-sdk/client-polly":"3","@pollyjs/core":"6","polly-js":"1"}}'],
        [
          'pom.xml',
          '<project><dependency><groupId>software.amazon.awssdk</groupId><artifactId>polly</artifactId></dependency></project>',
        ],
        ['x.csproj', '<Project><PackageReference Include="AWSSDK.Polly" Version="4.0" /></Project>'],
      ],
    ],
    [
      'Sentinel of Microsoft, Redis and HashiCorp',
      [
        ['main.tf', 'resource "azurerm_sentinel_alert_rule_scheduled" "a" {\n}\n'],
        ['compose.yaml', 'services:\n  a:\n    image: bitnami/redis-sentinel:8\n'],
        ['sentinel.hcl', ''],
        ['sentinel.conf', ''],
        ['application.properties', 'spring.data.redis.sentinel.master=a\n'],
        ['package.json', '{"dependencies":{"redis-sentinel":"1","sentinel":"1"}}'],
      ],
    ],
    [
      'Apollo for GraphQL',
      [
        ['package.json', '{"dependencies":{"@apollo/client":"4","@apollo/server":"5","apollo-server":"3"}}'],
        ['compose.yaml', 'services:\n  a:\n    image: ghcr.io/apollographql/router:v2\n'],
        ['build.gradle', "implementation 'com.apollographql.apollo:apollo-runtime:4.0.0'"],
        ['Chart.yaml', 'dependencies:\n  - name: router\n    repository: oci://ghcr.io/apollographql/helm-charts\n'],
      ],
      ['graphql', 'graphql'],
    ],
    [
      'Tempo for dates and other work',
      [
        ['package.json', '{"dependencies":{"@formkit/tempo":"0.1","tempo":"1","tempo.js":"1"}}'],
        ['requirements.txt', 'tempo\nmlserver-tempo\n'],
      ],
    ],
    [
      'what is switched off, or belongs to a neighbour with a similar name',
      [
        [
          'deploy/a.yaml',
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n    linkerd.io/inject: disabled\n    sidecar.istio.io/inject: "false"\n    notlinkerd.io/inject: enabled\n',
        ],
        ['package.json', '{"dependencies":{"@nestjsx/crud":"5","@opentelemetry-like/api":"1"}}'],
        [
          'pom.xml',
          '<project><dependency><groupId>io.quarkuslike</groupId><artifactId>core</artifactId></dependency></project>',
        ],
      ],
    ],
    [
      'charts and images of the team with a known name',
      [
        ['Chart.yaml', 'dependencies:\n  - name: kafka\n    repository: file://../kafka\n'],
        ['compose.yaml', 'services:\n  a:\n    image: ghcr.io/acme/kafka:1\n  b:\n    image: acme/consul\n'],
      ],
    ],
  ] satisfies readonly (readonly [string, readonly Manifest[], (readonly string[])?])[])(
    'do not take for an option: %s',
    (_, twins, shown = []) => {
      expect(detect(...twins).map(({ option }) => option)).toEqual(shown);
    },
  );
});
