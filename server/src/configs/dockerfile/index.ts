import type { Fact } from '../../core/fact.ts';
import type { TextForm } from '../form.ts';
import { baseNameOf } from '../packages.ts';
import { type Variable, containerRole, variableFacts } from '../container-variables.ts';

/** Images of brokers and Connect workers: what `ENV` sets for Kafka. */
export const textForm: TextForm = {
  id: 'dockerfile',
  tokens: ['KAFKA_', 'CONNECT_', '_STORAGE_TOPIC'],
  matches: (file) => /^(Dockerfile.*|.*\.Dockerfile|Containerfile)$/i.test(baseNameOf(file)),
  extract(file, text, lookups): Fact[] {
    const variables = variablesOf(file, text);
    const role = containerRole(variables);
    return role === null ? [] : variableFacts(variables, role, lookups);
  },
};

/** `ENV A=b C="d e"` over several lines, and the old `ENV A b`. */
function variablesOf(file: string, text: string): Variable[] {
  const found: Variable[] = [];
  let isOpen = false;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const start = /^\s*ENV\s+/i.exec(line);
    if ((!start && !isOpen) || /^\s*#/.test(line)) continue;
    const from = start && !isOpen ? start[0].length : 0;
    const body = line.slice(from);
    const pairs = [...body.matchAll(/([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:\\.|[^\s\\])*)/g)];
    const [, name, value] = pairs.length === 0 && start ? (/^([A-Za-z_]\w*)\s+(.*?)\s*$/.exec(body) ?? []) : [];
    const span = (index: number, length: number) => ({ file, line: at + 1, column: from + index + 1, endLine: at + 1, endColumn: from + index + length + 1 });
    for (const pair of pairs) found.push({ name: pair[1]!, text: pair[2]!.replace(/^(["'])(.*)\1$/s, '$2'), span: span(pair.index, pair[0].length) });
    if (name !== undefined) found.push({ name, text: value ?? '', span: span(0, body.length) });
    isOpen = /\\\s*$/.test(line);
  }
  return found;
}
