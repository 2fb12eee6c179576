import type { Node } from 'web-tree-sitter';
import type { Context } from './context.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { readClass, readEnum, readNamespace } from './classes.ts';
import { readFunction, readValueOf } from './functions.ts';
import { readExport, readImport, readRequire } from './modules.ts';
import { bindPattern } from './patterns.ts';
import { typeName } from './text.ts';

/** Types say nothing about values; what is only declared is not there at run time. */
const SKIPPED = new Set([
  'comment',
  'interface_declaration',
  'type_alias_declaration',
  'function_signature',
  'ambient_declaration',
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'jsx_text',
]);

type Reader = (node: Node, context: Context) => void;

const READERS: Record<string, Reader> = {
  import_statement: readImport,
  export_statement: readExport,
  lexical_declaration: readDeclaration,
  variable_declaration: readDeclaration,
  function_declaration: (node, context) => void readFunction(node, 'function', field(node, 'name')?.text ?? null, context),
  generator_function_declaration: (node, context) => void readFunction(node, 'function', field(node, 'name')?.text ?? null, context),
  class_declaration: (node, context) => readClass(node, [], context),
  abstract_class_declaration: (node, context) => readClass(node, [], context),
  class: (node, context) => readClass(node, [], context),
  enum_declaration: readEnum,
  internal_module: readNamespace,
  module: readNamespace,
  statement_block: (node, context) => readBlock(node, false, context),
  if_statement: readIf,
  for_statement: (node, context) => readLoop(node, !['', ';', 'empty_statement'].includes(field(node, 'condition')?.type ?? ''), context),
  while_statement: (node, context) => readLoop(node, !/^\(\s*(true|1)\s*\)$/.test(field(node, 'condition')?.text.slice(0, 20) ?? ''), context),
  do_statement: (node, context) => readLoop(node, false, context),
  for_in_statement: readForIn,
  switch_case: (node, context) => readBlock(node, true, context),
  switch_default: (node, context) => readBlock(node, true, context),
  catch_clause: readCatch,
  return_statement: readReturn,
};

/** Reads a statement, or any node for what it defines, writes and calls. */
export function readStatement(node: Node, context: Context): void {
  if (SKIPPED.has(typeOf(node))) return;
  const reader = READERS[typeOf(node)];
  context.builder.nested(node, () => {
    if (reader) reader(node, context);
    else if (typeOf(node).endsWith('_statement') || typeOf(node).endsWith('_clause') || node.isError) for (const part of parts(node)) context.visit(part);
    else context.read(node);
  });
}

function readDeclaration(node: Node, context: Context): void {
  const kind = field(node, 'kind')?.type === 'const' ? 'constant' : 'variable';
  for (const declarator of parts(node)) {
    const name = field(declarator, 'name'),
      value = field(declarator, 'value'),
      type = field(declarator, 'type');
    if (!name || (value && readRequire(name, value, context))) continue;
    const read = value && (typeOf(name) === 'identifier' ? readValueOf(name.text, value, context) : context.read(value));
    const binding = { kind, isDeclaration: true, type: type && typeName(type.text) } as const;
    if (typeOf(name) === 'identifier') context.builder.define(declarator, { name: name.text, value: read, ...binding });
    else bindPattern(name, read, binding, context);
  }
}

function readBlock(node: Node, conditional: boolean, context: Context): void {
  context.builder.inScope('block', node, { conditional }, () => {
    for (const part of parts(node)) context.visit(part);
  });
}

/** A branch or loop body, with or without braces. */
function readBody(node: Node | null, conditional: boolean, context: Context): void {
  if (!node) return;
  if (typeOf(node) === 'statement_block') readBlock(node, conditional, context);
  else context.builder.inScope('block', node, { conditional }, () => context.visit(node));
}

/** `else if` nests to the right: a long chain is read in a loop. */
function readIf(node: Node, context: Context): void {
  for (let at: Node | null = node; at; ) {
    const condition = field(at, 'condition');
    if (condition) context.read(condition);
    readBody(field(at, 'consequence'), true, context);
    const otherwise: Node | undefined = parts(field(at, 'alternative'))[0];
    if (otherwise?.type !== 'if_statement') {
      readBody(otherwise ?? null, true, context);
      return;
    }
    at = otherwise;
  }
}

function readLoop(node: Node, conditional: boolean, context: Context): void {
  context.builder.inScope('block', node, { conditional: false }, () => {
    for (const name of ['initializer', 'condition', 'increment']) {
      const part = field(node, name);
      if (part?.isNamed) context.visit(part);
    }
    readBody(field(node, 'body'), conditional, context);
  });
}

/** The variable of `for (const x of xs)` is defined by the iterable; of a pattern or of `in` only the names are known. */
function readForIn(node: Node, context: Context): void {
  const { builder } = context;
  const left = field(node, 'left'),
    right = field(node, 'right');
  const iterable = right && context.read(right);
  builder.inScope('block', node, { conditional: true }, () => {
    const isOf = field(node, 'operator')?.type === 'of';
    const isDeclaration = field(node, 'kind') !== null;
    if (left?.type === 'identifier') builder.define(left, { name: left.text, kind: 'loop', value: isOf ? iterable : null, isDeclaration });
    else if (left) bindPattern(left, null, { kind: 'loop', isDeclaration }, context);
    const body = field(node, 'body');
    if (body?.type === 'statement_block') for (const part of parts(body)) context.visit(part);
    else if (body) context.visit(body);
  });
}

function readCatch(node: Node, context: Context): void {
  context.builder.inScope('block', node, { conditional: true }, () => {
    const parameter = field(node, 'parameter');
    if (parameter) bindPattern(parameter, null, { kind: 'variable', isDeclaration: true }, context);
    for (const part of parts(field(node, 'body'))) context.visit(part);
  });
}

function readReturn(node: Node, context: Context): void {
  const value = parts(node)[0];
  if (value) context.builder.return(context.read(value));
}
