import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { settingCode, spanOf } from '../evidence.ts';
import { type Bound, boundOf, brokerDefault, isBeyond } from '../limit.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf, wholeNumber } from '../select.ts';

export const rule = defineRule<{ fact: FactOf['setting']; value: number; bound: Bound }>({
  id: 'groups/session-timeout-out-of-range',
  layer: 'groups',
  severity: 'error',
  title: 'session.timeout.ms outside the range that the target accepts',
  features: [],
  *check({ workload, target, knowledge }) {
    const bounds = [
      boundOf(target, 'session.timeout.ms.min') ?? brokerDefault(target, 'group.min.session.timeout.ms', true, knowledge),
      boundOf(target, 'session.timeout.ms') ?? brokerDefault(target, 'group.max.session.timeout.ms', false, knowledge),
    ].filter((bound) => bound !== null);
    for (const fact of clientSettings(workload, 'session.timeout.ms'))
      for (const value of valuesOf(fact).map(wholeNumber)) {
        const bound = value === null ? undefined : bounds.find((each) => isBeyond(value, each));
        if (value === null || !bound) continue;
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
    what: `session.timeout.ms = ${value} is ${bound.isLower ? 'below' : 'above'} the ${bound.value} ms that ${target.title} accepts${bound.isMovable ? ' by default' : ''}`,
    why: 'The coordinator refuses the member with INVALID_SESSION_TIMEOUT, so it never joins its group; some services answer with endless rebalances instead.',
    do: `Set session.timeout.ms to at ${bound.isLower ? 'least' : 'most'} ${bound.value} and heartbeat.interval.ms to a third of it or less${
      bound.isMovable ? `, or move group.${bound.isLower ? 'min' : 'max'}.session.timeout.ms on the target's brokers` : ''
    }.`,
  }),
  fix: ({ data }) => (data.bound.isMovable ? null : replaceValue(data.fact, String(data.bound.value), false)),
});
