import picocolors from 'picocolors';
import type { Finding, FindingEvidence, Severity } from '../core/finding.ts';
import type { ScanReport } from '../core/report.ts';
import { LAYERS } from '../core/workload.ts';
import { coverageLines, suppressionLines } from './parts/coverage.ts';
import { excerpt } from './parts/excerpt.ts';
import { inventoryText } from './parts/inventory-text.ts';
import { overviewText } from './parts/overview-text.ts';
import { counted, plain, wrapped } from './parts/plain.ts';
import { table } from './parts/table.ts';
import { unresolvedText } from './parts/unresolved-text.ts';
import { grouped, tally, type Tally } from './parts/tally.ts';
import type { ReportContext, Reporter } from './reporter.ts';

export const reporter: Reporter = {
  id: 'text',
  title: 'for people: excerpt, reason, advice, evidence',
  report: reportText,
  overview: overviewText,
  inventory: inventoryText,
  unresolved: unresolvedText,
};

type Colors = ReturnType<typeof picocolors.createColors>;
const PAINT: Record<Severity, (colors: Colors, text: string) => string> = {
  error: (colors, text) => colors.bold(colors.red(text)),
  warning: (colors, text) => colors.bold(colors.yellow(text)),
  info: (colors, text) => colors.bold(colors.cyan(text)),
};
const LABEL_WIDTH = 8;

function reportText(report: ScanReport, context: ReportContext): string {
  const colors = picocolors.createColors(context.color);
  const out: string[] = [];
  for (const target of report.targets) {
    const findings = report.findings.filter((finding) => finding.target === target);
    if (report.targets.length > 1)
      out.push(colors.bold(`== ${plain(target)} ${'='.repeat(Math.max(3, Math.min(context.width, 100) - target.length - 4))}`), '');
    for (const finding of findings) out.push(...findingLines(finding, context, colors), '');
    out.push(...summaryLines(target, findings, colors), '');
  }
  const quiet = report.suppressed > 0 ? [`${counted(report.suppressed, 'finding')} suppressed by comments`] : [];
  const comments = [...quiet, ...suppressionLines(report.coverage)];
  if (comments.length > 0) out.push(colors.bold('Suppressions'), ...comments.map(indented), '');
  out.push(colors.bold('Coverage'), ...coverageLines(report.coverage, report.facts).map(indented));
  return `${out.join('\n')}\n`;
}

function findingLines(finding: Finding, context: ReportContext, colors: Colors): string[] {
  const text = context.readText(finding.file);
  const shown = text === null ? null : excerpt(text, finding, context.width);
  const gutter = shown?.gutter ?? 1;
  const bar = colors.blue('|');
  const margin = ' '.repeat(gutter + 1);
  const verify = finding.certainty === 'possible' ? ' (possible)' : '';
  const lines = [
    `${PAINT[finding.severity](colors, `${finding.severity}[${finding.rule}]`)}${verify} ${colors.bold(plain(finding.message))}`,
    `${' '.repeat(gutter)}${colors.blue('-->')} ${place(finding)}${finding.service === '.' ? '' : colors.dim(`  in ${plain(finding.service)}`)}`,
  ];
  if (shown) {
    lines.push(`${margin}${bar}`);
    for (const line of shown.lines) {
      const number = line.number === null ? ' '.repeat(gutter) : String(line.number).padStart(gutter);
      lines.push(`${colors.blue(number)} ${bar} ${line.isMark ? PAINT[finding.severity](colors, line.text) : line.text}`.trimEnd());
    }
    lines.push(`${margin}${bar}`);
  }
  const width = Math.max(40, Math.min(context.width, 120));
  lines.push(...labelled('why', finding.why, margin, width, colors), ...labelled('do', finding.fix.do, margin, width, colors));
  if (finding.fix.edit)
    lines.push(
      ...labelled(
        'fix',
        `${finding.fix.edit.title}${finding.fix.edit.isSafe ? '' : ' (changes what the program does on the source platform)'}`,
        margin,
        width,
        colors,
      ),
    );
  const evidence = finding.evidence.map((each) => evidenceText(each, finding));
  lines.push(...evidence.flatMap((each, at) => labelled(at === 0 ? 'because' : '', `- ${each}`, margin, width, colors)));
  lines.push(...labelled('rule', finding.help, margin, width, colors));
  return lines;
}

function labelled(label: string, text: string, margin: string, width: number, colors: Colors): string[] {
  const room = width - margin.length - 2 - LABEL_WIDTH;
  const hanging = text.startsWith('- ') ? '  ' : '';
  return wrapped(text, room).map((line, at) => {
    if (at > 0) return `${margin}${' '.repeat(2 + LABEL_WIDTH)}${hanging}${line}`;
    return `${margin}${label === '' ? ' ' : colors.blue('=')} ${colors.bold(label.padEnd(LABEL_WIDTH))}${line}`;
  });
}

function place({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${plain(file)}:${line}:${column}`;
}

/** The excerpt shows the finding's own place already. */
function evidenceText({ kind, text, span, source, checked }: FindingEvidence, finding: Finding): string {
  const isHere = span && span.file === finding.file && span.line === finding.line;
  const where = span ? ` at ${isHere ? `line ${span.line}` : place(span)}` : '';
  const from = source ? ` (${source}${checked ? `, read ${checked}` : ''})` : checked ? ` (read ${checked})` : '';
  return `${kind === 'observation' ? 'observed: ' : ''}${text}${where}${from}`;
}

function summaryLines(target: string, findings: readonly Finding[], colors: Colors): string[] {
  if (findings.length === 0) return [`${colors.bold(colors.green(`${plain(target)}: nothing found`))} that breaks or behaves differently`];
  const total = tally(findings);
  const order = (layer: string): number => LAYERS.indexOf(layer as (typeof LAYERS)[number]);
  const layers = [...grouped(findings, (finding) => finding.layer)].sort(([a], [b]) => order(a) - order(b));
  const services = [...grouped(findings, (finding) => finding.service)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = [
    ['by layer', 'errors', 'warnings', 'to verify'],
    ...layers.map(([layer, each]) => row(layer, tally(each))),
    ['by service', '', '', ''],
    ...services.map(([service, each]) => row(plain(service), tally(each))),
  ];
  const lines = table(rows, 3).map((line) => (line.startsWith('by ') ? colors.dim(line) : line));
  return [`${colors.bold(plain(target))}: ${sentence(total, colors)}`, ...lines.map(indented)];
}

const row = (name: string, counts: Tally): string[] => [name, String(counts.error), String(counts.warning), String(counts.info)];

function sentence(counts: Tally, colors: Colors): string {
  const parts = [
    counts.error > 0 ? PAINT.error(colors, counted(counts.error, 'error')) : '',
    counts.warning > 0 ? PAINT.warning(colors, counted(counts.warning, 'warning')) : '',
    counts.info > 0 ? PAINT.info(colors, `${counts.info} to verify`) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const indented = (line: string): string => `  ${line}`;
