import type { Finding } from '../core/finding.ts';
import type { ScanReport } from '../core/report.ts';
import { tally } from './parts/tally.ts';
import type { Reporter } from './reporter.ts';

export const reporter: Reporter = {
  id: 'json',
  title: 'everything, for programs',
  report: (report) => print(withContract(report)),
  inventory: ({ schemaVersion, tool, facts, services, coverage }) => print({ schemaVersion, tool, facts, services, coverage }),
};

/** Contract: names and order of the fields of `findings[]`. */
function withContract(report: ScanReport) {
  const { schemaVersion, tool, targets, findings, suppressed, suppressedFindings = [], services, facts, coverage } = report;
  const summary = targets.map((target) => ({ target, ...tally(findings.filter((finding) => finding.target === target)) }));
  return {
    schemaVersion,
    tool,
    targets,
    summary,
    findings: findings.map(ordered),
    suppressed,
    suppressedFindings: suppressedFindings.map(({ finding, reason }) => ({ reason, finding: ordered(finding) })),
    services,
    facts,
    coverage,
  };
}

function ordered({
  rule,
  severity,
  certainty,
  layer,
  target,
  service,
  file,
  line,
  column,
  endLine,
  endColumn,
  message,
  why,
  fix,
  evidence,
  help,
}: Finding): Finding {
  return { rule, severity, certainty, layer, target, service, file, line, column, endLine, endColumn, message, why, fix, evidence, help };
}

const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
