import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { resultId } from './diagnostics.ts';
import { locate } from './roots.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** The answer to a pull for one file. */
export function documentReport(items: readonly Diagnostic[], previousResultId: string | undefined): DocumentDiagnosticReport {
  const id = resultId(items);
  return id === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
}

/** The answer to a pull for the whole workspace: every file with diagnostics, and those that had some the last time. */
export async function workspaceReports(
  roots: ReadonlySet<WorkspaceRoot>,
  previous: readonly PreviousResultId[],
  options: { hasRelatedInformation: boolean; versionOf(uri: string): number | null; signal: AbortSignal },
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const known = new Map<string, { uri: string; id: string }>();
  for (const { uri, value } of previous) {
    const place = locate(uri, roots);
    if (place) known.set(placeKey(place.root, place.file), { uri, id: value });
  }
  for (const root of roots) {
    const byFile = await root.diagnostics(options.hasRelatedInformation, options.signal);
    for (const [file, items] of byFile) {
      const key = placeKey(root, file);
      const before = known.get(key);
      known.delete(key);
      const uri = before?.uri ?? root.uri(file);
      reports.push({ ...documentReport(items, before?.id), uri, version: options.versionOf(uri) });
    }
  }
  for (const { uri, id } of known.values()) reports.push({ ...documentReport([], id), uri, version: options.versionOf(uri) });
  return reports;
}

function placeKey(root: WorkspaceRoot, file: string): string {
  return `${root.directory}\0${file}`;
}
