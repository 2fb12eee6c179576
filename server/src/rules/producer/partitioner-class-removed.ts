import { documented, settingCode, spanOf } from '../evidence.ts';
import { followsKafka, isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, isJava, versionBehind } from '../select.ts';

const REMOVED = /(^|\.)(DefaultPartitioner|UniformStickyPartitioner)$/;

export const rule = defineRule<{ name: string; version: string | null }>({
  id: 'producer/partitioner-class-removed',
  layer: 'producer',
  severity: 'error',
  title: 'partitioner.class names a class that kafka-clients 4.0 deleted',
  features: [],
  *check({ workload, target }) {
    for (const fact of clientSettings(workload, 'partitioner.class')) {
      const name = REMOVED.exec(fact.value ?? '')?.[2];
      if (!name || !isJava(fact.library)) continue;
      const version = versionBehind(workload, fact);
      // An unknown client version matters only where the platform move suggests a client of the same release.
      if (version === null ? !followsKafka(target, '4.0.0') : !isAtLeast(version, '4.0.0')) continue;
      yield {
        at: spanOf(fact),
        certainty: version === null ? 'possible' : 'sure',
        severity: version === null ? 'warning' : 'error',
        data: { name, version: version?.version ?? null },
        evidence: [
          ...settingCode(fact),
          ...(version?.evidence ?? []),
          documented('Kafka 4.0 deleted DefaultPartitioner and UniformStickyPartitioner', 'https://kafka.apache.org/documentation/#upgrade', '2026-11-22'),
        ],
      };
    }
  },
  message: ({ data }) => ({
    what: `partitioner.class = ${data.name}: kafka-clients ${data.version ?? '4.0 and later'} ${data.version ? 'has' : 'have'} no such class`,
    why: 'The producer cannot be created: the class does not load. The built-in partitioning has replaced both classes since 3.3.',
    do:
      data.name === 'UniformStickyPartitioner'
        ? 'Remove partitioner.class and set partitioner.ignore.keys=true, which keeps spreading keyed records as this class did.'
        : 'Remove partitioner.class. The built-in logic places keyed records by the same murmur2 hash, so keys stay on their partitions.',
  }),
});
