import picocolors from 'picocolors';
import type { ScanReport } from '../../core/report.ts';
import type { ReportContext } from '../reporter.ts';
import { coverageLines, suppressionLines } from './coverage.ts';
import { counted, plain } from './plain.ts';
import { table } from './table.ts';
import { grouped, tally } from './tally.ts';

/** Answers "where could this go?": one line per target, the one with the fewest obstacles first. */
export function overviewText(report: ScanReport, context: ReportContext): string {
  const colors = picocolors.createColors(context.color);
  const lines = report.targets.map((target) => {
    const findings = report.findings.filter((finding) => finding.target === target);
    return { target, counts: tally(findings), most: mostFrequent(findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.rule)) };
  });
  lines.sort((a, b) => a.counts.error - b.counts.error || a.counts.warning - b.counts.warning || a.counts.info - b.counts.info);
  const rows = [
    ['target', 'errors', 'warnings', 'to verify', 'mostly'],
    ...lines.map(({ target, counts, most }) => [plain(target), String(counts.error), String(counts.warning), String(counts.info), most]),
  ];
  const [head, ...body] = table(rows, 3);
  const painted = body.map((line, at) =>
    lines[at]!.counts.error > 0 ? colors.red(line) : lines[at]!.counts.warning > 0 ? colors.yellow(line) : colors.green(line),
  );
  const best = lines[0]?.target;
  const out = [
    `${colors.bold('Where could this go?')} ${counted(report.services.length, 'service')}, ${counted(report.facts.total, 'fact')}`,
    '',
    `  ${colors.dim(head!)}`,
    ...painted.map((line) => `  ${line}`),
    '',
    ...(best ? [`Details of one: kafka-compat scan --target ${plain(best)}`, ''] : []),
    ...suppressionLines(report.coverage),
    colors.bold('Coverage'),
    ...coverageLines(report.coverage, report.facts).map((line) => `  ${line}`),
  ];
  return `${out.join('\n')}\n`;
}

function mostFrequent(rules: readonly string[]): string {
  const groups = [...grouped(rules, (rule) => rule)].sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1));
  return groups[0]?.[0] ?? '';
}
