import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr, LambdaExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { definePattern } from './patterns.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** `x => e`, `(x: T, y) => e`; `more` are statements that follow in the same braces. */
export function readLambda(reader: Reader, node: Node, more: readonly Node[] = []): Expr {
  const { builder } = reader;
  const parameters = field(node, 'parameters');
  const bodies = parts(node).filter((part) => parameters === null || (!part.equals(parameters) && typeOf(part) !== 'type_parameters'));
  const fn = builder.inScope('lambda', node, {}, (scope) => {
    for (const one of parameters ? (typeOf(parameters) === 'bindings' ? parts(parameters) : [parameters]) : []) {
      const name = typeOf(one) === 'binding' ? (field(one, 'name')?.text ?? '_') : one.text;
      scope.parameters.push(name);
      builder.define(one, { name, kind: 'parameter', value: null, type: typeName(typeOf(one) === 'binding' ? field(one, 'type') : null) });
    }
    let value: Expr | null = null;
    for (const body of bodies) value = reader.body(body);
    if (more.length > 0) value = reader.statements(more);
    if (value) builder.return(value);
  });
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

/** `{ case (k, v) => … }` given to a call: a function of one parameter, its cases are branches. A single case always runs. `over` is what it is called for each item of. */
export function readCaseLambda(reader: Reader, node: Node, over: Expr | null = null): Expr {
  const { builder } = reader;
  const clauses = parts(node).filter((part) => typeOf(part) === 'case_clause');
  const fn = builder.inScope('lambda', node, {}, (scope) => {
    scope.parameters.push('#0');
    const branches = readCases(reader, clauses, over, clauses.length > 1, over ? 'loop' : 'variable');
    if (branches.length > 0) builder.return(branches.length === 1 ? branches[0]! : builder.expr(node, { kind: 'conditional', branches, fallback: false }));
  });
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

/** Every case is a block that may be skipped; gives the values of the cases. */
export function readCases(reader: Reader, clauses: readonly Node[], matched: Expr | null, conditional = true, kind: DefinitionKind = 'variable'): Expr[] {
  const { builder } = reader;
  const values: Expr[] = [];
  for (const clause of clauses) {
    builder.inScope('block', clause, { conditional }, () => {
      const pattern = field(clause, 'pattern');
      if (pattern) definePattern(reader, pattern, matched, kind, true);
      for (const guard of parts(clause)) if (typeOf(guard) === 'guard') for (const condition of parts(guard)) reader.expression(condition);
      const value = reader.statements(clause.childrenForFieldName('body').filter((body) => body?.isNamed === true) as Node[]);
      if (value && value.kind !== 'unknown') values.push(value);
    });
  }
  return values;
}
