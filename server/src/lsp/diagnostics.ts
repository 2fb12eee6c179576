import { createHash } from 'node:crypto';
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, FindingEvidence, Severity } from '../core/finding.ts';
import type { ScanProblem, ScanReport } from '../core/report.ts';
import { rangeOf } from './places.ts';

export const SOURCE = 'kafka-compat';

/** How the client wants its diagnostics. */
export interface DiagnosticOptions {
  hasRelatedInformation: boolean;
  /** Address of a file of the scan. */
  uri(file: string): string;
}

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Problems that the user can mend in the file. A syntax error is told by the language's own tools, an internal one by the log. */
const SHOWN_PROBLEMS: readonly ScanProblem['kind'][] = ['duplicate-key', 'suppression'];

/** All diagnostics of a report by file, in the report's order; files without any are left out. */
export function diagnosticsByFile(report: ScanReport, options: DiagnosticOptions): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  const add = (file: string, diagnostic: Diagnostic): void => {
    const list = byFile.get(file);
    if (list) list.push(diagnostic);
    else byFile.set(file, [diagnostic]);
  };
  for (const finding of report.findings) add(finding.file, diagnosticOf(finding, options));
  for (const problem of report.coverage.problems) {
    if (problem.span === null || !SHOWN_PROBLEMS.includes(problem.kind)) continue;
    add(problem.span.file, {
      range: rangeOf(problem.span),
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      code: problem.kind,
      message: problem.message,
    });
  }
  return byFile;
}

export function diagnosticOf(finding: Finding, options: DiagnosticOptions): Diagnostic {
  const related = relatedInformation(finding, options);
  const diagnostic: Diagnostic = {
    range: rangeOf(finding),
    severity: SEVERITIES[finding.severity],
    source: sourceOf(finding),
    code: finding.rule,
    message: messageOf(finding, options.hasRelatedInformation ? [] : finding.evidence),
  };
  if (/^https?:\/\//.test(finding.help)) diagnostic.codeDescription = { href: finding.help };
  if (options.hasRelatedInformation && related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** Names the target, because one line may break on one target and not on another. */
export function sourceOf(finding: Finding): string {
  return `${SOURCE} ${finding.target}`;
}

function messageOf(finding: Finding, evidence: readonly FindingEvidence[]): string {
  const what = finding.certainty === 'possible' ? `${finding.message} (possible: a value that decides it is not known)` : finding.message;
  return [what, finding.why, `To do: ${finding.fix.do}`, ...evidence.map(evidenceText)].filter((line) => line !== '').join('\n');
}

/** The evidence chain. What stands in no file (a document, a default, an observation) is told at the finding's own place. */
function relatedInformation(finding: Finding, { uri }: DiagnosticOptions): DiagnosticRelatedInformation[] {
  return finding.evidence.map((evidence) => {
    const span = evidence.span ?? finding;
    return { location: { uri: uri(span.file), range: rangeOf(span) }, message: evidenceText(evidence) };
  });
}

export function evidenceText({ text, source, checked }: FindingEvidence): string {
  if (!source) return text;
  return `${text} (${source}${checked ? `, read on ${checked}` : ''})`;
}

/** Changes exactly when the diagnostics do: the result id of a pull. */
export function resultId(diagnostics: readonly Diagnostic[]): string {
  return createHash('sha1').update(JSON.stringify(diagnostics)).digest('base64url');
}
