import type { Argument, CallExpr, Expr, MapEntry, MapExpr } from '../core/program.ts';
import { isInside, type Span } from '../core/span.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import type { Frame, Resolver } from '../resolve/resolver.ts';
import type { ObjectIndex } from './objects.ts';
import type { Entry } from './puts.ts';

/** An expression found at a descriptor's path. */
export interface Place {
  expr: Expr;
  index: ProgramIndex;
  frame: Frame | null;
  span: Span;
  isConditional?: true;
}

/** Finds what stands at a descriptor's paths. */
export class Places {
  constructor(
    private readonly resolver: Resolver,
    private readonly objects: ObjectIndex,
  ) {}

  /** Follows a descriptor's path from a call's arguments. */
  at(path: string, args: Argument[], index: ProgramIndex, self: CallExpr | MapExpr | null, span: Span): Place[] {
    if (path === '') return self ? [{ expr: self, index, frame: null, span }] : [];
    if (path === 'this' || path.startsWith('this.')) {
      const object = self?.kind === 'call' && self.callee.kind === 'member' ? self.callee.object : null;
      const steps = path.split('.').slice(1);
      return object
        ? steps.reduce((places, step) => places.flatMap((one) => this.step(one, step)), [{ expr: object, index, frame: null, span: object.span } as Place])
        : [];
    }
    if (path === '*' || path === '**') return together(path, args, index, span);
    if (path === '*[]') return together('*', args, index, span).flatMap((place) => this.items(place));
    const [head, ...rest] = path.split('.');
    const isList = head!.endsWith('[]');
    const name = isList ? head!.slice(0, -2) : head!;
    const isRest = name.endsWith('+');
    const position = Number(isRest ? name.slice(0, -1) : name);
    const positional = args.filter((argument) => argument.name === null);
    const found = Number.isNaN(position)
      ? args.filter((argument) => argument.name === name)
      : isRest
        ? positional.slice(position)
        : positional.slice(position, position + 1);
    let places: Place[] = found
      .filter((argument) => !argument.isSpread)
      .map((argument) => ({ expr: argument.value, index, frame: null, span: argument.value.span }));
    if (isList) places = places.flatMap((place) => this.items(place));
    for (const step of rest) places = places.flatMap((place) => this.step(place, step));
    return places;
  }

  step(place: Place, step: string): Place[] {
    const isList = step.endsWith('[]');
    const name = isList ? step.slice(0, -2) : step;
    if (/^\d+$/.test(name)) {
      const made = this.resolver.origins(place.expr, place.index, place.frame);
      return made.flatMap((origin): Place[] => {
        const given = origin.kind !== 'expr' ? [] : origin.expr.kind === 'call' ? origin.expr.arguments : origin.expr.kind === 'list' ? origin.expr.items : [];
        const argument = given[Number(name)];
        return argument && origin.kind === 'expr'
          ? [
              {
                expr: argument.value,
                index: origin.index,
                frame: origin.frame,
                span: isInside(argument.value.span, place.span) ? argument.value.span : place.span,
              },
            ]
          : [];
      });
    }
    const inner =
      name === ''
        ? [place]
        : (this.#namedArguments(place, name) ??
          this.objects
            .entries(place.expr, place.index, place.frame)
            .flatMap((entry): Place[] =>
              name === '*' || this.keyText(entry) === name ? [{ expr: entry.value, index: entry.index, frame: entry.frame, span: entry.value.span }] : [],
            ));
    return isList ? inner.flatMap((one) => this.items(one)) : inner;
  }

  /** `topic` of `TopicPartition(topic="orders")`; null when no call has such an argument. */
  #namedArguments(place: Place, name: string): Place[] | null {
    const found = this.resolver.origins(place.expr, place.index, place.frame).flatMap((origin): Place[] => {
      if (origin.kind !== 'expr' || origin.expr.kind !== 'call') return [];
      const argument = origin.expr.arguments.find((one) => one.name === name);
      if (!argument) return [];
      const span = isInside(argument.value.span, place.span) ? argument.value.span : place.span;
      return [{ expr: argument.value, index: origin.index, frame: origin.frame, span }];
    });
    return found.length > 0 ? found : null;
  }

  /** Items of a list; something else stands for itself. */
  items(place: Place): Place[] {
    return this.objects
      .items(place.expr, place.index, place.frame)
      .map((item) => ({ ...item, span: item.expr === place.expr || !isInside(item.expr.span, place.span) ? place.span : item.expr.span }));
  }

  /** A group's place in one overload is that of a whole configuration in another. */
  isMap(place: Place): boolean {
    return this.resolver.origins(place.expr, place.index, place.frame).some((origin) => origin.kind === 'expr' && origin.expr.kind === 'map');
  }

  keyText(entry: Entry): string | null {
    return this.resolver.text(entry.key, entry.index, entry.frame);
  }
}

/** All positional arguments as one list, or all named ones and spread maps as one map. */
function together(path: '*' | '**', args: Argument[], index: ProgramIndex, span: Span): Place[] {
  const given = args.filter((argument) => (path === '*' ? argument.name === null && !argument.isMap : argument.name !== null || argument.isSpread));
  const [first] = given;
  if (!first) return [];
  const last = given.at(-1)!.value.span;
  const { scope } = first.value;
  if (path === '*') {
    const at: Span = { ...first.value.span, endLine: last.endLine, endColumn: last.endColumn };
    const [only] = given.length === 1 && !first.isSpread ? given : [];
    return [{ expr: only?.value ?? { kind: 'list', items: given, span: at, scope }, index, frame: null, span: at }];
  }
  const entries = given.map(
    ({ name, value }): MapEntry => ({ key: name === null ? null : { kind: 'literal', value: name, span: value.span, scope }, value, span: value.span }),
  );
  // an empty place of its own, so that no write to the created object counts as one to the map
  const at: Span = { ...span, line: span.endLine, column: span.endColumn };
  return [{ expr: { kind: 'map', type: null, entries, span: at, scope }, index, frame: null, span }];
}

/** The members of a literal as named arguments, for a descriptor's paths. */
export function membersOf(expr: MapExpr): Argument[] {
  return expr.entries.flatMap((entry) => (entry.key?.kind === 'literal' ? [{ name: String(entry.key.value), value: entry.value, isSpread: false }] : []));
}
