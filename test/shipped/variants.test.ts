import { describe, expect, it } from 'vitest';
import { renderRecord } from '../../src/adr/render.ts';
import { checkAnswers, parseAnswers } from '../../src/decide/answers.ts';
import { settle } from '../../src/decide/settle.ts';
import { readTemplates } from '../../src/io/shipped-templates.ts';
import { findOption } from '../../src/model/catalog.ts';
import { spokenLicense } from '../../src/model/license.ts';
import { findVariant } from '../../src/model/find-variant.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();
const templates = readTemplates();

/** Editions, forks, paid products and services: the layer, the name, and the option whose facts it must not get. */
const others: readonly (readonly [string, string, string])[] = [
  ['message-queue', 'Redis', 'valkey-streams'],
  ['message-queue', 'Redis Streams', 'valkey-streams'],
  ['message-queue', 'Redis Enterprise', 'valkey-streams'],
  ['message-queue', 'KeyDB', 'valkey-streams'],
  ['message-queue', 'Amazon SNS', 'amazon-sqs'],
  ['message-queue', 'Amazon MQ', 'amazon-sqs'],
  ['message-queue', 'WarpStream', 'apache-kafka'],
  ['message-queue', 'AMQ Streams', 'apache-kafka'],
  ['message-queue', 'Tanzu RabbitMQ', 'rabbitmq'],
  ['message-queue', 'CloudAMQP', 'rabbitmq'],
  ['message-queue', 'NATS Streaming', 'nats'],
  ['message-queue', 'BookKeeper', 'apache-pulsar'],
  ['message-queue', 'EMQX Enterprise', 'emqx'],
  ['message-queue', 'HiveMQ', 'hivemq-ce'],
  ['message-queue', 'Redpanda Cloud', 'redpanda'],
  ['message-queue', 'Confluent Community', 'confluent-platform'],
  ['message-queue', 'UI for Apache Kafka', 'kafbat-ui'],
  ['service-mesh', 'Kong Mesh', 'kuma'],
  ['service-mesh', 'Buoyant Enterprise for Linkerd', 'linkerd'],
  ['service-mesh', 'OpenShift Service Mesh', 'istio'],
  ['service-mesh', 'Isovalent Enterprise for Cilium', 'cilium'],
  ['job-scheduling', 'BullMQ Pro', 'bullmq'],
  ['job-scheduling', 'Bull', 'bullmq'],
  ['job-scheduling', 'Sidekiq Pro', 'sidekiq'],
  ['job-scheduling', 'Hangfire Pro', 'hangfire'],
  ['job-scheduling', 'Oban Pro', 'oban'],
  ['job-scheduling', 'Rundeck Enterprise', 'rundeck'],
  ['job-scheduling', 'BICsuite', 'schedulix'],
  ['job-scheduling', 'Temporal Cloud', 'temporal'],
  ['job-scheduling', 'Cadence', 'temporal'],
  ['job-scheduling', 'Orkes Conductor', 'conductor'],
  ['job-scheduling', 'Amazon MWAA', 'apache-airflow'],
  ['reverse-proxy', 'Varnish Enterprise', 'varnish-software-cache'],
  ['reverse-proxy', 'NGINX Plus', 'nginx'],
  ['reverse-proxy', 'freenginx', 'nginx'],
  ['reverse-proxy', 'Traefik Enterprise', 'traefik'],
  ['load-balancing', 'HAProxy Enterprise', 'haproxy'],
  ['load-balancing', 'Elastic Load Balancing', 'aws-application-load-balancer'],
  ['service-bus', 'MuleSoft Anypoint Platform', 'mule-ce'],
  ['service-bus', 'Mule ESB', 'mule-ce'],
  ['service-bus', 'Ballerina', 'wso2-micro-integrator'],
  ['service-bus', 'Red Hat Fuse', 'apache-camel'],
  ['distributed-file-system', 'DRBD', 'linstor'],
  ['distributed-file-system', 'MinIO AIStor', 'minio'],
  ['distributed-file-system', 'Red Hat Gluster Storage', 'glusterfs'],
  ['circuit-breaker', 'Spring Cloud Circuit Breaker', 'resilience4j'],
  ['circuit-breaker', 'Spring Cloud Netflix Hystrix', 'hystrix'],
  ['api-gateway', 'Kong Enterprise', 'kong'],
  ['api-gateway', 'Zuul 1', 'zuul'],
  ['api-gateway', 'Tyk Cloud', 'tyk'],
  ['api-gateway', 'Gloo Edge', 'kgateway'],
  ['api-gateway', 'KrakenD Enterprise', 'krakend'],
  ['api-gateway', 'Ambassador Edge Stack', 'emissary-ingress'],
  ['configuration-management', 'Vault Enterprise', 'vault'],
  ['configuration-management', 'Argo CD', 'gitops'],
  ['configuration-management', 'Kubernetes Secret', 'kubernetes-configmap'],
  ['distributed-tracing', 'Grafana Cloud', 'grafana-tempo'],
  ['application-framework', 'Red Hat build of Quarkus', 'quarkus'],
  ['application-framework', 'Django REST framework', 'django'],
  ['application-framework', 'Spring Framework', 'spring-boot'],
  ['rpc', 'tonic', 'grpc'],
  ['id-generation', 'Hypersistence TSID', 'tsid'],
];

