import type { Node } from 'web-tree-sitter';
import type { Expr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { compactText, inner, parts, typeOf } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** Reduces a type to the part that is named: no arrays, no generics, no annotations. */
function bare(type: Node | null): Node | null {
  let at = type;
  for (;;) {
    if (at?.type === 'array_type') at = at.childForFieldName('element');
    else if (at?.type === 'generic_type') at = inner(at);
    else if (at?.type === 'annotated_type' || at?.type === 'catch_type') at = parts(at).find((part) => !typeOf(part).endsWith('annotation')) ?? null;
    else return at;
  }
}

/** A type's name as written without generics, arrays and annotations; null for `var` and Groovy's `def`. */
export function typeName(type: Node | null): string | null {
  const at = bare(type);
  if (!at) return null;
  const text =
    typeOf(at) === 'scoped_type_identifier'
      ? scopedNames(at)
          .map((name) => name.text)
          .join('.')
      : compactText(at);
  return text === 'var' || text === 'def' || text === '' ? null : text;
}

/** The type arguments of a declared type, to be spread into what is declared; nothing when it has none. */
export function typeArguments<K extends 'typeArguments' | 'returnArguments'>(key: K, type: Node | null): Partial<Record<K, string[]>> {
  let at = type;
  while (at && (at.type === 'array_type' || at.type === 'annotated_type'))
    at = at.type === 'array_type' ? at.childForFieldName('element') : (parts(at).find((part) => !typeOf(part).endsWith('annotation')) ?? null);
  if (at?.type !== 'generic_type') return {};
  const list = parts(at).find((part) => typeOf(part) === 'type_arguments');
  const written = parts(list ?? null).map((part) => part.text.replace(/\s+/g, ' ').replace(/ ?([<>,]) ?/g, '$1'));
  return written.length > 0 ? ({ [key]: written } as Record<K, string[]>) : {};
}

/** A type named in an expression (`new a.B()`, `a.B.class`, `a.B::m`) as a reference or member, and where its last name stands. */
export function typeExpr(builder: ProgramBuilder, type: Node): { expr: Expr; name: Node } {
  const at = bare(type) ?? type;
  const names = typeOf(at) === 'scoped_type_identifier' ? scopedNames(at) : [at];
  const [first, ...rest] = names.length > 0 ? names : [at];
  let expr: Expr = builder.expr<ReferenceExpr>(first!, { kind: 'reference', name: compactText(first!) });
  for (const name of rest) expr = { ...builder.expr<MemberExpr>(name, { kind: 'member', object: expr, name: name.text }), span: builder.span(first!, name) };
  return { expr, name: rest.at(-1) ?? first! };
}

/** The names of `a.B<T>.C`, in order. */
function scopedNames(scoped: Node): Node[] {
  const names: Node[] = [];
  let at: Node | null = scoped;
  while (at) {
    if (typeOf(at) === 'generic_type') {
      at = inner(at);
      continue;
    }
    if (typeOf(at) !== 'scoped_type_identifier') {
      names.push(at);
      break;
    }
    const [scope, name]: Node[] = parts(at).filter((part) => !typeOf(part).endsWith('annotation'));
    if (name) names.push(name);
    at = scope ?? null;
  }
  return names.reverse();
}
