import { type CallExpr, type Expr, isIncluding, type Write } from '../core/program.ts';
import type { Span } from '../core/span.ts';
import { idiomsOf } from '../resolve/idioms.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import type { ContainerRules } from './descriptor.ts';
import { dottedText, type Frame, type Origin, type Resolver } from '../resolve/resolver.ts';

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
interface Spread {
  spread: Expr;
  index: ProgramIndex;
  /** The call by which the writing helper was reached. */
  frame?: Frame;
  via?: CallExpr;
}

const MAX_NESTED = 12;

/** Knows which entries the map-like objects of the tree hold: their literals and every later write, by alias. */
export class ObjectIndex {
  readonly #writes = new WeakMap<ProgramIndex, Map<string, (Entry | Spread)[]>>();

  readonly #puts: ReadonlySet<string>;
  readonly #merges: ReadonlySet<string>;
  readonly #appends: ReadonlySet<string>;
  readonly #maps: ReadonlySet<string>;

  constructor(
    private readonly resolver: Resolver,
    containers: readonly ContainerRules[] = [],
  ) {
    this.#puts = new Set(containers.flatMap((rules) => rules.puts ?? []));
    this.#merges = new Set(containers.flatMap((rules) => rules.merges ?? []));
    this.#appends = new Set(containers.flatMap((rules) => rules.appends ?? []));
    this.#maps = new Set(containers.flatMap((rules) => rules.maps ?? []));
  }

  /** What a library's function writes to its first argument, or such a method to its object. */
  #given(call: CallExpr, index: ProgramIndex): { target: Expr; entry: Entry | Spread } | null {
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

