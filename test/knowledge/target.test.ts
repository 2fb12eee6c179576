import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { UnknownTargetError } from '../../server/src/knowledge/target.ts';

const knowledge = loadKnowledge();
const status = (target: string, feature: string): string => knowledge.target(target).support(feature).status;

describe('the name of a target', () => {
  it.each([
    ['kafka@4.0.0', 'kafka@4.0.0', '4.0.0'],
    ['kafka@4.0', 'kafka@4.0', '4.0.1'],
    ['kafka@4', 'kafka@4', '4.1.1'],
    ['Kafka@v3.9 ', 'kafka@3.9', '3.9.1'],
    ['kafka', 'kafka@4.1.1', '4.1.1'],
    ['automq', 'automq', null],
    ['automq@1.2', 'automq@1.2', '1.2.0'],
  ])('%s', (specification, label, version) => {
    const target = knowledge.target(specification);
    expect([target.label, target.version]).toEqual([label, version]);
  });

  it.each([
    ['event-hubs', 'event-hubs:standard', 'standard'],
    ['event-hubs:premium', 'event-hubs:premium', 'premium'],
    ['warpstream', 'warpstream', null],
  ])('%s', (specification, label, tier) => {
    const target = knowledge.target(specification);
    expect([target.label, target.tier]).toEqual([label, tier]);
  });

  it.each([
    '',
    'pulsar',
    'kafka@9',
    'kafka@4.0.99',
    'kafka:premium',
    'event-hubs:gold',
    'event-hubs@2',
    'kafka@',
    '@',
    '__proto__',
    'kafka@4.0\n'.repeat(1000),
  ])('refuses %j', (specification) => {
    expect(() => knowledge.target(specification)).toThrow(UnknownTargetError);
  });

  it('says what is known', () => {
    expect(() => knowledge.target('pulsar')).toThrow(/kafka, automq, event-hubs, warpstream/);
    expect(() => knowledge.target('event-hubs:gold')).toThrow(/basic, standard, premium, dedicated/);
    expect(() => knowledge.target('kafka@9')).toThrow(/2\.8\.0.*4\.1\.1/);
  });

  it('every platform has a default that is itself a target', () => {
    expect(knowledge.platforms.map(({ defaultTarget }) => knowledge.target(defaultTarget).label)).toEqual([
      'kafka@4.1.1',
      'automq',
      'event-hubs:standard',
      'warpstream',
    ]);
  });
});

describe('what Apache Kafka supports, by version', () => {
  it.each([
    ['zookeeper-access', '3.9', 'limited', '4.0', 'no'],
    ['protocol-before-2.1', '3.9', 'yes', '4.0', 'no'],
    ['record-format-v0-v1', '3.9', 'yes', '4.0', 'no'],
    ['streams-eos-v1', '2.8', 'yes', '4.0', 'no'],
    ['consumer-group-848', '3.6', 'no', '3.7', 'limited'],
    ['consumer-group-848', '3.9', 'limited', '4.0', 'yes'],
    ['share-groups', '3.9', 'no', '4.1', 'limited'],
    ['streams-group-1071', '4.0', 'no', '4.1', 'limited'],
    ['join-group-v0-v1', '4.0.0', 'no', '4.0.1', 'yes'],
    ['topic-config:message.format.version', '2.8', 'yes', '4.0', 'no'],
    ['mirror-maker-1', '2.8', 'yes', '4.0', 'no'],
    ['client-telemetry-714', '3.6', 'no', '3.7', 'yes'],
  ])('%s: %s %s, %s %s', (feature, older, before, newer, after) => {
    expect([status(`kafka@${older}`, feature), status(`kafka@${newer}`, feature)]).toEqual([before, after]);
  });

  it('gives source and date with every word', () => {
    for (const feature of knowledge.features.keys()) {
      const support = knowledge.target('kafka@4.1').support(feature);
      expect(support.status === 'unknown' || (support.source !== null && support.checked !== null), feature).toBe(true);
    }
  });
});

describe('inheritance', () => {
  it('takes from the upstream release what the platform does not say itself', () => {
    const automq = knowledge.target('automq');
    expect(automq.kafkaVersion).toBe('3.9.1');
    expect(automq.support('topic-config:message.format.version')).toMatchObject({
      status: 'ignored',
      note: expect.stringContaining('as Apache Kafka 3.9.1'),
      confidence: 'medium',
    });
    expect(automq.support('replication-factor-choice').status).toBe('fixed');
  });

  it('follows the release behind an older version of the platform', () => {
    expect(knowledge.target('automq@1.0').support('client-telemetry-714').status).toBe('no');
    expect(knowledge.target('automq@1.1').support('client-telemetry-714').status).toBe('yes');
  });

  it('leaves unknown what no source tells', () => {
    expect(knowledge.target('warpstream').support('interactive-queries')).toEqual({
      status: 'unknown',
      note: 'no source found; probe it',
      source: null,
      checked: null,
      confidence: 'low',
      basis: 'documented',
    });
  });
});

describe('tiers', () => {
  it('decide what Event Hubs supports', () => {
    expect(['basic', 'standard', 'premium'].map((tier) => status(`event-hubs:${tier}`, 'compression:gzip'))).toEqual(['no', 'no', 'yes']);
    expect(['basic', 'standard', 'premium'].map((tier) => status(`event-hubs:${tier}`, 'transactions'))).toEqual(['no', 'no', 'unknown']);
    expect(status('event-hubs:basic', 'consumer-group-classic')).toBe('no');
  });

  it('decide its limits', () => {
    expect(knowledge.target('event-hubs:standard').limit('message.max.bytes')).toMatchObject({ value: 1_048_576, unit: 'bytes' });
    expect(knowledge.target('event-hubs:basic').limit('message.max.bytes')?.value).toBe(262_144);
    expect(knowledge.target('event-hubs').limit('no.such.limit')).toBeNull();
  });
});
