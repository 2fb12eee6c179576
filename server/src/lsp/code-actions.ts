import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from 'vscode-languageserver';
import type { Finding, Fix } from '../core/finding.ts';
import type { ScanReport } from '../core/report.ts';
import { sourceOf } from './diagnostics.ts';
import { comparePositions, rangeOf, rangesMeet } from './places.ts';
import { suppressionEdit } from './suppression.ts';

/** What the editor asks about: a place in an open file and the diagnostics that it shows there. */
export interface CodeActionQuery {
  file: string;
  text: string;
  range: Range;
  diagnostics: readonly Diagnostic[];
  /** Address of a file of the scan. */
  uri(file: string): string;
}

/** Fixes of the findings at a place, then one suppression per rule. */
export function codeActions(report: ScanReport, query: CodeActionQuery): CodeAction[] {
  const findings = report.findings.filter((finding) => finding.file === query.file && rangesMeet(rangeOf(finding), query.range));
  return [...fixActions(findings, query), ...suppressActions(findings, query)];
}

/** The same fix for several targets is one action. */
function fixActions(findings: readonly Finding[], query: CodeActionQuery): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    const fix = finding.fix.edit;
    if (fix === null) continue;
    const changes = changesOf(fix, query);
    const key = JSON.stringify([fix.title, changes]);
    const known = actions.get(key);
    const diagnostics = shownDiagnostics(finding, query);
    if (known) known.diagnostics = [...(known.diagnostics ?? []), ...diagnostics];
    else actions.set(key, { title: fixTitle(fix, finding), kind: CodeActionKind.QuickFix, isPreferred: fix.isSafe, diagnostics, edit: { changes } });
  }
  return [...actions.values()];
}

function fixTitle(fix: Fix, finding: Finding): string {
  return fix.isSafe ? fix.title : `${fix.title} (changes behaviour; for ${finding.target})`;
}

function changesOf(fix: Fix, { uri }: CodeActionQuery): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { span, newText } of fix.edits) {
    const address = uri(span.file);
    changes[address] = [...(changes[address] ?? []), { range: rangeOf(span), newText }];
  }
  return changes;
}

function suppressActions(findings: readonly Finding[], query: CodeActionQuery): CodeAction[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.line} ${finding.rule}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), finding]);
  }
  const actions: CodeAction[] = [];
  for (const same of byPlace.values()) {
    const [first] = same;
    const edit = first && suppressionEdit(query.file, query.text, first.line, first.rule);
    if (!edit) continue;
    actions.push({
      title: `Ignore ${first.rule} here`,
      kind: CodeActionKind.QuickFix,
      diagnostics: same.flatMap((finding) => shownDiagnostics(finding, query)),
      edit: { changes: { [query.uri(query.file)]: [edit] } },
    });
  }
  return actions;
}

/** The editor's own copies of a finding's diagnostic, so that it can tell which ones an action mends. */
function shownDiagnostics(finding: Finding, { diagnostics }: CodeActionQuery): Diagnostic[] {
  const range = rangeOf(finding);
  return diagnostics.filter((one) => one.code === finding.rule && one.source === sourceOf(finding) && comparePositions(one.range.start, range.start) === 0);
}
