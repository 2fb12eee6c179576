import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { definePatternVariables } from './patterns.ts';
import type { Reader } from './reader.ts';

/** A switch: every case is a block that may be skipped. As an expression it is one of the values that its cases give. */
export function readSwitch(reader: Reader, node: Node, isExpression: boolean): Expr {
  const { builder } = reader;
  const condition = field(node, 'condition');
  if (condition) reader.expression(condition);
  const branches: Expr[] = [];
  if (isExpression) reader.yields.push(branches);
  for (const group of parts(field(node, 'body'))) {
    builder.inScope('block', group, { conditional: true }, () => {
      for (const part of parts(group)) {
        if (typeOf(part) === 'switch_label') readLabel(reader, part);
        else if (typeOf(part) === 'block') for (const statement of parts(part)) reader.statement(statement);
        else if (isExpression && group.type === 'switch_rule' && typeOf(part) === 'expression_statement') {
          for (const value of parts(part)) branches.push(reader.expression(value));
        } else reader.statement(part);
      }
    });
  }
  if (isExpression) reader.yields.pop();
  return builder.expr(node, { kind: 'conditional', branches, fallback: false });
}

function readLabel(reader: Reader, label: Node): void {
  for (const part of parts(label)) {
    if (typeOf(part) === 'pattern') definePatternVariables(reader, part);
    else if (typeOf(part) === 'guard') for (const condition of parts(part)) reader.expression(condition);
    else reader.expression(part);
  }
}
