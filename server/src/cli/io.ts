import type { Knowledge } from '../knowledge/index.ts';
import type { RuleInfo } from '../report/reporter.ts';
import type { Service } from '../service.ts';

/** Where the program writes and how that place looks. Tests give their own. */
export interface CliIo {
  stdout(text: string): void;
  stderr(text: string): void;
  workingDirectory: string;
  /** Columns of the terminal. */
  width: number;
  hasColor: boolean;
  /** Progress is written only where somebody watches. */
  isErrorTerminal: boolean;
  /** YYYY-MM-DD. */
  today: string;
  signal: AbortSignal;
}

/** A rule as far as this door needs it. */
export interface CliRule extends RuleInfo {
  features: readonly string[];
}

/** What the commands work with; made lazily, because `--help` needs none of it. */
export interface CliParts {
  knowledge(): Knowledge;
  service(): Service;
  rules(): readonly CliRule[];
  startServer(): Promise<void>;
}

export const EXIT = { fine: 0, findings: 1, usage: 2, partFailed: 3 } as const;
