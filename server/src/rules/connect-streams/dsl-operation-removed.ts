import { code, documented, spanOf } from '../evidence.ts';
import { isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { factsOf, versionBehind } from '../select.ts';

/** What replaces the operations that Kafka Streams 4.0 removed. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  through: 'repartition() to let Streams manage the topic, or to() followed by stream() for a topic of your own',
  transform: 'process() with the processor API of org.apache.kafka.streams.processor.api',
  transformValues: 'processValues() (use 4.0.1 or later: KAFKA-19668)',
  flatTransform: 'process(), which may forward any number of records',
  flatTransformValues: 'processValues() (use 4.0.1 or later: KAFKA-19668)',
  branch: 'split() with branch() on its result',
};

export const rule = defineRule<{ op: string; version: string }>({
  id: 'connect-streams/dsl-operation-removed',
  layer: 'connect-streams',
  severity: 'error',
  title: 'Streams operation that 4.0 removed',
  features: [],
  *check({ workload }) {
    for (const fact of factsOf(workload, 'topology-op')) {
      if (!Object.hasOwn(REPLACEMENTS, fact.op)) continue;
      const version = versionBehind(workload, fact);
      if (version === null || !isAtLeast(version, '4.0.0')) continue;
      yield {
        at: spanOf(fact),
        // `branch` is also the name of the replacement's own method on the result of split().
        certainty: fact.op === 'branch' || version.from === 'range' ? 'possible' : 'sure',
        data: { op: fact.op, version: version.version },
        evidence: [
          code(fact, `${fact.op}()`),
          ...version.evidence,
          documented(`Kafka Streams 4.0 removed KStream.${fact.op}`, 'https://kafka.apache.org/documentation/streams/upgrade-guide', '2026-11-22'),
        ],
      };
    }
  },
  message: ({ data }) => ({
    what: `KStream.${data.op}() does not exist in Kafka Streams ${data.version}`,
    why: 'Streams 4.0 removed the operations that had been deprecated up to 3.5: the code does not compile, and a jar built against 3.x fails with NoSuchMethodError.',
    do: `Use ${REPLACEMENTS[data.op]}. Check the topology description before and after: a changed numbering renames internal topics and stores.`,
  }),
});
