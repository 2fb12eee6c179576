import type { FindingEvidence } from '../../core/finding.ts';
import { effectiveSetting } from '../../workload/effective-setting.ts';
import { familyOf } from '../../workload/families.ts';
import { code, documented, settingCode, spanOf } from '../evidence.ts';
import { defineRule, type Hit } from '../rule.ts';
import { clientSettings, wholeNumber } from '../select.ts';
import latencies from './write-latency.json' with { type: 'json' };

interface Latency {
  latency: string;
  advice: string;
  source: string;
  checked: string;
}
interface Data {
  latency: Latency;
  what: string;
  remedy: string;
}

const IN_FLIGHT = 'max.in.flight.requests.per.connection';
/** Both vendors advise 100 ms; below a quarter of it batches stay small at ordinary rates. */
const SHORT_LINGER_MS = 25;

export const rule = defineRule<Data>({
  id: 'producer/unbatched-writes',
  layer: 'producer',
  severity: 'warning',
  title: 'Producer tuned for low latency on a target that writes to object storage',
  features: [],
  *check({ workload, target, knowledge }) {
    const latency = (latencies as Record<string, Latency>)[target.platform];
    if (!latency) return;
    for (const fact of clientSettings(workload, 'linger.ms')) {
      if ((fact.role !== 'producer' && fact.role !== 'common') || fact.value === null || !isShort(fact.value)) continue;
      yield hit(fact, `linger.ms = ${fact.value}`, batching(familyOf(fact.library)), latency, 'sure', settingCode(fact));
    }
    // A default is the same for all producers of a service and library: one finding each.
    const told = new Set<string>();
    for (const client of workload.clients) {
      const key = `${client.service}\0${client.fact.library}`;
      if (client.fact.role !== 'producer' || told.has(key)) continue;
      const linger = effectiveSetting(client, 'linger.ms', workload, knowledge);
      if (linger.from !== 'default' || !isShort(linger.value)) continue;
      told.add(key);
      const family = familyOf(client.fact.library);
      const what = family === 'kafkajs' ? 'kafkajs sends every call at once (it has no linger.ms)' : `linger.ms = ${linger.value} (default)`;
      yield hit(client.fact, what, batching(family), latency, 'possible', [code(client.fact, `${client.fact.library} producer`), ...linger.evidence]);
    }
    for (const fact of clientSettings(workload, IN_FLIGHT))
      if (fact.role !== 'consumer' && wholeNumber(fact.value ?? '') === 1)
        yield hit(fact, `${IN_FLIGHT} = 1`, pipelining(familyOf(fact.library)), latency, 'sure', settingCode(fact));
  },
  message: ({ data: { what, latency, remedy } }, target) => ({
    what: `${what}: on ${target.title} ${latency.latency}`,
    why: 'Throughput of a connection is batch size times requests in flight over latency. Settings that filled a broker with local disks leave this target idle: sends queue up, buffer.memory fills and delivery.timeout.ms ends them.',
    do: `${remedy} The vendor advises ${latency.advice}. Measure with your record size before and after.`,
  }),
});

/** librdkafka takes fractions. */
function isShort(linger: string): boolean {
  return /^\d+(\.\d+)?$/.test(linger) && Number(linger) < SHORT_LINGER_MS;
}

function hit(
  fact: Parameters<typeof spanOf>[0],
  what: string,
  remedy: string,
  latency: Latency,
  certainty: 'sure' | 'possible',
  evidence: FindingEvidence[],
): Hit<Data> {
  return {
    at: spanOf(fact),
    certainty,
    data: { latency, what, remedy },
    evidence: [...evidence, documented(latency.latency, latency.source, latency.checked)],
  };
}

function batching(family: string): string {
  if (family === 'kafkajs') return 'Collect records and send arrays of them (sendBatch), several calls at a time.';
  if (family === 'sarama') return 'Use an AsyncProducer with Producer.Flush.Frequency of about 100 ms, and more open requests where idempotence is off.';
  return 'Raise linger.ms to about 100 and batch.size with it, and send without waiting for each record.';
}

/** Only Kafka's own client and librdkafka keep the order of several requests in flight. */
function pipelining(family: string): string {
  const advice = batching(family);
  return family === 'java' || family === 'librdkafka' ? `Allow up to 5 requests in flight: enable.idempotence=true keeps their order. ${advice}` : advice;
}
