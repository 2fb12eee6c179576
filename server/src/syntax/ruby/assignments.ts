import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr, IndexExpr, ListExpr, LiteralExpr, MemberExpr } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { isLocal, type Reader } from './reader.ts';
import { constantPath } from './text.ts';

/** `x = e`, `a, b = e`, `@x = e`, `o.x = e`, `h[k] = e`. */
export function readAssignment(reader: Reader, node: Node): Expr {
  const left = field(node, 'left'),
    right = field(node, 'right');
  const value = right ? readRight(reader, right) : null;
  if (left) assignTo(reader, node, left, value);
  return value ?? reader.builder.unknown(node);
}

function readRight(reader: Reader, right: Node): Expr {
  if (typeOf(right) !== 'right_assignment_list') return reader.expression(right);
  return reader.builder.expr<ListExpr>(right, {
    kind: 'list',
    items: parts(right).map((part) => ({ name: null, value: reader.expression(part), isSpread: false })),
  });
}

/** `x += e`, `x ||= e`, `list << e` is read elsewhere. */
export function readAugmented(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return builder.unknown(node);
  const given = reader.expression(right);
  const operator = (field(node, 'operator')?.type ?? '').slice(0, -1);
  const isSet = typeOf(left) === 'identifier' && isLocal(reader, left.text);
  const isFilled = operator === '||' || operator === '&&' || operator === '';
  const value =
    isFilled && !isSet ? given : isFilled ? builder.expr(node, { kind: 'conditional', branches: [reader.expression(left), given], fallback: true }) : null;
  assignTo(reader, node, left, value ?? augmented(builder, node, operator, reader.expression(left), given));
  return value ?? builder.unknown(node);
}

export function assignTo(reader: Reader, node: Node, target: Node, value: Expr | null, kind: DefinitionKind = 'variable'): void {
  const { builder } = reader;
  switch (typeOf(target)) {
    case 'identifier':
      if (target.text === '_') return;
      if (!isLocal(reader, target.text)) reader.locals.at(-1)!.names.add(target.text);
      builder.define(node, { name: builder.text(target), kind, value });
      break;
    case 'constant':
      builder.define(node, { name: builder.text(target), kind: 'constant', value });
      break;
    case 'scope_resolution':
      builder.define(node, { name: constantPath(target).split('.').at(-1)!, kind: 'constant', value });
      break;
    case 'instance_variable':
    case 'class_variable':
      setField(reader, node, builder.text(target).replace(/^@+/, ''), value);
      break;
    case 'global_variable':
      builder.define(node, { name: builder.text(target), kind: 'variable', value, scope: 0, isDeclaration: false });
      break;
    case 'left_assignment_list':
    case 'destructured_left_assignment':
      parts(target).forEach((part, at) => {
        assignTo(reader, part, part, itemOf(reader, part, value, at), kind);
      });
      break;
    case 'element_reference': {
      const [object, key] = parts(target);
      if (object && key && value) builder.write(node, { target: reader.expression(object), key: reader.expression(key), value, style: 'index' });
      break;
    }
    case 'call': {
      const receiver = field(target, 'receiver'),
        name = field(target, 'method');
      if (!receiver || !name || !value) return;
      if (typeOf(receiver) === 'self') setField(reader, node, builder.text(name), value);
      else
        builder.write(node, {
          target: readTarget(reader, receiver),
          key: builder.expr<LiteralExpr>(name, { kind: 'literal', value: builder.text(name) }),
          value,
          style: 'member',
        });
    }
  }
}

/** `a.b` in `a.b.c = e` is a member, though it is a call. */
function readTarget(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const receiver = typeOf(node) === 'call' && !field(node, 'arguments') && !field(node, 'block') ? field(node, 'receiver') : null;
  const name = receiver && field(node, 'method');
  if (!receiver || !name) return reader.expression(node);
  const object = builder.nested(node, () => readTarget(reader, receiver)) ?? builder.unknown(receiver);
  return builder.expr<MemberExpr>(node, { kind: 'member', object, name: builder.text(name) });
}

/** `@x = e`: a definition of the type's field; outside types the file's. */
function setField({ builder }: Reader, node: Node, name: string, value: Expr | null): void {
  builder.define(node, { name, kind: 'field', value, isDeclaration: false, scope: builder.enclosing('type') ?? 0 });
}

function itemOf({ builder }: Reader, node: Node, value: Expr | null, at: number): Expr | null {
  if (value?.kind === 'list') return value.items[at]?.value ?? null;
  if (!value) return null;
  return builder.expr<IndexExpr>(node, { kind: 'index', object: value, index: builder.expr<LiteralExpr>(node, { kind: 'literal', value: at }) });
}
