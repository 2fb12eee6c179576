import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr } from '../../core/program.ts';
import { inner, parts, typeOf } from '../nodes.ts';
import { readAnnotations } from './annotations.ts';
import { defineItems } from './items.ts';
import type { Reader } from './reader.ts';
import { readBody, readFunctionBody } from './statements.ts';
import { isType, nameText, typeArguments, typeName } from './types.ts';

/** A `val` or `var` of a file, type or function, destructured, delegated or computed by a getter. */
export function readProperty(reader: Reader, node: Node): void {
  const { builder } = reader;
  const children = parts(node);
  const modifiers = children.find((part) => typeOf(part) === 'modifiers');
  const declared = children.findIndex((part) => typeOf(part) === 'variable_declaration' || typeOf(part) === 'multi_variable_declaration');
  const variable = children[declared];
  if (!variable) return;
  const outer = reader.receivers;
  if (builder.program.scopes[builder.scope]!.kind === 'type') reader.receivers = [];
  const value = givenValue(reader, children.slice(declared + 1));
  reader.receivers = outer;
  const kind = kindOf(reader, modifiers);
  if (typeOf(variable) === 'multi_variable_declaration') {
    defineItems(reader, parts(variable), value);
    return;
  }
  const own = parts(variable);
  const name = own.find((part) => typeOf(part) === 'identifier');
  if (!name) return;
  readAnnotations(reader, modifiers, nameText(name));
  const type = own.find(isType) ?? null;
  builder.define(node, { name: nameText(name), kind, value, type: typeName(type), ...typeArguments('typeArguments', type) });
}

function kindOf({ builder }: Reader, modifiers: Node | undefined): DefinitionKind {
  if (modifiers && parts(modifiers).some((part) => part.text === 'const')) return 'constant';
  return builder.program.scopes[builder.scope]!.kind === 'type' ? 'field' : 'variable';
}

/** What stands after the name: a value, what `by lazy { … }` makes, or what the getter gives. */
function givenValue(reader: Reader, rest: readonly Node[]): Expr | null {
  let value: Expr | null = null;
  for (const part of rest) {
    switch (typeOf(part)) {
      case 'getter':
      case 'setter': {
        const told = accessor(reader, part);
        if (typeOf(part) === 'getter') value ??= told;
        break;
      }
      case 'property_delegate':
        value = delegate(reader, part);
        break;
      case 'type_constraints':
        break;
      default:
        value = reader.expression(part);
    }
  }
  return value;
}

function accessor(reader: Reader, node: Node): Expr | null {
  const { builder } = reader;
  const fn = builder.inScope('lambda', node, {}, () =>
    readFunctionBody(
      reader,
      parts(node).find((part) => typeOf(part) === 'function_body'),
    ),
  );
  return builder.program.returns.findLast((one) => one.function === fn)?.value ?? null;
}

function delegate(reader: Reader, node: Node): Expr | null {
  const { builder } = reader;
  const call = inner(node);
  if (!call) return null;
  const name = inner(call);
  const lambda = parts(parts(call).find((part) => typeOf(part) === 'annotated_lambda') ?? null).find((part) => typeOf(part) === 'lambda_literal');
  if (name?.text.replace(/\(.*/s, '') !== 'lazy' || !lambda) {
    reader.expression(call);
    return null;
  }
  let value: Expr | null = null;
  builder.inScope('block', lambda, {}, () => {
    value = readBody(reader, parts(lambda));
  });
  return value;
}
