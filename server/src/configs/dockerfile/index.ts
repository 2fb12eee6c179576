import type { Fact } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import type { Embedded, TextForm } from '../form.ts';
import { baseNameOf } from '../packages.ts';
import { holdsCommand, SCRIPT_TOKENS } from '../scripts.ts';
import { type Image, IMAGE_NAMES, imageOf } from '../images.ts';
import { type Variable, containerRole, variableFacts } from '../container-variables.ts';

/** Images of brokers and Connect workers: what `ENV` sets for Kafka. */
export const textForm: TextForm = {
  id: 'dockerfile',
  tokens: ['KAFKA_', 'CONNECT_', '_STORAGE_TOPIC', ...IMAGE_NAMES, ...SCRIPT_TOKENS],
  matches: (file) => /^(Dockerfile.*|.*\.Dockerfile|Containerfile)$/i.test(baseNameOf(file)),
  extract(file, text, lookups): Fact[] {
    const bases = basesOf(file, text);
    const last = bases.at(-1);
    const container = { variables: variablesOf(file, text), image: last?.image ?? null, hasCommand: true };
    const role = containerRole(container);
    const components = bases.map(
      ({ image, span }): Fact => ({ kind: 'component', ...span, evidence: [], name: image.name, type: 'image', version: image.tag }),
    );
    return [...components, ...(role === null ? [] : variableFacts(container, role, lookups))];
  },
  embedded: (file, text) => commandsOf(file, text),
};

/** What `RUN`, `CMD` and `ENTRYPOINT` start, in a shell or as a list of words. */
function commandsOf(file: string, text: string): Embedded[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at): Embedded[] => {
    const start = /^\s*(?:HEALTHCHECK\s[^\n]*?)?(?:RUN|CMD|ENTRYPOINT)\s+(?:--\S+\s+)*/i.exec(line)?.[0].length;
    if (start === undefined) return [];
    let last = at;
    while (/\\\s*$/.test(lines[last]!) && last + 1 < lines.length) last++;
    const span: Span = { file, line: at + 1, column: start + 1, endLine: last + 1, endColumn: lines[last]!.length + 1 };
    const body = lines
      .slice(at, last + 1)
      .join('\n')
      .slice(start);
    if (!holdsCommand(body)) return [];
    const words = /^\s*\[/.test(body) ? [...body.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word]) => word!) : null;
    const script = words?.[words.findIndex((word) => /^-[a-z]*c$/.test(word)) + 1];
    return [
      words === null
        ? { name: 'step.sh', span }
        : { name: 'step.sh', span, text: words.some((word) => /^-[a-z]*c$/.test(word)) ? (script ?? '') : words.join(' ') },
    ];
  });
}

/** `FROM image:tag`; `ARG` defaults are put in. */
function basesOf(file: string, text: string): { image: Image; span: Span }[] {
  const args = new Map([...text.matchAll(/^\s*ARG\s+(\w+)=["']?([^\s"']+)/gim)].map(([, name, value]) => [name!, value!]));
  return text.split('\n').flatMap((line, at) => {
    const [whole, reference] = /^\s*FROM\s+(?:--platform=\S+\s+)?(\S+)/i.exec(line) ?? [];
    if (whole === undefined || reference === undefined) return [];
    const image = imageOf(
      reference.replace(/\$\{?(\w+)(?::-([^}]*))?\}?/g, (written, name: string, fallback?: string) => args.get(name) ?? fallback ?? written),
    );
    return image ? [{ image, span: { file, line: at + 1, column: whole.length - reference.length + 1, endLine: at + 1, endColumn: whole.length + 1 } }] : [];
  });
}

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
