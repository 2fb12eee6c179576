import { type CallExpr, type Expr, isIncluding, type Write } from '../core/program.ts';
import type { Span } from '../core/span.ts';
import { idiomsOf } from '../resolve/idioms.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import { dottedText, type Frame } from '../resolve/resolver.ts';

/** One key with its value in a map, dictionary, object literal or Properties, wherever it was written. */
export interface Entry {
  key: Expr;
  value: Expr;
  index: ProgramIndex;
  frame: Frame | null;
  span: Span;
  /** Written by a helper that may leave it out: `if (!props.containsKey(key))`. */
  isConditional?: true;
  /** The call of the helper that made the object written to. */
  via?: CallExpr;
}

/** All entries of another map, written into this one. */
export interface Spread {
  spread: Expr;
  index: ProgramIndex;
  /** The call by which the writing helper was reached. */
  frame?: Frame;
  via?: CallExpr;
}

/** The map over whose pairs a loop runs that writes each of them: `foreach ($more as $key => $value) $conf->set($key, $value)`. */
export function loopedOver(key: Expr, value: Expr, index: ProgramIndex): Expr | null {
  const text = value.kind === 'call' ? dottedText(value.callee) : null;
  const written = value.kind === 'call' && text !== null && idiomsOf(index.program.language).pass.includes(text) ? value.arguments[0]?.value : value;
  // C++ `kv.first` and `kv.second` of one loop's pair
  if (key.kind === 'member' && key.name === 'first' && written?.kind === 'member' && written.name === 'second') {
    const [pair] = key.object.kind === 'reference' ? index.lookup(key.object.name, key.object.scope, key.object.span) : [];
    return pair?.kind === 'loop' && written.object.kind === 'reference' && written.object.name === pair.name ? pair.value : null;
  }
  if (key.kind !== 'reference' || written?.kind !== 'reference') return null;
  const [pairKey] = index.lookup(key.name, key.scope, key.span);
  const [pairValue] = index.lookup(written.name, written.scope, written.span);
  const isPair = pairKey?.kind === 'loop' && pairValue?.kind === 'loop' && pairKey !== pairValue && pairKey.scope === pairValue.scope;
  return isPair && pairKey.value === null ? pairValue.value : null;
}

/** `rows[i].key` with `rows[i].value`, `rows[i][0]` with `rows[i][1]`: the table that a loop runs over. */
export function tableOf(key: Expr, value: Expr): Expr | null {
  const rowOf = (expr: Expr): Expr | null =>
    (expr.kind === 'member' || expr.kind === 'index') && expr.object.kind === 'index' && expr.object.index.kind !== 'literal' ? expr.object.object : null;
  const table = rowOf(key);
  const other = rowOf(value);
  const name = table && dottedText(table);
  return name && other && dottedText(other) === name ? table : null;
}

/** C's structs are no maps: their members are no entries. */
export const isEntry = (write: Write, index: ProgramIndex): boolean => write.style !== 'member' || !isIncluding(index.program.language);

/** From a key to its value. */
export function pairSpan(key: Expr, value: Expr): Span {
  return { ...key.span, endLine: value.span.endLine, endColumn: value.span.endColumn };
}

/** A put's own place in a chain of calls: from the method's name to the end of its arguments; with more than key and value, those two. */
export function putSpan(call: CallExpr): Span {
  const [key, value, more] = call.arguments;
  if (key && value && more) return pairSpan(key.value, value.value);
  return { ...call.nameSpan, endLine: call.span.endLine, endColumn: call.span.endColumn };
}
