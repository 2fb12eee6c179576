import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** Extractors whose only variable is what the value holds. */
const HOLDERS = new Set(['Some', 'Right', 'Success']);
const isVariable = (name: string): boolean => /^[\p{Ll}_`]/u.test(name);

/** A pattern with what it is matched with, where that can be told. */
interface Part {
  node: Node;
  value: Expr | null;
  position: number;
  type: Node | null;
}

/** Names that a pattern gives a value, however nested; in a case, a capitalised name is compared, not given one. */
export function definePattern(reader: Reader, pattern: Node, value: Expr | null, kind: DefinitionKind, isCase: boolean): void {
  const stack: Part[] = [{ node: pattern, value, position: 0, type: null }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { node } = at;
    const inner = (child: Node, position = 0): Part => ({ node: child, value: null, position, type: null });
    switch (typeOf(node)) {
      case 'identifier':
        if (!isCase || isVariable(node.text)) {
          const name = node.text.replaceAll('`', '');
          reader.builder.define(node, { name, kind, value: at.value, position: at.position, type: typeName(at.type) });
        }
        break;
      case 'typed_pattern': {
        const typed = field(node, 'pattern');
        if (typed) stack.push({ ...at, node: typed, type: field(node, 'type') });
        break;
      }
      case 'capture_pattern': {
        const name = field(node, 'name');
        if (name?.type === 'identifier') reader.builder.define(name, { name: name.text, kind, value: at.value, position: at.position });
        const captured = field(node, 'pattern');
        if (captured) stack.push({ ...at, node: captured });
        break;
      }
      case 'tuple_pattern':
        stack.push(
          ...parts(node)
            .map((child, position): Part => itemOf(inner(child, position), at.value, kind))
            .toReversed(),
        );
        break;
      case 'identifiers':
        stack.push(
          ...parts(node)
            .map((child): Part => ({ ...at, node: child }))
            .toReversed(),
        );
        break;
      case 'case_class_pattern': {
        const holds = HOLDERS.has(field(node, 'type')?.text ?? '') ? at.value : null;
        const fields = parts(node).slice(1);
        stack.push(...fields.map((child): Part => ({ ...inner(child), value: holds })).toReversed());
        break;
      }
      case 'infix_pattern':
      case 'alternative_pattern':
      case 'repeat_pattern':
      case 'named_pattern':
      case 'named_tuple_pattern':
        stack.push(
          ...parts(node)
            .map((child) => inner(child))
            .toReversed(),
        );
        break;
    }
  }
}

/** One variable of a tuple: its own item of a visible tuple, else a position; of the pairs of a map, its value stands for the map that a loop runs over. */
function itemOf(part: Part, tuple: Expr | null, kind: DefinitionKind): Part {
  if (kind === 'loop') return { ...part, value: part.position === 1 ? tuple : null, position: 0 };
  const item = tuple?.kind === 'list' ? tuple.items[part.position] : undefined;
  return item ? { ...part, value: item.value, position: 0 } : { ...part, value: tuple };
}
