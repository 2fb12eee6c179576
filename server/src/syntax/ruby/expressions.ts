import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, Expr, IndexExpr, LambdaExpr, ListExpr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented, concat, readBinary } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readAssignment, readAugmented } from './assignments.ts';
import { oneOf, readBranch, readCase, readIf, readLoop, readModifier } from './blocks.ts';
import { readCall, readHash, readName } from './calls.ts';
import { readBlock, readMethod, readSingleton, readType } from './declarations.ts';
import type { Reader } from './reader.ts';
import { numberValue, readText } from './text.ts';

/** Reads an expression or statement; every call in it is recorded. */
export function readExpression(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const literal = (value: string | number | boolean | null): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  switch (typeOf(node)) {
    case 'identifier':
      return readName(reader, node);
    case 'constant':
      if (!reader.constants.has(builder.text(node))) reader.constants.set(builder.text(node), node);
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'self':
    case 'super':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'global_variable':
      if (!reader.constants.has(builder.text(node))) reader.constants.set(builder.text(node), node);
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'instance_variable':
    case 'class_variable': {
      const object = builder.expr<ReferenceExpr>(node, { kind: 'reference', name: 'self' });
      return builder.expr<MemberExpr>(node, { kind: 'member', object, name: builder.text(node).replace(/^@+/, '') });
    }
    case 'true':
    case 'false':
      return literal(typeOf(node) === 'true');
    case 'nil':
      return literal(null);
    case 'simple_symbol':
      return literal(builder.text(node).slice(1));
    case 'hash_key_symbol':
      return literal(builder.text(node));
    case 'integer':
    case 'float':
    case 'rational': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : literal(value);
    }
    case 'comment':
    case 'heredoc_body':
    case 'uninterpreted':
    case 'redo':
    case 'retry':
      return builder.unknown(node);
  }
  return builder.nested(node, () => readCompound(reader, node)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const done = (): Expr => builder.unknown(node);
  switch (typeOf(node)) {
    case 'string':
    case 'delimited_symbol':
    case 'bare_string':
    case 'bare_symbol':
      return readText(reader, node);
    case 'character':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: builder.text(node).slice(1) });
    case 'heredoc_beginning': {
      const body = reader.heredocs.shift();
      return body ? readText(reader, node, body) : done();
    }
    case 'chained_string':
      return concatOf(reader, node);
    case 'string_array':
    case 'symbol_array':
    case 'array': {
      const items = parts(node).map((part) => {
        const value = typeOf(part) === 'splat_argument' ? inner(part) : part;
        return { name: null, value: value ? reader.expression(value) : builder.unknown(part), isSpread: value !== part };
      });
      return builder.expr<ListExpr>(node, { kind: 'list', items });
    }
    case 'hash':
      return readHash(reader, node);
    case 'pair':
      return readHash(reader, node.parent ?? node);
    case 'call':
      return readCall(reader, node);
    case 'element_reference': {
      const [object, index] = parts(node);
      if (!object || !index) return done();
      return builder.expr<IndexExpr>(node, { kind: 'index', object: reader.expression(object), index: reader.expression(index) });
    }
    case 'scope_resolution': {
      const scope = field(node, 'scope'),
        name = field(node, 'name');
      if (!name) return done();
      if (!scope) return reader.expression(name);
      return builder.expr<MemberExpr>(node, { kind: 'member', object: reader.expression(scope), name: builder.text(name) });
    }
    case 'binary':
      return readOperation(reader, node);
    case 'unary': {
      const operand = field(node, 'operand');
      const value = operand ? reader.expression(operand) : done();
      if (field(node, 'operator')?.type !== '-') return done();
      if (value.kind !== 'literal') return augmented(builder, node, '-', builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 }), value);
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: typeof value.value === 'string' ? `-${value.value}` : -Number(value.value) });
    }
    case 'conditional': {
      const condition = field(node, 'condition');
      if (condition) reader.expression(condition);
      const branches = ['consequence', 'alternative'].map((name) => field(node, name)).map((branch) => (branch ? reader.expression(branch) : done()));
      return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback: false });
    }
    case 'if':
    case 'unless':
      return readIf(reader, node);
    case 'if_modifier':
    case 'unless_modifier':
    case 'while_modifier':
    case 'until_modifier':
      return readModifier(reader, node);
    case 'rescue_modifier': {
      const body = field(node, 'body'),
        handler = field(node, 'handler');
      const value = body ? reader.expression(body) : null;
      return oneOf(reader, node, [value, readBranch(reader, handler, true)]);
    }
    case 'case':
    case 'case_match':
      return readCase(reader, node);
    case 'while':
    case 'until':
    case 'for':
      return readLoop(reader, node);
    case 'begin':
    case 'begin_block':
    case 'end_block':
      return readBranch(reader, node, false) ?? done();
    case 'parenthesized_statements':
    case 'body_statement':
    case 'then':
      return reader.body(parts(node)) ?? done();
    case 'assignment':
      return readAssignment(reader, node);
    case 'operator_assignment':
      return readAugmented(reader, node);
    case 'class':
    case 'module':
      readType(reader, node);
      return done();
    case 'singleton_class':
      readSingleton(reader, node);
      return done();
    case 'method':
    case 'singleton_method':
      readMethod(reader, node);
      return done();
    case 'lambda':
      return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: readBlock(reader, node) });
    case 'block':
    case 'do_block':
      return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: readBlock(reader, node) });
    case 'return': {
      const [list] = parts(node);
      const values = parts(list ?? null).map((part) => reader.expression(part));
      if (values[0]) builder.return(values[0]);
      return done();
    }
    case 'interpolation':
    case 'parenthesized_expression': {
      const inside = inner(node);
      return inside ? reader.expression(inside) : done();
    }
    default:
      // `yield`, `break`, `next`, patterns, broken syntax: what can be read in it is read
      for (const part of parts(node)) if (!/parameter|exceptions|exception_variable/.test(typeOf(part))) reader.expression(part);
      return done();
  }
}

function concatOf(reader: Reader, node: Node): Expr {
  const pieces = parts(node).map((part) => reader.expression(part));
  const isPlain = pieces.every((piece) => piece.kind === 'literal');
  if (!isPlain) return concat(reader.builder, node, pieces);
  return reader.builder.expr<LiteralExpr>(node, {
    kind: 'literal',
    value: pieces.map((piece) => (piece.kind === 'literal' ? String(piece.value) : '')).join(''),
  });
}

const OR = new Set(['||', 'or']);

/** `a || b` is b when a is absent; `list << x` appends. */
function readOperation(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const left = field(node, 'left'),
    right = field(node, 'right');
  const operator = field(node, 'operator')?.type ?? '';
  if (!left || !right) return builder.unknown(node);
  if (OR.has(operator)) {
    // chains nest to the left
    const operands: Node[] = [right];
    let at = left;
    while (typeOf(at) === 'binary' && OR.has(field(at, 'operator')?.type ?? '')) {
      const next = field(at, 'left'),
        last = field(at, 'right');
      if (!next || !last) break;
      operands.push(last);
      at = next;
    }
    const branches = [at, ...operands.reverse()].map((operand) => reader.expression(operand));
    return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback: true });
  }
  if (operator === '<<' && typeOf(right) !== 'integer') {
    const target = reader.expression(left);
    const value = reader.expression(right);
    const list = builder.expr<ListExpr>(right, { kind: 'list', items: [{ name: null, value, isSpread: false }] });
    builder.write(node, { target, key: null, value: list, style: 'append' });
    return target;
  }
  return readBinary(node, builder, (operand) => reader.expression(operand));
}
