import type { Node } from 'web-tree-sitter';
import type { ConcatExpr, Expr, ListExpr, LiteralExpr } from '../../core/program.ts';
import { endIndexOf, field, inner, parts, typeOf } from '../nodes.ts';
import { positional } from './collections.ts';
import type { Context } from './context.ts';

const SIMPLE: Record<string, string> = { n: '\n', t: '\t', r: '\r', s: ' ', 0: '\0', a: '\u0007', e: '\u001b', '\n': '' };

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (whole, ...groups: (string | undefined)[]) => {
    const [braced, four, two, one] = groups;
    if (one !== undefined) return SIMPLE[one] ?? one;
    const point = Number.parseInt(braced ?? four ?? two!, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** A string, charlist or quoted atom with its interpolations; a heredoc loses the indentation of its closing quotes. */
export function readText(node: Node, context: Context, isRaw = false): Expr {
  const { builder } = context;
  const quote = field(node, 'quoted_end');
  const indent = quote && /^("""|''')$/.test(quote.text) ? new RegExp(`^[ \\t]{0,${quote.startPosition.column}}`, 'gm') : null;
  const read: Expr[] = [];
  const whole = builder.text(node);
  const start = field(node, 'quoted_start');
  let from = start ? endIndexOf(start) : node.startIndex;
  const flush = (to: number): void => {
    let text = whole.slice(from - node.startIndex, to - node.startIndex);
    if (indent) text = (read.length === 0 ? text.replace(/^\n/, '') : text).replace(indent, '');
    if (text !== '') read.push(builder.expr<LiteralExpr>(node, { kind: 'literal', value: isRaw ? text : unescaped(text) }));
  };
  for (const part of node.namedChildren) {
    if (part?.type !== 'interpolation') continue;
    flush(part.startIndex);
    const value = inner(part);
    read.push(value ? context.read(value) : builder.unknown(part));
    from = endIndexOf(part);
  }
  flush(quote ? quote.startIndex : endIndexOf(node));
  if (read.every((part) => part.kind === 'literal'))
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value: read.map((part) => (part.kind === 'literal' ? String(part.value) : '')).join('') });
  return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: read });
}

/** `~w(a b)` is a list of words, `~s` and `~c` are texts; others are not read. */
export function readSigil(node: Node, context: Context): Expr {
  const { builder } = context;
  const name = parts(node).find((part) => typeOf(part) === 'sigil_name')?.text ?? '';
  const text = readText(node, context, /^[A-Z]/.test(name));
  if (/^[sSc]$/i.test(name)) return text;
  if (!/^w$/i.test(name) || text.kind !== 'literal') return builder.unknown(node);
  const words = String(text.value).split(/\s+/).filter(Boolean);
  return builder.expr<ListExpr>(node, { kind: 'list', items: words.map((value) => positional(builder.expr<LiteralExpr>(node, { kind: 'literal', value }))) });
}
