import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, IndexExpr, LambdaExpr, ListExpr, LiteralExpr, MapEntry, MapExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented, readBinary } from '../binary.ts';
import { field, inner, parts, typeOf, unwrapped } from '../nodes.ts';
import { readBlock, readIf, readLoop, readMatch } from './blocks.ts';
import { readChain } from './chains.ts';
import { numberValue, textValue } from './literals.ts';
import { readMacro } from './macros.ts';
import { bind, plainName } from './patterns.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

export const positional = (value: Expr): Argument => ({ name: null, value, isSpread: false });

/** Parentheses, borrows, dereferences and casts are transparent. */
const transparent = (node: Node): Node => unwrapped(node, within);

function within(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'parenthesized_expression':
      return inner(node);
    case 'reference_expression':
    case 'type_cast_expression':
      return field(node, 'value');
    case 'unary_expression':
      return node.child(0)?.type === '*' ? inner(node) : null;
    case 'expression_statement':
      return inner(node);
    default:
      return null;
  }
}

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: Reader, start: Node, expected: string | null): Expr {
  const { builder } = reader;
  const node = transparent(start);
  switch (typeOf(node)) {
    case 'identifier':
    case 'self':
      return name(reader, node);
    case 'boolean_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: builder.text(node) === 'true' });
    case 'integer_literal':
    case 'float_literal':
    case 'negative_literal': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : builder.expr<LiteralExpr>(node, { kind: 'literal', value });
    }
    case 'string_literal':
    case 'raw_string_literal':
    case 'char_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: textValue(builder.text(node)) });
    case 'parenthesized_expression':
    case 'empty_statement':
      return builder.unknown(node);
  }
  return builder.nested(node, () => readCompound(reader, node, expected)) ?? builder.unknown(node);
}

function name({ builder }: Reader, node: Node): Expr {
  const text = builder.text(node);
  return text === 'None'
    ? builder.expr<LiteralExpr>(node, { kind: 'literal', value: null })
    : builder.expr<ReferenceExpr>(node, { kind: 'reference', name: text });
}

function readCompound(reader: Reader, node: Node, expected: string | null): Expr {
  const { builder } = reader;
  const read = (child: Node): Expr => reader.expression(child);
  switch (typeOf(node)) {
    case 'call_expression':
    case 'field_expression':
    case 'try_expression':
    case 'await_expression':
    case 'scoped_identifier':
    case 'generic_function':
      return readChain(reader, node, expected);
    case 'index_expression': {
      const [object, index] = parts(node);
      if (!object || !index) return builder.unknown(node);
      const from = read(object);
      // a slice is its list
      if (typeOf(index) === 'range_expression') return from;
      return builder.expr<IndexExpr>(node, { kind: 'index', object: from, index: read(index) });
    }
    case 'macro_invocation':
      return readMacro(reader, node);
    case 'binary_expression':
      return readBinary(node, builder, read);
    case 'unary_expression': {
      const operand = inner(node);
      const value = operand ? read(operand) : builder.unknown(node);
      if (node.child(0)?.type !== '-') return builder.unknown(node);
      if (value.kind !== 'literal') return augmented(builder, node, '-', builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 }), value);
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: typeof value.value === 'string' ? `-${value.value}` : -Number(value.value) });
    }
    case 'array_expression':
    case 'tuple_expression': {
      const items = parts(node).filter((part) => typeOf(part) !== 'attribute_item');
      const length = field(node, 'length');
      return builder.expr<ListExpr>(node, {
        kind: 'list',
        items: items
          .filter((part) => part.id !== length?.id)
          .map(read)
          .map(positional),
      });
    }
    case 'struct_expression':
      return readStruct(reader, node);
    case 'if_expression':
      return readIf(reader, node, expected);
    case 'match_expression':
      return readMatch(reader, node, expected);
    case 'for_expression':
    case 'while_expression':
    case 'loop_expression':
      return readLoop(reader, node);
    case 'block':
      return readBlock(reader, node, false, expected) ?? builder.unknown(node);
    case 'async_block':
    case 'unsafe_block':
    case 'const_block':
    case 'try_block':
    case 'gen_block': {
      const block = parts(node).find((part) => typeOf(part) === 'block');
      return (block && readBlock(reader, block, false, expected)) ?? builder.unknown(node);
    }
    case 'closure_expression':
      return readClosure(reader, node);
    case 'return_expression': {
      const value = inner(node);
      const fn = builder.enclosing('function', 'lambda');
      if (value) builder.return(reader.expression(value, fn === null ? null : builder.program.scopes[fn]!.returns));
      return builder.unknown(node);
    }
    case 'assignment_expression':
    case 'compound_assignment_expr':
      return readAssignment(reader, node);
    default:
      // ranges, break with a value, broken syntax: what can be read in it is read
      for (const child of parts(node)) if (!/type$|^type_|lifetime|label|pattern/.test(typeOf(child))) read(child);
      return builder.unknown(node);
  }
}

