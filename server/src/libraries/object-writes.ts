import { type CallExpr, type Expr, isIncluding } from '../core/program.ts';
import { push } from '../core/push.ts';
import type { Span } from '../core/span.ts';
import { idiomsOf } from '../resolve/idioms.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import { dottedText, type Frame, type Origin, type Resolver } from '../resolve/resolver.ts';
import type { ContainerRules } from './descriptor.ts';
import { LocalRoots, objectId } from './local-roots.ts';
import { type Entry, isEntry, loopedOver, pairSpan, putSpan, type Spread, tableOf } from './puts.ts';

/** A write, and the expression that it writes to. */
interface Touch {
  target: Expr;
  entry: Entry | Spread;
}

/** What may write to objects in one program: its own writes, then its calls of helpers, each by the roots of what it may write to. */
interface Touches {
  own: Touch[];
  calls: CallExpr[];
  byRoot: Map<string, number[]>;
}

/** Root of calls that may write to any object. */
const ANY = '*';

/** Finds the writes that reach an object: only those that share a root with it are followed, since following is dear. */
export class ObjectWrites {
  readonly #touches = new WeakMap<ProgramIndex, Touches>();
  readonly #reached = new WeakMap<Touch, ReadonlyMap<string, (Entry | Spread)[]>>();
  readonly #filled = new WeakMap<CallExpr, ReadonlyMap<string, (Entry | Spread)[]>>();
  readonly #roots = new LocalRoots();
  readonly #puts: ReadonlySet<string>;
  readonly #merges: ReadonlySet<string>;
  readonly #appends: ReadonlySet<string>;

  constructor(
    private readonly resolver: Resolver,
    containers: readonly ContainerRules[],
  ) {
    this.#puts = new Set(containers.flatMap((rules) => rules.puts ?? []));
    this.#merges = new Set(containers.flatMap((rules) => rules.merges ?? []));
    this.#appends = new Set(containers.flatMap((rules) => rules.appends ?? []));
  }

