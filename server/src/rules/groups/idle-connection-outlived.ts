import type { FindingEvidence } from '../../core/finding.ts';
import { effectiveSetting } from '../../workload/effective-setting.ts';
import { familyOf } from '../../workload/families.ts';
import { code, settingCode, spanOf } from '../evidence.ts';
import { type Bound, boundOf } from '../limit.ts';
import { defineRule } from '../rule.ts';
import { wholeNumber } from '../select.ts';

const KEY = 'connections.max.idle.ms';

export const rule = defineRule<{ value: number; bound: Bound; isDefault: boolean }>({
  id: 'groups/idle-connection-outlived',
  layer: 'groups',
  severity: 'warning',
  title: 'Client keeps idle connections longer than the target',
  features: [],
  *check({ workload, target, knowledge }) {
    const bound = boundOf(target, KEY);
    if (bound === null) return;
    // A default is the same for all clients of a service: one finding each.
    const told = new Set<string>();
    for (const client of workload.clients) {
      // librdkafka notices the close and reconnects; Java finds out with the next request. Admin clients seldom live that long.
      if (familyOf(client.fact.library) !== 'java' || !['producer', 'consumer'].includes(client.fact.role)) continue;
      const idle = effectiveSetting(client, KEY, workload, knowledge);
      const value = idle.value === null ? null : wholeNumber(idle.value);
      if (value === null || value < bound.value) continue;
      if (idle.from === 'default') {
        if (told.has(client.service)) continue;
        told.add(client.service);
      }
      const shown: FindingEvidence[] =
        idle.from === 'set' ? settingCode(idle.fact) : [code(client.fact, `${client.fact.library} ${client.fact.role}`), ...idle.evidence];
      yield {
        at: spanOf(idle.from === 'set' ? idle.fact : client.fact),
        certainty: idle.certainty,
        data: { value, bound, isDefault: idle.from === 'default' },
        evidence: [...shown, bound.evidence],
      };
    }
  },
  message: ({ data }, target) => ({
    what: `${KEY} = ${data.value}${data.isDefault ? ' (default)' : ''}: ${target.title} drops idle connections after ${data.bound.value} ms`,
    why: 'After a quiet spell the client uses a connection that the network has already dropped: the next batch waits for request.timeout.ms, expires or is sent twice. Busy tests never show it.',
    do: `Set ${KEY} and metadata.max.age.ms below ${data.bound.value}, for example to 180000.`,
  }),
});
