import type { Expr } from '../core/program.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import type { Frame, Resolver } from '../resolve/resolver.ts';

interface Written {
  expr: Expr;
  index: ProgramIndex;
  frame: Frame | null;
}

/** A list of pairs, or a map, as a list of texts: the two parts of each joined. What is neither stays as it is. */
export function paired(place: Written, joint: string, resolver: Resolver): Written {
  const [origin, ...others] = resolver.origins(place.expr, place.index, place.frame);
  if (origin?.kind !== 'expr' || others.length > 0) return place;
  const { expr, index, frame } = origin;
  const { span, scope } = expr;
  const joined = (first: Expr, second: Expr): Expr => ({ kind: 'concat', parts: [first, { kind: 'literal', value: joint, span, scope }, second], span, scope });
  const listed = (values: Expr[]): Written => ({
    expr: { kind: 'list', items: values.map((value) => ({ name: null, value, isSpread: false })), span, scope },
    index,
    frame,
  });
  if (expr.kind === 'map') return listed(expr.entries.flatMap(({ key, value }) => (key ? [joined(key, value)] : [])));
  if (expr.kind !== 'list') return place;
  return listed(
    expr.items.flatMap(({ value, isSpread }): Expr[] => {
      const [item] = resolver.origins(value, index, frame);
      if (isSpread) {
        const more = paired({ expr: value, index, frame }, joint, resolver).expr;
        return more.kind === 'list' ? more.items.map((one) => one.value) : [value];
      }
      const [first, second, ...rest] = item?.kind === 'expr' && item.expr.kind === 'list' ? item.expr.items : [];
      return [first && second && rest.length === 0 ? joined(first.value, second.value) : value];
    }),
  );
}
