import { describe, expect, it } from 'vitest';
import type { Fact } from '../../server/src/core/fact.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { buildWorkload } from '../../server/src/workload/build.ts';
import { effectiveSetting } from '../../server/src/workload/effective-setting.ts';
import { effectiveIdempotence } from '../../server/src/workload/idempotence.ts';
import { client, dependency, setting } from './facts.ts';

const knowledge = loadKnowledge();
const kafka = (version: string) => dependency('org.apache.kafka:kafka-clients', version, 'pom.xml');

function workloadOf(...facts: Fact[]) {
  const workload = buildWorkload(facts, ['pom.xml', 'go.mod']);
  return { workload, first: workload.clients[0]! };
}
function effective(key: string, ...facts: Fact[]): string {
  const { workload, first } = workloadOf(...facts);
  const found = effectiveSetting(first, key, workload, knowledge);
  return `${found.from} ${found.value} ${found.certainty}`;
}
function isIdempotent(...facts: Fact[]): boolean | null {
  const { workload, first } = workloadOf(...facts);
  return effectiveIdempotence(first, workload, knowledge).isOn;
}
const bound = (key: string, value: string | null) => setting(key, value, 'A.java', { client: 'a' });
const producer = client('a', 'A.java');

describe('effectiveSetting', () => {
  it('is what is set for the very client', () => {
    expect(effective('linger.ms', producer, bound('linger.ms', '20'), setting('linger.ms', '7', 'application.yml'))).toBe('set 20 sure');
  });

  it('is possibly what a shared configuration file sets', () => {
    expect(effective('linger.ms', producer, setting('linger.ms', '7', 'application.yml'))).toBe('set 7 possible');
  });

  it('is unknown when profiles disagree or the value is not resolved', () => {
    expect(effective('linger.ms', producer, setting('linger.ms', '7', 'application.yml'), setting('linger.ms', '9', 'application-prod.yml'))).toBe(
      'unknown null possible',
    );
    expect(effective('linger.ms', producer, bound('linger.ms', null))).toBe('unknown null possible');
  });

  it('is the default of the client version', () => {
    expect(effective('linger.ms', producer, kafka('3.9.0'))).toBe('default 0 sure');
    expect(effective('linger.ms', producer, kafka('4.0.0'))).toBe('default 5 sure');
  });

  it('is a default of an unknown version only where all releases agree', () => {
    expect(effective('linger.ms', producer)).toBe('unknown null possible');
    expect(effective('max.request.size', producer)).toBe('default 1048576 possible');
  });

  it('is what a framework writes by itself', () => {
    expect(effective('enable.auto.commit', client('a', 'A.java', { library: 'spring-kafka', role: 'consumer' }), kafka('3.9.0'))).toBe('default false sure');
    expect(effective('enable.auto.commit', client('a', 'A.java', { role: 'consumer' }), kafka('3.9.0'))).toBe('default true sure');
  });

  it('knows the defaults of other libraries by version', () => {
    const sarama = client('a', 'main.go', { library: 'sarama' });
    expect(effective('Version', sarama, dependency('github.com/IBM/sarama', 'v1.40.0', 'go.mod'))).toBe('default 1.0.0 sure');
    expect(effective('Version', sarama, dependency('github.com/IBM/sarama', 'v1.46.1', 'go.mod'))).toBe('default 2.1.0 sure');
    expect(
      effective(
        'session.timeout.ms',
        client('a', 'app.py', { library: 'confluent-kafka-python', role: 'consumer' }),
        dependency('confluent-kafka', '2.6.0', 'pom.xml'),
      ),
    ).toBe('default 45000 sure');
  });
});

describe('effectiveIdempotence', () => {
  it('follows the version, with the bug of 3.0.0 and 3.1.0', () => {
    expect(isIdempotent(producer, kafka('2.8.0'))).toBe(false);
    expect(isIdempotent(producer, kafka('3.0.0'))).toBe(false);
    expect(isIdempotent(producer, kafka('3.0.1'))).toBe(true);
    expect(isIdempotent(producer, kafka('3.1.0'))).toBe(false);
  });

  it('is switched off by acks and retries unless asked for', () => {
    expect(isIdempotent(producer, kafka('3.9.0'), bound('acks', '1'))).toBe(false);
    expect(isIdempotent(producer, kafka('3.9.0'), bound('retries', '0'))).toBe(false);
    expect(isIdempotent(producer, kafka('3.9.0'), bound('acks', 'all'))).toBe(true);
    expect(isIdempotent(producer, kafka('3.9.0'), bound('acks', null))).toBeNull();
  });

  it('comes with a transactional id', () => {
    expect(isIdempotent(client('a', 'a.ts', { library: 'kafkajs' }), setting('transactional.id', 'x', 'a.ts', { client: 'a', library: 'kafkajs' }))).toBe(true);
  });
});
