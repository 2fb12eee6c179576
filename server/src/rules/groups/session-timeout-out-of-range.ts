import type { Limit } from '../../knowledge/types.ts';
import { limitStatement, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf, wholeNumber } from '../select.ts';

export const rule = defineRule<{ value: number; limit: Limit; isLow: boolean }>({
  id: 'groups/session-timeout-out-of-range',
  layer: 'groups',
  severity: 'error',
  title: 'session.timeout.ms outside the range that the target accepts',
  features: [],
  *check({ workload, target }) {
    const low = target.limit('group.min.session.timeout.ms');
    const high = target.limit('group.max.session.timeout.ms');
    for (const fact of clientSettings(workload, 'session.timeout.ms'))
      for (const text of valuesOf(fact)) {
        const value = wholeNumber(text);
        if (value === null) continue;
        const limit = low && value < low.value ? low : high && value > high.value ? high : null;
        if (limit === null) continue;
        yield {
          at: spanOf(fact),
          certainty: fact.value === null ? 'possible' : 'sure',
          data: { value, limit, isLow: limit === low },
          evidence: [...settingCode(fact), limitStatement(target, limit)],
        };
      }
  },
  message: ({ data }, target) => ({
    what: `session.timeout.ms = ${data.value} is ${data.isLow ? 'below' : 'above'} the ${data.limit.value} ms that ${target.title} accepts`,
    why: 'The coordinator refuses the member with INVALID_SESSION_TIMEOUT, so it never joins its group; some services answer with endless rebalances instead.',
    do: `Set session.timeout.ms ${data.isLow ? 'to at least' : 'to at most'} ${data.limit.value} and heartbeat.interval.ms to a third of it or less.`,
  }),
});
