import type { FactOf } from '../../core/fact.ts';
import { code, spanOf } from '../evidence.ts';
import type { Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { judge, outcome } from '../verdict.ts';

const FEATURE = 'topic-config:retention.ms';

export const rule = defineRule<Needed<FactOf['state']>>({
  id: 'connect-streams/schema-history-limited',
  layer: 'connect-streams',
  severity: 'error',
  title: 'Schema history on a target that does not take endless retention',
  features: [FEATURE],
  *check({ workload, target, knowledge }) {
    const verdict = judge(target, FEATURE, knowledge);
    if (verdict === null) return;
    for (const fact of factsOf(workload, 'state')) {
      if (fact.what !== 'schema-history' || fact.home !== 'topic') continue;
      const named = fact.name === null ? 'a topic that is not named here' : fact.name;
      yield {
        at: spanOf(fact),
        certainty: verdict.support.confidence === 'high' ? 'sure' : 'possible',
        severity: verdict.severity,
        data: { verdict, fact },
        evidence: [code(fact, `the schema history is kept in ${named}`), verdict.evidence],
      };
    }
  },
  message: ({ data: { verdict, fact } }, target) => ({
    what: `The schema history in ${fact.name ?? 'its topic'} asks for retention.ms = -1 when it is made: ${outcome(verdict, target)}`,
    why: 'The connector makes the topic with endless retention and reads all of it at each start. Where that is refused it does not start; where records expire it stops for ever with the first change of a table after a restart.',
    do: 'Make the topic by hand with the longest retention and cleanup.policy=delete, or keep the history elsewhere (schema.history.internal with a class for files, S3, Azure Blob or a database), and restart the connector as a test.',
  }),
});
