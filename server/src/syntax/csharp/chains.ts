import type { Node } from 'web-tree-sitter';
import type { Expr, IndexExpr, LiteralExpr, MemberExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { readArguments } from './arguments.ts';
import type { Reader } from './reader.ts';
import { transparent } from './transparent.ts';
import { typeArguments } from './types.ts';

/** A link of a chain `a.b(x)?.c[i]`: what it is applied to, its name, and a call's or index's arguments. */
interface Link {
  node: Node;
  kind: 'call' | 'member' | 'index';
  object: Node | null;
  name: Node | null;
  args: Node | null;
}

/** `F<T>` is called F. */
const plain = (name: Node): Node => (typeOf(name) === 'generic_name' ? (inner(name) ?? name) : name);

function linkOf(node: Node): Link | null {
  switch (typeOf(node)) {
    case 'invocation_expression': {
      const args = field(node, 'arguments');
      const called = field(node, 'function');
      const member = called && linkOf(called);
      if (member?.kind === 'member') return { ...member, node, kind: 'call', args };
      const isName = called !== null && (typeOf(called) === 'identifier' || typeOf(called) === 'generic_name');
      return { node, kind: 'call', object: isName ? null : called, name: isName ? called : null, args };
    }
    case 'member_access_expression':
      return { node, kind: 'member', object: field(node, 'expression'), name: field(node, 'name'), args: null };
    case 'qualified_name':
      return { node, kind: 'member', object: field(node, 'qualifier'), name: field(node, 'name'), args: null };
    case 'element_access_expression':
      return { node, kind: 'index', object: field(node, 'expression'), name: null, args: field(node, 'subscript') };
    case 'conditional_access_expression': {
      const object = field(node, 'condition');
      const binding = parts(node).find((part) => !(object && part.equals(object)));
      if (binding && typeOf(binding) === 'member_binding_expression') return { node, kind: 'member', object, name: field(binding, 'name'), args: null };
      if (binding && typeOf(binding) === 'element_binding_expression') return { node, kind: 'index', object, name: null, args: binding };
      return null;
    }
    default:
      return null;
  }
}

export const isChain = (node: Node): boolean => linkOf(node) !== null;

/** A chain, which the grammar nests to the left, without recursion along it. */
export function readChain(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const links: Link[] = [];
  let at: Node | null = node;
  while (at) {
    const link = linkOf(at);
    if (!link) break;
    links.push(link);
    at = link.object && transparent(link.object);
  }
  let expr = at ? reader.expression(at) : null;
  for (let depth = 1; links.length > 0; depth++) {
    const link = links.pop()!;
    if (depth % MAX_DEPTH === 0) expr = builder.unknown(link.node);
    expr = readLink(reader, link, expr);
  }
  return expr ?? builder.unknown(node);
}

function readLink(reader: Reader, { node, kind, name, args }: Link, object: Expr | null): Expr {
  const { builder } = reader;
  if (kind === 'index') {
    const [index] = readArguments(reader, args);
    return builder.expr<IndexExpr>(node, { kind: 'index', object: object ?? builder.unknown(node), index: index?.value ?? builder.unknown(node) });
  }
  const text = name ? builder.text(plain(name)) : '';
  if (kind === 'member') return object && name ? builder.expr<MemberExpr>(node, { kind: 'member', object, name: text }) : builder.unknown(node);
  if (text === 'nameof' && !object) {
    const named = /([\p{L}_][\p{L}\p{N}_]*)\s*\)$/u.exec(args ? builder.text(args) : '')?.[1];
    return named ? builder.expr<LiteralExpr>(node, { kind: 'literal', value: named }) : builder.unknown(node);
  }
  const nameSpan = builder.span(name ? plain(name) : node);
  let callee: Expr;
  if (!name) callee = object ?? builder.unknown(node);
  else if (object)
    callee = { kind: 'member', object, name: text, scope: builder.scope, span: { ...object.span, endLine: nameSpan.endLine, endColumn: nameSpan.endColumn } };
  else callee = { kind: 'reference', name: text, scope: builder.scope, span: nameSpan };
  const call = builder.call(node, { callee, arguments: readArguments(reader, args), isNew: false, nameSpan });
  const types = typeArguments(name);
  if (types && call.kind === 'call') call.types = types;
  return call;
}
