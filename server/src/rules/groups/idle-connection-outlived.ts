import type { FindingEvidence } from '../../core/finding.ts';
import type { Limit } from '../../knowledge/types.ts';
import { effectiveSetting } from '../../workload/effective-setting.ts';
import { familyOf } from '../../workload/families.ts';
import { code, limitStatement, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { wholeNumber } from '../select.ts';

const KEY = 'connections.max.idle.ms';

export const rule = defineRule<{ value: number; limit: Limit; isDefault: boolean }>({
  id: 'groups/idle-connection-outlived',
  layer: 'groups',
  severity: 'warning',
  title: 'Client keeps idle connections longer than the target',
  features: [],
  *check({ workload, target, knowledge }) {
    const limit = target.limit(KEY);
    if (limit === null) return;
    for (const client of workload.clients) {
      // librdkafka notices the close and reconnects; Java and others find out with the next request.
      if (familyOf(client.fact.library) !== 'java' || !['producer', 'consumer', 'admin'].includes(client.fact.role)) continue;
      const idle = effectiveSetting(client, KEY, workload, knowledge);
      const value = idle.value === null ? null : wholeNumber(idle.value);
      if (value === null || value < limit.value) continue;
      const at = idle.from === 'set' && idle.certainty === 'sure' ? idle.fact : client.fact;
      const shown: FindingEvidence[] = idle.from === 'set' ? settingCode(idle.fact) : [code(client.fact, `${client.fact.library} ${client.fact.role}`), ...idle.evidence];
      yield { at: spanOf(at), certainty: idle.certainty, data: { value, limit, isDefault: idle.from === 'default' }, evidence: [...shown, limitStatement(target, limit)] };
    }
  },
  message: ({ data }, target) => ({
    what: `${KEY} = ${data.value}${data.isDefault ? ' (default)' : ''}: ${target.title} closes idle connections after ${data.limit.value} ms`,
    why: 'After a quiet spell the client uses a connection that the network has already dropped: the next batch waits for request.timeout.ms, expires or is sent twice. Busy tests never show it.',
    do: `Set ${KEY} and metadata.max.age.ms below ${data.limit.value}, for example to 180000.`,
  }),
});
