import type { Fact } from './fact.ts';
import type { Finding } from './finding.ts';
import type { Span } from './span.ts';
import type { Service } from './workload.ts';

export const SKIP_REASONS = ['too-large', 'too-deep', 'binary', 'not-utf8', 'unreadable', 'timeout', 'link-outside', 'too-many-aliases'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface Skip {
  file: string;
  reason: SkipReason;
}

/** A place that could not be read or a plug that failed; the rest of the scan still holds. */
export interface ScanProblem {
  /** Null where no place can be named. */
  span: Span | null;
  message: string;
  /** `syntax`, `internal`, … */
  kind: 'syntax' | 'duplicate-key' | 'internal' | 'suppression';
}

export interface Coverage {
  filesSeen: number;
  filesRead: number;
  filesParsed: number;
  /** By extension or file name, what was not parsed because nothing in it speaks of Kafka. */
  skipped: Skip[];
  problems: ScanProblem[];
  /** Settings, topics and groups whose value is unknown, by reason. */
  unresolved: Record<string, number>;
}

/** Contract: `kafka-compat inventory --format json`. */
export interface Inventory {
  schemaVersion: 1;
  tool: { name: 'kafka-compat'; version: string };
  facts: Fact[];
  services: Service[];
  coverage: Coverage;
}

/** A finding that a comment in the code keeps quiet. */
export interface SuppressedFinding {
  finding: Finding;
  /** As written after `--` in the comment. */
  reason: string;
}

/** What every reporter gets, and all it gets. */
export interface ScanReport {
  schemaVersion: 1;
  tool: { name: 'kafka-compat'; version: string };
  targets: string[];
  findings: Finding[];
  /** Suppressed findings are counted, never lost. */
  suppressed: number;
  suppressedFindings?: SuppressedFinding[];
  services: Service[];
  facts: { total: number; byKind: Record<string, number> };
  /** Files in which a fact stands: where a comment for this tool may stand too. */
  filesWithFacts?: readonly string[];
  coverage: Coverage;
}
