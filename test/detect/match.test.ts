import { describe, expect, it } from 'vitest';
import { matchUsages } from '../../src/detect/match.ts';
import { signaturesOf } from '../../src/detect/signatures.ts';
import type { Usage } from '../../src/model/detect.ts';
import { optionOf } from './tiny-catalog.ts';

function usageOf(kind: Usage['kind'], value: string, more: Partial<Usage> = {}): Usage {
  return { kind, value, from: 'named', file: 'a/x', line: 1, text: value, ...more };
}

type Row = readonly [signature: string, kind: Usage['kind'], fits: readonly string[], other: readonly string[]];

const rows: readonly Row[] = [
  [
    'client purl pkg:npm/%40scope/a',
    'purl',
    ['pkg:npm/%40scope/a', 'pkg:npm/@scope/a'],
    ['pkg:npm/a', 'pkg:npm/%40other/a'],
  ],
  ['client purl pkg:npm/a@1.0', 'purl', ['pkg:npm/a'], ['pkg:npm/a-b', 'pkg:npm/ab', 'pkg:pypi/a']],
  [
    'client purl pkg:maven/org.a/b',
    'purl',
    ['pkg:maven/org.a/b'],
    ['pkg:maven/org.x/b', 'pkg:maven/org.a/b-c', 'pkg:maven/org.a/B'],
  ],
  [
    'client purl pkg:golang/github.com/IBM/sarama',
    'purl',
    ['pkg:golang/github.com/ibm/sarama', 'pkg:golang/github.com/IBM/sarama/v2'],
    [
      'pkg:golang/github.com/IBM/sarama/tools',
      'pkg:golang/github.com/x/sarama',
      'pkg:golang/github.com/IBM/sarama/v2x',
    ],
  ],
  [
    'client purl pkg:golang/go-micro.dev/v4',
    'purl',
    ['pkg:golang/go-micro.dev/v5', 'pkg:golang/go-micro.dev'],
    ['pkg:golang/go-micro'],
  ],
  ['client purl pkg:pypi/Foo.Bar', 'purl', ['pkg:pypi/foo-bar', 'pkg:pypi/foo_bar'], ['pkg:pypi/foobar']],
  ['client purl pkg:nuget/Confluent.Kafka', 'purl', ['pkg:nuget/confluent.kafka'], ['pkg:nuget/Confluent.Kafka.Extra']],
  [
    'client purl pkg:maven/org.a/*',
    'purl',
    ['pkg:maven/org.a/b', 'pkg:maven/org.a/c-d'],
    ['pkg:maven/org.a.b/c', 'pkg:maven/org.ab/c', 'pkg:npm/org.a/b'],
  ],
  ['client purl pkg:npm/%40scope/*', 'purl', ['pkg:npm/%40scope/a'], ['pkg:npm/%40scope-x/a', 'pkg:npm/scope']],
  [
    'client purl pkg:golang/go.a.io/*',
    'purl',
    ['pkg:golang/go.a.io/b', 'pkg:golang/go.a.io/b/c/v2'],
    ['pkg:golang/go.a.io.evil/b'],
  ],
  ['server annotation a.io', 'annotation', ['a.io/inject', 'a.io'], ['b.a.io/inject', 'a.io.b/inject']],
  ['server annotation a-injection', 'annotation', ['a-injection'], ['a-injection-x']],
  ['client purl no purl at all', 'purl', [], ['pkg:npm/a', 'no purl at all', '']],
  [
    'server image apache/kafka',
    'image',
    ['apache/kafka', 'docker.io/apache/kafka'],
    ['kafka', 'x/apache/kafka', 'apache/kafka-native'],
  ],
  ['server image quay.io/strimzi/kafka:1', 'image', ['strimzi/kafka'], ['kafka']],
  ['server image docker.io/library/nginx', 'image', ['nginx', 'library/nginx'], ['nginx/nginx-ingress']],
  ['server helm kafka', 'helm', ['kafka', 'kafka@charts.bitnami.com/bitnami'], ['kafka-ui', 'my/kafka']],
  [
    'server helm kafka@charts.bitnami.com',
    'helm',
    ['kafka@charts.bitnami.com/bitnami'],
    ['kafka', 'kafka@charts.bitnami.com.evil'],
  ],
  [
    'server kubernetes networking.istio.io',
    'kubernetes',
    ['networking.istio.io/Gateway'],
    ['istio.io/X', 'x.networking.istio.io/X'],
  ],
  [
    'server kubernetes networking.k8s.io/v1/Ingress',
    'kubernetes',
    ['networking.k8s.io/Ingress'],
    ['networking.k8s.io/NetworkPolicy'],
  ],
  ['server kubernetes v1/Service', 'kubernetes', ['core/Service'], ['core/Pod', 'serving.knative.dev/Service']],
  ['server terraform aws_msk_cluster', 'terraform', ['aws_msk_cluster'], ['aws_msk_cluster_policy']],
  [
    'client spring spring.kafka.',
    'spring',
    ['spring.kafka', 'spring.kafka.x', 'Spring.Kafka.x'],
    ['spring.kafkax', 'x.spring.kafka', 'spring'],
  ],
  ['client spring a.my-key', 'spring', ['a.myKey.b', 'a.my_key', 'a.mykey[0]'], ['a.my.key']],
  ['client spring spring.kafka', 'env', ['SPRING_KAFKA_BOOTSTRAPSERVERS'], ['SPRING_KAFKAX', 'KAFKA']],
  ['client env KAFKA_URL', 'env', ['KAFKA_URL'], ['XKAFKA_URL', 'KAFKA_URL_2', 'kafka_url']],
  ['server file nginx.conf', 'file', ['nginx.conf', 'etc/nginx.conf'], ['nginx.conf.md', 'xnginx.conf']],
  ['server file *.proto', 'file', ['a.proto', 'x/.y/a.proto'], ['a.proto3']],
  ['server file .istio/x.yaml', 'file', ['.istio/x.yaml', 'a/.istio/x.yaml'], ['x.yaml', 'b.istio/x.yaml']],
];

