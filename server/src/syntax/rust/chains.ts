import type { Node } from 'web-tree-sitter';
import type { CallExpr, ConditionalExpr, Expr, MapEntry, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { optionCall } from './options.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** Methods that give what they are called on, wrapped or unwrapped, borrowed, copied or as another kind of text or list. */
const KEEPING = new Set(
  (
    'unwrap expect clone cloned copied to_owned to_string into into_string into_boxed_str as_str as_deref as_ref as_mut as_slice as_bytes borrow ' +
    'ok ok_or ok_or_else map_err context with_context wrap_err wrap_err_with unwrap_or_default iter into_iter iter_mut collect to_vec trim lock parse ' +
    'try_into into_inner into_bytes as_object_str flatten'
  ).split(' '),
);
/** `.map(f)` that only makes another kind of text of each item. */
const KEEPING_MAP = /^(\w+::)*(to_string|to_owned|from|into|as_str|trim|clone)$|^\|(\w+)\| [&*]?\3(\.(to_string|to_owned|into|clone|as_str|trim|as_ref)\(\))*$/;
/** Functions that give their argument. */
const WRAPPING = new Set([
  'Ok',
  'Some',
  ...['Arc', 'Rc', 'Box', 'Mutex', 'RwLock', 'RefCell', 'Cell', 'Cow'].map((type) => `${type}.new`),
  ...['std.sync.Arc', 'std.sync.Mutex', 'tokio.sync.Mutex'].map((type) => `${type}.new`),
  ...['String', 'Arc', 'Some', 'Box', 'Vec', 'PathBuf', 'Cow'].map((type) => `${type}.from`),
]);
const MAPS = new Set(['HashMap.from', 'BTreeMap.from', 'IndexMap.from', 'HashMap.from_iter', 'BTreeMap.from_iter', 'std.collections.HashMap.from']);

const RECENT = 64;

/** A link of a chain `a.b(x)?.c.await`: a method call, a field, or something transparent. */
interface Link {
  node: Node;
  name: Node | null;
  args: Node | null;
  types: Node | null;
}

function linkOf(node: Node): { link: Link; object: Node } | null {
  switch (typeOf(node)) {
    case 'try_expression':
    case 'await_expression': {
      const object = inner(node);
      return object && { link: { node, name: null, args: null, types: null }, object };
    }
    case 'field_expression': {
      const object = field(node, 'value');
      return object && { link: { node, name: field(node, 'field'), args: null, types: null }, object };
    }
    case 'call_expression': {
      const called = field(node, 'function');
      const generic = called?.type === 'generic_function' ? called : null;
      const method = generic ? field(generic, 'function') : called;
      const object = method?.type === 'field_expression' ? field(method, 'value') : null;
      if (!method || !object) return null;
      return { link: { node, name: field(method, 'field'), args: field(node, 'arguments'), types: generic && field(generic, 'type_arguments') }, object };
    }
    default:
      return null;
  }
}

/** Reads a chain in a loop, from its start to its end. */
export function readChain(reader: Reader, node: Node, expected: string | null): Expr {
  const links: Link[] = [];
  let at = node;
  for (let next = linkOf(at); next; next = linkOf(at)) {
    links.push(next.link);
    at = next.object;
  }
  const isTransparent = (link: Link): boolean => link.name === null || (link.args !== null && keeps(link));
  // the type that is asked for is that of the last call that is not transparent
  const asked = links.findIndex((link) => !isTransparent(link));
  let expr = linkOf(at) === null ? readStart(reader, at, asked < 0 ? expected : null) : reader.builder.unknown(at);
  for (let i = links.length - 1; i >= 0; i--) expr = readLink(reader, expr, links[i]!, i === asked ? expected : null);
  return expr;
}

const keeps = (link: Link): boolean => {
  const name = link.name?.text ?? '';
  return KEEPING.has(name) || name.startsWith('unwrap_or') || (name === 'map' && KEEPING_MAP.test(parts(link.args)[0]?.text ?? ''));
};

function readLink(reader: Reader, object: Expr, link: Link, expected: string | null): Expr {
  const { builder } = reader;
  if (!link.name) return object;
  const name = builder.text(link.name);
  if (!link.args) return builder.expr<MemberExpr>(link.node, { kind: 'member', object, name });
  const args = parts(link.args)
    .filter((part) => typeOf(part) !== 'attribute_item')
    .map((argument) => reader.expression(argument));
  if (keeps(link)) {
    const given = name === 'unwrap_or' || name === 'unwrap_or_else' ? fallbackOf(reader, args[0]) : null;
    return given ? builder.expr<ConditionalExpr>(link.node, { kind: 'conditional', branches: [object, given], fallback: true }) : object;
  }
  const option = optionCall(reader, link.node, name, object, args);
  if (option) return option;
  const callee = builder.expr<MemberExpr>(link.node, { kind: 'member', object, name });
  return makeCall(reader, link.node, callee, link.name, args, link.types, expected);
}

/** What a fallback gives; a closure that only fails gives nothing. */
function fallbackOf({ builder }: Reader, given: Expr | undefined): Expr | null {
  if (given?.kind !== 'lambda') return given ?? null;
  // its returns were read just now
  const [only, ...others] = builder.program.returns.slice(-RECENT).filter((one) => one.function === given.function);
  return only && others.length === 0 && only.value.kind !== 'unknown' ? only.value : null;
}

function makeCall(reader: Reader, node: Node, callee: Expr, name: Node, args: Expr[], types: Node | null, expected: string | null): Expr {
  const { builder } = reader;
  const call = builder.call(node, {
    callee,
    arguments: args.map((value) => ({ name: null, value, isSpread: false })),
    isNew: false,
    nameSpan: builder.span(name),
  }) as CallExpr;
  const written = parts(types).flatMap((type) => typeName(reader, type) ?? []);
  if (written.length > 0) call.types = written;
  else if (expected !== null) call.types = [expected];
  return call;
}

/** A path, a function call, or anything else that a chain starts with. */
function readStart(reader: Reader, node: Node, expected: string | null): Expr {
  const { builder } = reader;
  if (typeOf(node) === 'scoped_identifier') return readPath(reader, node);
  if (typeOf(node) === 'generic_function') {
    const called = field(node, 'function');
    return called ? reader.expression(called) : builder.unknown(node);
  }
  if (typeOf(node) !== 'call_expression') return reader.expression(node, expected);
  const called = field(node, 'function');
  if (!called) return builder.unknown(node);
  const generic = typeOf(called) === 'generic_function' ? called : null;
  const name = (generic && field(generic, 'function')) ?? called;
  const callee =
    typeOf(name) === 'identifier' || typeOf(name) === 'self'
      ? builder.expr<ReferenceExpr>(name, { kind: 'reference', name: builder.text(name) })
      : reader.expression(name);
  const text = pathText(callee);
  const list = parts(field(node, 'arguments')).filter((part) => typeOf(part) !== 'attribute_item');
  const args = list.map((argument) => reader.expression(argument, text !== null && WRAPPING.has(text) ? expected : null));
  const last = typeOf(name) === 'scoped_identifier' ? (field(name, 'name') ?? name) : name;
  if (text !== null && WRAPPING.has(text) && args.length === 1) return args[0]!;
  const call = makeCall(reader, node, callee, last, args, generic && field(generic, 'type_arguments'), expected);
  return (text !== null && MAPS.has(text) ? pairs(reader, node, args[0]) : null) ?? call;
}

/** `HashMap::from([("a", x), …])` */
function pairs({ builder }: Reader, node: Node, list: Expr | undefined): Expr | null {
  if (list?.kind !== 'list') return null;
  const entries = list.items.flatMap(({ value }): MapEntry[] => {
    const [key, item] = value.kind === 'list' ? value.items : [];
    return key && item ? [{ key: key.value, value: item.value, span: value.span }] : [];
  });
  return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}

/** `a::b::C` as members; the first name may be a crate that the file does not import. */
function readPath(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const names: Node[] = [];
  let at: Node | null = node;
  while (at) {
    if (['scoped_identifier', 'scoped_type_identifier'].includes(typeOf(at))) {
      const name = field(at, 'name');
      if (name) names.push(name);
      at = field(at, 'path');
    } else if (/^generic_type/.test(typeOf(at))) at = field(at, 'type');
    else {
      names.push(at);
      break;
    }
  }
  names.reverse();
  const [first, ...rest] = names;
  if (!first) return builder.unknown(node);
  const head = builder.text(first) === 'Self' ? (typeName(reader, first) ?? 'Self') : builder.text(first);
  if (!/^\w+$/.test(head)) return builder.unknown(node);
  if (rest.length > 0 && !reader.roots.has(head)) reader.roots.set(head, first);
  let expr: Expr = builder.expr<ReferenceExpr>(first, { kind: 'reference', name: head });
  for (const name of rest)
    expr = { ...builder.expr<MemberExpr>(name, { kind: 'member', object: expr, name: builder.text(name) }), span: builder.span(first, name) };
  return expr;
}

function pathText(expr: Expr): string | null {
  const names: string[] = [];
  let at = expr;
  for (; at.kind === 'member'; at = at.object) names.push(at.name);
  return at.kind === 'reference' ? [at.name, ...names.reverse()].join('.') : null;
}
