import { bare } from '../core/bare.ts';
import type { LanguageId } from '../core/program.ts';
import data from './idioms.json' with { type: 'json' };

/** What a language's standard library calls things: data, so that the resolver knows no language. Names are the dotted text of a callee. */
export interface Idioms {
  /** Reads of the environment or of process properties; the second argument is the default. */
  environment: Record<string, 'environment' | 'command-line'>;
  /** Calls whose arguments are the items of a list. */
  lists: string[];
  /** Constructors and copies of maps: an argument is copied into it. */
  maps: string[];
  /** Calls whose arguments alternate between key and value. */
  mapPairs: string[];
  mapEntries: string[];
  entries: string[];
  /** Methods (key, value) and (map) that write to the map they are called on. */
  puts: string[];
  merges: string[];
  /** Methods (key[, default]) that read from a map. */
  reads: string[];
  /** Calls and methods that keep their argument's or receiver's value. */
  pass: string[];
  passMethods: string[];
  lowerMethods: string[];
  joins: string[];
  fallbackMethods: string[];
  /** Calls and constants that stand for durations, in milliseconds. */
  durations: Record<string, number>;
  durationConstants: Record<string, number>;
  commandLine: string[];
  constants: Record<string, string>;
}

const tables = bare(structuredClone(data)) as unknown as Record<string, Idioms>;

export function idiomsOf(language: LanguageId): Idioms {
  return tables[language === 'typescript' ? 'javascript' : language]!;
}
