import type { FactOf } from '../core/fact.ts';
import type { Fix } from '../core/finding.ts';

/** Replaces the value of a setting, where source code writes it as one string literal. All languages read take double quotes. */
export function replaceValue(fact: FactOf['setting'], value: string, isSafe: boolean): Fix | null {
  if (fact.valueSpan === undefined || fact.value === null) return null;
  return { title: `Set ${fact.native} to ${value}`, isSafe, edits: [{ span: fact.valueSpan, newText: JSON.stringify(value) }] };
}
