import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { assignTo, bindLoop, readAssignment, readAugmented, unitOf } from './assignments.ts';
import type { Context } from './context.ts';
import { readDecorated } from './decorators.ts';
import { readClass, readFunction } from './functions.ts';
import { readFromImport, readImport } from './imports.ts';

const SKIPPED: ReadonlySet<string> = new Set([
  'comment',
  'type',
  'case_pattern',
  'pass_statement',
  'future_import_statement',
  'nonlocal_statement',
  'type_alias_statement',
]);

type Reader = (node: Node, context: Context) => void;

const READERS: Record<string, Reader> = {
  import_statement: readImport,
  import_from_statement: readFromImport,
  assignment: readAssignment,
  augmented_assignment: readAugmented,
  function_definition: readFunction,
  class_definition: readClass,
  decorated_definition: readDecorated,
  if_statement: readIf,
  for_statement: readFor,
  while_statement: readWhile,
  try_statement: readTry,
  except_clause: readExcept,
  except_group_clause: readExcept,
  case_clause: (node, context) => readBlock(node, true, context),
  return_statement: readReturn,
  global_statement: readGlobal,
};

/** Reads a statement, or any node for what it defines, writes and calls. */
export function readStatement(node: Node, context: Context): void {
  if (SKIPPED.has(typeOf(node))) return;
  const reader = READERS[typeOf(node)];
  context.builder.nested(node, () => {
    if (reader) reader(node, context);
    else if (/_statement$|_clause$|^block$/.test(typeOf(node)) || node.isError) for (const part of parts(node)) context.visit(part);
    else context.read(node);
  });
}

/** A block or clause in a scope of its own. */
function readBlock(node: Node | null, conditional: boolean, context: Context): void {
  if (!node) return;
  context.builder.inScope('block', node, { conditional }, () => {
    for (const part of parts(node)) context.visit(part);
  });
}

/** `if __name__ == '__main__'` always holds for a program that is started, so its body is not conditional. */
function readIf(node: Node, context: Context): void {
  const condition = field(node, 'condition');
  if (condition) context.read(condition);
  const isMain = condition?.type === 'comparison_operator' && /^__name__\s*==\s*(['"])__main__\1$/.test(condition.text);
  readBlock(field(node, 'consequence'), !isMain, context);
  for (const branch of node.childrenForFieldName('alternative')) {
    if (!branch) continue;
    const next = field(branch, 'condition');
    if (next) context.read(next);
    readBlock(field(branch, 'consequence') ?? field(branch, 'body'), true, context);
  }
}

function readFor(node: Node, context: Context): void {
  const left = field(node, 'left'),
    right = field(node, 'right'),
    body = field(node, 'body');
  const iterable = right && context.read(right);
  context.builder.inScope('block', body ?? node, { conditional: true }, () => {
    if (left) bindLoop(left, iterable, context);
    for (const part of parts(body)) context.visit(part);
  });
  readBlock(field(node, 'alternative'), true, context);
}

function readWhile(node: Node, context: Context): void {
  const condition = field(node, 'condition');
  if (condition) context.read(condition);
  const isEndless = condition?.type === 'true' || condition?.text === '1';
  readBlock(field(node, 'body'), !isEndless, context);
  readBlock(field(node, 'alternative'), true, context);
}

/** The body, `else` and `finally` run unless something fails. */
function readTry(node: Node, context: Context): void {
  for (const part of parts(node)) {
    if (typeOf(part) === 'except_clause' || typeOf(part) === 'except_group_clause') context.visit(part);
    else readBlock(part, false, context);
  }
}

function readExcept(node: Node, context: Context): void {
  context.builder.inScope('block', node, { conditional: true }, () => {
    const value = field(node, 'value');
    const alias = field(node, 'alias') ?? (value?.type === 'as_pattern' ? field(value, 'alias') : null);
    const name = alias?.type === 'as_pattern_target' ? inner(alias) : alias;
    if (name) assignTo(name, name, null, context);
    for (const part of parts(node)) if (typeOf(part) === 'block') context.visit(part);
  });
}

function readReturn(node: Node, context: Context): void {
  const value = parts(node)[0];
  if (value) context.builder.return(context.read(value));
}

function readGlobal(node: Node, context: Context): void {
  const { id } = unitOf(context);
  const names = context.globals.get(id) ?? new Set();
  for (const name of parts(node)) names.add(name.text);
  context.globals.set(id, names);
}
