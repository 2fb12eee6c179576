import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr } from '../../core/program.ts';
import { endIndexOf, field, inner, typeOf } from '../nodes.ts';
import { joined } from './assignments.ts';
import type { Context } from './context.ts';
import { unescapeDouble } from './text.ts';

/** `"a $b {$c->d}"`. */
export function readTemplate(node: Node, context: Context): Expr {
  return joined(
    node,
    pieces(node, (text) => text.replace(/^b?"/, '').replace(/"$/, ''), context),
    context,
  );
}

/** Heredoc and nowdoc; the indentation of the closing tag is taken off every line. */
export function readHeredoc(node: Node, context: Context): Expr {
  const { builder } = context;
  const body = field(node, 'value');
  if (!body) return builder.expr<LiteralExpr>(node, { kind: 'literal', value: '' });
  const end = field(node, 'end_tag');
  const indent = end ? end.startPosition.column : 0;
  const unindented = (text: string): string => text.replace(new RegExp(`\\n[ \\t]{0,${indent}}`, 'g'), '\n');
  if (typeOf(node) === 'nowdoc') return builder.expr<LiteralExpr>(node, { kind: 'literal', value: unindented(builder.text(body)).replace(/^\n/, '') });
  return joined(node, pieces(body, unindented, context, true), context);
}

/** Text and variables in turn; `edit` sees the raw text between two variables. */
function pieces(node: Node, edit: (text: string) => string, context: Context, isBlock = false): Expr[] {
  const { builder } = context;
  const whole = builder.text(node);
  const read: Expr[] = [];
  let from = node.startIndex;
  const flush = (to: number, at: Node): void => {
    const raw = whole.slice(from - node.startIndex, to - node.startIndex);
    const edited = unescapeDouble(edit(read.length === 0 && isBlock && !raw.startsWith('\n') ? `\n${raw}` : raw));
    const text = read.length === 0 && isBlock ? edited.replace(/^\n/, '') : edited;
    if (text !== '') read.push(builder.expr<LiteralExpr>(at, { kind: 'literal', value: text }));
  };
  const children = node.children;
  for (const [number, child] of children.entries()) {
    if (!child?.isNamed || typeOf(child) === 'string_content' || typeOf(child) === 'escape_sequence') continue;
    const isBraced = children[number - 1]?.type === '{' && children[number + 1]?.type === '}';
    flush(child.startIndex - (isBraced ? 1 : 0), child);
    const name = typeOf(child) === 'dynamic_variable_name' ? inner(child) : null;
    read.push(name ? builder.expr(child, { kind: 'reference', name: builder.text(name) }) : context.read(child));
    from = endIndexOf(child) + (isBraced ? 1 : 0);
  }
  flush(endIndexOf(node), node);
  return read;
}
