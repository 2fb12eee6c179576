import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readField, readTypeBody } from './classes.ts';
import { readDeclaration, readInclude, readNamespaceAlias, readTypeAlias, readUsing } from './declarations.ts';
import { readDefine } from './defines.ts';
import { readFunction } from './functions.ts';
import type { Reader } from './reader.ts';
import { declared, typeName } from './types.ts';

/** Reads one statement or declaration. */
export function readStatement(reader: Reader, node: Node): void {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'comment':
    case 'break_statement':
    case 'continue_statement':
    case 'goto_statement':
    case 'access_specifier':
    case 'preproc_function_def':
    case 'preproc_call':
    case 'static_assert_declaration':
    case 'friend_declaration':
    case 'attribute_declaration':
      return;
    case 'preproc_include':
      readInclude(reader, node);
      return;
    case 'preproc_def':
      readDefine(reader, node);
      return;
    case 'preproc_if':
    case 'preproc_ifdef':
    case 'preproc_elif':
    case 'preproc_elifdef':
    case 'preproc_else':
      readPreprocessed(reader, node);
      return;
    case 'using_declaration':
      readUsing(reader, node);
      return;
    case 'namespace_alias_definition':
      readNamespaceAlias(reader, node);
      return;
    case 'alias_declaration':
    case 'type_definition':
      readTypeAlias(reader, node);
      return;
    case 'namespace_definition':
      readNamespace(reader, node);
      return;
    case 'linkage_specification':
    case 'declaration_list':
    case 'template_declaration':
      builder.nested(node, () => {
        for (const part of parts(node)) if (!/parameter_list$|^string_literal$|^requires_clause$/.test(typeOf(part))) reader.statement(part);
      });
      return;
    case 'class_specifier':
    case 'struct_specifier':
    case 'union_specifier':
    case 'enum_specifier':
      if (field(node, 'body')) readTypeBody(reader, node, field(node, 'name')?.text ?? null);
      return;
    case 'function_definition':
      readFunction(reader, node);
      return;
    case 'field_declaration':
      readField(reader, node);
      return;
    case 'declaration':
      readDeclaration(reader, node);
      return;
    case 'expression_statement':
    case 'throw_statement':
    case 'co_return_statement':
      for (const child of parts(node)) reader.expression(child);
      return;
    case 'return_statement': {
      const value = inner(node);
      if (value) builder.return(reader.expression(value));
      return;
    }
    case 'compound_statement':
      branch(reader, node, false);
      return;
    case 'if_statement':
      readIf(reader, node);
      return;
    case 'while_statement':
    case 'for_statement':
      builder.inScope('block', node, { conditional: true }, () => readLoop(reader, node));
      return;
    case 'do_statement': {
      branch(reader, field(node, 'body'), false);
      const condition = field(node, 'condition');
      if (condition) reader.expression(condition);
      return;
    }
    case 'for_range_loop':
      builder.inScope('block', node, { conditional: true }, () => readRange(reader, node));
      return;
    case 'switch_statement':
      readSwitch(reader, node);
      return;
    case 'try_statement':
      branch(reader, field(node, 'body'), false);
      for (const part of parts(node)) if (typeOf(part) === 'catch_clause') branch(reader, field(part, 'body'), true);
      return;
    case 'labeled_statement':
      builder.nested(node, () => parts(node).slice(1).forEach(reader.statement));
      return;
    default:
      readOther(reader, node);
  }
}

const isExpression = (type: string): boolean => type.endsWith('_expression') || type.endsWith('_literal') || /identifier$|_string$/.test(type);

/** An expression where a statement is expected, or broken code: what can be read in it is read. */
function readOther(reader: Reader, node: Node): void {
  if (isExpression(typeOf(node))) reader.expression(node);
  else if (node.namedChildCount > 0) reader.builder.nested(node, () => parts(node).forEach(reader.statement));
}

