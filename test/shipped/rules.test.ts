import { describe, expect, it } from 'vitest';
import { settle } from '../../src/decide/settle.ts';
import type { TeamContext } from '../../src/model/answers.ts';
import { answersOf, type ChoiceDraft } from '../helpers/answers.ts';
import { wholeCatalog } from '../helpers/catalog.ts';

const catalog = wholeCatalog();

/** Choices as "layer: option", "layer: option@version" or "layer: option [driver driver]", with what is known of the team. */
interface Case {
  readonly choices: readonly string[];
  readonly context?: Partial<TeamContext>;
}

function draftOf(text: string): ChoiceDraft {
  const match =
    /^(?<layer>[\w-]+)(?:\/(?<scope>\w+))?: (?<option>[\w-]+)(?:@(?<version>\S+))?(?: \[(?<drivers>.*)\])?$/.exec(text);
  const { layer = '', option = '', scope, version, drivers } = match?.groups ?? {};
  return {
    layer,
    option,
    drivers: drivers?.split(' ') ?? [],
    ...(scope === undefined ? {} : { scope }),
    ...(version === undefined ? {} : { version }),
  };
}

/** Codes of all effects of a case, with the layer in whose record each stands. */
function effectsIn({ choices, context }: Case): { layer: string; code: string; severity: string; text: string }[] {
  const stack = settle(answersOf(choices.map(draftOf), context), catalog);
  return stack.decisions.flatMap((decision) =>
    decision.effects.map(({ code, severity, text }) => ({ layer: decision.layer, code, severity, text })),
  );
}

const kubernetes = { runtime: 'kubernetes' };

