import type { ConfigDocument, ConfigNode } from '../../server/src/core/document.ts';

/** A document as plain values, each scalar with its position: `value@line:column-endColumn`. */
export function outline({ roots }: ConfigDocument): unknown[] {
  return roots.map(shape);
}

function shape(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return `${node.value}@${node.span.line}:${node.span.column}-${node.span.endColumn}`;
  if (node.kind === 'sequence') return node.items.map(shape);
  return node.entries.map((entry) => [`${entry.key}@${entry.keySpan.line}:${entry.keySpan.column}`, shape(entry.value)]);
}

export function problemsOf({ problems }: ConfigDocument): string[] {
  return problems.map(({ span, kind }) => `${kind ?? 'syntax'} ${span.line}:${span.column}`);
}
