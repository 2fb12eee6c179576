import type { Node } from 'web-tree-sitter';
import type { Expr, ListExpr } from '../../core/program.ts';
import { readExpression as readJava } from '../java/expressions.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readClosure } from './closures.ts';
import { readMap } from './maps.ts';
import { EMPTY_MAP } from './mask.ts';
import type { GroovyReader } from './reader.ts';
import { readString } from './strings.ts';

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: GroovyReader, node: Node): Expr {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'string_literal':
    case 'character_literal':
      return readString(reader, node);
    case 'map_literal':
    case 'array_literal':
    case 'closure':
    case 'juxt_function_call':
    case 'ternary_expression':
    case 'binary_expression':
    case 'expression_statement':
      return builder.nested(node, () => readOwn(reader, node)) ?? builder.unknown(node);
    default:
      return readJava(reader, node);
  }
}

function readOwn(reader: GroovyReader, node: Node): Expr {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'map_literal':
      return readMap(reader, node);
    case 'array_literal':
      if (builder.text(node) === EMPTY_MAP) return builder.expr(node, { kind: 'map', type: null, entries: [] });
      return builder.expr<ListExpr>(node, {
        kind: 'list',
        items: parts(node).map((item) => ({ name: null, value: reader.expression(item), isSpread: false })),
      });
    case 'closure':
      return readClosure(reader, node, null, '');
    case 'expression_statement': {
      const value = inner(node);
      return value ? reader.expression(value) : builder.unknown(node);
    }
    case 'juxt_function_call': {
      const name = field(node, 'name');
      if (!name) return builder.unknown(node);
      const callee = reader.expression(name);
      const last = parts(name).at(-1) ?? name;
      return builder.call(node, { callee, arguments: reader.arguments(field(node, 'args')), isNew: false, nameSpan: builder.span(last) });
    }
    case 'binary_expression':
      return (field(node, 'operator')?.type === '<<' ? readAppend(reader, node) : null) ?? readJava(reader, node);
    default:
      return readTernary(reader, node);
  }
}

/** `a ?: b` is a ternary whose middle is missing. */
function readTernary(reader: GroovyReader, node: Node): Expr {
  const condition = field(node, 'condition');
  const middle = field(node, 'consequence');
  const last = field(node, 'alternative');
  if (!middle?.isMissing || !condition || !last) return readJava(reader, node);
  return reader.builder.expr(node, { kind: 'conditional', branches: [reader.expression(condition), reader.expression(last)], fallback: true });
}

/** `map << [k: v]`, `list << x`: an append; null for a shifted number. */
function readAppend(reader: GroovyReader, node: Node): Expr | null {
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (!left || !right || typeOf(left).endsWith('integer_literal')) return null;
  const target = reader.expression(left);
  reader.builder.write(node, { target, key: null, value: reader.expression(right), style: 'append' });
  return target;
}
