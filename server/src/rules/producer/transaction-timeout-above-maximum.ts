import type { FactOf } from '../../core/fact.ts';
import type { Limit } from '../../knowledge/types.ts';
import { limitStatement, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf, wholeNumber } from '../select.ts';

export const rule = defineRule<{ fact: FactOf['setting']; value: number; limit: Limit }>({
  id: 'producer/transaction-timeout-above-maximum',
  layer: 'producer',
  severity: 'error',
  title: 'transaction.timeout.ms above what the target allows',
  features: [],
  *check({ workload, target }) {
    const limit = target.limit('transaction.max.timeout.ms');
    if (limit === null) return;
    for (const fact of clientSettings(workload, 'transaction.timeout.ms')) {
      const value = Math.max(...valuesOf(fact).map((text) => wholeNumber(text) ?? 0), 0);
      if (value <= limit.value) continue;
      yield { at: spanOf(fact), certainty: fact.value === null ? 'possible' : 'sure', data: { fact, value, limit }, evidence: [...settingCode(fact), limitStatement(target, limit)] };
    }
  },
  message: ({ data }, target) => ({
    what: `transaction.timeout.ms = ${data.value} is above the ${data.limit.value} ms that ${target.title} allows`,
    why: 'The coordinator refuses the producer in initTransactions() with INVALID_TRANSACTION_TIMEOUT. On a self-managed broker transaction.max.timeout.ms may have been raised; the default is 15 minutes.',
    do: `Lower transaction.timeout.ms to ${data.limit.value} or less and commit more often, or raise transaction.max.timeout.ms where the platform lets you (Flink's exactly-once sink asks for 1 hour by itself).`,
  }),
});