/** For every rule a case in which it speaks, and one beside it in which it must not. */
const table: Readonly<Record<string, { readonly speaks: Case; readonly silent: Case }>> = {
  'b3-beside-w3c': {
    speaks: { choices: ['distributed-tracing/old: brave', 'distributed-tracing/new: opentelemetry'] },
    silent: { choices: ['distributed-tracing/old: micrometer-tracing', 'distributed-tracing/new: opentelemetry'] },
  },
  'client-language-missing': {
    speaks: { choices: ['message-queue: apache-kafka'], context: { languages: ['ocaml'] } },
    silent: { choices: ['message-queue: apache-kafka'], context: { languages: ['java'] } },
  },
  'config-refresh-needs-broker': {
    speaks: { choices: ['configuration-management: spring-cloud-config [live-change]'] },
    silent: {
      choices: ['configuration-management: spring-cloud-config [live-change]'],
      context: { existing: ['RabbitMQ'] },
    },
  },
  'consul-names-in-kubernetes': {
    speaks: { choices: ['service-discovery: consul'], context: kubernetes },
    silent: { choices: ['configuration-management: consul'], context: kubernetes },
  },
  'dapr-beside-a-mesh': {
    speaks: { choices: ['application-framework: dapr', 'service-mesh: linkerd'] },
    silent: { choices: ['application-framework: dapr', 'api-gateway: kong'] },
  },
  'dubbo-3-with-nacos-1': {
    speaks: { choices: ['rpc: apache-dubbo@3.2', 'service-discovery: nacos@1.4'] },
    silent: { choices: ['rpc: apache-dubbo@3.2', 'service-discovery: nacos@2.0'] },
  },
  'dubbo-finds-services-through-registry': {
    speaks: { choices: ['rpc: apache-dubbo', 'service-discovery: nacos'] },
    silent: { choices: ['rpc: apache-dubbo', 'service-discovery: eureka'] },
  },
  'etcd-holds-small-values': {
    speaks: { choices: ['configuration-management: etcd'] },
    silent: { choices: ['service-discovery: etcd'] },
  },
  'grpc-behind-connection-balancer': {
    speaks: { choices: ['rpc: grpc', 'load-balancing: aws-network-load-balancer'] },
    silent: { choices: ['rpc: grpc', 'load-balancing: envoy'] },
  },
  'grpc-on-kubernetes-services': {
    speaks: { choices: ['rpc: grpc'], context: kubernetes },
    silent: { choices: ['rpc: grpc', 'service-mesh: linkerd'], context: kubernetes },
  },
  'grpc-through-older-proxy': {
    speaks: { choices: ['rpc: grpc', 'reverse-proxy: squid'] },
    silent: { choices: ['rpc: grpc', 'reverse-proxy: nginx'] },
  },
  'grpc-web-in-browsers': {
    speaks: { choices: ['rpc: grpc [browser]'] },
    silent: { choices: ['rpc: connect [browser]'] },
  },
  'grpc-with-another-format': {
    speaks: { choices: ['rpc: grpc', 'data-exchange-format: json'] },
    silent: { choices: ['rpc: grpc', 'data-exchange-format: protocol-buffers'] },
  },
  'heavy-server-for-small-team': {
    speaks: { choices: ['message-queue: apache-kafka'], context: { team: 5 } },
    silent: { choices: ['message-queue: apache-kafka'], context: { team: 6 } },
  },
  'istio-ambient-needs-waypoints': {
    speaks: { choices: ['service-mesh: istio [no-sidecar]'] },
    silent: { choices: ['service-mesh: istio [mutual-tls]'] },
  },
  'istio-opaque-traffic': {
    speaks: { choices: ['service-mesh: istio', 'message-queue: apache-kafka'] },
    silent: { choices: ['service-mesh: istio', 'rpc: grpc'] },
  },
  'jaeger-1-ended': {
    speaks: { choices: ['distributed-tracing: jaeger@1.76'] },
    silent: { choices: ['distributed-tracing: jaeger'] },
  },
  'json-without-contract': {
    speaks: { choices: ['data-exchange-format: json [evolution]'] },
    silent: { choices: ['data-exchange-format/events: json [evolution]', 'data-exchange-format/schemas: json-schema'] },
  },
  'juicefs-redis-must-not-evict': {
    speaks: { choices: ['distributed-file-system: juicefs'], context: { existing: ['Redis'] } },
    silent: { choices: ['distributed-file-system: juicefs'], context: { existing: ['PostgreSQL'] } },
  },
  'kafka-4-without-zookeeper': {
    speaks: { choices: ['message-queue: apache-kafka@4.0'], context: { existing: ['ZooKeeper'] } },
    silent: { choices: ['message-queue: apache-kafka@3.9', 'service-discovery: apache-zookeeper'] },
  },
  'kafka-as-work-queue': {
    speaks: { choices: ['message-queue: apache-kafka [per-message-ack]'] },
    silent: { choices: ['message-queue: rabbitmq [per-message-ack]'] },
  },
  'kafka-zookeeper-mode-ends': {
    speaks: { choices: ['message-queue: apache-kafka@3.9', 'service-discovery: apache-zookeeper'] },
    silent: { choices: ['message-queue: apache-kafka@4.0', 'service-discovery: apache-zookeeper'] },
  },
  'kong-after-3-9': {
    speaks: { choices: ['api-gateway: kong@3.10'] },
    silent: { choices: ['api-gateway: kong@3.9'] },
  },
  'kong-shared-limits': {
    speaks: { choices: ['api-gateway: kong [shared-limits]'] },
    silent: { choices: ['api-gateway: kong [shared-limits]'], context: { existing: ['Redis'] } },
  },
  'masstransit-9-is-commercial': {
    speaks: { choices: ['service-bus: masstransit@9.0'] },
    silent: { choices: ['service-bus: masstransit@8.3'] },
  },
  'mesh-for-few-operators': {
    speaks: { choices: ['service-mesh: istio'], context: { operators: 1 } },
    silent: { choices: ['service-mesh: istio'], context: { operators: 4 } },
  },
  'mesh-needs-forwarded-headers': {
    speaks: { choices: ['service-mesh: istio', 'distributed-tracing: jaeger'] },
    silent: { choices: ['api-gateway: istio', 'distributed-tracing: jaeger'] },
  },
  'metallb-in-a-cloud': {
    speaks: { choices: ['load-balancing: metallb'], context: { cloud: 'AWS eu-central-1' } },
    silent: { choices: ['load-balancing: metallb'], context: { runtime: 'kubernetes' } },
  },
  'mixed-trace-headers': {
    speaks: { choices: ['distributed-tracing/old: skywalking', 'distributed-tracing/new: opentelemetry'] },
    silent: { choices: ['distributed-tracing: skywalking'] },
  },
  'nats-without-jetstream': {
    speaks: { choices: ['message-queue: nats [durability]'] },
    silent: { choices: ['message-queue: nats [throughput]'] },
  },
  'nginx-passive-health-checks': {
    speaks: { choices: ['load-balancing: nginx [health-checks]'] },
    silent: { choices: ['load-balancing: haproxy [health-checks]'] },
  },
  'order-within-partitions': {
    speaks: { choices: ['message-queue: apache-kafka [ordering]'] },
    silent: { choices: ['message-queue: rabbitmq [ordering]'] },
  },
  'proxy-breaker-has-no-fallback': {
    speaks: { choices: ['circuit-breaker: envoy [fallback]'] },
    silent: { choices: ['circuit-breaker: resilience4j [fallback]'] },
  },
  'rabbitmq-replay-needs-streams': {
    speaks: { choices: ['message-queue: rabbitmq [replay]'] },
    silent: { choices: ['message-queue: rabbitmq [delay]'] },
  },
  'rabbitmq-replicated-queues': {
    speaks: { choices: ['message-queue: rabbitmq@4.1 [durability]'] },
    silent: { choices: ['message-queue: rabbitmq@3.13 [durability]'] },
  },
  'registry-inside-kubernetes': {
    speaks: { choices: ['service-discovery: eureka'], context: kubernetes },
    silent: { choices: ['service-discovery: eureka'], context: { runtime: 'vm' } },
  },
  'rented-service-in-isolation': {
    speaks: { choices: ['message-queue: amazon-sqs'], context: { constraints: ['The plant is air-gapped.'] } },
    silent: { choices: ['message-queue: rabbitmq'], context: { constraints: ['The plant is air-gapped.'] } },
  },
  'sleuth-with-spring-boot-3': {
    speaks: { choices: ['distributed-tracing: spring-cloud-sleuth', 'application-framework: spring-boot@3.5'] },
    silent: { choices: ['distributed-tracing: spring-cloud-sleuth', 'application-framework: spring-boot@2.7'] },
  },
  'vrrp-in-a-cloud': {
    speaks: { choices: ['load-balancing: keepalived'], context: { cloud: 'azure' } },
    silent: { choices: ['load-balancing: keepalived'], context: { runtime: 'bare-metal' } },
  },
  'write-and-publish': {
    speaks: { choices: ['message-queue: rabbitmq [durability]'], context: { existing: ['PostgreSQL'] } },
    silent: { choices: ['message-queue: rabbitmq [throughput]'], context: { existing: ['PostgreSQL'] } },
  },
  'zipkin-exporter-ends': {
    speaks: { choices: ['distributed-tracing/code: opentelemetry', 'distributed-tracing/store: zipkin'] },
    silent: { choices: ['distributed-tracing/code: opentelemetry', 'distributed-tracing/store: jaeger'] },
  },
  'zookeeper-holds-small-values': {
    speaks: { choices: ['configuration-management: apache-zookeeper'] },
    silent: { choices: ['service-discovery: apache-zookeeper'] },
  },
};

