import { describe, expect, it } from 'vitest';
import { buildWorkload } from '../../server/src/workload/build.ts';
import { client, dependency, setting } from './facts.ts';

describe('services', () => {
  const files = ['pom.xml', 'orders/pom.xml', 'orders/src/A.java', 'worker/Dockerfile', 'worker/src/b.py', 'scripts/run/c.py', 'd.py'];

  it('are the nearest directory with a build manifest, also where the root has one', () => {
    const workload = buildWorkload([client('a', 'orders/src/A.java'), client('b', 'worker/src/b.py'), client('d', 'd.py')], files);
    expect(workload.services.map((service) => service.path)).toEqual(['.', 'orders']);
    expect(workload.clients.map((each) => each.service)).toEqual(['.', '.', 'orders']);
  });

  it('fall back to a Dockerfile and then to the top folder', () => {
    const workload = buildWorkload([client('b', 'worker/src/b.py'), client('c', 'scripts/run/c.py'), client('d', 'd.py')], files.slice(3));
    expect(workload.services.map((service) => service.path)).toEqual(['.', 'scripts', 'worker']);
    expect(workload.services.find((service) => service.path === 'worker')?.languages).toEqual(['python']);
  });

  it('hold their dependencies', () => {
    const kafka = dependency('org.apache.kafka:kafka-clients', '3.9.0', 'orders/pom.xml');
    expect(buildWorkload([kafka], files).services).toEqual([{ id: 'orders', path: 'orders', languages: [], dependencies: [kafka] }]);
  });
});

describe('clients', () => {
  const settingsOf = (...facts: Parameters<typeof buildWorkload>[0][number][]) =>
    buildWorkload(facts, ['pom.xml']).clients[0]!.settings.map((fact) => `${fact.key}=${fact.value}`);

  it('get the settings bound to them first, then those beside them, then those of configuration files and other sources', () => {
    expect(
      settingsOf(
        setting('acks', '-1', 'Settings.java'),
        setting('acks', '0', 'application.yml'),
        client('a', 'A.java'),
        setting('acks', '1', 'A.java'),
        setting('acks', 'all', 'Config.java', { client: 'a' }),
      ),
    ).toEqual(['acks=all', 'acks=1', 'acks=0', 'acks=-1']);
  });

  it('do not get what belongs to another client, role or family', () => {
    expect(
      settingsOf(
        client('a', 'A.java'),
        setting('acks', '1', 'B.java', { client: 'b' }),
        setting('group.id', 'x', 'A.java', { role: 'consumer' }),
        setting('acks', '2', 'A.java', { library: 'kafkajs' }),
      ),
    ).toEqual([]);
  });

  it('of production code get no settings of tests', () => {
    expect(settingsOf(client('a', 'A.java'), setting('acks', '1', 'application-test.yml', { origin: 'test' }))).toEqual([]);
  });

  it('of Spring share the settings of the Java client', () => {
    expect(
      settingsOf(
        client('a', 'A.java', { library: 'spring-kafka' }),
        setting('acks', '1', 'application.yml'),
        setting('client.id', 'x', 'application.yml', { role: 'common' }),
      ),
    ).toEqual(['acks=1', 'client.id=x']);
  });
});
