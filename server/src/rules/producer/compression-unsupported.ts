import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf } from '../select.ts';
import { outcome } from '../verdict.ts';

const CODECS = ['gzip', 'snappy', 'lz4', 'zstd'];

export const rule = defineRule<Needed<FactOf['setting']> & { codec: string; accepted: string[] }>({
  id: 'producer/compression-unsupported',
  layer: 'producer',
  severity: 'error',
  title: 'Compression codec that the target refuses or does not keep',
  features: CODECS.map((codec) => `compression:${codec}`),
  *check(input) {
    for (const fact of clientSettings(input.workload, 'compression.type'))
      for (const value of valuesOf(fact)) {
        const codec = value.toLowerCase();
        if (!CODECS.includes(codec) || fact.role === 'consumer') continue;
        const hit = settingNeeds(fact, `compression:${codec}`, input);
        if (!hit) continue;
        const accepted = CODECS.filter((each) => ['yes', 'limited'].includes(input.target.support(`compression:${each}`).status));
        // Recompression on the way changes size and cost, not the data.
        yield { ...hit, severity: hit.severity === 'warning' ? 'info' : hit.severity, data: { ...hit.data, codec, accepted } };
      }
  },
  message: ({ data: { verdict, codec, accepted } }, target) => ({
    what: `compression.type = ${codec}: ${outcome(verdict, target)}`,
    why:
      verdict.support.status === 'no'
        ? 'Batches in this codec are refused when they arrive (UNSUPPORTED_FOR_MESSAGE_FORMAT or a similar error), so nothing is delivered.'
        : 'The stored batches are not what the producer compressed: size, CPU and the codec that consumers need to know may differ.',
    do:
      verdict.support.status === 'no'
        ? `Set compression.type to ${accepted.length > 0 ? `${accepted.join(' or ')}, or to none,` : 'none'} for this target, and check the message size and ingress cost without it.`
        : 'Read a batch back on the target and compare its codec and size; do not infer it from a successful send.',
  }),
  fix: ({ data }) => (data.verdict.support.status === 'no' ? replaceValue(data.fact, data.accepted[0] ?? 'none', false) : null),
});
