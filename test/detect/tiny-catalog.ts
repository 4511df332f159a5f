import type { Option } from '../../src/model/catalog.ts';
import type { Signature } from '../../src/model/signature.ts';

/** An option with these signatures, each written as `role kind match`. Detection looks at nothing else of an option. */
export function optionOf(
  id: string,
  signatures: readonly string[],
  layers: readonly string[] = ['message-queue'],
): Option {
  const detect = signatures.map((written): Signature => {
    const [role, kind, ...match] = written.split(' ');
    return { role: role as Signature['role'], kind: kind as Signature['kind'], match: match.join(' ') };
  });
  const roles = Object.fromEntries(layers.map((layer) => [layer, {}]));
  return { id, detect, roles } as unknown as Option;
}

export const tinyCatalog: readonly Option[] = [
  optionOf('apache-kafka', [
    'server image apache/kafka',
    'server image quay.io/strimzi/kafka',
    'server helm strimzi-kafka-operator',
    'server kubernetes kafka.strimzi.io',
    'client purl pkg:maven/org.apache.kafka/kafka-clients',
    'client purl pkg:npm/kafkajs',
    'client purl pkg:npm/%40confluentinc/kafka-javascript',
    'client purl pkg:golang/github.com/twmb/franz-go',
    'client purl pkg:pypi/confluent-kafka',
    'client purl pkg:nuget/Confluent.Kafka',
    'client purl pkg:cargo/rdkafka',
    'client purl pkg:gem/ruby-kafka',
    'server terraform aws_msk_cluster',
    'client spring spring.kafka',
    'client env KAFKA_BOOTSTRAP_SERVERS',
  ]),
  optionOf('rabbitmq', [
    'server image rabbitmq',
    'server helm rabbitmq@registry-1.docker.io/bitnamicharts',
    'client purl pkg:npm/amqplib',
    'client purl pkg:maven/com.rabbitmq/amqp-client',
    'client purl pkg:pypi/pika',
    'client purl pkg:nuget/RabbitMQ.Client',
    'client purl pkg:cargo/lapin',
    'client purl pkg:gem/bunny',
    'client purl pkg:composer/php-amqplib/php-amqplib',
    'server terraform aws_mq_broker',
    'client spring spring.rabbitmq.',
    'client env RABBITMQ_URL',
  ]),
  optionOf('nats', [
    'server image nats',
    'server helm nats',
    'server kubernetes jetstream.nats.io',
    'client purl pkg:npm/nats',
    'client purl pkg:pypi/nats-py',
    'client purl pkg:cargo/async-nats',
    'client purl pkg:nuget/NATS.Net',
    'client purl pkg:golang/github.com/nats-io/nats.go',
  ]),
  optionOf(
    'consul',
    [
      'server image hashicorp/consul',
      'server kubernetes consul.hashicorp.com',
      'client purl pkg:golang/github.com/hashicorp/consul/api',
      'client purl pkg:maven/com.orbitz.consul/consul-client',
      'client purl pkg:npm/consul',
      'client purl pkg:nuget/Consul',
      'client spring spring.cloud.consul',
      'client env CONSUL_HTTP_ADDR',
    ],
    ['service-discovery', 'configuration-management'],
  ),
  optionOf(
    'spring-boot',
    [
      'client purl pkg:maven/org.springframework.boot/spring-boot-starter-parent',
      'client purl pkg:maven/org.springframework.boot/org.springframework.boot.gradle.plugin',
    ],
    ['application-framework'],
  ),
  optionOf('chi', ['client purl pkg:golang/github.com/go-chi/chi'], ['application-framework']),
  optionOf('haproxy', ['server file haproxy.cfg'], ['load-balancing']),
  optionOf('protocol-buffers', ['client file **/*.proto'], ['data-exchange-format']),
];
