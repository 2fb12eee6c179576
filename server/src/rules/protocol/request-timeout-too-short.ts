import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { settingCode, spanOf } from '../evidence.ts';
import { type Bound, boundOf, isBeyond } from '../limit.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf, wholeNumber } from '../select.ts';

const KEY = 'request.timeout.ms';

export const rule = defineRule<{ fact: FactOf['setting']; value: number; bound: Bound }>({
  id: 'protocol/request-timeout-too-short',
  layer: 'protocol',
  severity: 'warning',
  title: 'request.timeout.ms shorter than the target asks for',
  features: [],
  *check({ workload, target }) {
    const bound = boundOf(target, KEY);
    if (bound === null) return;
    for (const fact of clientSettings(workload, KEY))
      for (const value of valuesOf(fact).map(wholeNumber)) {
        if (value === null || !isBeyond(value, bound)) continue;
        yield {
          at: spanOf(fact),
          certainty: fact.value === null ? 'possible' : 'sure',
          data: { fact, value, bound },
          evidence: [...settingCode(fact), bound.evidence],
        };
      }
  },
  message: ({ data: { value, bound } }, target) => ({
    what: `${KEY} = ${value} is shorter than the ${bound.value} ms that ${target.title} asks for`,
    why: 'The service holds JoinGroup, SyncGroup and throttled produce requests longer than a broker would. The client gives up first, retries, and consumers rebalance for ever without an exception.',
    do: `Set ${KEY} to at least ${bound.value}, and delivery.timeout.ms above it plus linger.ms.`,
  }),
  fix: ({ data }) => (data.bound.isMovable ? null : replaceValue(data.fact, String(data.bound.value), true)),
});
