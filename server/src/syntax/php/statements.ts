import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readConstants, readType } from './classes.ts';
import { annotate } from './attributes.ts';
import type { Context } from './context.ts';
import { readFunction } from './functions.ts';
import { stripped, variableOf } from './shapes.ts';

const SKIPPED = new Set(['comment', 'text', 'php_tag', 'php_end_tag', 'text_interpolation', 'declare_directive', 'global_declaration', 'name']);

type Reader = (node: Node, context: Context) => void;

const READERS: Record<string, Reader> = {
  namespace_definition: readNamespace,
  namespace_use_declaration: (node, context) => context.names.use(node),
  class_declaration: (node, context) => void readType(node, context),
  interface_declaration: (node, context) => void readType(node, context),
  trait_declaration: (node, context) => void readType(node, context),
  enum_declaration: (node, context) => void readType(node, context),
  function_definition: (node, context) => {
    const name = field(node, 'name')?.text ?? null;
    annotate(node, name, null, context);
    readFunction(node, 'function', name, context);
  },
  const_declaration: readConstants,
  function_static_declaration: readStaticVariables,
  compound_statement: (node, context) => readBlock(node, false, context),
  if_statement: readIf,
  while_statement: (node, context) => readLoop(node, !/^\(\s*(true|1)\s*\)$/i.test(field(node, 'condition')?.text.slice(0, 20) ?? ''), context),
  do_statement: (node, context) => readLoop(node, false, context),
  for_statement: (node, context) => readLoop(node, field(node, 'condition') !== null, context),
  foreach_statement: readForeach,
  case_statement: (node, context) => readBlock(node, true, context),
  default_statement: (node, context) => readBlock(node, true, context),
  catch_clause: readCatch,
  return_statement: readReturn,
};

/** Reads a statement, or any node for what it defines, writes and calls. */
export function readStatement(node: Node, context: Context): void {
  const type = typeOf(node);
  if (SKIPPED.has(type)) return;
  const reader = READERS[type];
  context.builder.nested(node, () => {
    if (reader) reader(node, context);
    else if (/_(statement|clause|block|body)$/.test(type) || node.isError) for (const part of parts(node)) context.visit(part);
    else context.read(node);
  });
}

function readNamespace(node: Node, context: Context): void {
  context.names.enter(field(node, 'name')?.text ?? '');
  for (const statement of parts(field(node, 'body'))) context.visit(statement);
}

function readStaticVariables(node: Node, context: Context): void {
  for (const one of parts(node)) {
    const name = field(one, 'name'),
      value = field(one, 'value');
    if (name) context.builder.define(one, { name: variableOf(name), kind: 'variable', value: value && context.read(value) });
  }
}

function readBlock(node: Node, conditional: boolean, context: Context): void {
  context.builder.inScope('block', node, { conditional }, () => {
    for (const part of parts(node)) context.visit(part);
  });
}

/** A branch or loop body: braces, a colon block or a single statement. */
function readBody(node: Node | null, conditional: boolean, context: Context): void {
  if (!node) return;
  if (typeOf(node) === 'compound_statement' || typeOf(node) === 'colon_block') readBlock(node, conditional, context);
  else context.builder.inScope('block', node, { conditional }, () => context.visit(node));
}

/** `else if` nests to the right: a long chain is read in a loop. */
function readIf(node: Node, context: Context): void {
  for (let at: Node | null = node; at; ) {
    const condition = field(at, 'condition');
    if (condition) context.read(condition);
    readBody(field(at, 'body'), true, context);
    let next: Node | null = null;
    for (const branch of at.childrenForFieldName('alternative')) {
      if (!branch) continue;
      const tested = field(branch, 'condition');
      if (tested) context.read(tested);
      const body = field(branch, 'body');
      if (body?.type === 'if_statement') next = body;
      else readBody(body, true, context);
    }
    at = next;
  }
}

function readLoop(node: Node, conditional: boolean, context: Context): void {
  context.builder.inScope('block', node, { conditional: false }, () => {
    for (const name of ['initialize', 'condition', 'update']) {
      const part = field(node, name);
      if (part) context.visit(part);
    }
    for (const body of node.childrenForFieldName('body')) readBody(body, conditional, context);
  });
}

/** The value variable runs over the array, the key variable has no value. */
function readForeach(node: Node, context: Context): void {
  const { builder } = context;
  const [iterable, item] = parts(node);
  const over = iterable ? context.read(iterable) : null;
  builder.inScope('block', node, { conditional: true }, () => {
    const [first, second] = item?.type === 'pair' ? parts(item) : [item];
    const value = second ?? first;
    const define = (at: Node, isValue: boolean): void => {
      const name = stripped(at);
      if (typeOf(name) === 'variable_name') builder.define(at, { name: variableOf(name), kind: 'loop', value: isValue ? over : null });
      else for (const part of parts(name)) if (typeOf(part) === 'variable_name') builder.define(part, { name: variableOf(part), kind: 'loop', value: null });
    };
    if (second && first) define(first, false);
    if (value) define(value, true);
    const body = field(node, 'body');
    if (body?.type === 'compound_statement' || body?.type === 'colon_block') for (const part of parts(body)) context.visit(part);
    else if (body) context.visit(body);
  });
}

function readCatch(node: Node, context: Context): void {
  const { builder, names } = context;
  builder.inScope('block', node, { conditional: true }, () => {
    const name = field(node, 'name');
    const [type, ...others] = parts(field(node, 'type'));
    if (name)
      builder.define(name, { name: variableOf(name), kind: 'variable', value: null, type: others.length === 0 ? names.declaredType(type ?? null) : null });
    for (const part of parts(field(node, 'body'))) context.visit(part);
  });
}

/** What a file returns is what `require` gives: its `default`. */
function readReturn(node: Node, context: Context): void {
  const { builder } = context;
  const written = inner(node);
  if (!written) return;
  const value = context.read(written);
  if (builder.enclosing('function', 'lambda') !== null) builder.return(value);
  else builder.define(node, { name: 'default', kind: 'constant', value, scope: 0 });
}
