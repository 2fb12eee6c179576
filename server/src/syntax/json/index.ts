import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ConfigNode } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';
import { isTemplate, withoutTemplates } from './templates.ts';

/** JSON and JSONC: comments and trailing commas are tolerated everywhere; bare expressions of a template are values. */
export const format: DocumentParser = {
  id: 'json',
  matches: (baseName) => baseName.endsWith('.json') || baseName.endsWith('.jsonc'),
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'json', text);
    try {
      const { root, errors } = treeOf(text);
      for (const { offset, length, error } of errors.slice(0, 20)) builder.problem(offset, offset + length, `JSON: ${printParseErrorCode(error)}`);
      if (root) builder.document.roots.push(convert(root, text, builder, 0));
    } catch (error) {
      // the parser is recursive: text nested some thousand levels deep ends here
      if (!(error instanceof RangeError)) throw error;
      builder.admitsDepth(Number.POSITIVE_INFINITY, 0);
    }
    return builder.document;
  },
};

interface Tree {
  root: Node | undefined;
  errors: ParseError[];
}

/** A template is read as such only where it is no JSON by itself. */
function treeOf(text: string): Tree {
  const plain = parsed(text);
  if (plain.errors.length === 0 || !isTemplate(text)) return plain;
  const filled = parsed(withoutTemplates(text));
  return filled.errors.length < plain.errors.length ? filled : plain;
}

function parsed(text: string): Tree {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true });
  return { root, errors };
}

function convert(node: Node, text: string, builder: DocumentBuilder, depth: number): ConfigNode {
  const start = node.offset,
    end = node.offset + node.length;
  if (node.type !== 'object' && node.type !== 'array') {
    const isText = node.type === 'string' && text[start] === '"';
    const value = isText ? String(node.value) : node.type === 'null' ? null : text.slice(start, end);
    return builder.scalar(value, start, end);
  }
  const children = builder.admitsDepth(depth, start) ? (node.children ?? []) : [];
  if (node.type === 'array') {
    const items: ConfigNode[] = [];
    for (const child of children) {
      if (!builder.admits(child.offset)) break;
      items.push(convert(child, text, builder, depth + 1));
    }
    return builder.sequence(items, start, end);
  }
  const entries = [];
  for (const property of children) {
    const [key, value] = property.children ?? [];
    if (!key) continue;
    if (!builder.admits(key.offset)) break;
    const keyEnd = key.offset + key.length;
    entries.push(builder.entry(String(key.value), key.offset, keyEnd, value ? convert(value, text, builder, depth + 1) : builder.scalar(null, keyEnd, keyEnd)));
  }
  builder.noteDuplicates(entries);
  return builder.mapping(entries, start, end);
}
