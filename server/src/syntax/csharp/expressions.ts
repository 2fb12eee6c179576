import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, Expr, LambdaExpr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented, concat, readBinary } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readArguments } from './arguments.ts';
import { isChain, readChain } from './chains.ts';
import { readAnonymous, readCollection, readCreation, readInitializer, readWith } from './creations.ts';
import { defineParameters } from './declarations.ts';
import { interpolatedText, numberValue, stringValue } from './literals.ts';
import { definePatternVariables } from './patterns.ts';
import type { Reader } from './reader.ts';
import { transparent } from './transparent.ts';
import { typeExpr } from './types.ts';

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: Reader, start: Node, expected: Node | null): Expr {
  const { builder } = reader;
  const node = transparent(start);
  switch (typeOf(node)) {
    case 'identifier':
    case 'this':
    case 'base':
    case 'predefined_type':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'generic_name':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(inner(node) ?? node) });
    case 'alias_qualified_name':
      return typeExpr(builder, node).expr;
    case 'boolean_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: builder.text(node) === 'true' });
    case 'null_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: null });
    case 'character_literal':
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: stringValue(builder.text(node)) });
    case 'integer_literal':
    case 'real_literal': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : builder.expr<LiteralExpr>(node, { kind: 'literal', value });
    }
    case 'parenthesized_expression':
    case 'default_expression':
    case 'sizeof_expression':
      return builder.unknown(node);
  }
  return builder.nested(node, () => readCompound(reader, node, expected)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node, expected: Node | null): Expr {
  const { builder } = reader;
  const read = (child: Node): Expr => readExpression(reader, child, null);
  const readField = (name: string, type: Node | null = null): Expr => {
    const child = field(node, name);
    return child ? readExpression(reader, child, type) : builder.unknown(node);
  };
  if (isChain(node)) return readChain(reader, node);
  switch (typeOf(node)) {
    case 'interpolated_string_expression':
      return readInterpolated(reader, node);
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return readCreation(reader, node, expected);
    case 'anonymous_object_creation_expression':
      return readAnonymous(reader, node);
    case 'with_expression':
      return readWith(reader, node);
    case 'collection_expression':
      return readCollection(reader, node, expected);
    case 'initializer_expression':
      return readInitializer(reader, node, node, expected);
    case 'array_creation_expression':
    case 'implicit_array_creation_expression': {
      const list = parts(node).find((part) => typeOf(part) === 'initializer_expression');
      return list ? readInitializer(reader, list, node, field(node, 'type') ?? expected) : builder.unknown(node);
    }
    case 'binary_expression':
      if (field(node, 'operator')?.type !== '??') return readBinary(node, builder, read);
      return oneOf(reader, node, [field(node, 'left'), field(node, 'right')], expected, true);
    case 'conditional_expression':
      readField('condition');
      return oneOf(reader, node, [field(node, 'consequence'), field(node, 'alternative')], expected, false);
    case 'switch_expression':
      return readSwitch(reader, node, expected);
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return readLambda(reader, node);
    case 'assignment_expression':
      return readAssignment(reader, node);
    case 'prefix_unary_expression':
    case 'unary_expression':
      return readPrefix(reader, node, read);
    case 'postfix_unary_expression': {
      const operand = inner(node);
      const one = builder.expr<LiteralExpr>(node, { kind: 'literal', value: 1 });
      return operand ? assign(reader, node, read(operand), node.children.at(-1)?.type === '--' ? '-' : '+', one) : builder.unknown(node);
    }
    case 'is_pattern_expression': {
      readField('expression');
      const pattern = field(node, 'pattern');
      if (pattern) definePatternVariables(reader, pattern);
      return builder.unknown(node);
    }
    case 'is_expression':
      readField('left');
      return builder.unknown(node);
    case 'typeof_expression': {
      const type = field(node, 'type');
      return type ? builder.expr<MemberExpr>(node, { kind: 'member', object: typeExpr(builder, type).expr, name: 'class' }) : builder.unknown(node);
    }
    case 'tuple_expression':
      return builder.expr(node, { kind: 'list', items: readArguments(reader, node) });
    case 'declaration_expression': {
      const name = field(node, 'name');
      if (!name) return builder.unknown(node);
      builder.define(node, { name: builder.text(name), kind: 'variable', value: null });
      return builder.expr<ReferenceExpr>(name, { kind: 'reference', name: builder.text(name) });
    }
    default:
      // queries, broken or new syntax: what can be read in it is read
      for (const child of parts(node)) if (!/_type$|^block$|_list$/.test(typeOf(child))) read(child);
      return builder.unknown(node);
  }
}

/** The branches that give a value; one that throws gives none. */
function oneOf(reader: Reader, node: Node, choices: (Node | null)[], expected: Node | null, fallback: boolean): Expr {
  const branches: Expr[] = [];
  for (const choice of choices) {
    if (!choice) continue;
    const value = readExpression(reader, choice, expected);
    if (typeOf(transparent(choice)) === 'throw_expression') continue;
    if (fallback && value.kind === 'conditional' && value.fallback) branches.push(...value.branches);
    else branches.push(value);
  }
  const [only, ...more] = branches;
  return only && more.length === 0 ? only : reader.builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback });
}

