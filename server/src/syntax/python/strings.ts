import type { Node } from 'web-tree-sitter';
import type { ConcatExpr, Expr, LiteralExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { unescapeText } from './text.ts';

export const isText = (expr: Expr): expr is ConcatExpr | LiteralExpr => expr.kind === 'concat' || (expr.kind === 'literal' && typeof expr.value === 'string');

/** A string, f-string or row of adjacent strings: a literal when nothing is put in, else a concat. */
export function readString(node: Node, context: Context): Expr {
  const strings = typeOf(node) === 'concatenated_string' ? parts(node) : [node];
  return joined(
    node,
    strings.flatMap((one) => readParts(one, context)),
    context,
  );
}

function readParts(node: Node, context: Context): Expr[] {
  const { builder } = context;
  const children = parts(node);
  const prefix = (children[0]?.type === 'string_start' ? builder.text(children[0]) : '').toLowerCase();
  return children.flatMap((part): Expr[] => {
    if (typeOf(part) === 'interpolation') return [readInterpolation(part, context)];
    if (typeOf(part) !== 'string_content') return [];
    const text = prefix.includes('r') ? builder.text(part) : unescapeText(builder.text(part));
    return [builder.expr<LiteralExpr>(part, { kind: 'literal', value: prefix.includes('f') ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text })];
  });
}

/** `{x:>8}`, `{x!r}` and `{x=}` change the text, so what stands there is not known. */
function readInterpolation(node: Node, context: Context): Expr {
  const value = field(node, 'expression');
  const read = value ? context.read(value) : context.builder.unknown(node);
  const isPlain = !field(node, 'format_specifier') && !field(node, 'type_conversion') && !node.children.some((child) => child?.type === '=');
  return isPlain ? read : context.builder.unknown(node);
}

/** Literals alone are one literal. */
function joined(node: Node, read: Expr[], context: Context): Expr {
  const { builder } = context;
  if (read.every((part) => part.kind === 'literal'))
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value: read.map((part) => String((part as LiteralExpr).value)).join('') });
  return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: read });
}

type Pick = (name: string, position: number) => Expr | null;

/** `'%s-%(x)d' % …`: the template's pieces with what is put between them. */
export function percentFormat(node: Node, template: Expr, values: Expr, context: Context): Expr {
  const items = values.kind === 'list' ? values.items : null;
  const pick: Pick = (name, position) => {
    if (name !== '')
      return values.kind === 'map' ? (values.entries.find((entry) => entry.key?.kind === 'literal' && entry.key.value === name)?.value ?? null) : null;
    return items ? (items[position]?.value ?? null) : position === 0 ? values : null;
  };
  return fill(node, template, /%(?:\((\w+)\))?([-#0 +]*\d*(?:\.\d+)?)[sdifr]|%%/g, pick, context);
}

/** `'{}-{name}'.format(…)`. */
export function braceFormat(node: Node, template: Expr, args: readonly { name: string | null; value: Expr }[], context: Context): Expr {
  const positional = args.filter((one) => one.name === null);
  const pick: Pick = (name, position) =>
    (/^\d*$/.test(name) ? positional[name === '' ? position : Number(name)] : args.find((one) => one.name === name))?.value ?? null;
  return fill(node, template, /\{\{|\}\}|\{(\w*)([^{}]*)\}/g, pick, context);
}

/** Splits a literal template at its placeholders; one with a format of its own is unknown. */
function fill(node: Node, template: Expr, placeholder: RegExp, pick: Pick, context: Context): Expr {
  const { builder } = context;
  if (template.kind !== 'literal') return builder.unknown(node);
  const text = String(template.value);
  const made: Expr[] = [];
  let literal = '',
    last = 0,
    position = 0;
  const flush = (): void => {
    if (literal !== '') made.push({ ...template, value: literal });
    literal = '';
  };
  for (const match of text.matchAll(placeholder)) {
    literal += text.slice(last, match.index);
    last = match.index + match[0].length;
    if (/^(?:%%|\{\{|\}\})$/.test(match[0])) literal += match[0][0];
    else {
      flush();
      made.push((match[2] ? null : pick(match[1] ?? '', position++)) ?? builder.unknown(node));
    }
  }
  literal += text.slice(last);
  flush();
  return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: made });
}
