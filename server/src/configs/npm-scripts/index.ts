import { type ConfigNode, nodeAt } from '../../core/document.ts';
import type { ConfigForm, Embedded } from '../form.ts';
import { baseNameOf } from '../packages.ts';
import { holdsCommand, SCRIPT_TOKENS } from '../scripts.ts';

/** The scripts of a package.json and of a composer.json. */
export const form: ConfigForm = {
  id: 'npm-scripts',
  formats: ['json'],
  tokens: SCRIPT_TOKENS,
  matches: (file) => /^(package|composer)\.json$/.test(baseNameOf(file)),
  recognises: ({ roots }) => nodeAt(roots[0], 'scripts') !== null,
  extract: () => [],
  embedded: ({ file, roots }, lookups) => {
    const scripts = nodeAt(roots[0], 'scripts');
    if (scripts?.kind !== 'mapping') return [];
    const lines = (lookups.text?.(file) ?? '').split('\n');
    return scripts.entries.flatMap(({ value }) => (value.kind === 'sequence' ? value.items : [value]).flatMap((node) => scriptOf(node, lines)));
  },
};

/** A string without escapes stands there as it is. */
function scriptOf(node: ConfigNode, lines: readonly string[]): Embedded[] {
  if (node.kind !== 'scalar' || node.value === null || !holdsCommand(node.value)) return [];
  const { value, span } = node;
  const inner = { ...span, column: span.column + 1, endColumn: span.endColumn - 1 };
  const isPlain = lines[span.line - 1]?.slice(inner.column - 1, inner.endColumn - 1) === value;
  return [isPlain ? { name: 'step.sh', span: inner } : { name: 'step.sh', span, text: value }];
}
