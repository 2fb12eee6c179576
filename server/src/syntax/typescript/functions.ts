import type { Node } from 'web-tree-sitter';
import type { Expr, LambdaExpr, ReferenceExpr, ScopeKind } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { decorate } from './decorators.ts';
import { bindPattern } from './patterns.ts';
import { hasToken, stripped } from './shapes.ts';
import { typeName } from './text.ts';

const LAMBDAS: ReadonlySet<string> = new Set(['arrow_function', 'function_expression', 'generator_function']);

interface Parameter {
  node: Node;
  pattern: Node;
  /** A destructured parameter has no name of its own: `#` and its position, which no identifier can be. */
  name: string;
  type: string | null;
  value: Node | null;
}

/** Reads a function, method or arrow; an expression body is returned. Gives the scope's id. */
export function readFunction(node: Node, kind: ScopeKind & ('function' | 'lambda'), name: string | null, context: Context): number {
  const { builder } = context;
  const parameters = parametersOf(node);
  const type = field(node, 'return_type');
  return builder.inScope(kind, node, { name, parameters: parameters.map((one) => one.name), returns: type && typeName(type.text) }, () => {
    for (const one of parameters) defineParameter(one, context);
    const body = field(node, 'body');
    if (body?.type === 'statement_block') for (const statement of parts(body)) context.visit(statement);
    else if (body) builder.return(context.read(body));
  });
}

/** The value of a name: an arrow or function expression is a function of that name. */
export function readValueOf(name: string, value: Node, context: Context): Expr {
  const { builder } = context;
  const at = stripped(value);
  if (!LAMBDAS.has(typeOf(at))) return context.read(value);
  const made = builder.nested(at, () => readFunction(at, 'function', name, context));
  return made === null ? builder.unknown(at) : builder.expr<LambdaExpr>(at, { kind: 'lambda', function: made });
}

function parametersOf(node: Node): Parameter[] {
  const single = field(node, 'parameter');
  const listed = single ? [single] : parts(field(node, 'parameters')).filter((one) => typeOf(one) !== 'decorator');
  return listed.flatMap((one, position): Parameter[] => {
    const wrapped = field(one, 'pattern');
    const isDefault = !wrapped && typeOf(one) === 'assignment_pattern';
    let pattern = wrapped ?? (isDefault ? (field(one, 'left') ?? one) : one);
    if (typeOf(pattern) === 'this') return [];
    if (typeOf(pattern) === 'rest_pattern') pattern = parts(pattern)[0] ?? pattern;
    const type = wrapped ? field(one, 'type') : null;
    const value = wrapped ? field(one, 'value') : isDefault ? field(one, 'right') : null;
    return [{ node: one, pattern, name: typeOf(pattern) === 'identifier' ? pattern.text : `#${position}`, type: type && typeName(type.text), value }];
  });
}

function defineParameter({ node, pattern, name, type, value }: Parameter, context: Context): void {
  const { builder } = context;
  for (const child of node.childrenForFieldName('decorator')) if (child) decorate(child, name, builder.scope, context);
  builder.define(node, { name, kind: 'parameter', value: value && context.read(value), type });
  const reference = builder.expr<ReferenceExpr>(pattern, { kind: 'reference', name });
  if (typeOf(pattern) !== 'identifier') bindPattern(pattern, reference, { kind: 'variable', isDeclaration: true }, context);
  // `constructor(private readonly x: T)` declares a field of the same name
  const isField = parts(node).some((child) => typeOf(child) === 'accessibility_modifier') || hasToken(node, 'readonly');
  const owner = isField ? builder.enclosing('type') : null;
  if (owner !== null) builder.define(node, { name, kind: 'field', value: reference, type, scope: owner });
}
