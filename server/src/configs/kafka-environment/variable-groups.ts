import type { ConfigDocument, ConfigNode } from '../../core/document.ts';
import { entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Variable } from '../container-variables.ts';
import { mappingsOf, spanOf, textOf } from '../mappings.ts';

const NAME = /^[A-Z][A-Z0-9_]*$|__/;

/** Variables that stand together outside a container: the data of ConfigMaps, `env` mappings and lists of values files, what Kustomize generates. */
export function variableGroups(document: ConfigDocument): Variable[][] {
  if (document.format !== 'yaml' || document.roots.some((root) => nodeAt(root, 'services')?.kind === 'mapping')) return [];
  const groups = mappingsOf(document).flatMap((mapping): Variable[][] => {
    if (scalarAt(mapping, 'kind')?.value === 'ConfigMap') return [inMapping(nodeAt(mapping, 'data'))];
    const isContainer = entryOf(mapping, 'name') !== null;
    return mapping.entries.flatMap(({ key, value }): Variable[][] => {
      if (key === 'literals' && value.kind === 'sequence') return [value.items.flatMap(literal)];
      if (!/env/i.test(key)) return [];
      if (value.kind === 'mapping') return [inMapping(value)];
      return value.kind === 'sequence' && !(isContainer && key === 'env') ? [value.items.flatMap(item)] : [];
    });
  });
  return groups.filter((group) => group.length > 0);
}

function inMapping(node: ConfigNode | null): Variable[] {
  if (node?.kind !== 'mapping') return [];
  return node.entries.flatMap((entry) =>
    NAME.test(entry.key) && entry.value.kind === 'scalar' ? [{ name: entry.key, text: textOf(entry.value), span: spanOf(entry) }] : [],
  );
}

function item(node: ConfigNode): Variable[] {
  const name = entryOf(node, 'name');
  const value = entryOf(node, 'value');
  const text = name && textOf(name.value);
  if (!name || !text || !value || !NAME.test(text)) return [];
  return [{ name: text, text: textOf(value.value), span: { ...name.keySpan, endLine: value.value.span.endLine, endColumn: value.value.span.endColumn } }];
}

/** `NAME=value` of Kustomize's generators. */
function literal(node: ConfigNode): Variable[] {
  const [, name, text] = node.kind === 'scalar' ? (/^([\w.-]+)=(.*)$/s.exec(node.value ?? '') ?? []) : [];
  return name !== undefined && NAME.test(name) ? [{ name, text: (text ?? '').replace(/^(["'])(.*)\1$/s, '$2'), span: node.span }] : [];
}
