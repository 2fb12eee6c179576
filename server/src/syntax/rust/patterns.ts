import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr, MemberExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { dotted } from './types.ts';

const WRAPPERS = new Set(['Some', 'Ok']);

/** The name that a plain pattern binds: `x`, `mut x`, `&x`, `ref x`; else null. */
export function plainName(pattern: Node): Node | null {
  let at: Node | null = pattern;
  while (at && ['mut_pattern', 'reference_pattern', 'ref_pattern'].includes(typeOf(at))) at = parts(at).at(-1) ?? null;
  return at?.type === 'identifier' ? at : null;
}

/** `Some(x)` and `Ok(x)` bind x to what is matched. */
export function unwrappedName(pattern: Node): string | null {
  const at = typeOf(pattern) === 'match_pattern' ? inner(pattern) : pattern;
  const type = at?.type === 'tuple_struct_pattern' ? field(at, 'type') : null;
  if (!at || !type || !WRAPPERS.has(dotted(type))) return null;
  const [, bound] = parts(at);
  return bound ? (plainName(bound)?.text ?? null) : null;
}

/** Defines the names of a pattern; `value` is what is matched, null when unknown. */
export function bind(reader: Reader, pattern: Node, value: Expr | null, type: string | null, kind: DefinitionKind, whole: Node = pattern): void {
  const { builder } = reader;
  const name = plainName(pattern);
  if (name) {
    builder.define(whole, { name: builder.text(name), kind, value, type });
    return;
  }
  const isSet = kind === 'variable';
  switch (typeOf(pattern)) {
    case 'tuple_pattern':
      parts(pattern).forEach((part, at) => {
        const item = value?.kind === 'list' ? (value.items[at]?.value ?? null) : null;
        const single = plainName(part);
        if (!single || item) bind(reader, part, item, null, kind);
        else builder.define(part, { name: builder.text(single), kind, value: isSet ? value : null, position: isSet ? at : 0 });
      });
      break;
    case 'tuple_struct_pattern': {
      const [head, ...rest] = parts(pattern);
      const isWrapper = head !== undefined && WRAPPERS.has(dotted(head));
      for (const part of rest) bind(reader, part, isWrapper ? value : null, isWrapper ? type : null, kind);
      break;
    }
    case 'struct_pattern':
      for (const part of parts(pattern)) {
        if (typeOf(part) !== 'field_pattern') continue;
        const key = field(part, 'name');
        if (!key) continue;
        const member = value && isSet ? builder.expr<MemberExpr>(part, { kind: 'member', object: value, name: builder.text(key) }) : null;
        const inside = field(part, 'pattern');
        if (inside) bind(reader, inside, member, null, kind);
        else builder.define(part, { name: builder.text(key), kind, value: member });
      }
      break;
    case 'match_pattern':
    case 'or_pattern':
    case 'captured_pattern':
    case 'slice_pattern':
      builder.nested(pattern, () => {
        for (const part of parts(pattern)) bindNested(reader, part, kind);
      });
  }
}

/** Names deep in a pattern: what they hold is not told. `A` is taken for a constant. */
function bindNested(reader: Reader, pattern: Node, kind: DefinitionKind): void {
  const name = plainName(pattern);
  if (name && !/^\p{Ll}|^_./u.test(name.text)) return;
  bind(reader, pattern, null, null, kind);
}
