import { createHash } from 'node:crypto';
import type { Finding, Fix, Severity } from '../core/finding.ts';
import type { ScanReport } from '../core/report.ts';
import type { Span } from '../core/span.ts';
import { grouped } from './parts/tally.ts';
import type { ReportContext, Reporter, RuleInfo } from './reporter.ts';

// SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

export const reporter: Reporter = { id: 'sarif', title: 'SARIF 2.1.0, for code scanning', report: sarif };

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const HOME = 'https://github.com/kafka-compat/kafka-compat';
const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };
const ROOT = 'SRCROOT';

function sarif(report: ScanReport, context: ReportContext): string {
  const quiet = report.suppressedFindings ?? [];
  const all = [...report.findings.map((finding) => ({ finding, reason: null })), ...quiet];
  const rules = rulesOf(
    all.map(({ finding }) => finding),
    context.rules,
  );
  const indexes = new Map(rules.map((rule, at) => [rule.id, at]));
  const fingerprint = fingerprints(context);
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            informationUri: HOME,
            rules: rules.map(({ entry }) => entry),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The directory that was scanned.' } } },
        invocations: [invocation(report)],
        results: all.map(({ finding, reason }) => ({
          ruleId: finding.rule,
          ruleIndex: indexes.get(finding.rule),
          level: LEVEL[finding.severity],
          message: { text: `${finding.message.replace(/\.$/, '')}. ${finding.why} ${finding.fix.do}` },
          locations: [{ physicalLocation: physical(finding) }],
          relatedLocations: related(finding),
          partialFingerprints: { 'kafkaCompat/v1': fingerprint(finding) },
          suppressions: reason === null ? [] : [{ kind: 'inSource', justification: reason }],
          ...(finding.fix.edit && { fixes: [fix(finding.fix.edit)] }),
          properties: {
            target: finding.target,
            certainty: finding.certainty,
            layer: finding.layer,
            service: finding.service,
            sources: finding.evidence.flatMap(({ source, checked, text }) => (source ? [{ text, source, checked: checked ?? null }] : [])),
          },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rulesOf(findings: readonly Finding[], known: readonly RuleInfo[]) {
  const used = [...grouped(findings, (finding) => finding.rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  return used.map(([id, [first]]) => {
    const info = known.find((rule) => rule.id === id) ?? { id, layer: first!.layer, severity: first!.severity, title: first!.message };
    return {
      id,
      entry: {
        id,
        name: id
          .split(/[/-]/)
          .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
          .join(''),
        shortDescription: { text: info.title },
        fullDescription: { text: info.title },
        help: { text: `${info.title}. See ${first!.help}`, markdown: `${info.title}. [Rule page](${first!.help})` },
        helpUri: first!.help,
        defaultConfiguration: { level: LEVEL[info.severity] },
        properties: { tags: ['kafka', info.layer] },
      },
    };
  });
}

function invocation(report: ScanReport) {
  return {
    executionSuccessful: report.coverage.problems.every((problem) => problem.kind !== 'internal'),
    toolExecutionNotifications: report.coverage.problems.map(({ kind, message, span }) => ({
      descriptor: { id: kind },
      level: kind === 'internal' ? 'error' : 'note',
      message: { text: message },
      ...(span && { locations: [{ physicalLocation: physical(span) }] }),
    })),
  };
}

function related(finding: Finding) {
  const places = finding.evidence.flatMap(({ span, text }) => (span && !isSame(span, finding) ? [{ span, text }] : []));
  return places.map(({ span, text }, at) => ({ id: at + 1, message: { text }, physicalLocation: physical(span) }));
}

const isSame = (a: Span, b: Span): boolean => a.file === b.file && a.line === b.line && a.column === b.column;

function physical(span: Span) {
  return { artifactLocation: location(span.file), region: region(span) };
}

const location = (file: string) => ({ uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT });
const region = ({ line, column, endLine, endColumn }: Span) => ({ startLine: line, startColumn: column, endLine, endColumn });

function fix(edit: Fix) {
  const files = grouped(edit.edits, ({ span }) => span.file);
  return {
    description: { text: edit.title },
    artifactChanges: [...files].map(([file, edits]) => ({
      artifactLocation: location(file),
      replacements: edits.map(({ span, newText }) => ({ deletedRegion: region(span), insertedContent: { text: newText } })),
    })),
  };
}

/** Stays the same when lines above are added: made of the rule, the target, the file and the text of the line; equal ones are numbered. */
function fingerprints({ readText }: ReportContext): (finding: Finding) => string {
  const seen = new Map<string, number>();
  const lines = new Map<string, readonly string[]>();
  return ({ rule, target, file, line }) => {
    if (!lines.has(file)) lines.set(file, (readText(file) ?? '').split('\n'));
    const text = (lines.get(file)![line - 1] ?? '').replace(/\s+/g, ' ').trim();
    const key = [rule, target, file, text].join('\0');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${count}`;
  };
}
