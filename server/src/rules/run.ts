import type { Finding } from '../core/finding.ts';
import type { ScanProblem } from '../core/report.ts';
import { compareSpans, type Span } from '../core/span.ts';
import { serviceOf } from '../workload/services.ts';
import { spanOf } from './evidence.ts';
import type { Hit, Rule, RuleInput } from './rule.ts';

const PAGES = 'https://github.com/kafka-compat/kafka-compat/blob/main/docs/rules';

/** What the rules say of one workload on one target. A rule that throws becomes a problem under its id and costs only its own answer. */
export function runRules(rules: readonly Rule[], input: RuleInput): { findings: Finding[]; problems: ScanProblem[] } {
  const findings = new Map<string, Finding>();
  const problems: ScanProblem[] = [];
  const origins = new Map(input.workload.facts.flatMap((fact) => (fact.origin ? [[fact.file, fact.origin] as const] : [])));
  const conditional = new Set(input.workload.facts.flatMap((fact) => (fact.kind === 'setting' && fact.isConditional ? [place(fact)] : [])));
  const services = new Map<string, string>();
  for (const rule of rules) {
    try {
      for (const hit of rule.check(input)) {
        const finding = report(rule, hit, input);
        const origin = origins.get(finding.file);
        if (origin === 'test' && finding.severity !== 'error') continue;
        if (origin !== undefined) demote(finding, origin);
        if (conditional.has(place(finding))) finding.certainty = 'possible';
        if (!services.has(finding.file)) services.set(finding.file, serviceOf(finding.file, input.workload));
        finding.service = services.get(finding.file)!;
        const key = `${rule.id}\0${finding.file}\0${finding.line}\0${finding.column}\0${finding.message}`;
        if (!findings.has(key)) findings.set(key, finding);
      }
    } catch (error) {
      problems.push({ span: null, kind: 'internal', message: `rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}` });
    }
  }
  return {
    findings: [...findings.values()].sort((a, b) => compareSpans(a, b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.message < b.message ? -1 : 1)),
    problems,
  };
}

const place = ({ file, line, column }: Span): string => `${file}:${line}:${column}`;

function report(rule: Rule, hit: Hit, input: RuleInput): Finding {
  const message = rule.message(hit, input.target);
  return {
    ...spanOf(hit.at),
    rule: rule.id,
    severity: hit.severity ?? rule.severity,
    certainty: hit.certainty,
    layer: rule.layer,
    target: input.target.label,
    service: '.',
    message: message.what,
    why: message.why,
    fix: { do: message.do, edit: rule.fix?.(hit, input.target) ?? null },
    evidence: hit.evidence,
    help: `${PAGES}/${rule.id}.md`,
  };
}

/** Test code never meets the target, but what breaks it is worth a note; generated and vendored code may not run at all. */
function demote(finding: Finding, origin: 'test' | 'generated' | 'vendored'): void {
  if (origin === 'test') finding.severity = 'info';
  finding.certainty = 'possible';
  finding.evidence = [...finding.evidence, { kind: 'code', text: `${origin} code`, span: spanOf(finding) }];
}
