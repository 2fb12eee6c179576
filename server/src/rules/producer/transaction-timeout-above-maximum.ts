import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { settingCode, spanOf } from '../evidence.ts';
import { type Bound, boundOf, brokerDefault, isBeyond } from '../limit.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf, wholeNumber } from '../select.ts';

const LIMIT = 'transaction.max.timeout.ms';

export const rule = defineRule<{ fact: FactOf['setting']; value: number; bound: Bound }>({
  id: 'producer/transaction-timeout-above-maximum',
  layer: 'producer',
  severity: 'error',
  title: 'transaction.timeout.ms above what the target allows',
  features: [],
  *check({ workload, target, knowledge }) {
    const bound = boundOf(target, LIMIT) ?? brokerDefault(target, LIMIT, false, knowledge);
    if (bound === null) return;
    for (const fact of clientSettings(workload, 'transaction.timeout.ms'))
      for (const value of valuesOf(fact).map(wholeNumber)) {
        if (value === null || !isBeyond(value, bound)) continue;
        yield {
          at: spanOf(fact),
          certainty: fact.value === null || bound.isMovable ? 'possible' : 'sure',
          severity: bound.isMovable ? 'warning' : 'error',
          data: { fact, value, bound },
          evidence: [...settingCode(fact), bound.evidence],
        };
      }
  },
  message: ({ data: { value, bound } }, target) => ({
    what: `transaction.timeout.ms = ${value} is above the ${bound.value} ms that ${target.title} allows${bound.isMovable ? ' by default' : ''}`,
    why: 'A Kafka coordinator refuses the producer in initTransactions() with INVALID_TRANSACTION_TIMEOUT; a service may instead abort the transaction when its own limit is over.',
    do: `Lower transaction.timeout.ms to ${bound.value} or less and commit more often${bound.isMovable ? `, or raise ${LIMIT} on the target's brokers before the move` : ''}. Flink's exactly-once sink asks for 1 hour by itself.`,
  }),
  fix: ({ data }) => (data.bound.isMovable ? null : replaceValue(data.fact, String(data.bound.value), false)),
});
