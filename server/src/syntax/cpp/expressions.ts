import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, ConcatExpr, Expr, IndexExpr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented, readBinary } from '../binary.ts';
import { field, inner, parts, typeOf, unwrapped } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { readAssignment, readStep } from './assignments.ts';
import { construct, make, positional, readInitializers } from './construct.ts';
import { readLambda } from './functions.ts';
import { isTextOnly, numberValue, textValue } from './literals.ts';
import type { Reader } from './reader.ts';
import { declaredType, namesOf, nameExpr, typeArguments } from './types.ts';

const MAKERS = new Set(['make_unique', 'make_shared', 'make_optional', 'make_unique_for_overwrite', 'allocate_shared']);
const CASTS = new Set(['static_cast', 'const_cast', 'reinterpret_cast', 'dynamic_cast', 'static_pointer_cast', 'dynamic_pointer_cast']);
const OWNERS = new Set(['unique_ptr', 'shared_ptr', 'optional']);
/** Suffixes of std::chrono_literals. */
const DURATIONS: Record<string, string> = { h: 'hours', min: 'minutes', s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' };

/** Parentheses, `*x`, `&x`, casts and `co_await x` are transparent. */
const transparent = (node: Node): Node => unwrapped(node, (at) => withinTransparent(at));

function withinTransparent(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'parenthesized_expression': {
      const within = inner(node);
      return within && typeOf(within) !== 'fold_expression' ? within : null;
    }
    case 'pointer_expression':
    case 'co_await_expression':
      return field(node, 'argument');
    case 'cast_expression':
      return field(node, 'value');
    default:
      return null;
  }
}

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: Reader, start: Node): Expr {
  const { builder } = reader;
  const node = transparent(start);
  const literal = (value: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  switch (typeOf(node)) {
    case 'identifier':
    case 'field_identifier':
    case 'type_identifier':
    case 'namespace_identifier':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'this':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: 'this' });
    case 'qualified_identifier':
    case 'template_function':
      return nameExpr(builder, node);
    case 'string_literal':
    case 'raw_string_literal':
    case 'char_literal':
      return literal(textValue(builder.text(node)));
    case 'number_literal': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : literal(value);
    }
    case 'true':
    case 'false':
      return literal(typeOf(node) === 'true');
    case 'null':
      return literal(null);
  }
  return builder.nested(node, () => readCompound(reader, node)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'call_expression':
    case 'field_expression':
    case 'subscript_expression':
      return readChain(reader, node);
    case 'binary_expression':
      return readBinary(node, builder, reader.expression);
    case 'assignment_expression':
      return readAssignment(reader, node);
    case 'update_expression':
      return readStep(reader, node);
    case 'conditional_expression':
      return readConditional(reader, node);
    case 'initializer_list':
      // a default of whatever type is asked for
      return parts(node).length === 0 ? builder.unknown(node) : readInitializers(reader, node);
    case 'lambda_expression':
      return readLambda(reader, node);
    case 'concatenated_string': {
      const texts = parts(node);
      if (isTextOnly(node)) return builder.expr<LiteralExpr>(node, { kind: 'literal', value: texts.map((part) => textValue(builder.text(part))).join('') });
      return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: texts.map(reader.expression) });
    }
    case 'user_defined_literal':
      return readSuffixed(reader, node);
    case 'new_expression': {
      const type = field(node, 'type');
      return type ? make(reader, node, declaredType(type).name, type, parts(field(node, 'arguments'))) : builder.unknown(node);
    }
    case 'compound_literal_expression': {
      const type = field(node, 'type');
      const value = field(node, 'value');
      if (!type || !value) return builder.unknown(node);
      return construct(reader, node, declaredType(type), type, value) ?? builder.unknown(node);
    }
    case 'unary_expression': {
      const argument = field(node, 'argument');
      const operand = argument ? reader.expression(argument) : builder.unknown(node);
      if (field(node, 'operator')?.type !== '-') return builder.unknown(node);
      if (operand.kind !== 'literal') return augmented(builder, node, '-', builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 }), operand);
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: typeof operand.value === 'string' ? `-${operand.value}` : -Number(operand.value) });
    }
    case 'comma_expression': {
      let last: Expr = builder.unknown(node);
      for (const part of parts(node)) last = reader.expression(part);
      return last;
    }
    case 'parameter_pack_expansion': {
      const pattern = field(node, 'pattern');
      return pattern ? reader.expression(pattern) : builder.unknown(node);
    }
    case 'sizeof_expression':
    case 'alignof_expression':
    case 'type_descriptor':
    case 'primitive_type':
      return builder.unknown(node);
    default:
      // broken or new syntax: what can be read in it is read
      for (const child of parts(node)) reader.statement(child);
      return builder.unknown(node);
  }
}

/** `c ? a : b`; `c ? c : b` and `c ?: b` mean b when there is no c. */
function readConditional(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const condition = field(node, 'condition');
  const consequence = field(node, 'consequence');
  const alternative = field(node, 'alternative');
  const tested = condition && reader.expression(condition);
  const isDefault = condition !== null && (!consequence || isSameText(condition, consequence));
  const first = consequence ? reader.expression(consequence) : tested;
  const branches = [first, alternative && reader.expression(alternative)].filter((branch) => branch !== null);
  return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback: isDefault });
}

