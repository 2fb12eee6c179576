import { type Declared, declaration, declarationsNeeding } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'client-quotas';

export const rule = defineRule<Declared>({
  id: 'security-observability/declared-quotas-unsupported',
  layer: 'security-observability',
  severity: 'error',
  title: 'Quotas declared for a target that does not take them',
  features: [FEATURE],
  check: (input) => declarationsNeeding(factsOf(input.workload, 'quota'), FEATURE, input),
  message: ({ data: { verdict, fact, count } }, target) => ({
    what: `${count === 1 ? 'A quota is' : `${count} quotas are`} declared here, first ${declaration(fact)}: ${outcome(verdict, target)}`,
    why: 'Without the limit one tenant can take the throughput of all, or meets the limits that the target has of its own.',
    do: 'Find the limits of the target that play this part, set them, and load-test a tenant above its share.',
  }),
});
