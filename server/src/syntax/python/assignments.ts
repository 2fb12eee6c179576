import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr, IndexExpr, LiteralExpr, Scope } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { typeName } from './text.ts';

interface Details {
  type?: string | null;
  kind?: DefinitionKind;
}

const PATTERNS: ReadonlySet<string> = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'expression_list', 'tuple', 'list']);
const ENUMS = /(?:^|\.)(?:Str|Int)?(?:Enum|Flag)$|(?:^|\.)TextChoices$/;

/** `a = b = e`, `x: T = e` and `x: T`. */
export function readAssignment(node: Node, context: Context): void {
  const steps: Node[] = [];
  let at: Node | null = node;
  for (; at?.type === 'assignment'; at = field(at, 'right')) steps.push(at);
  const value = at && context.read(at);
  for (const step of steps) {
    const left = field(step, 'left'),
      type = field(step, 'type');
    if (left) assignTo(step, left, value, context, { type: type && typeName(type.text) });
  }
}

/** Gives a target of any form its value; null when the value is not visible. */
export function assignTo(node: Node, target: Node, value: Expr | null, context: Context, details: Details = {}): void {
  const { builder } = context;
  if (typeOf(target) === 'identifier') defineName(node, builder.text(target), value, context, details);
  else if (PATTERNS.has(typeOf(target))) builder.nested(target, () => unpack(target, value, context, details));
  else if (typeOf(target) === 'list_splat_pattern' || typeOf(target) === 'parenthesized_expression') {
    const name = inner(target);
    if (name) assignTo(node, name, typeOf(target) === 'list_splat_pattern' ? null : value, context, details);
  } else if (typeOf(target) === 'attribute') {
    const object = field(target, 'object'),
      name = field(target, 'attribute');
    if (!object || !name) return;
    const isOwn = typeOf(object) === 'identifier' && (object.text === 'self' || object.text === 'cls');
    const owner = isOwn ? builder.enclosing('type') : null;
    if (owner !== null) builder.define(node, { name: builder.text(name), kind: 'field', value, isDeclaration: false, scope: owner, ...details });
    else if (value)
      builder.write(node, {
        target: context.read(object),
        key: builder.expr<LiteralExpr>(name, { kind: 'literal', value: builder.text(name) }),
        value,
        style: 'member',
      });
  } else if (typeOf(target) === 'subscript') {
    const object = field(target, 'value');
    const keys = target.childrenForFieldName('subscript');
    const key = keys.length === 1 ? keys[0] : null;
    if (object && key && value) builder.write(node, { target: context.read(object), key: context.read(key), value, style: 'index' });
  } else context.visit(target);
}

/** `a, b = 1, 2` pairs what is visible; of any other value e, a tuple or list at run time, the names are e[0] and e[1]. */
function unpack(pattern: Node, value: Expr | null, context: Context, details: Details): void {
  const { builder } = context;
  const targets = parts(pattern);
  const items = value?.kind === 'list' && value.items.length === targets.length && !value.items.some((item) => item.isSpread) ? value.items : null;
  targets.forEach((target, position) => {
    const index = builder.expr<LiteralExpr>(target, { kind: 'literal', value: position });
    const item = items?.[position]?.value ?? (value && builder.expr<IndexExpr>(target, { kind: 'index', object: value, index }));
    assignTo(target, target, item, context, { ...details, type: null });
  });
}

function defineName(node: Node, name: string, value: Expr | null, context: Context, details: Details): void {
  const { builder } = context;
  const unit = unitOf(context);
  const isGlobal = context.globals.get(unit.id)?.has(name) ?? false;
  const kind =
    unit.kind === 'type'
      ? unit.supertypes.some((type) => ENUMS.test(type))
        ? 'enum-member'
        : 'field'
      : unit.kind === 'file' && /^_*[A-Z][A-Z0-9_]*$/.test(name)
        ? 'constant'
        : 'variable';
  builder.define(node, { name, kind, value, ...(isGlobal ? { scope: 0, isDeclaration: false } : {}), ...details });
}

/** The function, lambda, type or file that names assigned here belong to. */
export function unitOf({ builder }: Context): Scope {
  const { scopes } = builder.program;
  let at = scopes[builder.scope]!;
  while (at.kind === 'block') at = scopes[at.parent]!;
  return at;
}

/** The variable of `for x in xs` is defined by the iterable; of `for a, b in xs` only the names are known. */
export function bindLoop(target: Node, iterable: Expr | null, context: Context): void {
  assignTo(target, target, PATTERNS.has(typeOf(target)) ? null : iterable, context, { kind: 'loop' });
}

/** `x += e`: a new value when e is visibly a text or number, else something is appended to a list, dict or set. */
export function readAugmented(node: Node, context: Context): void {
  const { builder } = context;
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return;
  const operator = (field(node, 'operator')?.type ?? '').slice(0, -1);
  const target = context.read(left);
  const value = context.read(right);
  const isPlain = value.kind === 'literal' || value.kind === 'concat' || value.kind === 'binary';
  if ((operator === '+' || operator === '|') && !isPlain) builder.write(node, { target, key: null, value, style: 'append' });
  else assignTo(node, left, augmented(builder, node, operator, target, value), context);
}
