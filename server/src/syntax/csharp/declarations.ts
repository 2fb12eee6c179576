import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ReferenceExpr, Scope } from '../../core/program.ts';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import { readArguments } from './arguments.ts';
import type { Reader } from './reader.ts';
import { returnType, typeName } from './types.ts';

const nameOf = (node: Node): string | null => {
  const name = field(node, 'name');
  return name && name.text !== '' ? name.text : null;
};
const childOf = (node: Node, type: string): Node | null => parts(node).find((part) => typeOf(part) === type) ?? null;
const hasModifier = (node: Node, word: string): boolean => parts(node).some((part) => typeOf(part) === 'modifier' && part.text === word);

/** `using Ns;`, `using static Ns.Type;`, `using Alias = Ns.Type;`. */
export function readUsing({ builder }: Reader, node: Node): void {
  const alias = field(node, 'name');
  const path = parts(node)
    .filter((part) => !alias || !part.equals(alias))
    .at(-1);
  const module = path ? typeName(path) : null;
  if (!module) return;
  const isStatic = node.children.some((child) => child?.type === 'static');
  if (alias) builder.import(node, { module, name: null, alias: alias.text });
  else builder.import(node, { module, name: isStatic ? '*' : null, alias: '*' });
}

/** A file's namespace is the first one in it, nested ones joined. */
export function readNamespace(reader: Reader, node: Node): void {
  const name = field(node, 'name');
  const { program } = reader.builder;
  reader.namespaces.push(name ? compactText(name) : '');
  const outer = reader.namespaces.slice(0, -1).join('.');
  if (program.namespace === null || (outer !== '' && program.namespace === outer)) program.namespace = reader.namespaces.join('.');
  const body = field(node, 'body');
  if (!body) return; // file-scoped: what follows stands beside it
  reader.builder.nested(node, () => parts(body).forEach(reader.statement));
  reader.namespaces.pop();
}

/** Class, struct, record, interface or enum; a primary constructor's parameters are fields, as a record's are. */
export function readType(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  builder.inScope('type', node, { name, supertypes: supertypesOf(node) }, (scope) => {
    readAttributes(reader, node, name);
    const components = childOf(node, 'parameter_list');
    if (components) defineParameters(reader, components, scope, 'field');
    const base = parts(childOf(node, 'base_list')).find((part) => typeOf(part) === 'argument_list' || typeOf(part) === 'primary_constructor_base_type');
    if (base) readArguments(reader, typeOf(base) === 'argument_list' ? base : childOf(base, 'argument_list'));
    parts(field(node, 'body')).forEach(reader.statement);
  });
}

function supertypesOf(node: Node): string[] {
  return parts(childOf(node, 'base_list'))
    .filter((part) => typeOf(part) !== 'argument_list')
    .map((part) => typeName(typeOf(part) === 'primary_constructor_base_type' ? field(part, 'type') : part))
    .filter((name) => name !== null);
}

export function readEnumMember(reader: Reader, node: Node): void {
  const name = nameOf(node);
  if (!name) return;
  readAttributes(reader, node, name);
  const value = field(node, 'value');
  const { builder } = reader;
  const type = builder.program.scopes[builder.enclosing('type') ?? 0]!.name;
  builder.define(node, { name, kind: 'enum-member', value: value ? reader.expression(value) : null, type });
}

/** Fields and local variables; `const` and `static readonly` are constants. */
export function readVariables(reader: Reader, node: Node): void {
  const { builder } = reader;
  const declaration = typeOf(node) === 'variable_declaration' ? node : childOf(node, 'variable_declaration');
  if (!declaration) return;
  const isField = typeOf(node) === 'field_declaration' || typeOf(node) === 'event_field_declaration';
  const isConstant = hasModifier(node, 'const') || (isField && hasModifier(node, 'static') && hasModifier(node, 'readonly'));
  const kind = isConstant ? 'constant' : isField ? 'field' : 'variable';
  const typeNode = field(declaration, 'type');
  const type = typeName(typeNode);
  for (const declarator of parts(declaration)) {
    if (typeOf(declarator) !== 'variable_declarator') continue;
    const name = field(declarator, 'name');
    const valueNode = parts(declarator).find(
      (part) => !(name && part.equals(name)) && typeOf(part) !== 'bracketed_argument_list' && typeOf(part) !== 'tuple_pattern',
    );
    const value = valueNode ? reader.expression(valueNode, typeNode) : null;
    if (name) {
      readAttributes(reader, node, name.text);
      builder.define(declarator, { name: builder.text(name), kind, value, type });
    } else defineTuple(reader, childOf(declarator, 'tuple_pattern'), value);
  }
}

/** `var (a, b) = e` gives a = e with position 0, b with 1. */
export function defineTuple(reader: Reader, pattern: Node | null, value: Expr | null): void {
  for (const [position, name] of parts(pattern).entries()) {
    if (typeOf(name) !== 'identifier') continue;
    const item = value?.kind === 'list' ? (value.items[position]?.value ?? null) : value;
    reader.builder.define(name, { name: name.text, kind: 'variable', value: item, position: value?.kind === 'list' ? 0 : position });
  }
}

