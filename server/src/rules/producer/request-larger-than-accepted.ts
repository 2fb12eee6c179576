import type { FindingEvidence } from '../../core/finding.ts';
import type { Limit } from '../../knowledge/types.ts';
import { effectiveSetting } from '../../workload/effective-setting.ts';
import { code, limitStatement, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, clientsOf, valuesOf, wholeNumber } from '../select.ts';

const KEYS = ['max.request.size', 'message.max.bytes'];

export const rule = defineRule<{ key: string; value: number; limit: Limit; isDefault: boolean }>({
  id: 'producer/request-larger-than-accepted',
  layer: 'producer',
  severity: 'error',
  title: 'Producer may send larger requests than the target accepts',
  features: [],
  *check({ workload, target, knowledge }) {
    const limit = target.limit('max.request.size') ?? target.limit('message.max.bytes');
    if (limit === null) return;
    const isHard = target.limit('max.request.size') !== null;
    for (const key of KEYS)
      for (const fact of clientSettings(workload, key)) {
        if (fact.role === 'consumer' || fact.role === 'connector') continue;
        const value = Math.max(...valuesOf(fact).map((text) => wholeNumber(text) ?? 0), 0);
        if (value <= limit.value) continue;
        yield {
          at: spanOf(fact),
          // A broker may have been configured for more; a service's limit stands.
          certainty: isHard && fact.value !== null ? 'sure' : 'possible',
          severity: isHard ? 'error' : 'warning',
          data: { key, value, limit, isDefault: false },
          evidence: [...settingCode(fact), limitStatement(target, limit)],
        };
      }
    if (!isHard) return;
    for (const client of workload.clients) {
      if (client.fact.role !== 'producer' || client.settings.some((fact) => KEYS.includes(fact.key) && clientsOf(workload, fact).includes(client))) continue;
      const size = effectiveSetting(client, 'max.request.size', workload, knowledge);
      const value = size.value === null ? null : wholeNumber(size.value);
      if (value === null || value <= limit.value) continue;
      const evidence: FindingEvidence[] = [code(client.fact, `${client.fact.library} producer`), ...size.evidence, limitStatement(target, limit)];
      yield { at: spanOf(client.fact), certainty: 'possible', severity: 'warning', data: { key: 'max.request.size', value, limit, isDefault: true }, evidence };
    }
  },
  message: ({ data }, target) => ({
    what: `${data.key} = ${data.value}${data.isDefault ? ' (default)' : ''} is above the ${data.limit.value} bytes that ${target.title} accepts`,
    why: data.isDefault
      ? 'Batches that fill up under load pass the limit, and the connection is closed or the records are refused: it works in tests and fails at peak.'
      : 'A request or record above the limit is refused (MESSAGE_TOO_LARGE) or the connection is closed; smaller ones go through, so it shows only with large payloads.',
    do: `Set ${data.key} to ${data.limit.value} or less for this target, so that the client refuses what the target would, or raise the target's limit where it can be.`,
  }),
});
