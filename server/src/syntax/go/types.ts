import type { Node } from 'web-tree-sitter';
import type { Expr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { compactText, field, inner, typeOf } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** The named part of a type: no pointers, slices, arrays, type arguments or parentheses. */
export function bareType(type: Node | null): Node | null {
  let at = type;
  for (;;) {
    switch (at?.type) {
      case 'pointer_type':
      case 'parenthesized_type':
        at = inner(at);
        break;
      case 'slice_type':
      case 'array_type':
      case 'implicit_length_array_type':
        at = field(at, 'element');
        break;
      case 'generic_type':
        at = field(at, 'type');
        break;
      default:
        return at;
    }
  }
}

/** A type's name as written without pointers, slices and type arguments; maps as written, other unnamed types by their keyword. */
export function typeName(type: Node | null): string | null {
  const at = bareType(type);
  switch (at?.type) {
    case undefined:
      return null;
    case 'function_type':
      return 'func';
    case 'channel_type':
      return 'chan';
    case 'struct_type':
      return 'struct';
    case 'interface_type':
      return 'interface';
    default:
      return compactText(at!) || null;
  }
}

/** A type used as a value: the called name of a conversion, the argument of `new`. */
export function typeExpr(builder: ProgramBuilder, type: Node): Expr {
  let at: Node | null = type;
  while (at?.type === 'pointer_type' || at?.type === 'parenthesized_type' || at?.type === 'generic_type')
    at = typeOf(at) === 'generic_type' ? field(at, 'type') : inner(at);
  const pkg = at?.type === 'qualified_type' ? field(at, 'package') : null;
  const name = pkg && at ? field(at, 'name') : null;
  if (!at) return builder.unknown(type);
  if (!pkg || !name) return builder.expr<ReferenceExpr>(at, { kind: 'reference', name: at.text.replace(/\s+/g, ' ') });
  return builder.expr<MemberExpr>(at, { kind: 'member', object: builder.expr<ReferenceExpr>(pkg, { kind: 'reference', name: pkg.text }), name: name.text });
}

export const isType = (node: Node): boolean => typeOf(node).endsWith('_type') || typeOf(node) === 'type_identifier';

/** Result type of a function; the first one of several. */
export function resultType(fn: Node): string | null {
  const result = field(fn, 'result');
  const first = result?.type === 'parameter_list' ? inner(result) : result;
  return typeName(first?.type === 'parameter_declaration' ? field(first, 'type') : first);
}
