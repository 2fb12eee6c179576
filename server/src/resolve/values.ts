import type { Lookups } from '../configs/form.ts';
import { placeholderValue } from './placeholders.ts';
import type { CallExpr, Expr, MapExpr, MemberExpr } from '../core/program.ts';
import type { Evidence, UnknownReason, Value } from '../core/value.ts';
import { idiomsOf } from './idioms.ts';
import { dottedText } from './dotted-text.ts';
import type { Frame, Origin, Resolver } from './resolver.ts';
import type { ProgramIndex } from './program-index.ts';

export interface ValueContext {
  resolver: Resolver;
  lookups: Lookups;
  /** Text of a library's constant, `WaitForAll` → `all`. */
  constant(module: string, path: string): string | null;
  /** What a library's call, typed literal (`&kafka.Hash{}`) or member stands for: a text, or another expression of the same place. */
  told(call: CallExpr | MapExpr | MemberExpr, index: ProgramIndex): string | Expr | null;
  /** Steps left for the value in hand; what needs more is too deep. */
  steps: number;
}

type Folded = { text: string; isDuration: boolean; evidence: Evidence[] } | { reason: UnknownReason; default: string | null; evidence: Evidence[] };

const MAX_FOLD_DEPTH = 30;
const MAX_FOLD_STEPS = 1_000;

/** The value of an expression; durations in milliseconds. */
export function evaluate(expr: Expr, index: ProgramIndex, frame: Frame | null, context: ValueContext): Value & { isDuration?: boolean } {
  context.steps = MAX_FOLD_STEPS;
  const known = ownText(expr, index, context);
  if (known !== null) return { status: 'known', value: known, evidence: [] };
  return join(context.resolver.origins(kept(expr, index, context), index, frame).flatMap((origin) => foldEach(origin, context, 0)));
}

/** What a member of a library's value stands for, else the expression itself. */
function kept(expr: Expr, index: ProgramIndex, context: ValueContext): Expr {
  const told = expr.kind === 'member' ? context.told(expr, index) : null;
  return told === null || typeof told === 'string' ? expr : told;
}

/** Text of a library's constant or call, asked before the tree is: the library's own sources may be part of it. */
function ownText(expr: Expr, index: ProgramIndex, context: ValueContext): string | null {
  if (expr.kind === 'call') {
    const told = context.told(expr, index);
    return typeof told === 'string' ? told : null;
  }
  if (expr.kind !== 'member') return null;
  const name = context.resolver.qualify(expr, index);
  return name ? context.constant(name.module, name.path) : null;
}

function join(folded: Folded[]): Value & { isDuration?: boolean } {
  const evidence = folded.flatMap((one) => one.evidence).slice(0, 8);
  const known = folded.filter((one) => 'text' in one);
  const unknown = folded.filter((one) => 'reason' in one);
  if (known.length === 0) {
    const [first] = unknown;
    if (!first) return { status: 'unknown', reason: 'runtime', default: null, evidence };
    return { status: 'unknown', reason: first.reason, default: unknown.find((one) => one.default !== null)?.default ?? null, evidence };
  }
  const texts = [...new Set(known.map((one) => one.text))];
  if (unknown.length > 0) return { status: 'unknown', reason: 'conditional', default: texts.length === 1 ? texts[0]! : null, evidence };
  if (texts.length > 1) return { status: 'one-of', values: texts, evidence };
  return { status: 'known', value: texts[0]!, evidence, isDuration: known.some((one) => one.isDuration) };
}

