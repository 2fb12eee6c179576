import { describe, expect, it } from 'vitest';
import type { Fact } from '../../server/src/core/fact.ts';
import { buildWorkload } from '../../server/src/workload/build.ts';
import { clientVersion } from '../../server/src/workload/client-version.ts';
import { client, dependency } from './facts.ts';

const FILES = ['pom.xml', 'orders/pom.xml', 'orders/A.java', 'web/package.json', 'web/a.ts'];

function versionOf(library: string, ...dependencies: Fact[]): string | null {
  const workload = buildWorkload([client('a', 'orders/A.java', { library }), ...dependencies], FILES);
  const found = clientVersion(workload.clients[0]!, workload);
  return found && `${found.version} ${found.from}`;
}

describe('clientVersion', () => {
  it.each([
    ['kafka-clients', 'org.apache.kafka:kafka-clients', '3.9.1', '3.9.1 manifest'],
    ['kafka-streams', 'org.apache.kafka:kafka-streams', '4.0.0', '4.0.0 manifest'],
    ['spring-kafka', 'org.springframework.kafka:spring-kafka', '3.3.1', '3.8.1 managed'],
    ['spring-kafka', 'org.springframework.boot:spring-boot-starter-parent', '3.4.2', '3.8.1 managed'],
    ['kafka-clients', 'org.apache.kafka:kafka-clients', '7.5.0-ccs', '3.5.0 manifest'],
    ['kafka-clients', 'org.apache.kafka:kafka-clients', '6.2.1-ccs', '2.8.1 manifest'],
    ['kafkajs', 'kafkajs', '^1.16.0', '1.16.0 range'],
    ['kafkajs', 'kafkajs', '>=1.12 <3', '1.12 range'],
    ['confluent-kafka-python', 'confluent-kafka', '==2.6.1', '2.6.1 manifest'],
    ['sarama', 'github.com/Shopify/sarama', 'v1.38.1', '1.38.1 manifest'],
  ])('%s from %s %s is %s', (library, name, version, expected) => {
    expect(versionOf(library, dependency(name, version, 'orders/pom.xml'))).toBe(expected);
  });

  it('trusts the lock file before the range', () => {
    expect(versionOf('kafkajs', dependency('kafkajs', '^2.0.0', 'orders/package.json', { resolved: '2.2.4' }))).toBe('2.2.4 lock');
  });

  it('takes the version that the build file of a directory above gives', () => {
    expect(versionOf('kafka-clients', dependency('org.apache.kafka:kafka-clients', '3.7.0', 'pom.xml'))).toBe('3.7.0 manifest');
  });

  it('prefers an explicit kafka-clients to what Spring Boot manages', () => {
    const boot = dependency('org.springframework.boot:spring-boot-starter-parent', '3.4.2', 'orders/pom.xml');
    expect(versionOf('spring-kafka', boot, dependency('org.apache.kafka:kafka-clients', '3.9.0', 'orders/pom.xml'))).toBe('3.9.0 manifest');
  });

  it.each([[null], ['${kafka.version}'], ['latest']])('knows nothing from %s', (version) => {
    expect(versionOf('kafka-clients', dependency('org.apache.kafka:kafka-clients', version, 'orders/pom.xml'))).toBeNull();
  });

  it('is not told by another service', () => {
    expect(versionOf('kafkajs', dependency('kafkajs', '2.2.4', 'web/package.json'))).toBeNull();
  });
});
