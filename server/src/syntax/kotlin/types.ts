import type { Node } from 'web-tree-sitter';
import { parts, typeOf } from '../nodes.ts';

const TYPES = new Set(['user_type', 'nullable_type', 'function_type', 'parenthesized_type', 'non_nullable_type']);

export const isType = (node: Node): boolean => TYPES.has(typeOf(node));

/** A name without its backticks. */
export const nameText = (node: Node): string => node.text.replaceAll('`', '');

/** A type's name as written without generics and `?`; null for a function type. */
export function typeName(type: Node | null): string | null {
  let at = type;
  while (at && typeOf(at) !== 'user_type') {
    if (typeOf(at) === 'function_type') return null;
    at = parts(at).find(isType) ?? null;
  }
  return at ? namesOf(at).map(nameText).join('.') || null : null;
}

/** The type arguments of a declared type, or what a function type takes and gives, to be spread into what is declared; nothing when there are none. */
export function typeArguments<K extends 'typeArguments' | 'returnArguments'>(key: K, type: Node | null): Partial<Record<K, string[]>> {
  let at = type;
  while (at && typeOf(at) !== 'user_type' && typeOf(at) !== 'function_type') at = parts(at).find(isType) ?? null;
  const lists = parts(at).filter((part) => ['type_arguments', 'function_type_parameters'].includes(typeOf(part)));
  const given = at && typeOf(at) === 'function_type' ? parts(at).filter(isType) : [];
  const written = [...lists.flatMap(parts), ...given].map((part) =>
    part.text
      .replace(/\s+/g, ' ')
      .replace(/ ?([<>,]) ?/g, '$1')
      .replace(/^(in|out) /, ''),
  );
  return written.length > 0 ? ({ [key]: written } as Record<K, string[]>) : {};
}

/** The names of `a.B<T>.C`, in order. */
export const namesOf = (type: Node): Node[] => parts(type).filter((part) => typeOf(part) === 'identifier');