/** The only decision of answers that choose this, its record, and what is found wrong with them. */
function decided(layer: string, name: string, extra = ''): { text: string; codes: string[]; title: string } {
  const { value } = parseAnswers(
    `version: 1\nsystem: { name: Shop }\ncontext: { license-policy: osi-approved }\ndecisions:\n  ${layer}:\n    choice: ${JSON.stringify(name)}\n${extra}`,
    'stack.yaml',
  );
  const checked = value && checkAnswers(value, catalog);
  if (!checked?.value)
    throw new Error(`${name}: ${checked?.problems.map((problem) => problem.message).join(' ') ?? ''}`);
  const stack = settle(checked.value, catalog);
  const [decision] = stack.decisions;
  if (!decision) throw new Error(`No decision for ${name}`);
  const frame = {
    number: 1,
    date: '2026-11-24',
    supersedes: [],
    find: () => undefined,
    answers: 'x',
    format: 'portable' as const,
  };
  const text = renderRecord(decision, stack, frame, templates.record('portable'));
  const title = /^# .*$/m.exec(text)?.[0] ?? '';
  return { text, codes: decision.effects.map(({ code, severity }) => `${severity} ${code}`), title };
}

/** The facts of the record about the choice, which stand first among those of all options. */
function factsOf(text: string, name: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`- ${name}`) && /^(?: [^:]*)?: /.test(line.slice(name.length + 2)));
}

describe('an edition, a fork, a paid product or a service', () => {
  it.each(others)('in %s: %s is not %s', (layer, name, id) => {
    const found = findVariant(catalog, name);
    const option = catalog.options.find((candidate) => candidate.id === id);
    expect(findOption(catalog, name)).toBeUndefined();
    expect(found?.entry.id).toBe(id);
    const own = found?.variant.name ?? '';
    const { text, title, codes } = decided(layer, name);
    expect(title).toContain(own);
    expect(text).toContain(`It is not ${option?.name ?? ''}. `);
    expect(text).toContain(`Chosen option: "${own}"`);
    const [facts] = factsOf(text, own);
    if (found?.variant.license === undefined) {
      expect(facts).toBeUndefined();
      expect(codes).toContain('warning stack/unknown-license');
    } else expect(facts).not.toMatch(/active|latest known/);
  });

  it('never has the licence of the option stated, unless the catalog has seen that it is its own', () => {
    const stated = catalog.options.flatMap((option) =>
      option.variants.flatMap((variant) => {
        const [layer = ''] = Object.keys(option.roles);
        const { text } = decided(layer, variant.name);
        const license = variant.license && spokenLicense(variant.license.spdx);
        const told = factsOf(text, variant.name).flatMap((line) => /: ([^,([]+?)(?:,| \(\[)/.exec(line)?.[1] ?? []);
        return told.filter((one) => one !== license).map((one) => `${variant.name}: ${one}`);
      }),
    );
    expect(stated).toEqual([]);
  }, 60_000);

  it('is compared under its own name, too', () => {
    const { text } = decided('service-mesh', 'istio', '    considered: [{ Kong Mesh: too dear }]\n');
    expect(text).toContain('It is not Kuma. ');
    expect(text).not.toContain('- Kuma: ');
  });

  it('is recognised where the team describes it as an option of its own', () => {
    const { value } = parseAnswers(
      'version: 1\nsystem: { name: Shop }\ncontext: { license-policy: permissive }\ndecisions:\n  service-mesh:\n    choice: { name: kong mesh, summary: Our mesh }\n',
      'stack.yaml',
    );
    const answers = value && checkAnswers(value, catalog).value;
    const effects = answers ? settle(answers, catalog).decisions[0]?.effects : [];
    expect(effects).toMatchObject([{ code: 'stack/unknown-license', severity: 'warning' }]);
  });
});

describe('the licence of a chosen version', () => {
  it.each([
    ['service-discovery', 'consul', '1.15.3', 'MPL-2.0', 'BUSL'],
    ['service-discovery', 'consul', '1.21', 'BUSL-1.1', 'MPL'],
    ['configuration-management', 'vault', '1.13', 'MPL-2.0', 'BUSL'],
    ['configuration-management', 'vault', '1.20.0', 'BUSL-1.1', 'MPL'],
    ['application-framework', 'akka', '2.6.20', 'Apache-2.0', 'BUSL'],
    ['application-framework', 'akka', '2.10', 'BUSL-1.1', 'Apache'],
    ['message-queue', 'emqx', '5.8.4', 'Apache-2.0', 'BUSL'],
    ['message-queue', 'emqx', '6.0', 'BUSL-1.1', 'Apache'],
    ['service-bus', 'masstransit', '8.5.1', 'Apache-2.0', 'proprietary'],
    ['service-bus', 'masstransit', '9.0.0', 'proprietary', 'Apache'],
    ['configuration-management', 'unleash', '7.1', 'Apache-2.0', 'AGPL'],
    ['message-queue', 'zeromq', '4.3.4', 'LGPL-3.0-or-later', 'MPL'],
    ['message-queue', 'zeromq', '4.3.5', 'MPL-2.0', 'LGPL'],
  ])('%s: %s %s is %s and never %s', (layer, id, version, license, never) => {
    const name = catalog.options.find((option) => option.id === id)?.name ?? '';
    const { text } = decided(layer, id, `    version: "${version}"\n`);
    const [facts] = factsOf(text, name);
    expect(facts).toMatch(new RegExp(`: ${license}[ ,]`));
    expect(facts).not.toContain(never);
  });

  it('decides whether the licence policy allows the choice', () => {
    expect(decided('service-discovery', 'consul', '    version: "1.15.3"\n').codes).not.toContain(
      'error stack/not-allowed',
    );
    expect(decided('service-discovery', 'consul', '    version: "1.21"\n').codes).toContain('error stack/not-allowed');
  });
});
