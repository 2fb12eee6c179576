import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr, ReferenceExpr, Scope } from '../../core/program.ts';
import { compactText, field, parts, typeOf } from '../nodes.ts';
import { readAnnotations } from './annotations.ts';
import { definePattern } from './patterns.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

const nameOf = (node: Node): string | null => field(node, 'name')?.text.replaceAll('`', '') || null;
const isCapitalised = (name: string): boolean => /^\p{Lu}/u.test(name);

/** `import a.b.C`, `import a.b.{C, D => E}`, `import a.b._`, `import a.B.c`: what stands in an object is its member, as in a static import. */
export function readImport(reader: Reader, node: Node): void {
  const path: string[] = [];
  let isDone = false;
  const flush = (): void => {
    const last = path.pop();
    if (last && !isDone) single(reader, node, path, last, last);
    path.length = 0;
    isDone = false;
  };
  for (const child of node.children) {
    if (!child) continue;
    switch (typeOf(child)) {
      case ',':
        flush();
        break;
      case 'identifier':
      case 'operator_identifier':
        if (child.text !== '_root_') path.push(child.text.replaceAll('`', ''));
        break;
      case 'namespace_wildcard':
        wildcard(reader, node, path);
        isDone = true;
        break;
      case 'as_renamed_identifier':
        renamed(reader, node, path, child);
        isDone = true;
        break;
      case 'namespace_selectors':
        for (const selector of parts(child)) {
          if (typeOf(selector) === 'namespace_wildcard') wildcard(reader, node, path);
          else if (typeOf(selector) === 'identifier') single(reader, node, path, selector.text, selector.text);
          else renamed(reader, node, path, selector);
        }
        isDone = true;
        break;
    }
  }
  flush();
}

function renamed(reader: Reader, node: Node, path: readonly string[], selector: Node): void {
  const name = nameOf(selector);
  const alias = field(selector, 'alias')?.text;
  if (name && alias && alias !== '_') single(reader, node, path, name, alias);
}

function single({ builder }: Reader, node: Node, path: readonly string[], name: string, alias: string): void {
  const owner = path.at(-1);
  if (owner && isCapitalised(owner)) builder.import(node, { module: path.join('.'), name, alias });
  else builder.import(node, { module: [...path, name].join('.'), name: null, alias });
}

function wildcard({ builder }: Reader, node: Node, path: readonly string[]): void {
  builder.import(node, { module: path.join('.'), name: isCapitalised(path.at(-1) ?? '') ? '*' : null, alias: '*' });
}

/** `export a.b` gives no name that a look-up needs; what it names is read elsewhere. */
export function readExport(reader: Reader, node: Node): void {
  readImport(reader, node);
}

/** Class, trait, object or enum; class parameters are its fields. A class and its companion object are one type. */
export function readType(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  const key = `${builder.scope} ${name}`;
  const supertypes = supertypesOf(field(node, 'extend'));
  const companion = name === null ? undefined : reader.types.get(key);
  if (companion) {
    companion.supertypes.push(...supertypes);
    builder.reopen(companion.id, node, () => readMembers(reader, node, companion, name));
  } else {
    builder.inScope('type', node, { name, supertypes }, (scope) => {
      reader.types.set(key, scope);
      readMembers(reader, node, scope, name);
    });
  }
}

function readMembers(reader: Reader, node: Node, scope: Scope, name: string | null): void {
  readAnnotations(reader, node, name);
  if (typeOf(node) === 'class_definition') readPrimary(reader, node, scope, name);
  else readSuperArguments(reader, field(node, 'extend'));
  for (const body of node.childrenForFieldName('body')) {
    for (const member of parts(body)) {
      if (typeOf(member) === 'enum_case_definitions') for (const one of parts(member)) readEnumCase(reader, one, name);
      else reader.statement(member);
    }
  }
}

/** The primary constructor is a function of the type's name whose parameters are fields too. */
function readPrimary(reader: Reader, node: Node, type: Scope, name: string | null): void {
  const { builder } = reader;
  const lists = node.childrenForFieldName('class_parameters').filter((list) => list !== null);
  builder.inScope('function', lists[0] ?? node, { name }, (scope) => {
    for (const list of lists) {
      for (const parameter of defineParameters(reader, list, scope)) {
        const value = builder.expr<ReferenceExpr>(parameter.node, { kind: 'reference', name: parameter.name });
        builder.define(parameter.node, { name: parameter.name, kind: 'field', value, type: parameter.type, scope: type.id });
      }
    }
    readSuperArguments(reader, field(node, 'extend'));
  });
}

function supertypesOf(clause: Node | null): string[] {
  const types = clause ? clause.childrenForFieldName('type') : [];
  return types
    .flatMap((type) => (type && typeOf(type) === 'compound_type' ? [field(type, 'base'), ...type.childrenForFieldName('extra')] : [type]))
    .map(typeName)
    .filter((name) => name !== null);
}

