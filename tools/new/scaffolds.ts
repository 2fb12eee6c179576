import { newCheck } from './check.ts';
import { newFormat } from './format.ts';
import { newLanguage } from './language.ts';
import { newLibrary } from './library.ts';
import { newPlatform } from './platform.ts';
import { newRule } from './rule.ts';

/** The files that a new plug of one kind starts with. */
export interface Scaffold {
  idPattern: RegExp;
  idExample: string;
  /** Path relative to the root → text. */
  files(id: string): Map<string, string>;
  /** What the author does next. */
  next: string;
}

export const scaffolds: ReadonlyMap<string, Scaffold> = new Map([
  ['library', newLibrary],
  ['rule', newRule],
  ['platform', newPlatform],
  ['format', newFormat],
  ['check', newCheck],
  ['language', newLanguage],
]);
