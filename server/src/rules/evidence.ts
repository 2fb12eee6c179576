import type { Fact, FactOf } from '../core/fact.ts';
import type { FindingEvidence } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import type { Limit, Support, Target } from '../knowledge/types.ts';

// Links of the evidence chain: the lines, the version and default, the profile statement with source and date.

export function spanOf(fact: Span): Span {
  const { file, line, column, endLine, endColumn } = fact;
  return { file, line, column, endLine, endColumn };
}

export function code(fact: Span, text: string): FindingEvidence {
  return { kind: 'code', text, span: spanOf(fact) };
}

/** The line of a setting and the places that told its value. */
export function settingCode(fact: FactOf['setting']): FindingEvidence[] {
  const value = fact.value ?? (fact.unknown === 'secret' ? 'hidden' : `unknown (${fact.unknown ?? 'not resolved'})`);
  const spelled = fact.native === fact.key ? fact.key : `${fact.native} (${fact.key})`;
  return [code(fact, `${spelled} = ${value}`), ...told(fact)];
}

/** The other places that a fact's value came from. */
export function told(fact: Fact): FindingEvidence[] {
  return fact.evidence.slice(0, 4).map((each) => ({ kind: 'code', text: each.note, span: each.span }));
}

/** What the target's profile says of a feature, with source and date. */
export function statement(target: Target, title: string, support: Support): FindingEvidence {
  return {
    kind: support.basis === 'observed' ? 'observation' : 'document',
    text: `${target.title}: ${title}: ${support.status}${support.note ? ` (${support.note})` : ''}`,
    ...(support.source ? { source: support.source } : {}),
    ...(support.checked ? { checked: support.checked } : {}),
  };
}

export function limitStatement(target: Target, limit: Limit): FindingEvidence {
  return {
    kind: 'document',
    text: `${target.title}: ${limit.name} ${limit.value} ${limit.unit}${limit.note ? ` (${limit.note})` : ''}`,
    source: limit.source,
    checked: limit.checked,
  };
}

/** A sourced statement about a client library. */
export function documented(text: string, source: string, checked: string): FindingEvidence {
  return { kind: 'document', text, source, checked };
}