/** `extends Base(x)` calls the constructor of Base. */
function readSuperArguments(reader: Reader, clause: Node | null): void {
  const list = clause ? parts(clause).find((part) => typeOf(part) === 'arguments') : null;
  if (!clause || !list) return;
  const { builder } = reader;
  const callee = builder.expr<ReferenceExpr>(clause, { kind: 'reference', name: 'super' });
  builder.call(clause, { callee, arguments: reader.args(list), isNew: false, nameSpan: builder.span(clause) });
}

/** `case A`, `case B(x)`, `case C extends E("c")`: the last is made by its enum's constructor. */
function readEnumCase(reader: Reader, node: Node, owner: string | null): void {
  const { builder } = reader;
  const nameNode = field(node, 'name');
  if (!nameNode) return;
  const clause = field(node, 'extend');
  const list = clause ? parts(clause).find((part) => typeOf(part) === 'arguments') : null;
  const callee = builder.expr<ReferenceExpr>(nameNode, { kind: 'reference', name: owner ?? nameNode.text });
  const value: Expr | null = list ? builder.call(node, { callee, arguments: reader.args(list), isNew: true, nameSpan: builder.span(nameNode) }) : null;
  builder.define(node, { name: nameNode.text, kind: 'enum-member', value, type: owner });
}

const isImplicit = (list: Node): boolean => list.children.some((child) => child?.type === 'implicit' || child?.type === 'using');

interface Parameter {
  node: Node;
  name: string;
  type: string | null;
}

/** Defines the parameters of a list in its scope; those that the compiler fills in take no place among the arguments. */
function defineParameters(reader: Reader, list: Node, scope: Scope): Parameter[] {
  const isGiven = !isImplicit(list);
  return parts(list).flatMap((node): Parameter[] => {
    const name = nameOf(node);
    if (!name) return [];
    if (isGiven) scope.parameters.push(name);
    readAnnotations(reader, node, name);
    const fallback = field(node, 'default_value');
    const type = typeName(field(node, 'type'));
    reader.builder.define(node, { name, kind: 'parameter', value: fallback ? reader.expression(fallback) : null, type });
    return [{ node, name, type }];
  });
}

/** A `def`. Without a parameter list it is read like a value, so it is also a definition of its name. */
export function readFunction(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  const lists = node.childrenForFieldName('parameters').filter((list) => list?.type === 'parameters');
  const type = typeName(field(node, 'return_type'));
  let value: Expr | null = null;
  builder.inScope('function', node, { name, returns: type }, (scope) => {
    readAnnotations(reader, node, name);
    for (const list of lists) if (list) defineParameters(reader, list, scope);
    value = reader.body(field(node, 'body'));
    if (value) builder.return(value);
  });
  const takesNone = lists.every((list) => list && isImplicit(list));
  if (name && takesNone) builder.define(node, { name, kind: kindOf(reader, false), value, type });
}

/** What a `val`, `var` or parameterless `def` is where it stands. */
function kindOf({ builder }: Reader, isConstant: boolean): DefinitionKind {
  const { program, scope } = builder;
  const holder = program.scopes[scope]!.kind;
  if (holder === 'file') return isConstant ? 'constant' : 'variable';
  if (holder !== 'type') return 'variable';
  return isConstant ? 'constant' : 'field';
}

export function readValue(reader: Reader, node: Node): void {
  const { builder } = reader;
  const holder = node.parent?.parent?.type;
  const kind = kindOf(reader, typeOf(node) === 'val_definition' && (holder === 'object_definition' || holder === undefined));
  const pattern = field(node, 'pattern');
  const type = field(node, 'type');
  if (!pattern) {
    for (const name of node.childrenForFieldName('name')) {
      if (name?.isNamed) builder.define(node, { name: name.text, kind, value: null, type: typeName(type) });
    }
    return;
  }
  readAnnotations(reader, node, pattern.text);
  const body = field(node, 'value');
  const value = body ? reader.expression(body) : null;
  if (typeOf(pattern) === 'identifier') builder.define(node, { name: compactText(pattern).replaceAll('`', ''), kind, value, type: typeName(type) });
  else definePattern(reader, pattern, value, kind, false);
}

/** `given name: T = e`, `given T with { … }`. */
export function readGiven(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  const body = field(node, 'body');
  let value: Expr | null = null;
  builder.inScope('block', node, {}, () => {
    value = reader.body(body);
  });
  if (name) builder.define(node, { name, kind: kindOf(reader, false), value, type: typeName(field(node, 'return_type')) });
}

/** Functions of an extension also see what they extend. */
export function readExtension(reader: Reader, node: Node): void {
  const { builder } = reader;
  builder.inScope('block', node, {}, () => {
    for (const list of node.childrenForFieldName('parameters')) {
      for (const one of parts(list)) {
        const name = nameOf(one);
        if (name) builder.define(one, { name, kind: 'variable', value: null, type: typeName(field(one, 'type')) });
      }
    }
    for (const body of node.childrenForFieldName('body')) if (body?.isNamed) reader.statement(body);
  });
}
