import type { Embedded, TextForm } from '../form.ts';
import { scriptVariables } from '../script-variables.ts';

const START = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;
const PAIR = /^\s*[\w.>-]+\s*[=:]/;

/** Files of properties that scripts and images' recipes write: `cat > server.properties <<EOF`, `COPY <<EOF /etc/server.properties`. */
export const textForm: TextForm = {
  id: 'properties-scripts',
  tokens: ['bootstrap.servers', 'connector.class', 'zookeeper.connect', 'process.roles', 'key.converter'],
  matches: (file) => /\.(sh|bash|zsh|ksh)$|(^|\/)(Makefile|[\w.-]*Dockerfile[\w.-]*)$/.test(file),
  extract: () => [],
  embedded(file, text) {
    const variables = scriptVariables(file, text);
    return propertiesOf(file, text.split('\n')).map((one) => ({ ...one, variables }));
  },
};

function propertiesOf(file: string, lines: readonly string[]): Embedded[] {
  const found: Embedded[] = [];
  for (let at = 0; at < lines.length; at++) {
    const word = START.exec(lines[at]!)?.[2];
    if (word === undefined) continue;
    let end = at + 1;
    while (end < lines.length && lines[end]!.trim() !== word) end++;
    const body = lines.slice(at + 1, end);
    const written = body.filter((line) => !/^\s*([#!]|$)/.test(line));
    if (written.length > 0 && written.every((line) => PAIR.test(line))) {
      found.push({ name: 'written.properties', span: { file, line: at + 2, column: 1, endLine: end, endColumn: (body.at(-1)?.length ?? 0) + 1 } });
    }
    at = end;
  }
  return found;
}
