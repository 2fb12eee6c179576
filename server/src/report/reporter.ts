import type { Severity } from '../core/finding.ts';
import type { Inventory, ScanReport } from '../core/report.ts';
import type { Layer } from '../core/workload.ts';

/** What a report says of a rule besides its findings. */
export interface RuleInfo {
  id: string;
  layer: Layer;
  severity: Severity;
  title: string;
}

/** Everything a reporter may lean on besides the report itself. */
export interface ReportContext {
  /** Escape codes for a terminal; never in files. */
  color: boolean;
  /** Columns to fill. */
  width: number;
  /** Text of a scanned file for excerpts; null when it is gone. */
  readText(file: string): string | null;
  rules: readonly RuleInfo[];
}

/** An output format: one file `report/<id>.ts` exporting `reporter`. Pure: same report, same bytes; no clock, no absolute path. */
export interface Reporter {
  /** As in `--format ID`. */
  id: string;
  title: string;
  report(report: ScanReport, context: ReportContext): string;
  /** What `scan` prints when no target was named; `report` where the format makes no difference. */
  overview?(report: ScanReport, context: ReportContext): string;
  /** Absent where the format has no way to show an inventory. */
  inventory?(inventory: Inventory, context: ReportContext): string;
  /** What `inventory --unresolved` prints of the facts without a value; `inventory` where the format makes no difference. */
  unresolved?(inventory: Inventory, context: ReportContext): string;
}
