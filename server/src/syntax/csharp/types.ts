import type { Node } from 'web-tree-sitter';
import type { Expr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';

const WRAPPERS = new Set(['nullable_type', 'array_type', 'pointer_type', 'ref_type', 'scoped_type']);
/** What an asynchronous method is declared to return stands for what it gives. */
const PROMISES = new Set(['Task', 'ValueTask', 'IAsyncEnumerable']);
/** Holders that are asked for what they hold (`options.Value`) stand for it. */
const HOLDERS = new Set(['Lazy', 'Nullable', 'IOptions', 'IOptionsSnapshot', 'IOptionsMonitor']);
const DICTIONARIES = /^(I?(ReadOnly|Sorted|Concurrent|Frozen|Immutable)?(Sorted)?Dictionary|SortedList|NameValueCollection)$/;

/** Reduces a type to the part that is named: no arrays, no `?`. */
function bare(type: Node | null): Node | null {
  let at = type;
  while (at && WRAPPERS.has(typeOf(at))) at = field(at, 'type') ?? inner(at);
  return at;
}

/** Names of `global::A.B<T>.C`, in order and without type arguments. */
function names(type: Node): Node[] {
  const found: Node[] = [];
  const stack: Node[] = [type];
  for (let at = stack.pop(); at; at = stack.pop()) {
    switch (typeOf(at)) {
      case 'qualified_name':
        stack.push(...[field(at, 'name'), field(at, 'qualifier')].filter((part) => part !== null));
        break;
      case 'alias_qualified_name': {
        const name = field(at, 'name');
        const alias = field(at, 'alias');
        stack.push(...[name, alias?.text === 'global' ? null : alias].filter((part) => part !== null));
        break;
      }
      case 'generic_name':
        stack.push(...parts(at).slice(0, 1));
        break;
      default:
        found.push(at);
    }
  }
  return found;
}

/** A type's name as written without generics, arrays and `?`; null for `var`, tuples and function pointers. */
export function typeName(type: Node | null): string | null {
  const at = bare(type);
  if (!at || ['implicit_type', 'tuple_type', 'function_pointer_type'].includes(typeOf(at))) return null;
  const text = names(at).map(compactText).join('.');
  if (HOLDERS.has(text) && typeOf(at) === 'generic_name') return typeName(elementType(at));
  return text === '' || text === 'void' ? null : text;
}

/** What a method gives: `Task<T>` is T; null for nothing. */
export function returnType(type: Node | null): Node | null {
  return type && PROMISES.has(typeName(type) ?? '') ? elementType(type) : type;
}

/** The item type of an array or of a generic collection: its last type argument. */
export function elementType(type: Node | null): Node | null {
  const at = type && typeOf(type) === 'nullable_type' ? field(type, 'type') : type;
  if (at && typeOf(at) === 'array_type') return field(at, 'type');
  const list = at && typeOf(at) === 'generic_name' ? parts(at).find((part) => typeOf(part) === 'type_argument_list') : null;
  return list ? (parts(list).at(-1) ?? null) : null;
}

/** Type arguments as written at a call (`Get<KafkaSettings>()`); undefined where there are none. */
export function typeArguments(name: Node | null): string[] | undefined {
  const list = name && typeOf(name) === 'generic_name' ? parts(name).find((part) => typeOf(part) === 'type_argument_list') : null;
  const types = parts(list ?? null)
    .map(typeName)
    .filter((type) => type !== null);
  return types.length > 0 ? types : undefined;
}

/** The name of a literal's type; null for dictionaries, which are plain maps. */
export function literalType(name: string | null): string | null {
  return name === null || DICTIONARIES.test(name.slice(name.lastIndexOf('.') + 1)) ? null : name;
}

/** A type named in an expression (`new A.B()`, `typeof(A.B)`) as a reference or member, and where its last name stands. */
export function typeExpr(builder: ProgramBuilder, type: Node): { expr: Expr; name: Node } {
  const at = bare(type) ?? type;
  const [first = at, ...rest] = names(at);
  let expr: Expr = builder.expr<ReferenceExpr>(first, { kind: 'reference', name: compactText(first) });
  for (const name of rest) expr = { ...builder.expr<MemberExpr>(name, { kind: 'member', object: expr, name: name.text }), span: builder.span(first, name) };
  return { expr, name: rest.at(-1) ?? first };
}
