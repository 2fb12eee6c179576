import type { ConfigNode } from '../../core/document.ts';
import type { UnknownReason, Value } from '../../core/value.ts';
import { below, type Given, type Scope } from './scope.ts';

/** What an expression means inside a resource: its module, and the item of `for_each` that it is made for. */
export interface Frame {
  scope: Scope;
  each: { key: string; given: Given } | null;
}

const MAX_DEPTH = 12;
const MAX_VALUES = 20;
/** The value of a scalar: a literal, a template, or an expression. */
export function evaluate(node: ConfigNode | null, frame: Frame, depth = 0): Value {
  if (node === null || node.kind === 'mapping') return unknown('unsupported');
  if (node.kind === 'sequence')
    return combine(
      node.items.map((item) => evaluate(item, frame, depth + 1)),
      (texts) => texts.join(','),
    );
  return template(node.value ?? '', frame, depth);
}

/** `a-${x}-b`. */
function template(text: string, frame: Frame, depth: number): Value {
  if (!text.includes('${')) return { status: 'known', value: text.replaceAll('$$' + '{', '${'), evidence: [] };
  if (depth > MAX_DEPTH) return unknown('too-deep');
  const parts: Value[] = [];
  let done = 0;
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', done)) {
    const end = closing(text, start + 2);
    if (start > done) parts.push({ status: 'known', value: text.slice(done, start), evidence: [] });
    parts.push(expression(text.slice(start + 2, end).trim(), frame, depth + 1));
    done = end + 1;
  }
  if (done < text.length) parts.push({ status: 'known', value: text.slice(done), evidence: [] });
  return combine(parts, (texts) => texts.join(''));
}

/** A reference, a literal, a choice, or one of the functions that settings are written with. */
function expression(text: string, frame: Frame, depth: number): Value {
  if (depth > MAX_DEPTH) return unknown('too-deep');
  const literal = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1] ?? /^(-?\d+(?:\.\d+)?|true|false)$/.exec(text)?.[1];
  if (literal !== undefined) return template(literal, frame, depth);
  const number = product(text);
  if (number !== null) return { status: 'known', value: String(number), evidence: [] };
  const [, name, body] = /^(\w+)\(([\s\S]*)\)$/.exec(text) ?? [];
  if (name !== undefined && body !== undefined) return call(name, splitAt(body, ','), frame, depth);
  const [condition, choices] = splitAt(text, '?');
  if (condition !== undefined && choices !== undefined) return choice(splitAt(choices, ':').map((each) => expression(each.trim(), frame, depth + 1)));
  const found = resolve(text, frame);
  if (Array.isArray(found)) {
    const values = found.map(({ node, evidence, scope }) => withEvidence(evaluate(node, { ...frame, scope }, depth + 1), evidence));
    return choice(values);
  }
  return found;
}

/** `7 * 24 * 3600 * 1000`; null for anything else. */
function product(text: string): number | null {
  if (!/^\d+(?:\s*\*\s*\d+)+$/.test(text)) return null;
  const value = text.split('*').reduce((sofar, factor) => sofar * Number(factor), 1);
  return Number.isSafeInteger(value) ? value : null;
}

function call(name: string, args: readonly string[], frame: Frame, depth: number): Value {
  const values = (): Value[] => args.map((each) => expression(each.trim(), frame, depth + 1));
  switch (name) {
    case 'tostring':
    case 'tonumber':
    case 'trimspace':
      return values()[0] ?? unknown('unsupported');
    case 'lower':
    case 'upper':
      return combine(values().slice(0, 1), ([text = '']) => (name === 'lower' ? text.toLowerCase() : text.toUpperCase()));
    case 'format':
      return combine(values(), ([pattern = '', ...rest]) => pattern.replace(/%[sdv]/g, () => rest.shift() ?? ''));
    case 'join':
      return combine(values(), ([separator = '', ...rest]) => rest.join(',').split(',').join(separator));
    case 'try':
    case 'coalesce':
      return values().find((value) => value.status !== 'unknown') ?? values()[0] ?? unknown('unsupported');
    case 'lookup': {
      const [map = '', key = '', fallback] = args.map((each) => each.trim());
      const own = expression(`${map}[${key}]`, frame, depth + 1);
      return own.status === 'unknown' && fallback !== undefined ? expression(fallback, frame, depth + 1) : own;
    }
    default:
      return unknown('runtime');
  }
}

