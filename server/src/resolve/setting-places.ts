import type { Span } from '../core/span.ts';

/** One place that sets a name: a variable of the environment or a property. */
export interface Setting {
  /** Null for a secret: known to be set, never carried. */
  value: string | null;
  /** Directory whose programs see it. */
  scope: string;
  span: Span;
  /** How what it runs is deployed; absent for files that say so of themselves. */
  deployment?: 'compose' | 'cluster';
  /** What the program that sees it may be called. */
  services?: readonly string[];
}

export const DOTENV = /(^|\/)\.env(\.[\w-]+)?$/i;

export const directoryOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));