describe('matching', () => {
  it.each(rows)('%s', (signature, kind, fits, other) => {
    const signatures = signaturesOf([optionOf('o', [signature])]);
    for (const value of fits) expect(matchUsages([usageOf(kind, value)], signatures), value).toHaveLength(1);
    for (const value of other) expect(matchUsages([usageOf(kind, value)], signatures), value).toEqual([]);
  });

  const signatures = signaturesOf([
    optionOf('b', ['client purl pkg:npm/b', 'client env B', 'server image b', 'client image b-proxy']),
    optionOf('a', ['client purl pkg:npm/b', 'client purl pkg:npm/c']),
  ]);
  const b = (file: string, version?: string, more: Partial<Usage> = {}): Usage =>
    usageOf('purl', 'pkg:npm/b', { file, ...(version !== undefined && { version }), ...more });
  const versionOf = (...usages: readonly Usage[]): string | undefined => matchUsages(usages, signatures)[0]?.version;
  const resolved = { from: 'resolved' } as const;

  it('gives one result per option and role, ordered, with the strongest evidence first', () => {
    const usages = [usageOf('env', 'B'), usageOf('image', 'b'), b('z/x'), b('a/y'), usageOf('image', 'b-proxy')];
    const found = matchUsages(usages, signatures);
    expect(found.map(({ option, role, confidence }) => [option, role, confidence])).toEqual([
      ['a', 'client', 'medium'],
      ['b', 'client', 'medium'],
      ['b', 'server', 'high'],
    ]);
    expect(found[1]?.evidence.map(({ file, text }) => `${file} ${text}`)).toEqual([
      'a/x b-proxy',
      'a/y pkg:npm/b',
      'z/x pkg:npm/b',
    ]);
    expect(matchUsages(usages.toReversed(), signatures)).toEqual(found);
  });

  it('takes a hint for no more than that, and no version from what an owner publishes otherwise', () => {
    const hinting = optionOf('h', ['client kubernetes v1/Service']);
    const hint = { ...hinting, detect: hinting.detect.map((signature) => ({ ...signature, hint: true as const })) };
    const owned = signaturesOf([hint, optionOf('w', ['client purl pkg:npm/%40w/*', 'client purl pkg:npm/%40w/core'])]);
    expect(matchUsages([usageOf('kubernetes', 'core/Service')], owned)[0]?.confidence).toBe('low');
    const addOn = usageOf('purl', 'pkg:npm/%40w/add-on', { version: '9.0.0' });
    expect(matchUsages([addOn], owned)[0]).toMatchObject({ option: 'w', confidence: 'medium' });
    expect(matchUsages([addOn], owned)[0]).not.toHaveProperty('version');
    const core = usageOf('purl', 'pkg:npm/%40w/core', { version: '1.0.0', line: 2 });
    expect(matchUsages([addOn, core], owned)[0]?.version).toBe('1.0.0');
  });

  it('does not take a lock file alone for use', () => {
    expect(matchUsages([b('package-lock.json', '1.0.0', resolved)], signatures)).toEqual([]);
  });

  it('takes the version of the nearest lock file over the range', () => {
    expect(versionOf(b('a/b/p', '^1.0.0'), b('lock', '1.1.0', resolved), b('a/lock', '1.2.0', resolved))).toBe('1.2.0');
    expect(versionOf(b('a/b/p', '^1.0.0'), b('a/c/lock', '1.2.0', resolved))).toBe('^1.0.0');
  });

  it('takes the highest version that the range allows where a lock file has several', () => {
    expect(
      versionOf(b('p', '^1.0.0'), ...['0.9.0', '1.2.0', '1.10.0', '2.0.0'].map((v) => b('lock', v, resolved))),
    ).toBe('1.10.0');
    expect(versionOf(b('p', '>= what'), b('lock', '1.2.0', resolved), b('lock', '1.10.0', resolved))).toBe('1.10.0');
  });

  it('prefers a version to a range', () => {
    expect(versionOf(b('a', '^1.0.0'), b('b', '1.2.3'))).toBe('1.2.3');
  });

  it('trusts what only tests and examples need less', () => {
    for (const usage of [
      b('package.json', '1', { development: true }),
      b('examples/x/package.json'),
      b('src/test/x'),
    ]) {
      expect(matchUsages([usage], signatures)[0]?.confidence).toBe('low');
    }
  });
});

describe('a signature of a variant', () => {
  const kuma = {
    ...optionOf('kuma', ['server helm kuma']),
    detect: [
      { kind: 'helm', match: 'kuma', role: 'server' },
      { kind: 'image', match: 'kong/kuma-cp', role: 'server', variant: 'Kong Mesh' },
      { kind: 'image', match: 'x/ui', role: 'server', versions: 'other' },
    ],
  } as const;

  it('shows the variant with its version, and not the option', () => {
    const found = matchUsages([usageOf('image', 'kong/kuma-cp', { version: '2.9.1' })], signaturesOf([kuma]));
    expect(found).toMatchObject([{ option: 'Kong Mesh', version: '2.9.1' }]);
  });

  it('shows the option without a version where the package has versions of its own', () => {
    const [found] = matchUsages([usageOf('image', 'x/ui', { version: '7.0' })], signaturesOf([kuma]));
    expect(found).toMatchObject({ option: 'kuma' });
    expect(found).not.toHaveProperty('version');
  });
});
