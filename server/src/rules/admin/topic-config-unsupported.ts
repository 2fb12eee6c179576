import type { FactOf } from '../../core/fact.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { limitStatement, settingCode, spanOf } from '../evidence.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { topicSettings, wholeNumber } from '../select.ts';
import { outcome } from '../verdict.ts';

const UNLISTED = 'topic-config:unlisted';
/** Facts with the role of a topic that are no settings of it. */
const NOT_CONFIGS = ['partitions', 'replication.factor'];
const TIERED = ['local.retention.ms', 'local.retention.bytes'];

export const rule = defineRule<(Needed<FactOf['setting']> | { tooSmall: number; unit: string }) & { key: string; value: string }>({
  id: 'admin/topic-config-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Topic setting that the target refuses, ignores or limits',
  features: [UNLISTED],
  *check(input) {
    for (const fact of topicSettings(input.workload)) {
      if (NOT_CONFIGS.includes(fact.key)) continue;
      const value = fact.value ?? '(unknown)';
      const smallest = fact.key === 'segment.bytes' ? input.target.limit('segment.bytes') : null;
      const bytes = wholeNumber(value);
      if (smallest !== null && bytes !== null && bytes < smallest.value) {
        yield {
          at: spanOf(fact),
          certainty: 'sure',
          data: { tooSmall: smallest.value, unit: 'bytes', key: fact.key, value },
          evidence: [...settingCode(fact), limitStatement(input.target, smallest)],
        };
        continue;
      }
      const hit = settingNeeds(fact, featureOf(fact, input.knowledge), input);
      if (hit && hit.severity !== 'info') yield { ...hit, data: { ...hit.data, key: fact.key, value } };
    }
  },
  message: ({ data }, target) => {
    if ('tooSmall' in data)
      return {
        what: `${data.key} = ${data.value} is below the ${data.tooSmall} ${data.unit} that ${target.title} accepts`,
        why: 'Creating or altering the topic fails with INVALID_CONFIG. Tests often use tiny segments to make the cleaner run.',
        do: `Use ${data.tooSmall} or more; to roll segments early set segment.ms instead.`,
      };
    const { verdict } = data;
    return {
      what: `Topic setting ${data.key} = ${data.value}: ${outcome(verdict, target)}`,
      why:
        verdict.support.status === 'no'
          ? 'Creating or altering the topic with this setting fails (INVALID_CONFIG), and with it the program or job that insists on it.'
          : 'The topic is created and the setting is echoed or dropped, but the topic does not behave as it says.',
      do:
        verdict.support.status === 'no'
          ? `Remove ${data.key} for this target${REPLACEMENTS[data.key] ? ` and use ${REPLACEMENTS[data.key]}` : ''}.`
          : `Read it back with describeConfigs on the target and test the behaviour that relies on it${REPLACEMENTS[data.key] ? `; ${REPLACEMENTS[data.key]} may serve instead` : ''}.`,
    };
  },
});

const REPLACEMENTS: Readonly<Record<string, string>> = {
  'message.timestamp.difference.max.ms': 'message.timestamp.before.max.ms and message.timestamp.after.max.ms',
  'retention.bytes': 'retention.ms',
};

/** The most special feature that the knowledge base has for a topic setting. */
function featureOf(fact: FactOf['setting'], knowledge: Knowledge): string {
  const key = TIERED.includes(fact.key) ? 'remote.storage.enable' : fact.key === 'flush.ms' ? 'flush.messages' : fact.key;
  if (key === 'min.insync.replicas') return 'min-insync-replicas';
  if (key === 'cleanup.policy') {
    const policies = (fact.value ?? '').split(/[\s,]+/).filter((policy) => policy !== '').sort().join(',');
    // Deletion by age is what every platform does.
    return policies === 'delete' ? '' : `topic-config:cleanup.policy=${policies}`;
  }
  return knowledge.features.has(`topic-config:${key}`) ? `topic-config:${key}` : UNLISTED;
}
