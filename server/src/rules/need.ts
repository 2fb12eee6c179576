import type { FactOf } from '../core/fact.ts';
import { push } from '../core/push.ts';
import type { Workload } from '../core/workload.ts';
import { code, settingCode, spanOf } from './evidence.ts';
import type { Hit, RuleInput } from './rule.ts';
import { clientSettings, factsOf } from './select.ts';
import { judge, type Verdict } from './verdict.ts';

// The common shape of rules that join one needed feature with the target's word on it.

export interface Needed<Fact> {
  verdict: Verdict;
  fact: Fact;
}

/** A hit for a setting that needs the feature, or null when the target simply supports it. */
export function settingNeeds(fact: FactOf['setting'], feature: string, input: RuleInput, whenSilent = false): Hit<Needed<FactOf['setting']>> | null {
  const verdict = judge(input.target, feature, input.knowledge, whenSilent);
  if (verdict === null) return null;
  return {
    at: spanOf(fact),
    certainty: fact.value === null || verdict.support.confidence !== 'high' || isOneOfSeveral(fact, input.workload) ? 'possible' : 'sure',
    severity: verdict.severity,
    data: { verdict, fact },
    evidence: [...settingCode(fact), verdict.evidence],
  };
}

/** Hits for library calls that need one of the features. */
export function* callsNeeding(features: readonly string[], input: RuleInput): Iterable<Hit<Needed<FactOf['call']>>> {
  for (const fact of callsOf(input.workload, features)) {
    const verdict = judge(input.target, fact.feature!, input.knowledge);
    if (verdict === null) continue;
    yield needed(fact, verdict, `${fact.library}: ${fact.name}()`);
  }
}

/** A hit for something that needs a feature, with what shows it. */
export function needed<Fact extends FactOf[keyof FactOf]>(fact: Fact, verdict: Verdict, shown: string): Hit<Needed<Fact>> {
  return {
    at: spanOf(fact),
    certainty: verdict.support.confidence === 'high' ? 'sure' : 'possible',
    severity: verdict.severity,
    data: { verdict, fact },
    evidence: [code(fact, shown), verdict.evidence],
  };
}

/** What a file declares for the cluster: rules of access, limits, users. */
export interface Declared {
  verdict: Verdict;
  /** The first of its file. */
  fact: FactOf['acl' | 'quota' | 'user'];
  count: number;
}

/** One hit for each file that declares something which needs the feature. */
export function* declarationsNeeding(facts: readonly Declared['fact'][], feature: string, input: RuleInput): Iterable<Hit<Declared>> {
  const verdict = judge(input.target, feature, input.knowledge);
  if (verdict === null) return;
  const byFile = new Map<string, Declared['fact'][]>();
  for (const fact of facts) push(byFile, fact.file, fact);
  for (const declared of byFile.values()) {
    const fact = declared[0]!;
    yield {
      at: spanOf(fact),
      certainty: verdict.support.confidence === 'high' ? 'sure' : 'possible',
      severity: verdict.severity,
      data: { verdict, fact, count: declared.length },
      evidence: [...declared.slice(0, 3).map((each) => code(each, declaration(each))), verdict.evidence],
    };
  }
}

/** A declared rule of access, limit or user, in a few words. */
export function declaration(fact: Declared['fact']): string {
  if (fact.kind === 'user') return `user ${fact.name ?? '?'}${fact.mechanism === null ? '' : ` (${fact.mechanism})`}`;
  if (fact.kind === 'quota') return `${fact.key} = ${fact.value ?? '?'} for ${fact.user ?? fact.clientId ?? fact.ip ?? 'everyone'}`;
  return `${fact.permission} ${fact.principal ?? '?'} ${fact.operation ?? '?'} on ${fact.resourceType ?? '?'} ${fact.resource ?? '?'}`;
}

/** A file that gives one key several values chooses among them when it runs. */
function isOneOfSeveral(fact: FactOf['setting'], workload: Workload): boolean {
  return clientSettings(workload, fact.key).some((other) => other.file === fact.file && other.role === fact.role && other.value !== fact.value);
}

function callsOf(workload: Workload, features: readonly string[]): FactOf['call'][] {
  return factsOf(workload, 'call').filter((fact) => fact.feature !== null && features.includes(fact.feature));
}
