import type { Coverage, ScanReport } from '../../core/report.ts';
import { counted, plain } from './plain.ts';
import { grouped } from './tally.ts';

const NAMED_FILES = 3;
const NAMED_PROBLEMS = 10;

/** What was looked at and what not, and why: a short answer is only worth what it covered. */
export function coverageLines(coverage: Coverage, facts: ScanReport['facts'] | null): string[] {
  const lines = [`${counted(coverage.filesSeen, 'file')} seen, ${coverage.filesRead} speak of Kafka, ${coverage.filesParsed} parsed`];
  if (facts) lines.push(`${counted(facts.total, 'fact')}${inBrackets(Object.entries(facts.byKind))}`);
  const skipped = grouped(coverage.skipped, (skip) => skip.reason);
  if (skipped.size > 0) lines.push(`${counted(coverage.skipped.length, 'file')} skipped`);
  for (const [reason, skips] of [...skipped].sort(([a], [b]) => (a < b ? -1 : 1))) lines.push(`  ${reason}: ${named(skips.map((skip) => plain(skip.file)))}`);
  const unresolved = Object.entries(coverage.unresolved);
  const total = unresolved.reduce((sum, [, count]) => sum + count, 0);
  if (total > 0) lines.push(`${counted(total, 'value')} unresolved${inBrackets(unresolved)}`);
  const problems = coverage.problems.filter((problem) => problem.kind !== 'suppression');
  if (problems.length > 0) lines.push(`${counted(problems.length, 'problem')} while reading`);
  // a part that failed matters more than the hundredth syntax error
  const ordered = [...problems.filter((problem) => problem.kind === 'internal'), ...problems.filter((problem) => problem.kind !== 'internal')];
  for (const { kind, span, message } of ordered.slice(0, NAMED_PROBLEMS))
    lines.push(`  ${kind}: ${span ? `${plain(span.file)}:${span.line}:${span.column} ` : ''}${plain(message)}`);
  if (problems.length > NAMED_PROBLEMS) lines.push(`  and ${problems.length - NAMED_PROBLEMS} more (--format json lists all)`);
  return lines;
}

/** Comments that keep findings quiet and should not be there as they are. */
export function suppressionLines(coverage: Coverage): string[] {
  return coverage.problems
    .filter((problem) => problem.kind === 'suppression')
    .map(({ span, message }) => `${span ? `${plain(span.file)}:${span.line}:${span.column} ` : ''}${plain(message)}`);
}

function named(files: readonly string[]): string {
  const shown = files.slice(0, NAMED_FILES).join(', ');
  return files.length > NAMED_FILES ? `${shown} and ${files.length - NAMED_FILES} more` : shown;
}

function inBrackets(counts: readonly (readonly [string, number])[]): string {
  if (counts.length === 0) return '';
  return ` (${[...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')})`;
}