function readSwitch(reader: Reader, node: Node, expected: Node | null): Expr {
  const { builder } = reader;
  const branches: Expr[] = [];
  for (const part of parts(node)) {
    if (typeOf(part) !== 'switch_expression_arm') {
      reader.expression(part);
      continue;
    }
    builder.inScope('block', part, { conditional: true }, () => {
      const [pattern, ...rest] = parts(part);
      const value = rest.pop();
      if (pattern) definePatternVariables(reader, pattern);
      for (const condition of rest.flatMap((clause) => parts(clause))) reader.expression(condition);
      if (!value) return;
      const read = readExpression(reader, value, expected);
      if (typeOf(value) !== 'throw_expression') branches.push(read);
    });
  }
  return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback: false });
}

function readPrefix(reader: Reader, node: Node, read: (child: Node) => Expr): Expr {
  const { builder } = reader;
  const operandNode = inner(node);
  if (!operandNode) return builder.unknown(node);
  const operator = node.child(0)?.type ?? '';
  const operand = read(operandNode);
  if (operator === '++' || operator === '--')
    return assign(reader, node, operand, operator.slice(1), builder.expr<LiteralExpr>(node, { kind: 'literal', value: 1 }));
  if (operator === '+') return operand;
  if (operator !== '-') return builder.unknown(node);
  if (operand.kind !== 'literal') return augmented(builder, node, '-', builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 }), operand);
  return builder.expr<LiteralExpr>(node, { kind: 'literal', value: typeof operand.value === 'string' ? `-${operand.value}` : -Number(operand.value) });
}

function readLambda(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const list = field(node, 'parameters');
  const fn = builder.inScope('lambda', node, {}, (scope) => {
    if (list) defineParameters(reader, list, scope);
    const body = field(node, 'body') ?? parts(node).find((part) => typeOf(part) === 'block');
    if (!body) return;
    if (typeOf(body) === 'block') {
      reader.returns.push(null);
      parts(body).forEach(reader.statement);
      reader.returns.pop();
    } else builder.return(reader.expression(body));
  });
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

/** `$"a{b}"`: a part with a format is unknown, as the text it gives depends on it. */
function readInterpolated(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const pieces: Expr[] = [];
  const start = builder.text(node).slice(0, 8);
  for (const part of parts(node)) {
    switch (typeOf(part)) {
      case 'string_content':
      case 'escape_sequence':
        pieces.push(builder.expr<LiteralExpr>(part, { kind: 'literal', value: interpolatedText(builder.text(part), /^[$@"]+/.exec(start)?.[0] ?? '') }));
        break;
      case 'interpolation': {
        const [value, ...format] = parts(part).filter((child) => typeOf(child) !== 'interpolation_brace');
        const read = value ? reader.expression(value) : builder.unknown(part);
        pieces.push(format.length > 0 ? builder.unknown(part) : read);
      }
    }
  }
  return pieces.length === 0 ? builder.expr<LiteralExpr>(node, { kind: 'literal', value: '' }) : concat(builder, node, pieces);
}

function readAssignment(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const left = field(node, 'left');
  const right = field(node, 'right');
  const operator = (field(node, 'operator')?.type ?? '=').slice(0, -1);
  if (left && typeOf(left) === 'tuple_expression') {
    const value = right ? reader.expression(right) : builder.unknown(node);
    for (const [position, target] of readArguments(reader, left).entries()) {
      const item = value.kind === 'list' ? value.items[position]?.value : null;
      if (item) assign(reader, node, target.value, '', item);
    }
    return value;
  }
  const target = left ? reader.expression(left) : builder.unknown(node);
  const value = right ? reader.expression(right) : builder.unknown(node);
  return assign(reader, node, target, operator, value);
}

/** `target = value`, or `target op= value` when there is an operator; gives the value assigned. Handlers added with `+=` are no values. */
function assign({ builder }: Reader, node: Node, target: Expr, operator: string, right: Expr): Expr {
  if (operator !== '' && right.kind === 'lambda') return right;
  let value = right;
  if (operator === '??') value = builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [target, right], fallback: true });
  else if (operator !== '') value = augmented(builder, node, operator, target, right);
  if (target.kind === 'reference') builder.define(node, { name: target.name, kind: 'variable', value, isDeclaration: false });
  else if (target.kind === 'index') builder.write(node, { target: target.object, key: target.index, value, style: 'index' });
  else if (target.kind === 'member') {
    const type = target.object.kind === 'reference' && target.object.name === 'this' ? builder.enclosing('type') : null;
    if (type !== null) builder.define(node, { name: target.name, kind: 'field', value, isDeclaration: false, scope: type });
    else {
      const key: LiteralExpr = { kind: 'literal', value: target.name, span: target.span, scope: target.scope };
      builder.write(node, { target: target.object, key, value, style: 'member' });
    }
  }
  return value;
}
