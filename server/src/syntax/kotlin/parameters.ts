import type { Node } from 'web-tree-sitter';
import type { Scope } from '../../core/program.ts';
import { parts, typeOf } from '../nodes.ts';
import { readAnnotations } from './annotations.ts';
import type { Reader } from './reader.ts';
import { isType, nameText, typeArguments, typeName } from './types.ts';

export interface Parameter {
  node: Node;
  name: string;
  type: string | null;
  typeArguments?: string[];
}

/** Defines the parameters of a function or constructor in its scope; a default stands after its parameter or, in a constructor, in it. */
export function defineParameters(reader: Reader, list: Node, scope: Scope): Parameter[] {
  const found: Parameter[] = [];
  let modifiers: Node | undefined;
  for (const node of parts(list)) {
    const type = typeOf(node);
    if (type === 'parameter_modifiers') modifiers = node;
    else if (type === 'parameter' || type === 'class_parameter') {
      const own = parts(node);
      const nameNode = own.find((part) => typeOf(part) === 'identifier');
      if (!nameNode) continue;
      const name = nameText(nameNode);
      const declared = own.find(isType);
      readAnnotations(reader, modifiers ?? own.find((part) => typeOf(part) === 'modifiers'), name);
      modifiers = undefined;
      const after = own.slice(own.indexOf(declared ?? nameNode) + 1)[0];
      const value = type === 'class_parameter' && after ? reader.expression(after) : null;
      scope.parameters.push(name);
      const typed = { type: typeName(declared ?? null), ...typeArguments('typeArguments', declared ?? null) };
      reader.builder.define(node, { name, kind: 'parameter', value, ...typed });
      found.push({ node, name, ...typed });
    } else {
      const last = reader.builder.program.definitions.findLast((one) => one.kind === 'parameter' && one.scope === scope.id);
      if (last) last.value = reader.expression(node);
    }
  }
  return found;
}

interface LambdaParameter extends Parameter {
  /** The names of a destructured parameter. */
  items: Node[];
}

/** The parameters of a lambda: names, types, destructured ones. Without any it has `it`. */
export function lambdaParameters(lambda: Node): LambdaParameter[] {
  const list = parts(lambda).find((part) => typeOf(part) === 'lambda_parameters');
  if (!list) return [{ name: 'it', type: null, node: lambda, items: [] }];
  return parts(list).flatMap((node, at): LambdaParameter[] => {
    const own = parts(node);
    if (typeOf(node) === 'multi_variable_declaration') return [{ name: `#${at}`, type: null, node, items: own }];
    const name = own.find((part) => typeOf(part) === 'identifier');
    return name ? [{ name: nameText(name), type: typeName(own.find(isType) ?? null), node, items: [] }] : [];
  });
}