/** `x ? x : …`, `x != NULL ? x : …`. */
function isSameText(condition: Node, consequence: Node): boolean {
  const plain = (text: string): string => text.replace(/[\s()]+/g, '').replace(/!=(NULL|nullptr|0)$/, '');
  return plain(condition.text) === plain(consequence.text);
}

/** `500ms` is std::chrono::milliseconds(500); `"x"s` is its text. */
function readSuffixed(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const [value, suffix] = parts(node);
  if (!value) return builder.unknown(node);
  const read = reader.expression(value);
  const duration = suffix && typeOf(value) === 'number_literal' ? DURATIONS[suffix.text] : undefined;
  if (duration === undefined) return read;
  let callee: Expr = builder.expr<ReferenceExpr>(node, { kind: 'reference', name: 'std' });
  for (const name of ['chrono', duration]) callee = builder.expr<MemberExpr>(node, { kind: 'member', object: callee, name });
  return builder.call(node, { callee, arguments: [positional(read)], isNew: false, nameSpan: builder.span(node) });
}

/** What a link of a chain is applied to. */
function linkOf(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'call_expression':
      return field(node, 'function');
    case 'field_expression':
    case 'subscript_expression':
      return field(node, 'argument');
    default:
      return null;
  }
}

/** `a.b(x)->c[i].d`, which the grammar nests to the left, without recursion along the chain. */
function readChain(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const links: { node: Node; object: Node | null }[] = [];
  let at: Node | null = node;
  while (at && /^(call|field|subscript)_expression$/.test(typeOf(at))) {
    const link: Node | null = linkOf(at);
    const object: Node | null = link && transparent(link);
    links.push({ node: at, object });
    at = object;
  }
  let expr: Expr = at ? readHead(reader, at) : builder.unknown(node);
  for (let depth = 1; links.length > 0; depth++) {
    const { node: link, object } = links.pop()!;
    if (depth % MAX_DEPTH === 0) expr = builder.unknown(link);
    switch (typeOf(link)) {
      case 'call_expression':
        expr = readCall(reader, link, object, expr);
        break;
      case 'field_expression': {
        const name = field(link, 'field');
        expr = name ? builder.expr<MemberExpr>(link, { kind: 'member', object: expr, name: namesOf(name).at(-1) ?? '' }) : builder.unknown(link);
        break;
      }
      default: {
        const [index] = parts(field(link, 'indices') ?? field(link, 'index'));
        const indexed = index ?? field(link, 'index');
        expr = indexed ? builder.expr<IndexExpr>(link, { kind: 'index', object: expr, index: reader.expression(indexed) }) : builder.unknown(link);
      }
    }
  }
  return expr;
}

/** A called type (`int(x)`) is no name. */
const readHead = (reader: Reader, node: Node): Expr => (typeOf(node) === 'primitive_type' ? reader.builder.unknown(node) : reader.expression(node));

function readCall(reader: Reader, node: Node, fn: Node | null, callee: Expr): Expr {
  const { builder } = reader;
  const list = parts(field(node, 'arguments'));
  const name = fn ? (namesOf(fn).at(-1) ?? '') : '';
  const isTemplate = fn !== null && /template_(function|type)|qualified_identifier/.test(typeOf(fn));
  const [type] = isTemplate ? typeArguments(fn) : [];
  if (type && MAKERS.has(name)) return make(reader, node, declaredType(type).name, type, list);
  const isPlain = fn !== null && typeOf(fn) === 'primitive_type';
  if ((isPlain || (type && (CASTS.has(name) || OWNERS.has(name)))) && list.length > 0) return reader.expression(list[0]!);
  const args = list.map((argument) => ({ name: null, value: reader.expression(argument), isSpread: typeOf(argument) === 'parameter_pack_expansion' }));
  const called = (fn && typeOf(fn) === 'field_expression' && field(fn, 'field')) || fn || node;
  const call = builder.call(node, { callee, arguments: args, isNew: false, nameSpan: builder.span(called) });
  noteContainer(reader, node, callee, args[0]?.value ?? null, args.length);
  return call;
}

/** `xs.push_back(x)` appends; `owner.reset(x)` gives the owner a new value. */
function noteContainer({ builder }: Reader, node: Node, callee: Expr, value: Expr | null, count: number): void {
  if (callee.kind !== 'member' || !value || count !== 1) return;
  if (/^(push_back|emplace_back|push_front|insert|emplace)$/.test(callee.name)) {
    const isPairs = value.kind === 'map' || (value.kind === 'list' && value.items.length === 2 && callee.name === 'insert');
    const pair = value.kind === 'list' && isPairs ? value.items : null;
    const target = callee.object;
    if (pair) builder.write(node, { target, key: pair[0]!.value, value: pair[1]!.value, style: 'index' });
    else builder.write(node, { target, key: null, value: isPairs ? value : builder.expr(node, { kind: 'list', items: [positional(value)] }), style: 'append' });
  } else if (callee.name === 'reset' && callee.object.kind === 'reference') {
    builder.define(node, { name: callee.object.name, kind: 'variable', value, isDeclaration: false });
  }
}
