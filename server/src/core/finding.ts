import type { Span } from './span.ts';
import type { Layer } from './workload.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Certainty = 'sure' | 'possible';

export interface TextEdit {
  span: Span;
  newText: string;
}
export interface Fix {
  title: string;
  /** A safe fix keeps what the program does on the source platform. */
  isSafe: boolean;
  edits: TextEdit[];
}

/** One link of the evidence chain. */
export interface FindingEvidence {
  kind: 'code' | 'version' | 'default' | 'document' | 'observation';
  text: string;
  /** Where it stands (code). */
  span?: Span;
  /** Source address and date checked (document). */
  source?: string;
  checked?: string;
}

/** Contract: one finding as in `findings[]` of the JSON output (line … endColumn from Span). */
export interface Finding extends Span {
  rule: string;
  severity: Severity;
  certainty: Certainty;
  layer: Layer;
  /** Target as the user named it: `automq`, `kafka@4.0`, `event-hubs:standard`. */
  target: string;
  service: string;
  message: string;
  why: string;
  fix: { do: string; edit: Fix | null };
  evidence: FindingEvidence[];
  /** Address of the rule's page. */
  help: string;
}
