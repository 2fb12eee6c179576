import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'plaintext-listener';

export const rule = defineRule<Needed<FactOf['setting']> & { value: string }>({
  id: 'security-observability/plaintext-unsupported',
  layer: 'security-observability',
  severity: 'error',
  title: 'Unencrypted connection to a target that only speaks TLS',
  features: [FEATURE],
  *check(input) {
    for (const fact of clientSettings(input.workload, 'security.protocol'))
      for (const value of valuesOf(fact)) {
        const protocol = value.toUpperCase();
        if (protocol !== 'PLAINTEXT' && protocol !== 'SASL_PLAINTEXT') continue;
        const hit = settingNeeds(fact, FEATURE, input);
        if (hit) yield { ...hit, data: { ...hit.data, value: protocol } };
      }
  },
  message: ({ data: { verdict, value } }, target) => ({
    what: `security.protocol = ${value}: ${outcome(verdict, target)}`,
    why: 'The TLS listener drops a client that speaks without it; Java clients report it as endless disconnects, or as an OutOfMemoryError when they take the TLS alert for a message length.',
    do: `Set security.protocol to SASL_SSL for this target, from the environment if other environments stay unencrypted, and check the port of bootstrap.servers.`,
  }),
  fix: ({ data }) => (data.verdict.support.status === 'no' ? replaceValue(data.fact, 'SASL_SSL', false) : null),
});
