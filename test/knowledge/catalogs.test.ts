import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CatalogFile } from '../../server/src/knowledge/catalogs.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import releases from '../../tools/knowledge/releases.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../../server/src/knowledge');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const unsorted = (entries: object): string[] => Object.keys(entries).filter((key, index, all) => index > 0 && all[index - 1]! >= key);
const knowledge = loadKnowledge();

describe('the generated files', () => {
  it('are those of releases.json', () => {
    const expected = releases.map(({ release }) => `kafka-${release}.json`).sort();
    expect(readdirSync(join(folder, 'catalogs')).sort()).toEqual(expected);
    expect(readdirSync(join(folder, 'protocol')).sort()).toEqual(['exceptions.json', ...expected]);
  });

  it.each(releases)('kafka-$release.json names its inputs and is sorted', ({ release, parts }) => {
    const catalog = read(`catalogs/kafka-${release}.json`) as CatalogFile;
    expect(catalog.release).toBe(release);
    const artifacts = catalog.inputs.map(({ artifact }) => artifact);
    const needed = ['kafka-clients', ...(parts === 'all' ? ['connect-runtime', 'kafka-streams'] : [])].map((artifact) => `${artifact}-${release}.jar`);
    expect(artifacts).toEqual(expect.arrayContaining(needed));
    expect(catalog.inputs.filter(({ artifact, sha256 }) => !/^[0-9a-f]{64}$/.test(sha256) || !artifact.endsWith(`-${release}.jar`))).toEqual([]);
    for (const group of [...Object.values(catalog.keys), ...Object.values(catalog.constants)]) expect(unsorted(group)).toEqual([]);
    const protocol = read(`protocol/kafka-${release}.json`) as { release: string; apis: Record<string, number[]> };
    expect(protocol.release).toBe(release);
    expect(unsorted(protocol.apis)).toEqual([]);
    expect(Object.values(protocol.apis).filter(([key, min, max]) => !(key! >= 0 && min! >= 0 && min! <= max!))).toEqual([]);
  });

  it('carry no text that depends on the machine', () => {
    const texts = releases.map(({ release }) => readFileSync(join(folder, 'catalogs', `kafka-${release}.json`), 'utf8')).join('');
    expect(/@[0-9a-f]{5,}|\$\$Lambda|\/home\/|\/root\//.exec(texts)).toBeNull();
  });
});

describe('configKey', () => {
  it.each([
    ['producer', 'acks', '2.8.0', '1'],
    ['producer', 'acks', '3.0.0', 'all'],
    ['producer', 'linger.ms', '3.9.0', '0'],
    ['producer', 'linger.ms', '4.0.0', '5'],
    ['producer', 'enable.idempotence', '2.8.0', 'false'],
    ['producer', 'enable.idempotence', '3.0.0', 'true'],
    ['producer', 'retries', '2.0.0', '0'],
    ['producer', 'retries', '2.1.0', '2147483647'],
    ['consumer', 'session.timeout.ms', '2.8.2', '10000'],
    ['consumer', 'session.timeout.ms', '3.0.2', '45000'],
    ['consumer', 'group.protocol', '4.1.1', 'classic'],
    ['admin', 'metadata.recovery.strategy', '3.9.1', 'none'],
    ['admin', 'metadata.recovery.strategy', '4.0.0', 'rebootstrap'],
    ['streams', 'processing.guarantee', '3.9.0', 'at_least_once'],
    ['streams', 'replication.factor', '2.8.0', '1'],
    ['streams', 'replication.factor', '3.0.0', '-1'],
    ['topic', 'message.timestamp.after.max.ms', '3.9.0', '9223372036854775807'],
    ['topic', 'message.timestamp.after.max.ms', '4.0.0', '3600000'],
    ['broker', 'transaction.max.timeout.ms', '3.9.1', '900000'],
    ['broker', 'num.recovery.threads.per.data.dir', '4.0.1', '2'],
    ['connect-worker', 'connector.client.config.override.policy', '2.8.0', 'None'],
    ['connect-worker', 'connector.client.config.override.policy', '3.0.0', 'All'],
  ] as const)('%s %s in %s is %s', (client, key, version, expected) => {
    expect(knowledge.configKey(client, key, version)?.default).toBe(expected);
  });

  it('knows what a release lacks', () => {
    expect(knowledge.configKey('topic', 'message.format.version', '3.9.1')).not.toBeNull();
    expect(knowledge.configKey('topic', 'message.format.version', '4.0.0')).toBeNull();
    expect(knowledge.configKey('consumer', 'group.protocol', '3.6.2')).toBeNull();
    expect(knowledge.configKey('broker', 'zookeeper.connect', '4.0.1')).toBeNull();
    expect(knowledge.configKey('producer', 'no.such.key', '4.0.0')).toBeNull();
    expect(knowledge.configKey('producer', 'acks', '0.8')).toBeNull();
  });

  it('tells type, values, importance, deprecation and whether it is required', () => {
    expect(knowledge.configKey('producer', 'acks', '3.9.1')).toEqual({
      name: 'acks',
      type: 'string',
      default: 'all',
      isRequired: false,
      validValues: '[all, -1, 0, 1]',
      importance: 'low',
      deprecated: false,
    });
    expect(knowledge.configKey('streams', 'application.id', '4.0.0')?.isRequired).toBe(true);
    expect(knowledge.configKey('streams', 'cache.max.bytes.buffering', '3.9.0')?.deprecated).toBe(true);
    expect(knowledge.configKey('topic', 'segment.bytes', '4.1.0')?.validValues).toBe('[1048576,...]');
  });
});

describe('constants', () => {
  it.each([
    ['ProducerConfig', 'ACKS_CONFIG', 'acks'],
    ['org.apache.kafka.clients.consumer.ConsumerConfig', 'GROUP_ID_CONFIG', 'group.id'],
    ['CommonClientConfigs', 'SECURITY_PROTOCOL_CONFIG', 'security.protocol'],
    ['SaslConfigs', 'SASL_MECHANISM', 'sasl.mechanism'],
    ['SslConfigs', 'SSL_KEYSTORE_LOCATION_CONFIG', 'ssl.keystore.location'],
    ['TopicConfig', 'CLEANUP_POLICY_COMPACT', 'compact'],
    ['StreamsConfig', 'EXACTLY_ONCE_V2', 'exactly_once_v2'],
    // removed in 4.0
    ['StreamsConfig', 'EXACTLY_ONCE', 'exactly_once'],
    ['TopicConfig', 'MESSAGE_FORMAT_VERSION_CONFIG', 'message.format.version'],
  ])('%s.%s is %s', (owner, name, expected) => {
    expect(knowledge.constant(owner, name)).toBe(expected);
  });

  it('are null when no release has them', () => {
    expect(knowledge.constant('ProducerConfig', 'NO_SUCH')).toBeNull();
    expect(knowledge.constant('NoSuchConfig', 'ACKS_CONFIG')).toBeNull();
    expect(knowledge.constant('', '__proto__')).toBeNull();
  });
});

describe('isKafkaKey', () => {
  it('recognises keys of any catalogued release', () => {
    expect(['acks', 'zookeeper.connect', 'group.protocol', 'offset.storage.topic', 'retention.ms'].filter((key) => !knowledge.isKafkaKey(key))).toEqual([]);
    expect(['spring.application.name', 'constructor', 'acks '].filter((key) => knowledge.isKafkaKey(key))).toEqual([]);
  });
});

describe('apis', () => {
  const range = (release: string, api: string): [number, number] | null => {
    const found = knowledge.apis(release).find((each) => each.api === api);
    return found ? [found.min, found.max] : null;
  };

  it.each([
    ['3.9.0', 'Produce', [0, 11]],
    // advertised from 0 on, KAFKA-18659
    ['4.0.0', 'Produce', [3, 12]],
    ['4.1.0', 'Fetch', [4, 18]],
    ['4.0.0', 'JoinGroup', [2, 9]],
    ['4.0.1', 'JoinGroup', [0, 9]],
    ['4.1.1', 'JoinGroup', [0, 9]],
    ['3.9.1', 'CreateTopics', [0, 7]],
    ['4.0.0', 'CreateTopics', [2, 7]],
    ['4.0.0', 'LeaderAndIsr', null],
    // unstable in 4.0, so refused
    ['4.0.0', 'ShareFetch', null],
    ['4.1.0', 'ShareFetch', [1, 1]],
  ] as const)('%s %s: %j', (release, api, expected) => {
    expect(range(release, api)).toEqual(expected);
  });

  it('are in the order of their keys, and none below the oldest release', () => {
    const keys = knowledge.apis('4.1.0').map((each) => each.key);
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
    expect(knowledge.apis('1.0.0')).toEqual([]);
  });
});
