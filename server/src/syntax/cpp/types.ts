import type { Node } from 'web-tree-sitter';
import type { Expr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, inner, isComment, parts, typeOf } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import type { DeclaredType } from './reader.ts';

/** Owners of another object: `unique_ptr<T>` is read as a pointer to T. */
const OWNERS = new Set(['unique_ptr', 'shared_ptr', 'weak_ptr', 'optional', 'reference_wrapper', 'atomic', 'scoped_ptr', 'intrusive_ptr']);
const LISTS = new Set(['vector', 'list', 'deque', 'set', 'unordered_set', 'multiset', 'array', 'initializer_list', 'span', 'forward_list']);
const MAPS = new Set(['map', 'unordered_map', 'multimap', 'unordered_multimap']);
/** Texts of other libraries behave as the standard one does. */
const TEXTS = new Set(['string', 'string_view', 'wstring', 'QString', 'StringRef', 'StringPiece', 'basic_string']);
const MAX_NAMES = 32;

/** The names of `a::b<T>::c`, without type arguments. */
export function namesOf(node: Node): string[] {
  const names: string[] = [];
  let at: Node | null = node;
  while (at && names.length < MAX_NAMES) {
    if (typeOf(at) === 'qualified_identifier') {
      const scope = field(at, 'scope');
      if (scope) names.push(plainName(scope));
      at = field(at, 'name');
    } else {
      names.push(plainName(at));
      break;
    }
  }
  return names.filter((name) => name !== '');
}

function plainName(node: Node): string {
  switch (typeOf(node)) {
    case 'template_type':
    case 'template_function':
    case 'template_method': {
      const name = field(node, 'name');
      return name ? name.text : '';
    }
    case 'dependent_name':
    case 'dependent_type': {
      const name = inner(node);
      return name ? namesOf(name).join('.') : '';
    }
    default:
      return node.text.replace(/\s+/g, '');
  }
}

/** The last name of a qualified one, where type arguments stand. */
function lastOf(node: Node): Node {
  let at = node;
  for (let depth = 0; depth < MAX_NAMES && (typeOf(at) === 'qualified_identifier' || typeOf(at) === 'dependent_type'); depth++) {
    const next = typeOf(at) === 'dependent_type' ? inner(at) : field(at, 'name');
    if (!next) break;
    at = next;
  }
  return at;
}

/** Type arguments of a template's use: `<A, B>`. */
export const typeArguments = (node: Node): Node[] => parts(field(lastOf(node), 'arguments'));

/** What a type specifier says; `declarator` adds pointers and arrays. */
export function declaredType(type: Node | null, declarator: Node | null = null, depth = 0): DeclaredType {
  const base = baseType(type, depth);
  for (let at = declarator; at; at = declaratorIn(at)) {
    if (typeOf(at) === 'array_declarator') return { name: base.name, shape: base.name === 'char' && base.shape === 'plain' ? 'plain' : 'list' };
    if (/pointer/.test(typeOf(at))) return { name: base.name, shape: 'pointer' };
  }
  return base;
}

function baseType(type: Node | null, depth: number): DeclaredType {
  switch (type && typeOf(type)) {
    case null:
    case 'placeholder_type_specifier':
    case 'decltype':
      return { name: null, shape: 'plain' };
    case 'type_descriptor':
      return declaredType(field(type!, 'type'), field(type!, 'declarator'), depth + 1);
    case 'primitive_type':
    case 'sized_type_specifier':
      return { name: type!.text.replace(/\s+/g, ' '), shape: 'plain' };
    case 'struct_specifier':
    case 'class_specifier':
    case 'union_specifier':
      return { name: field(type!, 'name')?.text ?? null, shape: 'object' };
    case 'enum_specifier':
      return { name: field(type!, 'name')?.text ?? null, shape: 'plain' };
    default: {
      const names = namesOf(type!);
      const last = names.at(-1) ?? '';
      const [first] = OWNERS.has(last) && depth < MAX_NAMES ? typeArguments(type!) : [];
      if (first) return { name: declaredType(first, null, depth + 1).name, shape: 'pointer' };
      return { name: names.join('.') || null, shape: shapeOf(last) };
    }
  }
}

function shapeOf(name: string): DeclaredType['shape'] {
  if (MAPS.has(name)) return 'map';
  if (LISTS.has(name)) return 'list';
  return TEXTS.has(name) || name.endsWith('_t') ? 'plain' : 'object';
}

export const typeName = (type: Node | null): string | null => declaredType(type).name;

/** What a declarator wraps: the declarator within pointers, references, arrays, parentheses, parameters and values. */
export function declaratorIn(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'pointer_declarator':
    case 'array_declarator':
    case 'function_declarator':
    case 'init_declarator':
    case 'abstract_pointer_declarator':
    case 'abstract_array_declarator':
      return field(node, 'declarator');
    case 'reference_declarator':
    case 'parenthesized_declarator':
    case 'attributed_declarator':
    case 'variadic_declarator':
    case 'abstract_reference_declarator':
    case 'abstract_parenthesized_declarator':
      return node.namedChildren.find((child) => !isComment(child) && typeOf(child) !== 'ms_call_modifier') ?? null;
    default:
      return null;
  }
}

/** The name that a declarator declares, and the function declarator around it if it declares a function. */
export function declared(declarator: Node | null): { name: Node | null; fn: Node | null } {
  let at = declarator;
  let fn: Node | null = null;
  for (let depth = 0; at && depth < MAX_NAMES; depth++) {
    const next = declaratorIn(at);
    if (typeOf(at) === 'function_declarator') fn = next && typeOf(next) === 'parenthesized_declarator' ? null : at;
    if (!next) break;
    at = next;
  }
  const isName = at && /identifier$|^(destructor|operator)_name$|^operator_cast$|^template_function$/.test(typeOf(at));
  return { name: isName ? at : null, fn };
}

/** A name or `a::b::c` as an expression. */
export function nameExpr(builder: ProgramBuilder, node: Node): Expr {
  const [head, ...rest] = namesOf(node);
  if (head === undefined) return builder.unknown(node);
  let expr: Expr = builder.expr<ReferenceExpr>(node, { kind: 'reference', name: head });
  for (const name of rest) expr = builder.expr<MemberExpr>(node, { kind: 'member', object: expr, name });
  return expr;
}
