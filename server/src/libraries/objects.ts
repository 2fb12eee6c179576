import { type Expr, isJvm } from '../core/program.ts';
import { idiomsOf } from '../resolve/idioms.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import { dottedText, type Frame, type Origin, type Resolver } from '../resolve/resolver.ts';
import type { ContainerRules } from './descriptor.ts';
import { objectId } from './local-roots.ts';
import { idOf, ObjectWrites } from './object-writes.ts';
import type { Entry } from './puts.ts';

const MAX_NESTED = 12;

/** Knows which entries the map-like objects of the tree hold: their literals and every later write, by alias. */
export class ObjectIndex {
  readonly #writes: ObjectWrites;
  readonly #maps: ReadonlySet<string>;

  constructor(
    private readonly resolver: Resolver,
    containers: readonly ContainerRules[] = [],
  ) {
    this.#writes = new ObjectWrites(resolver, containers);
    this.#maps = new Set(containers.flatMap((rules) => rules.maps ?? []));
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
        for (const write of this.#writes.to(origin, expr, index, owner)) {
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
        this.#writes
          .to(origin, all, index, owner)
          .flatMap((write) => ('spread' in write && write.spread !== expr ? this.items(write.spread, write.index, null, depth + 1) : [])),
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
    const written = dottedText(expr.callee) ?? '';
    // on the JVM a type may be written with its package
    const text = isJvm(index.program.language) ? written.replace(/^(?:[a-z_][\w$]*\.)+(?=[A-Z]\w*\.)/, '') : written;
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
}

function isWithin(scope: number, ancestor: number, index: ProgramIndex): boolean {
  for (let at = scope; at >= 0; at = index.program.scopes[at]!.parent) if (at === ancestor) return true;
  return false;
}

function* frames(frame: Frame | null): Iterable<ProgramIndex> {
  for (let at = frame; at; at = at.parent) yield at.callIndex;
}
