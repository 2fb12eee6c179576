import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'connect-internal-topics';
const KEYS = ['config.storage.topic', 'offset.storage.topic', 'status.storage.topic'];

export const rule = defineRule<Needed<FactOf['setting']>>({
  id: 'connect-streams/internal-topics-limited',
  layer: 'connect-streams',
  severity: 'warning',
  title: "Connect's own topics on a target that limits compaction",
  features: [FEATURE],
  *check(input) {
    // the topics of one worker are one matter
    const told = new Set<string>();
    for (const key of KEYS)
      for (const fact of clientSettings(input.workload, key)) {
        const worker = fact.client ?? fact.file;
        if (told.has(worker)) continue;
        const hit = settingNeeds(fact, FEATURE, input);
        if (!hit) continue;
        told.add(worker);
        yield hit;
      }
  },
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.key} = ${fact.value ?? '(unknown)'}: ${outcome(verdict, target)}`,
    why: 'Configurations of connectors and offsets of sources live in these topics for ever. Where they expire, or are not compacted, a worker finds no connectors after its next start, or refuses to start.',
    do: "Make the three topics with the target's own tools, compacted and without an end, one partition for configurations, before the worker starts; then restart it after more than the longest retention and look for its connectors.",
  }),
});