/** A variable that several manifests set may have any of their values; they share the evidence. */
function foldEach(origin: Origin, context: ValueContext, depth: number): Folded[] {
  const set = origin.kind === 'environment' && origin.variable !== null ? context.lookups.environment(origin.variable, origin.near) : null;
  const values = set?.status === 'one-of' ? set.values.filter((value) => !/\$[{(]?\w/.test(value)) : [];
  if (set === null || values.length === 0) return [fold(origin, context, depth)];
  return values.map((text, at) => ({ text, isDuration: false, evidence: at === 0 ? [...origin.evidence, ...set.evidence] : [] }));
}

function fold(origin: Origin, context: ValueContext, depth: number): Folded {
  const { evidence } = origin;
  const unknown = (reason: UnknownReason, fallback: string | null = null): Folded => ({ reason, default: fallback, evidence });
  if (depth > MAX_FOLD_DEPTH || --context.steps < 0) return unknown('too-deep');
  switch (origin.kind) {
    case 'unknown':
      return unknown(origin.reason, foldDefault(origin.fallback, context, depth));
    case 'environment': {
      const fallback = foldDefault(origin.fallback, context, depth);
      const set = origin.variable === null ? null : context.lookups.environment(origin.variable, origin.near);
      // a manifest may set it from other variables
      if (set?.status === 'known' && /\$[{(]?\w/.test(set.value)) return { reason: 'environment', default: fallback, evidence: [...evidence, ...set.evidence] };
      if (set?.status === 'known') return { text: set.value, isDuration: false, evidence: [...evidence, ...set.evidence] };
      if (set?.status !== 'unknown') return { reason: 'environment', default: fallback, evidence };
      return { reason: set.reason, default: fallback ?? set.default, evidence: [...evidence, ...set.evidence] };
    }
    case 'placeholder':
      return folded(placeholderValue(origin.text, origin.near, evidence, context.lookups));
    case 'external': {
      const duration = idiomsOf(origin.index.program.language).durationConstants[`${origin.module.split('/').at(-1)}.${origin.path}`];
      if (duration !== undefined) return { text: String(duration), isDuration: true, evidence };
      const text = context.constant(origin.module, origin.path);
      return text === null ? unknown('external') : { text, isDuration: false, evidence };
    }
    case 'expr': {
      const folded = foldExpr(origin.expr, origin, context, depth);
      return origin.isArgument && 'text' in folded ? { reason: 'parameter', default: folded.text, evidence: folded.evidence } : folded;
    }
  }
}

function foldDefault(origins: Origin[], context: ValueContext, depth: number): string | null {
  const value = join(origins.flatMap((origin) => foldEach(origin, context, depth + 1)));
  return value.status === 'known' ? value.value : value.status === 'unknown' ? value.default : null;
}

function foldExpr(expr: Expr, origin: Origin & { kind: 'expr' }, context: ValueContext, depth: number): Folded {
  const { evidence, index, frame } = origin;
  const unknown = (reason: UnknownReason): Folded => ({ reason, default: null, evidence });
  const inner = (one: Expr): Folded => {
    const known = ownText(one, index, context);
    if (known !== null) return { text: known, isDuration: false, evidence };
    const folded = context.resolver.origins(kept(one, index, context), index, frame).flatMap((each) => foldEach(each, context, depth + 1));
    const value = join(folded);
    if (value.status === 'known') return { text: value.value, isDuration: value.isDuration ?? false, evidence: value.evidence };
    return {
      reason: value.status === 'one-of' ? 'conditional' : value.reason,
      default: value.status === 'unknown' ? value.default : null,
      evidence: value.evidence,
    };
  };
  switch (expr.kind) {
    case 'literal':
      return expr.value === null ? { reason: 'runtime', default: null, evidence } : { text: String(expr.value), isDuration: false, evidence };
    case 'concat': {
      const parts = expr.parts.map(inner);
      const bad = parts.find((part) => 'reason' in part);
      if (bad) return { reason: 'reason' in bad ? bad.reason : 'runtime', default: joinDefaults(parts), evidence: bad.evidence };
      return { text: parts.map((part) => ('text' in part ? part.text : '')).join(''), isDuration: false, evidence: parts.flatMap((part) => part.evidence) };
    }
    case 'list': {
      const items = expr.items.map((item) => inner(item.value));
      const bad = items.find((item) => 'reason' in item);
      if (bad && 'reason' in bad) return { ...bad, default: joinDefaults(items, ',') };
      return { text: items.map((item) => ('text' in item ? item.text : '')).join(','), isDuration: false, evidence };
    }
    case 'binary': {
      const left = inner(expr.left),
        right = inner(expr.right);
      if (!('text' in left) || !('text' in right)) return 'text' in left ? right : left;
      const result = arithmetic(expr.operator, left.text, right.text);
      return result === null
        ? unknown('unsupported')
        : { text: result, isDuration: left.isDuration || right.isDuration, evidence: [...left.evidence, ...right.evidence] };
    }
    case 'call': {
      const idioms = idiomsOf(index.program.language);
      const text = dottedText(expr.callee) ?? '';
      const made = context.resolver.qualify(expr.callee, index);
      const constant = made ? context.constant(made.module, made.path) : null;
      if (constant !== null) return { text: constant, isDuration: false, evidence };
      const told = context.told(expr, index);
      if (told !== null) return typeof told === 'string' ? { text: told, isDuration: false, evidence } : inner(told);
      const [first] = expr.arguments;
      const factor = idioms.durations[text];
      if (factor !== undefined && first) return scaled(inner(first.value), factor);
      const unit = expr.callee.kind === 'member' ? idioms.durationMethods?.[expr.callee.name] : undefined;
      if (unit !== undefined && expr.callee.kind === 'member') return scaled(inner(expr.callee.object), unit);
      const name = text.split('.').at(-1);
      if (name === 'timedelta')
        return timedelta(
          expr.arguments.map((argument) => [argument.name, inner(argument.value)] as const),
          evidence,
        );
      if (expr.callee.kind === 'member' && expr.arguments.length === 0 && (expr.callee.name === 'getClass' || idioms.passMethods.includes(expr.callee.name)))
        return inner(expr.callee.object);
      if (text === 'time.Duration' && first) return inner(first.value);
      if (idioms.joins.includes(text) && expr.arguments.length > 2)
        return inner({ kind: 'list', items: expr.arguments.slice(1), span: expr.span, scope: expr.scope });
      if (idioms.joins.includes(text) && expr.arguments[1]) return inner(expr.arguments.at(-1)!.value);
      if (expr.callee.kind === 'member' && expr.callee.name === 'join') {
        const list = first && index.program.language === 'python' ? first.value : expr.callee.object;
        return inner(list);
      }
      if (text === 'strings.Split' && first) return inner(first.value);
      if (expr.callee.kind === 'member' && /^split$/i.test(expr.callee.name) && first) return inner(expr.callee.object);
      if (expr.callee.kind === 'member' && expr.callee.name === 'format') return unknown('runtime');
      return unknown('runtime');
    }
    case 'map': {
      const told = expr.type ? context.told(expr, index) : null;
      return typeof told === 'string' ? { text: told, isDuration: false, evidence } : unknown('runtime');
    }
    case 'unknown':
      return unknown('unsupported');
    default:
      return unknown('runtime');
  }
}

function joinDefaults(parts: Folded[], separator = ''): string | null {
  const texts = parts.map((part) => ('text' in part ? part.text : part.default));
  return texts.includes(null) ? null : texts.join(separator);
}

function scaled(value: Folded, factor: number): Folded {
  if (!('text' in value)) return value;
  const number = Number(value.text);
  return Number.isFinite(number)
    ? { text: String(number * factor), isDuration: true, evidence: value.evidence }
    : { reason: 'unsupported', default: null, evidence: value.evidence };
}

const TIMEDELTA_MS: Record<string, number> = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000, milliseconds: 1, weeks: 604_800_000 };

function timedelta(parts: (readonly [string | null, Folded])[], evidence: Evidence[]): Folded {
  let total = 0;
  for (const [name, value] of parts) {
    const factor = TIMEDELTA_MS[name ?? 'days'];
    if (!('text' in value) || factor === undefined) return { reason: 'runtime', default: null, evidence };
    total += Number(value.text) * factor;
  }
  return { text: String(total), isDuration: true, evidence };
}

function arithmetic(operator: string, left: string, right: string): string | null {
  const a = Number(left),
    b = Number(right);
  if (left === '' || right === '' || Number.isNaN(a) || Number.isNaN(b)) return operator === '+' ? left + right : null;
  switch (operator) {
    case '+':
      return String(a + b);
    case '-':
      return String(a - b);
    case '*':
      return String(a * b);
    case '/':
      return b === 0 ? null : String(Number.isInteger(a) && Number.isInteger(b) ? Math.trunc(a / b) : a / b);
    case '%':
      return b === 0 ? null : String(a % b);
    case '**':
      return String(a ** b);
    case '<<':
      return String(a * 2 ** b);
    case '>>':
      return String(Math.floor(a / 2 ** b));
    default:
      return null;
  }
}

function folded(value: Value): Folded {
  if (value.status === 'known') return { text: value.value, isDuration: false, evidence: value.evidence };
  if (value.status === 'one-of') return { reason: 'conditional', default: null, evidence: value.evidence };
  return { reason: value.reason, default: value.default, evidence: value.evidence };
}