/** What a reference leads to, or why it leads nowhere. */
function resolve(text: string, { scope, each }: Frame): Given[] | Value {
  const steps = stepsOf(text);
  if (!steps) return unknown('unsupported');
  const [head = '', second = '', ...rest] = steps;
  if (head === 'each') {
    if (!each) return unknown('parameter');
    if (second === 'key') return { status: 'known', value: each.key, evidence: [] };
    return narrowed([each.given], rest);
  }
  if (head === 'var') {
    if (scope.hidden.has(second)) return unknown('secret');
    const values = scope.variables.get(second) ?? [];
    return values.length === 0 ? unknown('parameter') : narrowed(values, rest);
  }
  if (head === 'local') {
    const local = scope.locals.get(second);
    return local ? narrowed([local], rest) : unknown('external');
  }
  if (['module', 'path', 'terraform', 'self', 'count'].includes(head)) return unknown(head === 'module' ? 'external' : 'runtime');
  const isData = head === 'data';
  const [name = '', ...path] = isData ? rest : [second, ...rest];
  const body = scope.resources.get(isData ? `data.${second}.${name}` : `${head}.${name}`);
  if (!body) return unknown('external');
  const attribute = path.filter((step) => step !== '*' && !/^\d+$/.test(step));
  // what the cloud makes up, an identifier above all, only the run knows
  const node = attribute.length > 0 ? below(body, attribute) : null;
  return node ? [{ node, evidence: { span: node.span, note: `${head}.${name}` }, scope }] : unknown('runtime');
}

function narrowed(values: readonly Given[], path: readonly string[]): Given[] | Value {
  const found = values.slice(0, MAX_VALUES).flatMap((each): Given[] => {
    const node = below(each.node, path);
    return node ? [{ ...each, node }] : [];
  });
  return found.length > 0 ? found : unknown('runtime');
}

/** Items of `for_each`: an object's members, a list's texts; null where they are not written in the tree. */
export function itemsOf(node: ConfigNode, scope: Scope, depth = 0): { key: string; given: Given }[] | null {
  const as = (item: ConfigNode, key: string) => ({ key, given: { node: item, evidence: { span: item.span, note: `for each of ${key}` }, scope } });
  if (node.kind === 'mapping') return node.entries.map((entry) => as(entry.value, entry.key));
  if (node.kind === 'sequence') return node.items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [as(item, item.value)] : []));
  const [, inner] = /^\$\{([\s\S]*)\}$/.exec(node.value ?? '') ?? [];
  if (inner === undefined || depth > MAX_DEPTH) return null;
  const plain = inner.replace(/^(?:toset|tomap|flatten|merge)\(\s*([^(),]+?)\s*\)$/, '$1');
  const found = resolve(plain, { scope, each: null });
  if (!Array.isArray(found)) return null;
  const items = found.flatMap((each) => itemsOf(each.node, each.scope, depth + 1) ?? []);
  return items.length > 0 ? items : null;
}

/** `a.b["c"][0].d` as its names; null for anything else. */
function stepsOf(text: string): string[] | null {
  if (!/^[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_*-]+|\[\s*(?:"[^"]*"|\d+|\*|[\w.]+)\s*\])*$/u.test(text)) return null;
  return [...text.matchAll(/[\p{L}\p{N}_*-]+|"([^"]*)"/gu)].map(([whole, quoted]) => quoted ?? whole);
}

const unknown = (reason: UnknownReason): Value => ({ status: 'unknown', reason, default: null, evidence: [] });
const withEvidence = (value: Value, evidence: Given['evidence']): Value => ({ ...value, evidence: [evidence, ...value.evidence] });

/** One text of several; several of one give several. */
function combine(values: readonly Value[], make: (texts: string[]) => string): Value {
  const evidence = values.flatMap((value) => value.evidence).slice(0, 8);
  const missing = values.find((value) => value.status === 'unknown');
  if (missing) return { ...missing, default: null, evidence };
  let texts: string[][] = [[]];
  for (const value of values) {
    const each = value.status === 'known' ? [value.value] : value.status === 'one-of' ? value.values : [];
    texts = texts.flatMap((before) => each.map((one) => [...before, one])).slice(0, MAX_VALUES);
  }
  return settled(texts.map(make), evidence);
}

function choice(values: readonly Value[]): Value {
  const evidence = values.flatMap((value) => value.evidence).slice(0, 8);
  const texts = values.flatMap((value) => (value.status === 'known' ? [value.value] : value.status === 'one-of' ? value.values : []));
  const missing = values.find((value) => value.status === 'unknown');
  if (missing)
    return {
      status: 'unknown',
      reason: missing.status === 'unknown' && texts.length === 0 ? missing.reason : 'conditional',
      default: texts[0] ?? null,
      evidence,
    };
  return settled(texts, evidence);
}

function settled(texts: readonly string[], evidence: Value['evidence']): Value {
  const values = [...new Set(texts)];
  return values.length === 1 ? { status: 'known', value: values[0]!, evidence } : { status: 'one-of', values, evidence };
}

/** Offset of the brace that closes an interpolation. */
function closing(text: string, start: number): number {
  let level = 1;
  let isText = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') isText = !isText;
    else if (!isText && char === '{') level++;
    else if (!isText && char === '}' && --level === 0) return at;
  }
  return text.length;
}

/** Parts between a mark that stands in no bracket and no text. */
function splitAt(text: string, mark: string): string[] {
  const parts: string[] = [];
  let level = 0;
  let isText = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') isText = !isText;
    else if (isText) continue;
    else if ('([{'.includes(char)) level++;
    else if (')]}'.includes(char)) level--;
    else if (level === 0 && char === mark) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
