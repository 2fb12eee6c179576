import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { concat } from '../binary.ts';
import type { GroovyReader } from './reader.ts';

const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', s: ' ', '\n': '' };
/** `${…}`, `$a.b` or an escape. */
const PIECE = /\$\{([^{}]*)\}|\$([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g;
const PATH = /^\s*[A-Za-z_]\w*(\.[A-Za-z_]\w*)*\s*$/;

/** Texts in any quotes; in double quotes dotted names are parts, what else is written in `${}` is unknown. */
export function readString(reader: GroovyReader, node: Node): Expr {
  const { builder } = reader;
  const source = builder.text(node);
  const quote = /^("""|'''|["'])/.exec(source)?.[0] ?? '';
  const end = quote && source.length >= 2 * quote.length && source.endsWith(quote) ? -quote.length : undefined;
  const isTemplate = quote.startsWith('"');
  const text = source.slice(quote.length, end);
  const pieces: Expr[] = [];
  let held = '';
  let from = 0;
  const literal = (value: string): LiteralExpr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  for (const { index, 0: whole, 1: expression, 2: name, 3: unicode, 4: escaped } of text.matchAll(PIECE)) {
    held += text.slice(from, index);
    from = index + whole.length;
    const path = expression ?? name;
    if (path === undefined) held += unicode ? String.fromCharCode(Number.parseInt(unicode, 16)) : (ESCAPES[escaped!] ?? escaped!);
    else if (!isTemplate) held += whole;
    else {
      if (held) pieces.push(literal(held));
      held = '';
      pieces.push(PATH.test(path) ? dotted(reader, node, path.trim().split('.')) : builder.unknown(node));
    }
  }
  held += text.slice(from);
  if (pieces.length === 0) return literal(held);
  if (held) pieces.push(literal(held));
  return concat(builder, node, pieces);
}

function dotted({ builder }: GroovyReader, node: Node, names: string[]): Expr {
  const [first, ...rest] = names;
  let expr: Expr = builder.expr<ReferenceExpr>(node, { kind: 'reference', name: first! });
  for (const name of rest) expr = builder.expr<MemberExpr>(node, { kind: 'member', object: expr, name });
  return expr;
}
