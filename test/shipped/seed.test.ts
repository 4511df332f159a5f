import { describe, expect, it } from 'vitest';
import { optionDocument } from '../../src/catalog/document.ts';
import { findAsked, optionPage } from '../../src/catalog/page.ts';
import { shownOption } from '../../src/cli/commands/catalog-show.ts';
import { readCatalogIndex } from '../../src/io/shipped.ts';
import { runBin } from '../helpers/run-bin.ts';
import { scratchFolder } from '../helpers/scratch.ts';

/** The list that the catalog grew from, by its headings: each row as it is spelled there, and the option it must find. */
const seed: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'Open Platform': [['Istio', 'istio']],
  'Distributed Application Framework': [
    ['Go: go-kit', 'go-kit'],
    ['Go: micro', 'go-micro'],
    ['Go: go-chassis', 'go-chassis'],
    ['Java: Dubbo', 'apache-dubbo'],
    ['Java: Dubbox', 'dubbox'],
    ['Java: Motan', 'motan'],
    ['.NET: Zyan Communication Framework', 'zyan'],
    ['.NET: Akka.net', 'akka-net'],
  ],
  'Data Exchange Format': [
    ['Portocol Buffer', 'protocol-buffers'],
    ['Message Pack', 'messagepack'],
    ['Apache Thrift', 'apache-thrift'],
    ['Apache Avro', 'apache-avro'],
    ["Cap'n Proto", 'capn-proto'],
    ['Microsoft bond', 'microsoft-bond'],
    ['JSON', 'json'],
    ['JSON Schema', 'json-schema'],
    ['JSON Schema Generator', 'json-schema'],
  ],
  RPC: [
    ['GRPC', 'grpc'],
    ['rpcx', 'rpcx'],
    ['Hprose', 'hprose'],
    ['ZeroC', 'zeroc-ice'],
    ['Finagle', 'finagle'],
    ['brpc', 'apache-brpc'],
    ['tars', 'tars'],
  ],
  'Service Bus': [
    ['Java: Apache Camel', 'apache-camel'],
    ['Apache ServiceMix', 'apache-servicemix'],
    ['Apache ActiveMQ', 'apache-activemq'],
    ['Apache CXF', 'apache-cxf'],
    ['Apache Karaf', 'apache-karaf'],
    ['Apache MINA', 'apache-mina'],
    ['Java: Spring Integration', 'spring-integration'],
    ['Java: Mule ESB community', 'mule-ce'],
    ['.NET: MassTransit', 'masstransit'],
    ['.NET: NServiceBus', 'nservicebus'],
    ['.NET: Rebus', 'rebus'],
    ['.NET: Shuttle-ESB', 'shuttle-esb'],
  ],
  'Messsage Queue': [
    ['C++: ZeroMQ', 'zeromq'],
    ['C#: NetMQ', 'netmq'],
    ['Java: JeroMQ', 'jeromq'],
    ['C: beanstalkd', 'beanstalkd'],
    ['Erlang: RabbitMQ', 'rabbitmq'],
    ['RabbitMQ Internals', 'rabbitmq'],
    ['Java: Apache Kafka', 'apache-kafka'],
    ['KSQL', 'ksqldb'],
    ['Kafka Manager', 'cmak'],
    ['confluent', 'confluent-platform'],
    ['Java: RocketMQ', 'apache-rocketmq'],
    ['Java: Apache ActiveMQ', 'apache-activemq'],
    ['Go: NATS', 'nats'],
    ['Go: NSQ', 'nsq'],
    ['Go: rmq', 'rmq'],
    ['Node: kue', 'kue'],
  ],
  'Job Schedule': [
    ['Java: elastic-job', 'apache-shardingsphere-elasticjob'],
    ['Java: Saturn', 'saturn'],
    ['Java: Quartz', 'quartz'],
    ['Java: Airflow', 'apache-airflow'],
    ['Java: rundeck', 'rundeck'],
    ['Java: schedulix - open source enterprise job scheduling', 'schedulix'],
    ['Java: Azkaban', 'azkaban'],
    ['C#: Quartz.Net', 'quartz-net'],
    ['C#: FluentScheduler', 'fluentscheduler'],
    ['C#: Hangfire', 'hangfire'],
    ['C: Gearman', 'gearman'],
    ['Ruby: resque-schedule', 'resque-scheduler'],
    ['Python: celery', 'celery'],
    ['Python: luigi', 'luigi'],
    ['Python: pinball', 'pinball'],
    ['Go: kala', 'kala'],
    ['Go: dkron', 'dkron'],
    ['Go: jobber', 'jobber'],
    ['Go: cron', 'robfig-cron'],
    ['Go: gocron', 'gocron'],
    ['Go: scheduler', 'carlescere-scheduler'],
    ['Go: workq', 'workq'],
    ['Go: cronsun', 'cronsun'],
    ['Go: goworker', 'goworker'],
    ['Go: machinery', 'machinery'],
    ['Go: fireworq', 'fireworq'],
  ],
  'Load Balance': [
    ['Nginx', 'nginx'],
    ['LVS', 'lvs'],
    ['HAProxy', 'haproxy'],
    ['Bamboo', 'bamboo'],
    ['keepalived', 'keepalived'],
    ['Go: Seesaw', 'seesaw'],
    ['Pen', 'pen'],
    ['Balance', 'balance'],
  ],
  'API Gateway': [
    ['C: Nginx', 'nginx'],
    ['Nginx Wiki', 'nginx'],
    ['C: OpenResty', 'openresty'],
    ['Lua: Kong', 'kong'],
    ['Go: Caddy', 'caddy'],
    ['Go: Tyk API Gateway', 'tyk'],
    ['Documents', 'tyk'],
    ['Go: KrakenD', 'krakend'],
  ],
  'API Proxy': [
    ['C++: Envoy', 'envoy'],
    ['Scala: linkerd', 'linkerd-1'],
  ],
  'Reverse Proxy': [
    ['Nginx', 'nginx'],
    ['Traefik', 'traefik'],
    ['Varnish', 'vinyl-cache'],
    ['Squid', 'squid'],
  ],
  'Distributed File System': [
    ['Ceph', 'ceph'],
    ['MooseFS', 'moosefs'],
    ['Glusterfs', 'glusterfs'],
    ['FastDFS', 'fastdfs'],
    ['mogilefs', 'mogilefs'],
    ['XtreeFS', 'xtreemfs'],
    ['Taobao File System', 'taobao-file-system'],
    ['seaweedfs', 'seaweedfs'],
    ['GlusterFS', 'glusterfs'],
    ['BeeGFS', 'beegfs'],
  ],
  'Configuration Management': [
    ['Confd', 'confd'],
    ['Consul Template', 'consul-template'],
    ['disconf', 'disconf'],
    ['Qconf', 'qconf'],
    ['super diamond', 'super-diamond'],
    ['XDiamond', 'xdiamond'],
    ['archaius', 'archaius'],
  ],
  'Service Discovery, Name Service': [
    ['Apache Zookeeper', 'apache-zookeeper'],
    ['etcd', 'etcd'],
    ['consul', 'consul'],
    ['serf', 'serf'],
  ],
  'DNS Server': [
    ['Dnsmasq', 'dnsmasq'],
    ['PowerDNS', 'powerdns'],
    ['SkyDNS', 'skydns'],
  ],
  'Circuit Breaker': [
    ['Go: Hystrix-go', 'hystrix-go'],
    ['Go: gobreaker', 'gobreaker'],
    ['Java: Hystrix', 'hystrix'],
    ['C#: Polly', 'polly'],
    ['C#: Hystrix.NET', 'hystrix-net'],
  ],
  'Distributed Tracing': [
    ['Open Tracing', 'opentracing'],
    ['AppDash', 'appdash'],
    ['zipkin', 'zipkin'],
    ['Jaeger', 'jaeger'],
    ['Jaeger-client-go', 'jaeger-client-go'],
  ],
  Other: [['Golang: Sonyflake', 'sonyflake']],
};

