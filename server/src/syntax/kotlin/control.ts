import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { readBranch } from './statements.ts';
import { isType, nameText, typeName } from './types.ts';

const either = (reader: Reader, node: Node, branches: (Expr | null)[]): Expr => {
  const values = branches.filter((branch) => branch !== null);
  return values.length === 1 ? values[0]! : reader.builder.expr(node, { kind: 'conditional', branches: values, fallback: false });
};

/** `if` as statement and as expression: every branch may be skipped. `else if` chains are read in a loop. */
export function readIf(reader: Reader, node: Node): Expr {
  const branches: (Expr | null)[] = [];
  for (let at: Node | null = node; at; ) {
    const condition = field(at, 'condition');
    if (condition) reader.expression(condition);
    let isElse = false;
    let next: Node | null = null;
    for (const child of at.children) {
      if (typeOf(child) === 'else') isElse = true;
      else if (child.isNamed && !(condition && child.equals(condition)) && !typeOf(child).endsWith('comment')) {
        if (isElse && typeOf(child) === 'if_expression') next = child;
        else branches.push(readBranch(reader, child, true));
      }
    }
    at = next;
  }
  return either(reader, node, branches);
}

/** `when`: every entry is a block that may be skipped; the value is one of those that they give. */
export function readWhen(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const branches: (Expr | null)[] = [];
  builder.inScope('block', node, {}, () => {
    for (const part of parts(node)) {
      if (typeOf(part) === 'when_subject') {
        const children = parts(part);
        const value = children.at(-1) ? reader.expression(children.at(-1)!) : null;
        const name = typeOf(children[0] ?? part) === 'variable_declaration' ? inner(children[0]!) : null;
        if (name) builder.define(part, { name: nameText(name), kind: 'variable', value });
      } else if (typeOf(part) === 'when_entry') {
        const conditions = part.childrenForFieldName('condition').filter((condition) => condition !== null);
        for (const condition of conditions) reader.expression(condition);
        const body = parts(part).at(-1);
        if (body && !conditions.some((condition) => condition.equals(body))) branches.push(readBranch(reader, body, true));
      }
    }
  });
  return either(reader, node, branches);
}

/** A try body always runs; its value is the expression's. */
export function readTry(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  let value: Expr | null = null;
  for (const part of parts(node)) {
    switch (typeOf(part)) {
      case 'block':
        value = readBranch(reader, part, false);
        break;
      case 'catch_block':
        builder.inScope('block', part, { conditional: true }, () => {
          const children = parts(part);
          const name = children.find((child) => typeOf(child) === 'identifier');
          if (name) builder.define(name, { name: nameText(name), kind: 'variable', value: null, type: typeName(children.find(isType) ?? null) });
          const body = children.findLast((child) => typeOf(child) === 'block');
          if (body) readBranch(reader, body, false);
        });
        break;
      case 'finally_block': {
        const body = inner(part);
        if (body) readBranch(reader, body, false);
      }
    }
  }
  return value ?? builder.unknown(node);
}