/** A property is a field; what its getter returns, or what follows `=`, is its value. */
export function readProperty(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  if (!name) return;
  readAttributes(reader, node, name);
  const typeNode = field(node, 'type');
  const valueNode = field(node, 'value');
  let value: Expr | null = null;
  if (valueNode) value = reader.expression(typeOf(valueNode) === 'arrow_expression_clause' ? (inner(valueNode) ?? valueNode) : valueNode, typeNode);
  for (const accessor of parts(field(node, 'accessors'))) {
    const body = field(accessor, 'body');
    if (!body) continue;
    const returned = typeOf(body) === 'arrow_expression_clause' ? inner(body) : onlyReturn(body);
    const isGetter = field(accessor, 'name')?.text === 'get';
    if (isGetter && returned) value ??= reader.expression(returned, typeNode);
    else builder.inScope('function', accessor, {}, () => readBody(reader, body, null));
  }
  builder.define(node, { name, kind: 'field', value, type: typeName(typeNode) });
}

function onlyReturn(block: Node): Node | null {
  const [only, ...others] = parts(block);
  return only && others.length === 0 && typeOf(only) === 'return_statement' ? inner(only) : null;
}

/** Method, constructor, operator or local function. */
export function readFunction(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  const returns = returnType(field(node, 'returns') ?? field(node, 'type'));
  builder.inScope('function', node, { name, returns: typeName(returns) }, (scope) => {
    readAttributes(reader, node, name);
    const parameters = field(node, 'parameters');
    if (parameters) defineParameters(reader, parameters, scope);
    const initializer = childOf(node, 'constructor_initializer');
    if (initializer) readConstructorCall(reader, initializer);
    readBody(reader, field(node, 'body'), returns);
  });
}

function readBody(reader: Reader, body: Node | null, returns: Node | null): void {
  if (!body) return;
  if (typeOf(body) === 'arrow_expression_clause') {
    const value = inner(body);
    if (value) reader.builder.return(reader.expression(value, returns));
    return;
  }
  reader.returns.push(returns);
  parts(body).forEach(reader.statement);
  reader.returns.pop();
}

/** `: base(…)` and `: this(…)`. */
function readConstructorCall(reader: Reader, node: Node): void {
  const { builder } = reader;
  const word = node.children.find((child) => child?.type === 'base' || child?.type === 'this') ?? node;
  const callee = builder.expr<ReferenceExpr>(word, { kind: 'reference', name: word.type === 'this' ? 'this' : 'base' });
  builder.call(node, { callee, arguments: readArguments(reader, childOf(node, 'argument_list')), isNew: false, nameSpan: builder.span(word) });
}

/** Defines the parameters of a function, lambda or primary constructor in its scope: `(A a, int n = 1, params B[] b)`. */
export function defineParameters(reader: Reader, list: Node, scope: Scope, kind: 'parameter' | 'field' = 'parameter'): void {
  const { builder } = reader;
  const add = (at: Node, name: Node, type: Node | null, value: Expr | null): void => {
    scope.parameters.push(builder.text(name));
    builder.define(at, { name: builder.text(name), kind, value, type: typeName(type) });
  };
  if (typeOf(list) === 'implicit_parameter' || typeOf(list) === 'identifier') {
    add(list, list, null, null);
    return;
  }
  for (const node of parts(list)) {
    const name = typeOf(node) === 'parameter' ? field(node, 'name') : null;
    if (!name) continue;
    readAttributes(reader, node, name.text);
    const type = field(node, 'type');
    const value = parts(node).find((part) => !part.equals(name) && !(type && part.equals(type)) && !['attribute_list', 'modifier'].includes(typeOf(part)));
    add(node, name, type, value ? reader.expression(value, type) : null);
  }
  // `params T[] rest` has no node of its own
  const rest = field(list, 'name');
  if (rest) add(rest, rest, field(list, 'type'), null);
}

/** Records the attributes of a declaration in the current scope. */
export function readAttributes(reader: Reader, declaration: Node, target: string | null): void {
  for (const list of parts(declaration)) {
    if (typeOf(list) !== 'attribute_list') continue;
    for (const attribute of parts(list)) {
      const name = typeName(field(attribute, 'name'));
      if (!name) continue;
      const args = parts(childOf(attribute, 'attribute_argument_list')).map((argument): Argument => {
        const nameNode = field(argument, 'name');
        const valueNode = parts(argument).find((part) => !(nameNode && part.equals(nameNode)));
        return { name: nameNode?.text ?? null, value: valueNode ? reader.expression(valueNode) : reader.builder.unknown(argument), isSpread: false };
      });
      reader.builder.annotation(attribute, { name, target, arguments: args });
    }
  }
}