describe('the rules of the catalog', () => {
  it('each have a row here', () => {
    expect(Object.keys(table)).toEqual(catalog.rules.map((rule) => rule.id));
  });

  it.each(Object.entries(table))('%s speaks where it should', (id, { speaks }) => {
    const rule = catalog.rules.find((candidate) => candidate.id === id);
    const effects = effectsIn(speaks).filter((effect) => effect.code === `stack/${id}`);
    expect(effects.length).toBeGreaterThan(0);
    expect(effects.every((effect) => effect.severity === rule?.severity)).toBe(true);
    expect(effects.every((effect) => rule?.layers.includes(effect.layer))).toBe(true);
    expect(effects.map((effect) => effect.text).join(' ')).not.toMatch(/\{it\}|undefined|\.\.|\( /);
  });

  it.each(Object.entries(table))('%s is silent beside it', (id, { silent }) => {
    expect(effectsIn(silent).map((effect) => effect.code)).not.toContain(`stack/${id}`);
  });
});

/** What needs no rule file, because capabilities and lifecycles say it. */
describe('the capabilities of the catalog', () => {
  it.each<[string, string, Case, Case]>([
    [
      'a dead option',
      'stack/ended-option',
      { choices: ['api-gateway: ingress-nginx'] },
      { choices: ['reverse-proxy: nginx'] },
    ],
    [
      'a dead library',
      'stack/ended-option',
      { choices: ['distributed-tracing: opentracing'] },
      { choices: ['distributed-tracing: opentelemetry'] },
    ],
    [
      'a registry before Dubbo 3.3',
      'stack/missing-companion',
      { choices: ['rpc: apache-dubbo@3.2'] },
      { choices: ['rpc: apache-dubbo@3.3'] },
    ],
    [
      'a registry of schemas',
      'stack/missing-companion',
      { choices: ['message-queue: apache-kafka', 'data-exchange-format: apache-avro'] },
      { choices: ['message-queue: apache-kafka', 'data-exchange-format: protocol-buffers'] },
    ],
    [
      'a translator for browsers',
      'stack/missing-companion',
      { choices: ['rpc: grpc [browser]'] },
      { choices: ['rpc: grpc [streaming]'] },
    ],
    [
      'retries in two places',
      'stack/overlap',
      { choices: ['service-mesh: istio', 'circuit-breaker: resilience4j'] },
      { choices: ['service-mesh: istio', 'rpc: grpc'] },
    ],
  ])('say %s', (_, code, speaks, silent) => {
    expect(effectsIn(speaks).map((effect) => effect.code)).toContain(code);
    expect(effectsIn(silent).map((effect) => effect.code)).not.toContain(code);
  });

  it('say nothing of two brokers in one layer, whose scopes tell already which is for what', () => {
    const effects = effectsIn({ choices: ['message-queue/a: rabbitmq', 'message-queue/b: nats'] });
    expect(effects.map((effect) => effect.code)).not.toContain('stack/overlap');
  });
});
