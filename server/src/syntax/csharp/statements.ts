import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { defineTuple, readEnumMember, readFunction, readNamespace, readProperty, readType, readUsing, readVariables } from './declarations.ts';
import { definePatternVariables } from './patterns.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** Reads one statement or declaration. */
export function readStatement(reader: Reader, node: Node): void {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'using_directive':
      readUsing(reader, node);
      return;
    case 'namespace_declaration':
    case 'file_scoped_namespace_declaration':
      readNamespace(reader, node);
      return;
    case 'class_declaration':
    case 'struct_declaration':
    case 'record_declaration':
    case 'interface_declaration':
    case 'enum_declaration':
      readType(reader, node);
      return;
    case 'enum_member_declaration':
      readEnumMember(reader, node);
      return;
    case 'method_declaration':
    case 'constructor_declaration':
    case 'destructor_declaration':
    case 'operator_declaration':
    case 'conversion_operator_declaration':
    case 'local_function_statement':
      readFunction(reader, node);
      return;
    case 'property_declaration':
    case 'indexer_declaration':
      builder.nested(node, () => readProperty(reader, node));
      return;
    case 'field_declaration':
    case 'event_field_declaration':
    case 'local_declaration_statement':
    case 'variable_declaration':
      readVariables(reader, node);
      return;
    case 'expression_statement':
    case 'throw_statement':
      expressions(reader, node);
      return;
    case 'return_statement':
    case 'yield_statement': {
      const value = inner(node);
      if (value) builder.return(reader.expression(value, reader.returns.at(-1) ?? null));
      return;
    }
    case 'block':
      branch(reader, node, false);
      return;
    case 'if_statement':
      readIf(reader, node);
      return;
    case 'while_statement':
      expressionOf(reader, node, 'condition');
      branch(reader, field(node, 'body'), true);
      return;
    case 'do_statement':
      branch(reader, field(node, 'body'), false);
      expressionOf(reader, node, 'condition');
      return;
    case 'for_statement':
    case 'foreach_statement':
      builder.inScope('block', node, { conditional: true }, () => readFor(reader, node));
      return;
    case 'switch_statement':
      readSwitch(reader, node);
      return;
    case 'try_statement':
      readTry(reader, node);
      return;
    case 'using_statement':
    case 'lock_statement':
    case 'fixed_statement':
      builder.inScope('block', node, {}, () => readHolding(reader, node));
      return;
    case 'comment':
    case 'break_statement':
    case 'continue_statement':
    case 'goto_statement':
    case 'empty_statement':
    case 'delegate_declaration':
    case 'global_attribute':
    case 'extern_alias_directive':
    case 'shebang_directive':
      return;
    default:
      readOther(reader, node);
  }
}

const SKIPPED = new Set(['preproc_arg', 'attribute_list', 'modifier', 'identifier']);

/** Both arms of `#if`, an expression where a statement is expected, or broken code: what can be read in it is read. */
function readOther(reader: Reader, node: Node): void {
  const type = typeOf(node);
  if (type.endsWith('_expression') || type.endsWith('_literal')) reader.expression(node);
  else if (node.namedChildCount > 0) {
    const condition = type.startsWith('preproc_') ? field(node, 'condition') : null;
    reader.builder.nested(node, () => {
      for (const part of parts(node)) if (!SKIPPED.has(typeOf(part)) && !(condition && part.equals(condition))) reader.statement(part);
    });
  }
}

function expressions(reader: Reader, node: Node): void {
  for (const child of parts(node)) reader.expression(child);
}

function expressionOf(reader: Reader, node: Node, name: string): void {
  const child = field(node, name);
  if (child) reader.expression(child);
}

const statementsOf = (body: Node): Node[] => (typeOf(body) === 'block' ? parts(body) : [body]);

/** A block, or a single statement in its place. */
function branch(reader: Reader, body: Node | null, conditional: boolean): void {
  if (body) reader.builder.inScope('block', body, { conditional }, () => statementsOf(body).forEach(reader.statement));
}

/** `else if` chains are read as branches side by side, however long. */
function readIf(reader: Reader, node: Node): void {
  let at: Node | null = node;
  while (at && typeOf(at) === 'if_statement') {
    expressionOf(reader, at, 'condition');
    branch(reader, field(at, 'consequence'), true);
    at = field(at, 'alternative');
  }
  branch(reader, at, true);
}

function readFor(reader: Reader, node: Node): void {
  if (typeOf(node) === 'foreach_statement') {
    const right = field(node, 'right');
    const iterated = right ? reader.expression(right) : null;
    const left = field(node, 'left');
    if (left && typeOf(left) === 'identifier')
      reader.builder.define(left, { name: left.text, kind: 'loop', value: iterated, type: typeName(field(node, 'type')) });
    else defineTuple(reader, left, null);
  }
  for (const part of node.childrenForFieldName('initializer')) if (part?.isNamed) reader.statement(part);
  expressionOf(reader, node, 'condition');
  for (const part of node.childrenForFieldName('update')) if (part?.isNamed) reader.expression(part);
  const body = field(node, 'body');
  if (body) statementsOf(body).forEach(reader.statement);
}

/** Every section is a block that may be skipped. */
function readSwitch(reader: Reader, node: Node): void {
  expressionOf(reader, node, 'value');
  for (const section of parts(field(node, 'body'))) {
    reader.builder.inScope('block', section, { conditional: true }, () => {
      for (const part of parts(section)) {
        const type = typeOf(part);
        if (type.endsWith('_pattern') || type === 'discard') definePatternVariables(reader, part);
        else if (type === 'when_clause') expressions(reader, part);
        else reader.statement(part);
      }
    });
  }
}

/** A try body always runs. */
function readTry(reader: Reader, node: Node): void {
  const { builder } = reader;
  branch(reader, field(node, 'body'), false);
  for (const clause of parts(node)) {
    if (typeOf(clause) === 'finally_clause') parts(clause).forEach(reader.statement);
    if (typeOf(clause) !== 'catch_clause') continue;
    builder.inScope('block', clause, { conditional: true }, () => {
      for (const part of parts(clause)) {
        if (typeOf(part) === 'catch_declaration') {
          const name = field(part, 'name');
          if (name) builder.define(part, { name: name.text, kind: 'variable', value: null, type: typeName(field(part, 'type')) });
        } else if (typeOf(part) === 'catch_filter_clause') expressions(reader, part);
        else parts(part).forEach(reader.statement);
      }
    });
  }
}

/** `using (var x = e) …`, `lock (e) …`: what is held is visible in the body alone. */
function readHolding(reader: Reader, node: Node): void {
  const body = field(node, 'body') ?? parts(node).at(-1);
  for (const part of parts(node)) {
    if (body && part.equals(body)) statementsOf(body).forEach(reader.statement);
    else if (typeOf(part) === 'variable_declaration') reader.statement(part);
    else reader.expression(part);
  }
}
