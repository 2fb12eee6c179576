import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURES = ['scram-credentials-admin', 'delegation-tokens', 'client-quotas'];

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'admin/credential-admin-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Users, tokens or quotas managed through the protocol on a target that has its own way',
  features: FEATURES,
  check: (input) => callsNeeding(FEATURES, input),
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() manages users, tokens or quotas: ${outcome(verdict, target)}`,
    why: 'The user, token or limit that later steps rely on is not created, so log-ins fail or tenants run without their quota.',
    do: "Create them with the target's own console, API or infrastructure code, and make this call optional per target.",
  }),
});
