import type { Finding } from '../core/finding.ts';
import type { ScanProblem, ScanReport, SuppressedFinding } from '../core/report.ts';
import { compareSpans, type Span } from '../core/span.ts';

/** A comment that keeps a rule quiet. */
interface Suppression {
  rule: string;
  /** The line it holds for, besides its own; null: the whole file. */
  line: number | null;
  until: string | null;
  reason: string;
  span: Span;
}

export interface Suppressed {
  findings: Finding[];
  suppressed: SuppressedFinding[];
  problems: ScanProblem[];
}

const MARK = 'kafka-compat-ignore';
/** Behind a comment sign of any language. `--` may not stand inside an XML comment, so a dash does as well. */
const COMMENT =
  /(\/\/|\/\*|\*|#|--|<!--|;|!|')\s*kafka-compat-ignore(-file)?[ \t]+([^\s]+)(?:[ \t]+until=(\S+))?(?:[ \t]+(?:--|\u2013|\u2014)[ \t]*(.*?))?[ \t]*(?:(?:\*\/|-->).*)?$/;

/**
 * Takes out what comments keep quiet: `kafka-compat-ignore <rule> [until=YYYY-MM-DD] -- reason` on the line or the line above,
 * `kafka-compat-ignore-file` anywhere in the file. Unused, expired and unreasoned comments are problems; the last two keep nothing quiet.
 * `files`: where comments are looked for besides the files of the findings. `today`: YYYY-MM-DD.
 */
export function applySuppressions(
  findings: readonly Finding[],
  readText: (file: string) => string | null,
  today: string,
  files: readonly string[] = [],
): Suppressed {
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const problems: ScanProblem[] = [];
  const byFile = new Map<string, Suppression[]>();
  for (const file of new Set([...findings.map((finding) => finding.file), ...files]))
    byFile.set(file, valid(suppressionsIn(file, readText(file) ?? ''), today, problems));
  const used = new Set<Suppression>();
  for (const finding of findings) {
    const by = byFile
      .get(finding.file)!
      .find(({ rule, line, span }) => rule === finding.rule && (line === null || line === finding.line || span.line === finding.line));
    if (by) {
      used.add(by);
      suppressed.push({ finding, reason: by.reason });
    } else kept.push(finding);
  }
  for (const each of [...byFile.values()].flat())
    if (!used.has(each)) problems.push(problem(each.span, `${MARK} ${each.rule} keeps nothing quiet for the targets of this scan`));
  return { findings: kept, suppressed, problems: problems.sort((a, b) => compareSpans(a.span!, b.span!)) };
}

/** The same for a whole report. */
export function suppressReport(report: ScanReport, readText: (file: string) => string | null, today: string): ScanReport {
  const { findings, suppressed, problems } = applySuppressions(report.findings, readText, today, report.filesWithFacts);
  const coverage = { ...report.coverage, problems: [...report.coverage.problems, ...problems] };
  return { ...report, findings, suppressed: suppressed.length, suppressedFindings: suppressed, coverage };
}

function suppressionsIn(file: string, text: string): Suppression[] {
  if (!text.includes(MARK)) return [];
  const lines = text.split(/\r\n|\r|\n/);
  return lines.flatMap((content, at) => {
    const match = content.includes(MARK) && content.length < 1000 ? COMMENT.exec(content) : null;
    if (!match) return [];
    const [whole, , isFile, rule, until, reason] = match;
    const isAlone = content.slice(0, match.index).trim() === '';
    const span = { file, line: at + 1, column: match.index + 1, endLine: at + 1, endColumn: match.index + whole.length + 1 };
    return [{ rule: rule!, line: isFile ? null : isAlone ? nextLine(lines, at) : at + 1, until: until ?? null, reason: reason ?? '', span }];
  });
}

/** Several comments may stand above one line. */
function nextLine(lines: readonly string[], at: number): number {
  let next = at + 1;
  while (next < lines.length && lines[next]!.includes(MARK)) next++;
  return next + 1;
}

function valid(suppressions: readonly Suppression[], today: string, problems: ScanProblem[]): Suppression[] {
  return suppressions.filter(({ rule, until, reason, span }) => {
    const mistake = mistakeOf(until, reason, today);
    if (mistake) problems.push(problem(span, `${MARK} ${rule} ${mistake}`));
    return mistake === null;
  });
}

function mistakeOf(until: string | null, reason: string, today: string): string | null {
  if (until !== null && !/^\d{4}-\d{2}-\d{2}$/.test(until)) return `has a date that is not YYYY-MM-DD: ${until}`;
  if (until !== null && until < today) return `has expired on ${until}`;
  return reason === '' ? 'gives no reason: write it after --' : null;
}

function problem(span: Span, message: string): ScanProblem {
  return { span, message, kind: 'suppression' };
}
