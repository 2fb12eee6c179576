import type { FindingEvidence, Severity } from '../core/finding.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Support, Target } from '../knowledge/types.ts';
import { statement } from './evidence.ts';

/** A target's word on a feature that a workload needs, when it is not a plain yes. */
export interface Verdict {
  feature: string;
  title: string;
  support: Support;
  severity: Severity;
  evidence: FindingEvidence;
}

/**
 * error: it breaks; warning: it works differently without a failure; info: sources disagree or are silent, so probe it.
 * A `no` that only weak sources back is a reason to probe, not an error. Null: supported, or the feature is not known to the knowledge base.
 * Where no source says anything, only rules on features that a program asks for by name speak (`whenSilent`).
 */
export function judge(target: Target, feature: string, knowledge: Knowledge, whenSilent = false): Verdict | null {
  const known = knowledge.features.get(feature);
  if (!known) return null;
  const support = target.support(feature);
  if (support.status === 'yes') return null;
  if (support.status === 'unknown' && support.source === null && !whenSilent) return null;
  const severity: Severity = support.status === 'unknown' || support.confidence === 'low' ? 'info' : support.status === 'no' ? 'error' : 'warning';
  return { feature, title: known.title, support, severity, evidence: statement(target, known.title, support) };
}

/** The sentence that says what the target does with the feature. */
export function outcome(verdict: Verdict, target: Target): string {
  const note = verdict.support.note ? `: ${verdict.support.note.replace(/\.$/, '')}` : '';
  switch (verdict.support.status) {
    case 'no':
      return `${target.title} does not support it${note}`;
    case 'ignored':
      return `${target.title} accepts it without effect${note}`;
    case 'fixed':
      return `${target.title} always uses one value${note}`;
    case 'limited':
      return `${target.title} supports it with limits${note}`;
    case 'yes':
      return `${target.title} supports it${note}`;
    case 'unknown':
      return `it is not settled for ${target.title}${note}`;
  }
}