  /** All entries of the objects that an expression may be, in order of writing; entries of spreads and copies too. */
  entries(expr: Expr, index: ProgramIndex, frame: Frame | null, depth = 0): Entry[] {
    if (depth > MAX_NESTED) return [];
    const seen = new Set<string>();
    const entries: Entry[] = [];
    for (const origin of this.resolver.origins(expr, index, frame)) {
      if (origin.kind === 'unknown' && origin.fallback.length > 0) {
        for (const fallback of origin.fallback)
          if (fallback.kind === 'expr') entries.push(...this.entries(fallback.expr, fallback.index, fallback.frame, depth + 1));
      }
      const id = idOf(origin);
      if (id === null || seen.has(id)) continue;
      seen.add(id);
      const told = origin.kind === 'expr' ? origin : null;
      if (told) entries.push(...this.#own(told, depth));
      for (const owner of new Set([told?.index ?? index, index, ...frames(told?.frame ?? null)])) {
        for (const write of this.#writesOf(owner).get(id) ?? []) {
          // a helper makes another object each time it is called
          if (write.via && told?.frame && write.via !== told.frame.call) continue;
          // what a helper copies into the object that it makes is what its caller gave it
          const maker = told?.frame?.index === owner ? told.frame : null;
          if ('spread' in write) entries.push(...this.entries(write.spread, write.index, write.frame ?? maker, depth + 1));
          else entries.push(write);
        }
      }
    }
    return entries;
  }

  /** Items of the lists that an expression may be, appended ones too; something else stands for itself. */
  items(expr: Expr, index: ProgramIndex, frame: Frame | null, depth = 0): { expr: Expr; index: ProgramIndex; frame: Frame | null }[] {
    const itself = [{ expr, index, frame }];
    if (depth > MAX_NESTED) return itself;
    const seen = new Set<string>();
    // an item picked by a running number stands for all of them
    const all = expr.kind === 'index' && this.resolver.text(expr.index, index, frame) === null ? expr.object : expr;
    const items = this.resolver.origins(all, index, frame).flatMap((origin) => {
      if (origin.kind !== 'expr') return [];
      const id = objectId(origin.expr, origin.index);
      if (seen.has(id)) return [];
      seen.add(id);
      const own =
        origin.expr.kind === 'list'
          ? origin.expr.items.flatMap((item) =>
              item.isSpread ? this.items(item.value, origin.index, origin.frame, depth + 1) : [{ expr: item.value, index: origin.index, frame: origin.frame }],
            )
          : [];
      const later = [...new Set([origin.index, index])].flatMap((owner) =>
        (this.#writesOf(owner).get(id) ?? []).flatMap((write) =>
          'spread' in write && write.spread !== expr ? this.items(write.spread, write.index, null, depth + 1) : [],
        ),
      );
      return [...own, ...later];
    });
    return items.length > 0 ? items : itself;
  }

  #own(origin: Origin & { kind: 'expr' }, depth: number): Entry[] {
    const { expr, index, frame } = origin;
    if (expr.kind === 'map') {
      return expr.entries.flatMap((entry) =>
        entry.key === null ? this.entries(entry.value, index, frame, depth + 1) : [{ key: entry.key, value: entry.value, index, frame, span: entry.span }],
      );
    }
    if (expr.kind !== 'call') return [];
    const idioms = idiomsOf(index.program.language);
    if (expr.callee.kind === 'member' && idioms.unions?.includes(expr.callee.name)) {
      const given = expr.arguments.flatMap((argument): Entry[] => {
        if (argument.name === null) return this.entries(argument.value, index, frame, depth + 1);
        const key: Expr = { kind: 'literal', value: argument.name, span: argument.value.span, scope: argument.value.scope };
        return [{ key, value: argument.value, index, frame, span: argument.value.span }];
      });
      return [...this.entries(expr.callee.object, index, frame, depth + 1), ...given];
    }
    const text = dottedText(expr.callee) ?? '';
    const out: Entry[] = [];
    if (idioms.mapPairs.includes(text)) {
      for (let at = 0; at + 1 < expr.arguments.length; at += 2) {
        const key = expr.arguments[at]!.value,
          value = expr.arguments[at + 1]!.value;
        out.push({ key, value, index, frame, span: { ...key.span, endLine: value.span.endLine, endColumn: value.span.endColumn } });
      }
    } else if (idioms.mapEntries.includes(text)) {
      for (const { value } of expr.arguments) {
        if (value.kind === 'call' && value.arguments.length === 2)
          out.push({ key: value.arguments[0]!.value, value: value.arguments[1]!.value, index, frame, span: value.span });
      }
    } else {
      const isCopy =
        idioms.maps.includes(text) ||
        this.#maps.has(text.split('.').at(-1)!) ||
        idioms.merges.includes(text) ||
        (expr.callee.kind === 'member' && expr.callee.name === 'copy');
      if (isCopy && expr.callee.kind === 'member' && expr.callee.name === 'copy' && expr.arguments.length === 0)
        out.push(...this.entries(expr.callee.object, index, frame, depth + 1));
      if (isCopy) {
        for (const argument of expr.arguments) {
          if (argument.name !== null) {
            const key: Expr = { kind: 'literal', value: argument.name, span: argument.value.span, scope: argument.value.scope };
            out.push({ key, value: argument.value, index, frame, span: argument.value.span });
          } else out.push(...this.entries(argument.value, index, frame, depth + 1));
        }
      }
    }
    // double-brace initialisation: calls without receiver in the body of the created object
    if (expr.body !== null) {
      for (const call of index.program.calls) {
        if (
          call.callee.kind === 'reference' &&
          idioms.puts.includes(call.callee.name) &&
          call.arguments.length >= 2 &&
          isWithin(call.scope, expr.body, index)
        ) {
          out.push({ key: call.arguments[0]!.value, value: call.arguments[1]!.value, index, frame, span: call.span });
        }
      }
    }
    return out;
  }

