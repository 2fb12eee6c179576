// What a few calls of PHP and its frameworks mean beyond being called.
import type { Node } from 'web-tree-sitter';
import type { ConcatExpr, ConditionalExpr, Expr, IndexExpr, LiteralExpr, ReferenceExpr } from '../../core/program.ts';
import { inner } from '../nodes.ts';
import type { Context } from './context.ts';
import { requiredPath } from './shapes.ts';

/** The value of a call that the language defines: `define`, `sprintf`; `config('a.b')` is what the file config/a.php returns under b. */
export function meant(node: Node, call: Expr, context: Context): Expr {
  if (call.kind !== 'call') return call;
  const { callee } = call;
  const [first, second] = call.arguments.map((argument) => argument.value);
  const text = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : null;
  if (text === null) return call;
  const isConfigFacade = callee.kind === 'member' && callee.name === 'get' && callee.object.kind === 'reference' && callee.object.name === 'Config';
  const name = callee.kind === 'reference' ? callee.name.toLowerCase() : isConfigFacade ? 'config' : '';
  if (name === 'define' && second) context.builder.define(node, { name: text, kind: 'constant', value: second, scope: 0 });
  if (name === 'sprintf')
    return (
      formatted(
        node,
        text,
        call.arguments.slice(1).map((argument) => argument.value),
        context,
      ) ?? call
    );
  if (name === 'config' && /^[\w-]+(\.[\w-]+)+$/.test(text)) return configured(node, text, second, context);
  return call;
}

/** `sprintf('%s:%d', $host, $port)` as a text put together; null when a directive formats. */
function formatted(node: Node, format: string, values: Expr[], context: Context): Expr | null {
  const { builder } = context;
  const pieces = format.split(/(%(?:\d+\$)?[sd])/);
  if (pieces.some((piece, at) => at % 2 === 0 && /%(?!%)/.test(piece.replaceAll('%%', '')))) return null;
  let next = 0;
  const parts = pieces.flatMap((piece, at): Expr[] => {
    if (at % 2 === 0) return piece === '' ? [] : [builder.expr<LiteralExpr>(node, { kind: 'literal', value: piece.replaceAll('%%', '%') })];
    const position = /^%(\d+)\$/.exec(piece)?.[1];
    return [values[position ? Number(position) - 1 : next++] ?? builder.unknown(node)];
  });
  return builder.expr<ConcatExpr>(node, { kind: 'concat', parts });
}

function configured(node: Node, path: string, fallback: Expr | undefined, context: Context): Expr {
  const { builder } = context;
  const [file, ...keys] = path.split('.');
  let expr: Expr = moduleValue(node, `config/${file}.php`, context);
  for (const key of keys)
    expr = builder.expr<IndexExpr>(node, { kind: 'index', object: expr, index: builder.expr<LiteralExpr>(node, { kind: 'literal', value: key }) });
  return fallback ? builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [expr, fallback], fallback: true }) : expr;
}

/** `require 'a.php'` is what the file returns; its functions are there from then on. */
export function readRequire(node: Node, context: Context): Expr {
  const path = requiredPath(inner(node));
  if (path === null) {
    const written = inner(node);
    return written ? context.read(written) && context.builder.unknown(node) : context.builder.unknown(node);
  }
  context.builder.import(node, { module: path, name: '*', alias: '*' });
  return moduleValue(node, path, context);
}

/** What another file returns. */
function moduleValue(node: Node, path: string, context: Context): Expr {
  const { builder } = context;
  const isKnown = builder.program.imports.some((one) => one.alias === path);
  if (!isKnown) builder.import(node, { module: path, name: 'default', alias: path });
  return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: path });
}
