import type { Certainty, Fix, FindingEvidence, Severity } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import type { Layer, Workload } from '../core/workload.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Target } from '../knowledge/types.ts';

/** What a rule is given. It is pure: same input, same hits. */
export interface RuleInput {
  workload: Workload;
  target: Target;
  /** Where the workload runs today, when the user says so (`--source`). */
  source: Target | null;
  knowledge: Knowledge;
}

export interface Hit<Data = unknown> {
  at: Span;
  certainty: Certainty;
  severity?: Severity;
  data: Data;
  /** Code, version, default, document links that show it. */
  evidence: FindingEvidence[];
}

export interface Message {
  what: string;
  why: string;
  do: string;
}

/** A rule is one file `rules/<layer>/<name>.ts` exporting `rule = defineRule({...})`; its page and examples are `rules/<layer>/<name>.md`. */
export interface Rule<Data = unknown> {
  /** `<layer>/<the-bad-thing-itself>`. */
  id: string;
  layer: Layer;
  severity: Severity;
  title: string;
  /** Feature ids it consults. */
  features: string[];
  check(input: RuleInput): Iterable<Hit<Data>>;
  message(hit: Hit<Data>, target: Target): Message;
  fix?(hit: Hit<Data>, target: Target): Fix | null;
}

/** Closes over the hit's data type, so that all rules fit in one list. */
export function defineRule<Data>(rule: Rule<Data>): Rule {
  return rule as unknown as Rule;
}
