import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURES = ['create-topics', 'create-partitions', 'delete-topics'];

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'admin/topic-administration-limited',
  layer: 'admin',
  severity: 'error',
  title: 'Topics created, grown or deleted on a target that limits it',
  features: FEATURES,
  *check(input) {
    // A limit on creation changes what the program gets; one on growing or deleting is for the operator to know.
    for (const hit of callsNeeding(FEATURES, input))
      yield hit.severity === 'warning' && hit.data.verdict.feature !== 'create-topics' ? { ...hit, severity: 'info' } : hit;
  },
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() administers topics: ${outcome(verdict, target)}`,
    why: 'Programs that bring up their own topics then run with other partitions, retention or names than they asked for, or stop at start.',
    do: 'Create the topics of this target with its own tools or infrastructure code, and let the program only check that they are there.',
  }),
});
