import type { Embedded, TextForm } from '../form.ts';

const START = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;
const MANIFEST = /^\s*apiVersion:\s*\S/m;

/** Manifests in here-documents of scripts: `kubectl apply -f - <<EOF`. */
export const textForm: TextForm = {
  id: 'manifest-scripts',
  tokens: ['kafka.strimzi.io', 'platform.confluent.io', 'cluster.redpanda.com', 'kafka.banzaicloud.io', 'kind: Kafka'],
  matches: (file) => /\.(sh|bash|zsh|ksh)$|(^|\/)Makefile$/.test(file),
  extract: () => [],
  embedded: (file, text) => manifestsOf(file, text.split('\n')),
};

function manifestsOf(file: string, lines: readonly string[]): Embedded[] {
  const found: Embedded[] = [];
  for (let at = 0; at < lines.length; at++) {
    const word = /\bkubectl\b|\boc\b|\bcat\b|\btee\b/.test(lines[at]!) ? START.exec(lines[at]!)?.[2] : undefined;
    if (word === undefined) continue;
    let end = at + 1;
    while (end < lines.length && lines[end]!.trim() !== word) end++;
    const body = lines.slice(at + 1, end);
    if (body.length > 0 && MANIFEST.test(body.join('\n'))) {
      found.push({ name: 'manifest.yaml', span: { file, line: at + 2, column: 1, endLine: end, endColumn: (body.at(-1)?.length ?? 0) + 1 } });
    }
    at = end;
  }
  return found;
}