  /** Writes of one program to what an expression comes from, those of helpers that are given it after its own. */
  to(origin: Origin, expr: Expr, index: ProgramIndex, owner: ProgramIndex): (Entry | Spread)[] {
    const id = idOf(origin);
    if (id === null) return [];
    const { own, calls, byRoot } = this.#touchesOf(owner);
    const roots = [ANY, id, ...(owner === index ? this.#roots.of(expr, index) : [])];
    if (origin.kind === 'expr' && origin.index === owner) roots.push(...this.#roots.of(origin.expr, owner));
    for (let at = origin.kind === 'expr' ? origin.frame : null; at; at = at.parent) if (at.callIndex === owner) roots.push(objectId(at.call, owner));
    const touching = [...new Set(roots.flatMap((root) => byRoot.get(root) ?? []))].sort((a, b) => a - b);
    return touching.flatMap((at) => {
      const touch = own[at];
      const writes = touch ? this.#reachedBy(touch, owner) : this.#writesBy(calls[at - own.length]!, owner);
      return writes.get(id) ?? [];
    });
  }

  #touchesOf(index: ProgramIndex): Touches {
    const known = this.#touches.get(index);
    if (known) return known;
    const own = [...this.#own(index)];
    const calls: CallExpr[] = [];
    const byRoot = new Map<string, number[]>();
    this.#touches.set(index, { own, calls, byRoot });
    for (const [at, { target }] of own.entries()) for (const root of this.#roots.of(target, index)) push(byRoot, root, at);
    // a helper that fills the map it is given: its writes reach the caller's object
    for (const call of index.program.calls) {
      const given: Expr[] = call.arguments.flatMap(({ value }) =>
        value.kind === 'reference' || value.kind === 'member' || value.kind === 'map' ? [value] : [],
      );
      // an extension function is given the object that it is called on
      if (call.callee.kind === 'member' && (index.program.language === 'kotlin' || index.program.language === 'scala')) given.push(call.callee.object);
      const roots = new Set(given.flatMap((value) => [...this.#roots.of(value, index)]));
      // a method of the own object may be told key and value alone, for a map that the object holds
      if (call.arguments.length === 2 && call.callee.kind === 'reference' && isIncluding(index.program.language)) roots.add(ANY);
      for (const root of roots) push(byRoot, root, own.length + calls.length);
      if (roots.size > 0) calls.push(call);
    }
    return { own, calls, byRoot };
  }

  *#own(index: ProgramIndex): Iterable<Touch> {
    for (const write of index.program.writes) {
      if (write.style === 'append') {
        if (write.key === null) yield { target: write.target, entry: { spread: write.value, index } };
      } else if (write.key && isEntry(write, index)) yield { target: write.target, entry: this.#entryOf(write.key, write.value, write.span, index) };
    }
    const idioms = idiomsOf(index.program.language);
    for (const call of index.program.calls) {
      const { callee } = call;
      const given = this.#givenBy(call, index);
      if (given) yield given;
      if (callee.kind !== 'member') continue;
      const target = callee.object;
      const text = dottedText(callee) ?? '';
      if (idioms.puts.includes(callee.name) && call.arguments.length >= 2) {
        yield { target, entry: this.#entryOf(call.arguments[0]!.value, call.arguments[1]!.value, putSpan(call), index) };
      } else if (idioms.loads.includes(callee.name) && !idioms.loads.includes(text)) {
        const loaded = this.resolver.loaded(call, index);
        if (loaded) yield { target, entry: { spread: loaded.expr, index: loaded.index } };
      } else if (idioms.merges.includes(text) && call.arguments.length >= 2) {
        for (const argument of call.arguments.slice(1)) yield { target: call.arguments[0]!.value, entry: { spread: argument.value, index } };
      } else if (idioms.merges.includes(callee.name)) {
        for (const argument of call.arguments) if (argument.name === null) yield { target, entry: { spread: argument.value, index } };
        for (const argument of call.arguments) {
          if (argument.name === null) continue;
          const key: Expr = { kind: 'literal', value: argument.name, span: argument.value.span, scope: argument.value.scope };
          yield { target, entry: { key, value: argument.value, index, frame: null, span: argument.value.span } };
        }
      }
    }
  }

  /** The objects that a write reaches, with what it writes. */
  #reachedBy(touch: Touch, index: ProgramIndex): ReadonlyMap<string, (Entry | Spread)[]> {
    const known = this.#reached.get(touch);
    if (known) return known;
    const writes = new Map<string, (Entry | Spread)[]>();
    this.#reached.set(touch, writes);
    for (const origin of this.resolver.origins(touch.target, index)) {
      const id = idOf(origin);
      if (id === null) continue;
      if (origin.kind === 'expr' && origin.frame) push(writes, id, { ...touch.entry, via: origin.frame.call });
      else if (!writes.get(id)?.includes(touch.entry)) push(writes, id, touch.entry);
    }
    return writes;
  }

  /** What a library's function writes to its first argument, or such a method to its object. */
  #givenBy(call: CallExpr, index: ProgramIndex): Touch | null {
    const { callee } = call;
    const name = callee.kind === 'reference' || callee.kind === 'member' ? callee.name : '';
    const values = call.arguments.map((argument) => argument.value);
    const [target, first, second] = callee.kind === 'member' ? [callee.object, ...values] : values;
    if (!target || !first) return null;
    const table = second && this.#puts.has(name) ? tableOf(first, second) : null;
    if (table) return { target, entry: { spread: table, index } };
    if (second && this.#puts.has(name)) return { target, entry: { key: first, value: second, index, frame: null, span: pairSpan(first, second) } };
    return this.#merges.has(name) || this.#appends.has(name) ? { target, entry: { spread: first, index } } : null;
  }

  /** What the functions that a call runs write to objects that they do not make themselves. */
  #writesBy(call: CallExpr, index: ProgramIndex): ReadonlyMap<string, (Entry | Spread)[]> {
    const made = this.#filled.get(call);
    if (made) return made;
    const writes = new Map<string, (Entry | Spread)[]>();
    this.#filled.set(call, writes);
    for (const fn of this.resolver.functionsOf(call, index)) {
      const frame: Frame = { fn: fn.fn, index: fn.index, call, callIndex: index, parent: null };
      const idiom = idiomsOf(fn.index.program.language);
      const told: Touch[] = [];
      for (const inner of fn.index.callsIn(fn.fn.id)) {
        const given = this.#givenBy(inner, fn.index);
        if (given) told.push({ ...given, entry: 'spread' in given.entry ? given.entry : this.#toldBy(given.entry, frame, inner.scope) });
        if (inner.callee.kind !== 'member') continue;
        if (idiom.merges.includes(inner.callee.name)) {
          for (const argument of inner.arguments)
            if (argument.name === null) told.push({ target: inner.callee.object, entry: { spread: argument.value, index: fn.index } });
        }
        if (inner.arguments.length < 2 || !idiom.puts.includes(inner.callee.name)) continue;
        const [key, value] = inner.arguments;
        told.push({ target: inner.callee.object, entry: this.#toldBy({ key: key!.value, value: value!.value, span: putSpan(inner) }, frame, inner.scope) });
      }
      for (const write of fn.index.writesIn(fn.fn.id)) {
        if (write.style !== 'append' && write.key && isEntry(write, fn.index))
          told.push({ target: write.target, entry: this.#toldBy({ key: write.key, value: write.value, span: write.span }, frame, write.scope) });
      }
      for (const { target, entry } of told) {
        for (const origin of this.resolver.origins(target, fn.index, frame)) {
          // what the helper makes for itself is not the caller's
          if (origin.kind !== 'expr' || (origin.index === fn.index && fn.index.unit(origin.expr.scope).id === fn.fn.id)) continue;
          push(writes, objectId(origin.expr, origin.index), entry);
        }
      }
    }
    return writes;
  }

  /** A write of one key, or of every pair of a map that a loop runs over. */
  #entryOf(key: Expr, value: Expr, span: Span, index: ProgramIndex): Entry | Spread {
    const copied = loopedOver(key, value, index);
    return copied ? { spread: copied, index } : { key, value, index, frame: null, span };
  }

  /** A helper that is given the key (`setIfAbsent(props, KEY, "5")`) says what it is told: the entry stands where it is called. */
  #toldBy({ key, value, span }: Pick<Entry, 'key' | 'value' | 'span'>, frame: Frame, scope: number): Entry | Spread {
    const copied = loopedOver(key, value, frame.index);
    if (copied) return { spread: copied, index: frame.index, frame };
    const given = this.resolver.argument(key, frame);
    const passed = this.resolver.argument(value, frame);
    if (!given || !passed) return { key, value, index: frame.index, frame, span };
    const isConditional = frame.index.isConditional(scope) ? { isConditional: true as const } : {};
    return { key: given, value: passed, index: frame.callIndex, frame: null, span: putSpan(frame.call), ...isConditional };
  }
}

/** The object that an origin is: the expression that makes it, or the parameter that it comes in as. */
export function idOf(origin: Origin): string | null {
  if (origin.kind === 'expr') return objectId(origin.expr, origin.index);
  const at = origin.kind === 'unknown' && origin.reason === 'parameter' ? origin.evidence.at(-1)?.span : undefined;
  return at ? `parameter ${at.file}:${at.line}:${at.column}` : null;
}
