import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'acl-admin';

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'admin/acl-admin-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'ACLs managed through the protocol on a target that has its own authorization',
  features: [FEATURE],
  check: (input) => callsNeeding([FEATURE], input),
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() manages ACLs: ${outcome(verdict, target)}`,
    why: 'Rights that this code grants at start or deployment are not granted there, and code that waits for the answer fails with UnsupportedVersionException or SecurityDisabledException.',
    do: "Move the grants to the target's own authorization (roles, policies, infrastructure code) and make this call optional per target.",
  }),
});
