import type { Node } from 'web-tree-sitter';
import { readAnnotations } from '../java/annotations.ts';
import { defineParameters } from '../java/parameters.ts';
import { readStatement as readJava } from '../java/statements.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { GroovyReader } from './reader.ts';

/** Reads one statement or declaration. */
export function readStatement(reader: GroovyReader, node: Node): void {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'function_definition':
      readFunction(reader, node);
      return;
    case 'expression_statement': {
      const value = inner(node);
      if (value && typeOf(value) === 'closure') {
        readBlock(reader, value);
        return;
      }
      const read = value ? reader.expression(value) : null;
      if (read && isLast(node)) builder.return(read);
      return;
    }
    case 'closure':
      readBlock(reader, node);
      return;
    case 'juxt_function_call':
    case 'map_literal':
    case 'array_literal':
      reader.expression(node);
      return;
    default:
      readJava(reader, node);
  }
}

/** Braces where a statement stands are a block, which the grammar takes for a closure. */
function readBlock({ builder, statement }: GroovyReader, node: Node): void {
  builder.inScope('block', node, {}, () => parts(node).forEach(statement));
}

/** The last statement of a method is what it gives. */
function isLast(node: Node): boolean {
  const block = node.parent;
  return block?.type === 'block' && block.parent?.type === 'method_declaration' && (parts(block).at(-1)?.equals(node) ?? false);
}

/** `def f(a) { … }` of a script, whose body the grammar takes for a closure. */
function readFunction(reader: GroovyReader, node: Node): void {
  const { builder } = reader;
  const name = field(node, 'name')?.text ?? null;
  builder.inScope('function', node, { name }, (scope) => {
    readAnnotations(reader, node, name);
    const parameters = field(node, 'parameters');
    if (parameters) defineParameters(reader, parameters, scope);
    const statements = parts(field(node, 'body'));
    for (const [at, statement] of statements.entries()) {
      const isValue = at === statements.length - 1 && /_(expression|literal|invocation|access|call)$|^identifier$/.test(typeOf(statement));
      if (isValue) builder.return(reader.expression(statement));
      else reader.statement(statement);
    }
  });
}
