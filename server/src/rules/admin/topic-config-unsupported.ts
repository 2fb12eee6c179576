import type { FactOf } from '../../core/fact.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Target } from '../../knowledge/types.ts';
import { settingCode, spanOf } from '../evidence.ts';
import { type Bound, boundOf, isBeyond } from '../limit.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { topicSettings, wholeNumber } from '../select.ts';
import { outcome } from '../verdict.ts';

const UNLISTED = 'topic-config:unlisted';
/** Facts with the role of a topic that are no settings of it. */
const NOT_CONFIGS = ['partitions', 'replication.factor'];
/** Facts of a topic that a platform may bound; the replication factor has a rule of its own. */
const UNBOUNDED = ['replication.factor', 'message.max.bytes'];
const TIERED = ['local.retention.ms', 'local.retention.bytes'];

export const rule = defineRule<(Needed<FactOf['setting']> | { bound: Bound }) & { key: string; value: string }>({
  id: 'admin/topic-config-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Topic setting that the target refuses, ignores or limits',
  features: [UNLISTED],
  *check(input) {
    for (const fact of topicSettings(input.workload)) {
      const value = fact.value ?? '(unknown)';
      const bound = UNBOUNDED.includes(fact.key) ? null : boundOf(input.target, fact.key);
      const number = wholeNumber(value);
      if (bound !== null && number !== null && number >= 0 && isBeyond(number, bound)) {
        yield { at: spanOf(fact), certainty: 'sure', data: { bound, key: fact.key, value }, evidence: [...settingCode(fact), bound.evidence] };
        continue;
      }
      if (NOT_CONFIGS.includes(fact.key)) continue;
      const hit = settingNeeds(fact, featureOf(fact, input.target, input.knowledge), input);
      // Which settings a platform lists is not known to us key by key.
      if (hit && hit.severity !== 'info')
        yield { ...hit, certainty: hit.data.verdict.feature === UNLISTED ? 'possible' : hit.certainty, data: { ...hit.data, key: fact.key, value } };
    }
  },
  message: ({ data }, target) => {
    if ('bound' in data)
      return {
        what: `${data.key} = ${data.value} is ${data.bound.isLower ? 'below' : 'above'} the ${data.bound.value} that ${target.title} accepts`,
        why: 'Creating or altering the topic fails (INVALID_CONFIG, INVALID_PARTITIONS or POLICY_VIOLATION), and with it the program or job that insists on it.',
        do: `Use ${data.bound.value} or ${data.bound.isLower ? 'more' : 'less'}${data.key === 'segment.bytes' ? '; to roll segments early set segment.ms instead' : ' for this target'}.`,
      };
    const { verdict } = data;
    return {
      what: `Topic setting ${data.key} = ${data.value}: ${outcome(verdict, target)}`,
      why:
        verdict.support.status === 'no'
          ? 'Creating or altering the topic with this setting is refused (INVALID_CONFIG) or leaves it out, and with it goes what the program or job insists on.'
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
function featureOf(fact: FactOf['setting'], target: Target, knowledge: Knowledge): string {
  const key = TIERED.includes(fact.key) ? 'remote.storage.enable' : fact.key === 'flush.ms' ? 'flush.messages' : fact.key;
  if (key === 'min.insync.replicas') return 'min-insync-replicas';
  if (key === 'cleanup.policy') {
    const policies = (fact.value ?? '')
      .split(/[\s,]+/)
      .filter((policy) => policy !== '')
      .sort()
      .join(',');
    // Deletion by age is what every platform does.
    return policies === 'delete' ? '' : `topic-config:cleanup.policy=${policies}`;
  }
  if (knowledge.features.has(`topic-config:${key}`)) return `topic-config:${key}`;
  return isListed(key, target, knowledge) ? '' : UNLISTED;
}

/** Whether the topic catalog of the Kafka release that the target follows has the key. Without a catalog nothing is known to be missing. */
function isListed(key: string, target: Target, knowledge: Knowledge): boolean {
  if (target.kafkaVersion === null) return false;
  return knowledge.configKey('topic', key, target.kafkaVersion) !== null || knowledge.configKey('topic', 'cleanup.policy', target.kafkaVersion) === null;
}
