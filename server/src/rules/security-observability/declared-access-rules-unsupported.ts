import { type Declared, declaration, declarationsNeeding } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'acl-admin';

// the command kafka-acls is judged by admin/command-unsupported
export const rule = defineRule<Declared>({
  id: 'security-observability/declared-access-rules-unsupported',
  layer: 'security-observability',
  severity: 'error',
  title: 'ACLs declared for a target that has its own authorization',
  features: [FEATURE],
  check: (input) =>
    declarationsNeeding(
      factsOf(input.workload, 'acl').filter(({ library }) => library !== 'kafka-acls'),
      FEATURE,
      input,
    ),
  message: ({ data: { verdict, fact, count } }, target) => ({
    what: `${count === 1 ? 'An access rule is' : `${count} access rules are`} declared here, first ${declaration(fact)}: ${outcome(verdict, target)}`,
    why: 'What applies the file (an operator, a provider, a playbook) fails there or grants nothing, and clients that rely on the grants are refused or, where nothing checks them, may do everything.',
    do: "Write the same grants in the target's own model (roles, policies, service accounts) before the cut-over, and compare both with a client that must be refused.",
  }),
});