  /** Every write of a program, by the id of the object it reaches. */
  #writesOf(index: ProgramIndex): Map<string, (Entry | Spread)[]> {
    const made = this.#writes.get(index);
    if (made) return made;
    const writes = new Map<string, (Entry | Spread)[]>();
    this.#writes.set(index, writes);
    const add = (target: Expr, entry: Entry | Spread, frame: Frame | null = null): void => {
      for (const origin of this.resolver.origins(target, index, frame)) {
        const id = idOf(origin);
        if (id === null) continue;
        const list = writes.get(id) ?? [];
        if (origin.kind === 'expr' && origin.frame) list.push({ ...entry, via: origin.frame.call });
        else if (!list.includes(entry)) list.push(entry);
        writes.set(id, list);
      }
    };
    for (const write of index.program.writes) {
      if (write.style === 'append') {
        if (write.key === null) add(write.target, { spread: write.value, index });
      } else if (write.key && isEntry(write, index)) add(write.target, this.#entryOf(write.key, write.value, write.span, index));
    }
    const idioms = idiomsOf(index.program.language);
    for (const call of index.program.calls) {
      const { callee } = call;
      const given = this.#given(call, index);
      if (given) add(given.target, given.entry);
      if (callee.kind !== 'member') continue;
      const text = dottedText(callee) ?? '';
      if (idioms.puts.includes(callee.name) && call.arguments.length >= 2) {
        add(callee.object, this.#entryOf(call.arguments[0]!.value, call.arguments[1]!.value, putSpan(call), index));
      } else if (idioms.loads.includes(callee.name) && !idioms.loads.includes(text)) {
        const loaded = this.resolver.loaded(call, index);
        if (loaded) add(callee.object, { spread: loaded.expr, index: loaded.index });
      } else if (idioms.merges.includes(text) && call.arguments.length >= 2) {
        for (const argument of call.arguments.slice(1)) add(call.arguments[0]!.value, { spread: argument.value, index });
      } else if (idioms.merges.includes(callee.name)) {
        for (const argument of call.arguments) if (argument.name === null) add(callee.object, { spread: argument.value, index });
        for (const argument of call.arguments) {
          if (argument.name === null) continue;
          const key: Expr = { kind: 'literal', value: argument.name, span: argument.value.span, scope: argument.value.scope };
          add(callee.object, { key, value: argument.value, index, frame: null, span: argument.value.span });
        }
      }
    }
    // a helper that fills the map it is given: its writes reach the caller's object
    for (const call of index.program.calls) {
      const isGiven = call.arguments.some(({ value }) => value.kind === 'reference' || value.kind === 'member' || value.kind === 'map');
      // an extension function is given the object that it is called on
      const isExtended = call.callee.kind === 'member' && (index.program.language === 'kotlin' || index.program.language === 'scala');
      // a method of the own object may be told key and value alone, for a map that the object holds
      const isTold = call.arguments.length === 2 && call.callee.kind === 'reference' && isIncluding(index.program.language);
      if (!isGiven && !isExtended && !isTold) continue;
      for (const fn of this.resolver.functionsOf(call, index)) {
        const frame: Frame = { fn: fn.fn, index: fn.index, call, callIndex: index, parent: null };
        const idiom = idiomsOf(fn.index.program.language);
        const told: { target: Expr; entry: Entry | Spread }[] = [];
        for (const inner of fn.index.callsIn(fn.fn.id)) {
          const given = this.#given(inner, fn.index);
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
            const id = objectId(origin.expr, origin.index);
            writes.set(id, [...(writes.get(id) ?? []), entry]);
          }
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

/** The map over whose pairs a loop runs that writes each of them: `foreach ($more as $key => $value) $conf->set($key, $value)`. */
function loopedOver(key: Expr, value: Expr, index: ProgramIndex): Expr | null {
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
function tableOf(key: Expr, value: Expr): Expr | null {
  const rowOf = (expr: Expr): Expr | null =>
    (expr.kind === 'member' || expr.kind === 'index') && expr.object.kind === 'index' && expr.object.index.kind !== 'literal' ? expr.object.object : null;
  const table = rowOf(key);
  const other = rowOf(value);
  const name = table && dottedText(table);
  return name && other && dottedText(other) === name ? table : null;
}

/** C's structs are no maps: their members are no entries. */
const isEntry = (write: Write, index: ProgramIndex): boolean => write.style !== 'member' || !isIncluding(index.program.language);

/** From a key to its value. */
function pairSpan(key: Expr, value: Expr): Span {
  return { ...key.span, endLine: value.span.endLine, endColumn: value.span.endColumn };
}

/** A put's own place in a chain of calls: from the method's name to the end of its arguments; with more than key and value, those two. */
export function putSpan(call: CallExpr): Span {
  const [key, value, more] = call.arguments;
  if (key && value && more) return pairSpan(key.value, value.value);
  return { ...call.nameSpan, endLine: call.span.endLine, endColumn: call.span.endColumn };
}

function isWithin(scope: number, ancestor: number, index: ProgramIndex): boolean {
  for (let at = scope; at >= 0; at = index.program.scopes[at]!.parent) if (at === ancestor) return true;
  return false;
}

function* frames(frame: Frame | null): Iterable<ProgramIndex> {
  for (let at = frame; at; at = at.parent) yield at.callIndex;
}

/** What tells an object from others: the expression that makes it, or the parameter that it comes in as. */
function idOf(origin: Origin): string | null {
  if (origin.kind === 'expr') return objectId(origin.expr, origin.index);
  const at = origin.kind === 'unknown' && origin.reason === 'parameter' ? origin.evidence.at(-1)?.span : undefined;
  return at ? `parameter ${at.file}:${at.line}:${at.column}` : null;
}

export function objectId(expr: Expr, index: ProgramIndex): string {
  return `${index.program.file}:${expr.span.line}:${expr.span.column}:${expr.span.endLine}:${expr.span.endColumn}`;
}
