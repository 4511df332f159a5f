import { describe, expect, it } from 'vitest';
import { startScan } from '../../src/detect/scan.ts';
import { tinyCatalog } from './tiny-catalog.ts';

describe('a scan', () => {
  it('wants the text of manifests, the name of telling files, and nothing else', () => {
    const { wants } = startScan(tinyCatalog);
    expect(['a/package.json', 'a/x.proto', 'haproxy.cfg', 'a/main.go'].map(wants)).toEqual([
      'text',
      'name',
      'name',
      undefined,
    ]);
  });

  it('takes a bill of materials under any name', () => {
    const scan = startScan(tinyCatalog);
    scan.takeSbom('out.txt', '{"bomFormat":"CycloneDX","components":[{"purl":"pkg:npm/kafkajs@2.2.4"}]}');
    scan.takeSbom('bad.txt', '{}');
    expect(scan.found()).toMatchObject([{ option: 'apache-kafka', version: '2.2.4', confidence: 'medium' }]);
    expect(scan.problems()).toMatchObject([
      { code: 'detect/unreadable', severity: 'warning', file: 'bad.txt', line: 1 },
    ]);
  });

  it('can be asked about a part of the repository', () => {
    const scan = startScan(tinyCatalog);
    scan.take('a/go.mod', 'require github.com/twmb/franz-go v1.0.0');
    scan.take('b/requirements.txt', 'pika==1.3.2');
    expect(scan.found((path) => path.startsWith('b/')).map(({ option }) => option)).toEqual(['rabbitmq']);
    expect(scan.found().map(({ option }) => option)).toEqual(['apache-kafka', 'rabbitmq']);
  });
});
