import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, DefinitionKind, Expr, IndexExpr, LiteralExpr, MemberExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { readKey } from './shapes.ts';

/** How the names of a pattern are defined. */
export interface Binding {
  kind: DefinitionKind;
  isDeclaration: boolean;
  type?: string | null;
  /** Targets of a destructuring assignment that are no plain names. */
  assign?: (target: Node, value: Expr) => void;
}

/** Defines every name of a pattern: `{a, b: c}` of e gives a = e.a, c = e.b; `[a]` gives a = e[0]; a default is the fallback. */
export function bindPattern(pattern: Node, value: Expr | null, binding: Binding, context: Context): void {
  context.builder.nested(pattern, () => bind(pattern, value, binding, context));
}

function bind(pattern: Node, value: Expr | null, binding: Binding, context: Context): void {
  const { builder } = context;
  switch (typeOf(pattern)) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      builder.define(pattern, { name: builder.text(pattern), kind: binding.kind, value, isDeclaration: binding.isDeclaration, type: binding.type ?? null });
      return;
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = field(pattern, 'left'),
        right = field(pattern, 'right');
      const fallback = right ? context.read(right) : null;
      const either =
        value && fallback ? builder.expr<ConditionalExpr>(pattern, { kind: 'conditional', branches: [value, fallback], fallback: true }) : (value ?? fallback);
      if (left) bindPattern(left, either, binding, context);
      return;
    }
    case 'object_pattern':
      for (const part of parts(pattern)) bindProperty(part, value, binding, context);
      return;
    case 'array_pattern':
      bindItems(pattern, value, binding, context);
      return;
    case 'rest_pattern': {
      const target = inner(pattern);
      if (target) bindPattern(target, value, binding, context);
      return;
    }
    default:
      if (value && binding.assign) binding.assign(pattern, value);
      else context.visit(pattern);
  }
}

function bindProperty(part: Node, value: Expr | null, binding: Binding, context: Context): void {
  const { builder } = context;
  const memberNamed = (node: Node): Expr | null => value && builder.expr<MemberExpr>(node, { kind: 'member', object: value, name: builder.text(node) });
  const plain = { ...binding, type: null };
  if (typeOf(part) === 'pair_pattern') {
    const key = field(part, 'key'),
      target = field(part, 'value');
    if (!key || !target) return;
    const isName = typeOf(key) === 'property_identifier' || typeOf(key) === 'private_property_identifier';
    const index = isName ? null : readKey(key, context);
    const at = index && value ? builder.expr<IndexExpr>(key, { kind: 'index', object: value, index }) : isName ? memberNamed(key) : null;
    bindPattern(target, at, plain, context);
  } else if (typeOf(part) === 'object_assignment_pattern') {
    const left = field(part, 'left');
    if (left) bindPattern(part, memberNamed(left), plain, context);
  } else bindPattern(part, typeOf(part) === 'shorthand_property_identifier_pattern' ? memberNamed(part) : value, plain, context);
}

function bindItems(pattern: Node, value: Expr | null, binding: Binding, context: Context): void {
  const { builder } = context;
  let position = 0;
  for (const part of pattern.children) {
    if (part?.type === ',') position++;
    if (!part?.isNamed || typeOf(part) === 'comment') continue;
    const index = builder.expr<LiteralExpr>(part, { kind: 'literal', value: position });
    const item = value?.kind === 'list' && !value.items.some((one) => one.isSpread) ? value.items[position]?.value : null;
    const at = item ?? (value && typeOf(part) !== 'rest_pattern' ? builder.expr<IndexExpr>(part, { kind: 'index', object: value, index }) : null);
    bindPattern(part, at, { ...binding, type: null }, context);
  }
}
