import type { Node } from 'web-tree-sitter';
import type { Expr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** Reduces a type to the part that is named: no type arguments, refinements, annotations, stars and arrows; an Option to what it may hold. */
function bare(type: Node | null): Node | null {
  let at = type;
  while (at) {
    switch (typeOf(at)) {
      case 'generic_type': {
        const named = field(at, 'type');
        at = named?.text === 'Option' ? inner(field(at, 'type_arguments') ?? at) : named;
        break;
      }
      case 'compound_type':
        at = field(at, 'base');
        break;
      case 'annotated_type':
      case 'singleton_type':
        at = inner(at);
        break;
      case 'lazy_parameter_type':
      case 'repeated_parameter_type':
        at = field(at, 'type');
        break;
      case 'projected_type':
        at = field(at, 'selector');
        break;
      default:
        return at;
    }
  }
  return null;
}

const NAMED = new Set(['type_identifier', 'stable_type_identifier', 'identifier', 'stable_identifier']);

/** A type's name as written without type arguments; null for tuples, functions and the like. */
export function typeName(type: Node | null): string | null {
  const at = bare(type);
  return at && NAMED.has(typeOf(at)) ? compactText(at) : null;
}

/** A type named in an expression (`new a.B`, `classOf[a.B]`) as a reference or member, and where its last name stands. */
export function typeExpr(builder: ProgramBuilder, type: Node): { expr: Expr; name: Node } {
  const at = bare(type) ?? type;
  const names: Node[] = [];
  const stack: Node[] = [at];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (typeOf(node) === 'stable_type_identifier' || typeOf(node) === 'stable_identifier') stack.push(...parts(node).toReversed());
    else names.push(node);
  }
  const [first, ...rest] = names;
  let expr: Expr = builder.expr<ReferenceExpr>(first!, { kind: 'reference', name: compactText(first!) });
  for (const name of rest) expr = { ...builder.expr<MemberExpr>(name, { kind: 'member', object: expr, name: name.text }), span: builder.span(first!, name) };
  return { expr, name: rest.at(-1) ?? first! };
}
