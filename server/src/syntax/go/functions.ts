import type { Node } from 'web-tree-sitter';
import type { Expr, LambdaExpr, Scope } from '../../core/program.ts';
import { field, parts } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { resultType, typeName } from './types.ts';

/** Function or method declaration, or a method of an interface. */
export function readFunction(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = field(node, 'name')?.text ?? null;
  const receiver = parts(field(node, 'receiver'))[0] ?? null;
  const receiverType = receiver && typeName(field(receiver, 'type'));
  builder.inScope('function', node, { name, receiver: receiverType, returns: resultType(node) }, (scope) => {
    const receiverName = receiver && field(receiver, 'name');
    if (receiverName) builder.define(receiverName, { name: receiverName.text, kind: 'parameter', value: null, type: receiverType });
    readSignatureAndBody(reader, node, scope);
  });
}

export function readLambda(reader: Reader, node: Node): Expr {
  const fn = reader.builder.inScope('lambda', node, { returns: resultType(node) }, (scope) => readSignatureAndBody(reader, node, scope));
  return reader.builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

function readSignatureAndBody(reader: Reader, node: Node, scope: Scope): void {
  defineAll(reader, field(node, 'parameters'), 'parameter', scope);
  const result = field(node, 'result');
  if (result?.type === 'parameter_list') {
    defineAll(reader, result, 'variable', null);
    const first = parts(result)[0];
    const name = first && field(first, 'name');
    if (name) reader.results.set(scope.id, name.text);
  }
  const body = field(node, 'body');
  for (const statement of parts(body)) reader.statement(statement);
}

/** Parameters, or named results, which are variables of the function. Parameters without a name are called `_`. */
function defineAll({ builder }: Reader, list: Node | null, kind: 'parameter' | 'variable', scope: Scope | null): void {
  for (const declaration of parts(list)) {
    const names = declaration.childrenForFieldName('name');
    const type = typeName(field(declaration, 'type'));
    if (names.length === 0) scope?.parameters.push('_');
    for (const name of names) {
      if (!name) continue;
      scope?.parameters.push(name.text);
      if (name.text !== '_') builder.define(declaration, { name: name.text, kind, value: null, type });
    }
  }
}
