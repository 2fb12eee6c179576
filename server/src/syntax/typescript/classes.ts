import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr } from '../../core/program.ts';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { decorate } from './decorators.ts';
import { readFunction, readValueOf } from './functions.ts';
import { readKey, stringOf } from './shapes.ts';
import { typeName } from './text.ts';

/** A class with its decorators (also those written before `export`), fields and methods. */
export function readClass(node: Node, decorators: readonly Node[], context: Context): void {
  const { builder } = context;
  const name = field(node, 'name')?.text ?? null;
  const heritage = parts(node).find((part) => typeOf(part) === 'class_heritage');
  const own = node.childrenForFieldName('decorator').filter((one) => one !== null);
  // the class is the next scope to be opened once its decorators' arguments are read
  for (const decorator of [...decorators, ...own]) annotateNext(decorator, name, context);
  if (heritage) for (const base of basesOf(heritage)) if (typeOf(base) === 'call_expression') context.read(base);
  builder.inScope('type', node, { name, supertypes: heritage ? basesOf(heritage).flatMap((base) => typeName(compactText(base)) ?? []) : [] }, () => {
    let pending: Node[] = [];
    for (const member of parts(field(node, 'body'))) {
      if (typeOf(member) === 'decorator') pending.push(member);
      else {
        readMember(member, pending, context);
        pending = [];
      }
    }
  });
}

/** Annotates the type or function scope that is opened next: lambdas among the arguments open theirs before it. */
function annotateNext(decorator: Node, target: string | null, context: Context): void {
  const { annotations, scopes } = context.builder.program;
  decorate(decorator, target, -1, context);
  const made = annotations.at(-1);
  if (made?.scope === -1) made.scope = scopes.length;
}

function basesOf(heritage: Node): Node[] {
  return parts(heritage).flatMap((part) =>
    typeOf(part) === 'extends_clause' || typeOf(part) === 'implements_clause' ? parts(part).filter((one) => typeOf(one) !== 'type_arguments') : [part],
  );
}

function readMember(member: Node, before: readonly Node[], context: Context): void {
  const { builder } = context;
  const decorators = [...before, ...member.childrenForFieldName('decorator').filter((one) => one !== null)];
  const key = field(member, 'name') ?? field(member, 'property');
  const name = key ? (stringOf(key) ?? builder.text(key)) : null;
  switch (typeOf(member)) {
    case 'method_definition':
      for (const decorator of decorators) annotateNext(decorator, name, context);
      readFunction(member, 'function', name, context);
      return;
    case 'public_field_definition':
    case 'field_definition': {
      for (const decorator of decorators) decorate(decorator, name, builder.scope, context);
      const value = field(member, 'value'),
        type = field(member, 'type');
      if (name !== null) builder.define(member, { name, kind: 'field', value: value && readValueOf(name, value, context), type: type && typeName(type.text) });
      return;
    }
    case 'class_static_block': {
      const body = field(member, 'body');
      if (body) context.visit(body);
      return;
    }
  }
}

/** Members without a value count on from the one before. */
export function readEnum(node: Node, context: Context): void {
  const { builder } = context;
  builder.inScope('type', node, { name: field(node, 'name')?.text ?? null }, () => {
    let next: number | null = 0;
    for (const member of parts(field(node, 'body'))) {
      const key = field(member, 'name') ?? member;
      const written = field(member, 'value');
      const literal = typeOf(key) === 'computed_property_name' ? readKey(key, context) : null;
      const value: Expr | null = written ? context.read(written) : next === null ? null : builder.expr<LiteralExpr>(member, { kind: 'literal', value: next });
      next = value?.kind === 'literal' && typeof value.value === 'number' ? value.value + 1 : null;
      const name = literal?.kind === 'literal' ? String(literal.value) : (stringOf(key) ?? builder.text(key));
      builder.define(member, { name, kind: 'enum-member', value });
    }
  });
}

/** `namespace N { … }`: its names are read as members of a type N. */
export function readNamespace(node: Node, context: Context): void {
  const name = field(node, 'name');
  context.builder.inScope('type', node, { name: name && (stringOf(name) ?? compactText(name)) }, () => {
    for (const statement of parts(field(node, 'body') ?? inner(node))) context.visit(statement);
  });
}
