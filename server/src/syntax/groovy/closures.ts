import type { Node } from 'web-tree-sitter';
import type { Expr, LambdaExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { GroovyReader } from './reader.ts';

/** Methods whose closure runs with the object as its delegate. */
const DELEGATING = new Set(['with', 'tap']);

/** `{ a, b -> … }`: a function that gives its last value; in `x.with { … }` plain calls may mean x. */
export function readClosure(reader: GroovyReader, node: Node, object: Expr | null, called: string): Expr {
  const { builder } = reader;
  const before = builder.program.calls.length;
  const fn = builder.inScope('lambda', node, {}, (scope) => {
    const children = parts(node);
    const [only] = children;
    const arrow = children.length === 1 && only && typeOf(only) === 'lambda_expression' ? only : null;
    const named = arrow ? field(arrow, 'parameters') : null;
    const names = named ? (typeOf(named) === 'identifier' ? [named] : parts(named)) : [];
    for (const name of names.length > 0 ? names.map((one) => one.text) : ['it']) {
      scope.parameters.push(name);
      builder.define(node, { name, kind: 'parameter', value: null });
    }
    const body = arrow ? field(arrow, 'body') : null;
    const statements = body ? (typeOf(body) === 'block' || typeOf(body) === 'closure' ? parts(body) : [body]) : children;
    for (const [at, statement] of statements.entries()) {
      if (at === statements.length - 1 && isValue(statement)) builder.return(reader.expression(statement));
      else reader.statement(statement);
    }
  });
  if (object && DELEGATING.has(called))
    for (const call of builder.program.calls.slice(before)) if (call.callee.kind === 'reference') reader.implicit.push({ receiver: object, call });
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

const isValue = (node: Node): boolean =>
  /_(expression|literal|invocation|access|call)$/.test(typeOf(node)) && typeOf(node) !== 'assignment_expression' ? true : typeOf(node) === 'identifier';
