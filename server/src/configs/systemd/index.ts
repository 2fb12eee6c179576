import type { Span } from '../../core/span.ts';
import type { Embedded, TextForm } from '../form.ts';
import { type Variable, containerRole, variableFacts } from '../container-variables.ts';

/** Units of systemd: the commands that they run, read as scripts, and variables of brokers and workers. */
export const textForm: TextForm = {
  id: 'systemd',
  tokens: ['kafka', 'Kafka', 'KAFKA', 'connect-distributed', 'connect-standalone'],
  matches: (file) => /\.service(\.(j2|erb|tmpl))?$/.test(file),
  extract(file, text, lookups) {
    const container = { variables: variablesOf(file, text), image: null, hasCommand: false };
    const role = containerRole(container);
    return role === null ? [] : variableFacts(container, role, lookups);
  },
  embedded: (file, text) => commandsOf(file, text),
};

const COMMAND = /^\s*Exec(?:Start|StartPre|StartPost|Stop|StopPost|Reload|Condition)\s*=\s*[-@:+!]*/;

/** A command may go on over lines that end in a backslash. */
function commandsOf(file: string, text: string): Embedded[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at): Embedded[] => {
    const start = COMMAND.exec(line)?.[0].length;
    if (start === undefined) return [];
    let last = at;
    while (/\\\s*$/.test(lines[last]!) && last + 1 < lines.length) last++;
    const span: Span = { file, line: at + 1, column: start + 1, endLine: last + 1, endColumn: lines[last]!.length + 1 };
    return [{ name: 'unit.sh', span }];
  });
}

/** `Environment="A=b" C=d`. */
function variablesOf(file: string, text: string): Variable[] {
  return text.split('\n').flatMap((line, at) => {
    const start = /^\s*Environment\s*=\s*/.exec(line)?.[0].length;
    if (start === undefined) return [];
    return [...line.slice(start).matchAll(/"(\w+)=([^"]*)"|'(\w+)=([^']*)'|(\w+)=(\S*)/g)].map((match) => {
      const column = start + match.index + 1;
      return {
        name: match[1] ?? match[3] ?? match[5]!,
        text: match[2] ?? match[4] ?? match[6] ?? '',
        span: { file, line: at + 1, column, endLine: at + 1, endColumn: column + match[0].length },
      };
    });
  });
}