/** Every branch of `#if` is read, as if all were there; what `#if 0` leaves out is not. */
function readPreprocessed(reader: Reader, node: Node): void {
  const skipped = field(node, 'condition') ?? field(node, 'name');
  const alternative = field(node, 'alternative');
  if (skipped?.text === '0') {
    if (alternative) reader.statement(alternative);
    return;
  }
  reader.builder.nested(node, () => {
    for (const part of parts(node)) if (!skipped?.equals(part)) reader.statement(part);
  });
}

/** `namespace a::b {}` is the type b in the type a; without a name its contents belong to the file. */
function readNamespace(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = field(node, 'name');
  const names = name ? (typeOf(name) === 'nested_namespace_specifier' ? name.text.split('::') : [name.text]).map((one) => one.trim()) : [];
  const read = (at: number): void => {
    const own = names[at];
    if (own === undefined) for (const statement of parts(field(node, 'body'))) reader.statement(statement);
    else
      builder.inScope('type', node, { name: own }, (scope) => {
        if (!reader.types.has(own)) reader.types.set(own, scope.id);
        read(at + 1);
      });
  };
  read(0);
}

function branch(reader: Reader, body: Node | null, conditional: boolean): void {
  if (!body) return;
  reader.builder.inScope('block', body, { conditional }, () => {
    for (const statement of typeOf(body) === 'compound_statement' ? parts(body) : [body]) reader.statement(statement);
  });
}

/** `(e)`, `(T x = e)`, `(init; e)`. */
function readCondition(reader: Reader, condition: Node | null): void {
  if (!condition) return;
  if (typeOf(condition) !== 'condition_clause') {
    reader.expression(condition);
    return;
  }
  for (const part of parts(condition)) for (const one of typeOf(part) === 'init_statement' ? parts(part) : [part]) reader.statement(one);
}

/** `else if` chains are read as branches side by side, however long. */
function readIf(reader: Reader, node: Node): void {
  let at: Node | null = node;
  while (at && typeOf(at) === 'if_statement') {
    readCondition(reader, field(at, 'condition'));
    branch(reader, field(at, 'consequence'), true);
    const alternative: Node | null = field(at, 'alternative');
    at = alternative && typeOf(alternative) === 'else_clause' ? inner(alternative) : alternative;
  }
  branch(reader, at, true);
}

function readLoop(reader: Reader, node: Node): void {
  const initializer = field(node, 'initializer');
  if (initializer) reader.statement(initializer);
  readCondition(reader, field(node, 'condition'));
  const update = field(node, 'update');
  if (update) reader.expression(update);
  const body = field(node, 'body');
  for (const statement of body && typeOf(body) === 'compound_statement' ? parts(body) : body ? [body] : []) reader.statement(statement);
}

/** `for (auto& x : xs)`, `for (auto& [k, v] : m)`: the last name runs over the items or values. */
function readRange(reader: Reader, node: Node): void {
  const { builder } = reader;
  const initializer = field(node, 'initializer');
  if (initializer) reader.statement(initializer);
  const right = field(node, 'right');
  const iterated = right ? reader.expression(right) : null;
  const declarator = field(node, 'declarator');
  const bound = declarator?.descendantsOfType('structured_binding_declarator')[0];
  const type = typeName(field(node, 'type'));
  if (bound) {
    const names = parts(bound);
    names.forEach((name, at) => {
      builder.define(name, { name: name.text, kind: 'loop', value: at === names.length - 1 ? iterated : null });
    });
  } else {
    const { name } = declared(declarator);
    if (name) builder.define(name, { name: name.text, kind: 'loop', value: iterated, type });
  }
  const body = field(node, 'body');
  for (const statement of body && typeOf(body) === 'compound_statement' ? parts(body) : body ? [body] : []) reader.statement(statement);
}

/** Cases are blocks that may be skipped. */
function readSwitch(reader: Reader, node: Node): void {
  const { builder } = reader;
  readCondition(reader, field(node, 'condition'));
  for (const part of parts(field(node, 'body'))) {
    if (typeOf(part) !== 'case_statement') {
      reader.statement(part);
      continue;
    }
    builder.inScope('block', part, { conditional: true }, () => {
      const value = field(part, 'value');
      for (const statement of parts(part)) if (!value?.equals(statement)) reader.statement(statement);
    });
  }
}