/** `Self { producer, topic: t, ..other }`; what a type's own functions give its fields, the fields are set to. */
function readStruct(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const type = typeName(reader, field(node, 'name'));
  const enclosing = builder.enclosing('type');
  const own = enclosing !== null && type !== null && builder.program.scopes[enclosing]!.name === type ? enclosing : null;
  const fn = builder.enclosing('function');
  const isDefault = fn !== null && builder.program.scopes[fn]!.name === 'default';
  const entries = parts(field(node, 'body')).flatMap((part): MapEntry[] => {
    const span = builder.span(part);
    if (typeOf(part) === 'base_field_initializer') {
      const base = inner(part);
      return base ? [{ key: null, value: reader.expression(base), span }] : [];
    }
    const keyNode = typeOf(part) === 'shorthand_field_initializer' ? inner(part) : field(part, 'field');
    const valueNode = typeOf(part) === 'shorthand_field_initializer' ? keyNode : field(part, 'value');
    if (!keyNode || !valueNode) return [];
    const key = builder.text(keyNode);
    const value = reader.expression(valueNode);
    if (type !== null) reader.literals.push({ type: type.split('.').at(-1)!, name: key, value });
    if (own !== null) builder.define(part, { name: key, kind: 'field', value, isDeclaration: false, scope: own });
    // a default is what others may set anew
    if (own !== null && isDefault) builder.define(part, { name: key, kind: 'field', value: builder.unknown(part), isDeclaration: false, scope: own });
    return [{ key: builder.expr<LiteralExpr>(keyNode, { kind: 'literal', value: key }), value, span }];
  });
  return builder.expr<MapExpr>(node, { kind: 'map', type, entries });
}

function readClosure(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const body = field(node, 'body');
  const id = builder.inScope('lambda', node, { returns: typeName(reader, field(node, 'return_type')) }, (scope) => {
    for (const parameter of parts(field(node, 'parameters'))) {
      const pattern = typeOf(parameter) === 'parameter' ? field(parameter, 'pattern') : parameter;
      if (!pattern) continue;
      scope.parameters.push(plainName(pattern)?.text ?? `#${scope.parameters.length}`);
      bind(reader, pattern, null, typeOf(parameter) === 'parameter' ? typeName(reader, field(parameter, 'type')) : null, 'parameter');
    }
    const block = body?.type === 'async_block' ? (parts(body).find((part) => typeOf(part) === 'block') ?? body) : body;
    const value = !block ? null : typeOf(block) === 'block' ? reader.body(block, scope.returns) : reader.expression(block, scope.returns);
    if (value) builder.return(value);
  });
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: id });
}

function readAssignment(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return builder.unknown(node);
  const target = reader.expression(left);
  const given = reader.expression(right);
  const operator = (field(node, 'operator')?.type ?? '=').slice(0, -1);
  const value = operator ? augmented(builder, node, operator, target, given) : given;
  if (target.kind === 'reference' && target.name !== '_') builder.define(node, { name: target.name, kind: 'variable', value, isDeclaration: false });
  else if (target.kind === 'member' && target.object.kind === 'reference' && target.object.name === 'self') {
    const scope = builder.enclosing('type');
    if (scope !== null) builder.define(node, { name: target.name, kind: 'field', value, isDeclaration: false, scope });
  } else if (target.kind === 'member') {
    const key = builder.expr<LiteralExpr>(left, { kind: 'literal', value: target.name });
    builder.write(node, { target: target.object, key, value, style: 'member' });
  } else if (target.kind === 'index') builder.write(node, { target: target.object, key: target.index, value, style: 'index' });
  return value.kind === 'call' ? builder.unknown(node) : value;
}
