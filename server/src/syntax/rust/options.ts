import type { Node } from 'web-tree-sitter';
import type { CallExpr, ConditionalExpr, Expr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import type { Attribute } from './attributes.ts';
import type { Reader } from './reader.ts';

const OPTION_ATTRIBUTES = new Set(['arg', 'clap', 'structopt', 'envconfig']);
const DEFAULTS = ['default_value', 'default_value_t', 'default'];
const READS = new Set(['get_one', 'get_many', 'value_of', 'values_of', 'value_of_lossy', 'value_of_t', 'get_flag']);

/** `#[arg(long, env = "X", default_value = "d")] field`: what the environment or the command line gives, else the default. */
export function optionValue(reader: Reader, node: Node, name: string, attributes: readonly Attribute[]): Expr | null {
  const { builder } = reader;
  const own = attributes.filter((one) => OPTION_ATTRIBUTES.has(one.name)).flatMap((one) => one.arguments);
  if (own.length === 0) return null;
  const fallback = own.find((one) => one.name !== null && DEFAULTS.includes(one.name))?.value ?? null;
  const variable = own.find((one) => one.name === 'env' || one.name === 'from')?.value;
  if (variable) {
    const read = madeCall(reader, node, 'env', 'var', [variable]);
    return fallback ? builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [read, fallback], fallback: true }) : read;
  }
  const literal = builder.expr<LiteralExpr>(node, { kind: 'literal', value: name });
  return madeCall(reader, node, 'clap', 'option', fallback ? [literal, fallback] : [literal]);
}

/** A call that stands for what the option reader does; it is not in the source, so it is not recorded. */
function madeCall({ builder }: Reader, node: Node, owner: string, name: string, args: Expr[]): CallExpr {
  const object = builder.expr<ReferenceExpr>(node, { kind: 'reference', name: owner });
  const callee = builder.expr<MemberExpr>(node, { kind: 'member', object, name });
  return builder.expr<CallExpr>(node, {
    kind: 'call',
    callee,
    arguments: args.map((value) => ({ name: null, value, isSpread: false })),
    isNew: false,
    nameSpan: builder.span(node),
    body: null,
  });
}

/** `Arg::new("x")…default_value("d")` is kept; `matches.get_one("x")` reads it. Null for other methods. */
export function optionCall(reader: Reader, node: Node, method: string, receiver: Expr, args: Expr[]): Expr | null {
  const [first] = args;
  if (!first) return null;
  if (method === 'default_value') {
    const name = optionName(receiver);
    if (name !== null) reader.defaults.set(name, first);
    return null;
  }
  if (!READS.has(method) || first.kind !== 'literal' || typeof first.value !== 'string') return null;
  if (!reader.builder.program.imports.some((one) => /^(clap|structopt)(\.|$)/.test(one.module))) return null;
  const call = madeCall(reader, node, 'clap', 'option', [first]);
  reader.options.push({ name: first.value, call });
  return call;
}

/** The name given to the `new` or `with_name` that a chain starts with. */
function optionName(receiver: Expr): string | null {
  let at: Expr = receiver;
  while (at.kind === 'call' && at.callee.kind === 'member' && at.callee.object.kind === 'call') at = at.callee.object;
  const first = at.kind === 'call' && at.callee.kind === 'member' && /^(new|with_name)$/.test(at.callee.name) ? at.arguments[0]?.value : null;
  return first?.kind === 'literal' && typeof first.value === 'string' ? first.value : null;
}
