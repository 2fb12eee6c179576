import type { Span } from './span.ts';

/** Why a value is not known; a closed list. */
export const UNKNOWN_REASONS = [
  'parameter', // comes in as an argument
  'environment', // environment variable that no manifest in the tree sets
  'command-line', // flag or argument of the process
  'runtime', // call, callback or object that only the run can tell
  'conditional', // more than one value is possible
  'placeholder', // ${...} that no configuration in the tree sets
  'external', // defined outside the scanned tree
  'secret', // known, but never carried
  'too-deep', // limit of the resolver reached
  'unsupported', // a form the front end does not read
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** A place that told us something about a value, nearest first. */
export interface Evidence {
  span: Span;
  /** Short, e.g. `constant ACKS`, `spring.kafka.consumer.group-id in application.yml`, `environment KAFKA_BROKERS in docker-compose.yml`. */
  note: string;
  /** What is set there, for a place that sets a variable of the environment. */
  value?: string;
  /** The variable that is set there. */
  variable?: string;
}

/** Every value is known, one of several, or unknown with a reason; always with the spans that told us. */
export type Value =
  | { status: 'known'; value: string; evidence: Evidence[] }
  | { status: 'one-of'; values: string[]; evidence: Evidence[] }
  | { status: 'unknown'; reason: UnknownReason; default: string | null; evidence: Evidence[] };
