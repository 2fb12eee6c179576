import type { ConfigDocument, ConfigEntry, ConfigMapping, ConfigNode, ConfigScalar } from '../core/document.ts';
import type { Span } from '../core/span.ts';

/** Every mapping of a document, outermost first. */
export function mappingsOf(document: ConfigDocument): ConfigMapping[] {
  const found: ConfigMapping[] = [];
  const visit = (node: ConfigNode): void => {
    if (node.kind === 'sequence') for (const item of node.items) visit(item);
    if (node.kind !== 'mapping') return;
    found.push(node);
    for (const { value } of node.entries) visit(value);
  };
  for (const root of document.roots) visit(root);
  return found;
}

/** Every scalar of a document that is a value. */
export function scalarsOf(document: ConfigDocument): ConfigScalar[] {
  const found: ConfigScalar[] = [];
  const visit = (node: ConfigNode): void => {
    if (node.kind === 'sequence') for (const item of node.items) visit(item);
    else if (node.kind === 'mapping') for (const { value } of node.entries) visit(value);
    else found.push(node);
  };
  for (const root of document.roots) visit(root);
  return found;
}

/** From the key to the end of the value. */
export const spanOf = ({ keySpan, value }: ConfigEntry): Span => ({ ...keySpan, endLine: value.span.endLine, endColumn: value.span.endColumn });

/** The text of a scalar, a list of scalars joined by commas; null for anything else. */
export function textOf(node: ConfigNode): string | null {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence' && node.items.every((item) => item.kind === 'scalar')) return node.items.map((item) => textOf(item) ?? '').join(',');
  return null;
}
