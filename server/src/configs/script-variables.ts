import { isSecretKey, isSecretText } from '../core/secret.ts';
import type { Span } from '../core/span.ts';
import type { Value } from '../core/value.ts';
import type { Lookups } from './form.ts';

const ASSIGNED = /^\s*(?:export\s+|local\s+|readonly\s+)?([A-Za-z_]\w*)=(?:"([^"$`\\]*)"|'([^']*)'|([^\s"'$`;&|()<>\\]+))\s*(?:;|#.*)?$/;

/** Names that scripts give to secrets. */
const SECRET = /pass|secret|token|credential|(^|_)key$/i;

/** The variables that a script sets to one text, once or always to the same; how each is known. */
export function scriptVariables(file: string, text: string): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  const several = new Set<string>();
  for (const [at, line] of text.split('\n').entries()) {
    const [, name, double, single, bare] = ASSIGNED.exec(line) ?? /^\s*(?:export\s+)?([A-Za-z_]\w*)=/.exec(line) ?? [];
    if (name === undefined) continue;
    const value = double ?? single ?? bare;
    const before = found.get(name);
    if (value === undefined || (before?.status === 'known' && before.value !== value)) several.add(name);
    else if (!before) found.set(name, known(name, value, { file, line: at + 1, column: 1, endLine: at + 1, endColumn: line.length + 1 }));
  }
  for (const name of several) found.delete(name);
  return found;
}

function known(name: string, value: string, span: Span): Value {
  const evidence = [{ span, note: `${name} is set in the script` }];
  if (isSecretKey(name) || SECRET.test(name) || isSecretText(value)) return { status: 'unknown', reason: 'secret', default: null, evidence };
  return { status: 'known', value, evidence };
}

/** Look-ups of a text within a script: its own variables come first. */
export const withVariables = (lookups: Lookups, variables: ReadonlyMap<string, Value>): Lookups => ({
  ...lookups,
  environment: (name, near) => variables.get(name) ?? lookups.environment(name, near),
});
