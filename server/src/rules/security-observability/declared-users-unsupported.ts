import { type Declared, declaration, declarationsNeeding } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'scram-credentials-admin';

export const rule = defineRule<Declared>({
  id: 'security-observability/declared-users-unsupported',
  layer: 'security-observability',
  severity: 'error',
  title: 'SCRAM users declared for a target that keeps its users elsewhere',
  features: [FEATURE],
  check: (input) =>
    declarationsNeeding(
      factsOf(input.workload, 'user').filter(({ mechanism }) => mechanism?.startsWith('SCRAM') ?? false),
      FEATURE,
      input,
    ),
  message: ({ data: { verdict, fact, count } }, target) => ({
    what: `${count === 1 ? 'A user is' : `${count} users are`} declared here, first ${declaration(fact)}: ${outcome(verdict, target)}`,
    why: 'The users are not there after the move, so their log-ins fail.',
    do: "Make the users with the target's own means, hand out their new credentials, and plan a time in which both are valid.",
  }),
});