const rows = Object.values(seed).flat();
const index = readCatalogIndex();

/** What `catalog show --json` says of an option, as far as these tests look. */
interface Shown {
  readonly asked?: { readonly kind: string; readonly name: string; readonly note: string };
  readonly option: { readonly id: string; readonly roles: object };
}

function show(name: string): Shown {
  const { option, catalog } = shownOption(name, index);
  return JSON.parse(JSON.stringify(optionDocument(option, catalog, findAsked(option, name)))) as Shown;
}

describe('the list that the catalog grew from', () => {
  it('has 136 rows here', () => {
    expect(rows).toHaveLength(136);
  });

  it.each(rows)('%s finds %s', (label, id) => {
    const shown = show(label);
    expect(shown.option.id).toBe(id);
    expect(Object.keys(shown.option.roles)).not.toEqual([]);
  });

  it.each(rows)('%s is found whatever its case and the blanks around it', (label, id) => {
    expect(show(` ${label.toUpperCase()}  `).option.id).toBe(id);
    expect(show(label.toLowerCase()).option.id).toBe(id);
  });

  it('says of a document or part what it is before the option it belongs to', () => {
    for (const label of ['JSON Schema Generator', 'RabbitMQ Internals', 'Nginx Wiki', 'Documents']) {
      const { option, catalog } = shownOption(label, index);
      const asked = findAsked(option, label);
      expect(asked?.part.note).toMatch(/[.?]$/);
      const [first] = optionPage(option, catalog, asked);
      expect(first).toMatchObject({ kind: 'note' });
    }
  });

  it('is found by the built program as well', async () => {
    const cwd = await scratchFolder();
    for (const [label, id] of rows.filter((_, number) => number % 30 === 0)) {
      const run = await runBin(['catalog', 'show', label, '--json'], { cwd });
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect((JSON.parse(run.stdout) as Shown).option.id).toBe(id);
    }
  });
});
