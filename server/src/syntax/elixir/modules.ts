import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { readPairs } from './collections.ts';
import type { Context } from './context.ts';
import { headOf, readFunction } from './functions.ts';
import { lastOf } from './names.ts';
import { argumentsOf, atomText, doBlockOf, keywordOf } from './shapes.ts';

type Reader = (node: Node, context: Context) => void;

/** Calls that declare something in a module or file. */
export const DECLARATIONS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['defmodule', readModule],
  ['defprotocol', readModule],
  ['def', readFunction],
  ['defp', readFunction],
  ['defmacro', readFunction],
  ['defmacrop', readFunction],
  ['defstruct', readStruct],
  ['alias', readAlias],
  ['import', readImport],
  ['require', readAlias],
  ['use', readUse],
]);

function readModule(node: Node, context: Context): void {
  const { builder, names } = context;
  const [name] = argumentsOf(node);
  const block = doBlockOf(node);
  if (!name || !block) return;
  const statements = parts(block);
  const outer = context.constants;
  context.constants = new Set(statements.flatMap((statement) => constantOf(statement) ?? []));
  names.within(builder.text(name), () => {
    builder.inScope('type', node, { name: lastOf(builder.text(name)) }, () => {
      for (const statement of statements) context.read(statement);
    });
  });
  context.constants = outer;
}

/** The name of a function that takes nothing. */
function constantOf(statement: Node): string | null {
  if (typeOf(statement) !== 'call' || !/^defp?$/.test(field(statement, 'target')?.text ?? '')) return null;
  const head = headOf(statement);
  if (!head) return null;
  if (typeOf(head) === 'identifier') return head.text;
  return argumentsOf(head).length === 0 ? (field(head, 'target')?.text ?? null) : null;
}

function readStruct(node: Node, context: Context): void {
  const { builder } = context;
  const [fields] = argumentsOf(node);
  const type = builder.enclosing('type');
  if (!fields || type === null) return;
  for (const part of typeOf(fields) === 'list' ? parts(fields) : [fields]) {
    const name = atomText(part);
    if (name !== null) builder.define(part, { name, kind: 'field', value: null, scope: type });
    if (typeOf(part) !== 'keywords') continue;
    for (const { key, value } of readPairs(part, context))
      if (key?.kind === 'literal') builder.define(part, { name: String(key.value), kind: 'field', value: value as Expr, scope: type });
  }
}

/** `alias A.B`, `alias A.B, as: C`, `alias A.{B, C.D}`; `require` has the same forms. */
function readAlias(node: Node, context: Context): void {
  const { builder, names } = context;
  const args = argumentsOf(node);
  for (const full of modulesOf(args[0], context)) {
    const as = keywordOf(args, 'as');
    names.alias(full, as ? builder.text(as) : lastOf(full));
    if (field(node, 'target')?.text === 'alias') names.reference(node, as ? builder.text(as) : lastOf(full));
  }
}

/** `import M`: its functions are there by their bare names. */
function readImport(node: Node, context: Context): void {
  for (const module of modulesOf(argumentsOf(node)[0], context)) context.builder.import(node, { module, name: '*', alias: '*' });
}

/** `use M, options` runs M's macro: an annotation of the module with its options. */
function readUse(node: Node, context: Context): void {
  const { builder, names } = context;
  const [module, ...rest] = argumentsOf(node);
  for (const full of modulesOf(module, context)) {
    const args = rest.flatMap((one) =>
      typeOf(one) === 'keywords'
        ? readPairs(one, context).map(({ key, value }) => ({ name: key?.kind === 'literal' ? String(key.value) : null, value, isSpread: false }))
        : [{ name: null, value: context.read(one), isSpread: false }],
    );
    const own = builder.enclosing('type');
    builder.annotation(node, { name: full, target: own === null ? null : builder.program.scopes[own]!.name, arguments: args, scope: own ?? 0 });
    names.reference(module!, full);
    // the old way to begin a configuration file
    if (full === 'Mix.Config') builder.import(node, { module: 'Config', name: '*', alias: '*' });
  }
}

function modulesOf(node: Node | undefined, context: Context): string[] {
  const { builder, names } = context;
  if (!node) return [];
  if (typeOf(node) === 'alias' || builder.text(node) === '__MODULE__') return [names.expanded(builder.text(node))];
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (typeOf(node) !== 'dot' || !left) return [];
  const base = names.expanded(builder.text(left));
  if (right?.type === 'tuple') return parts(right).map((one) => `${base}.${builder.text(one)}`);
  return right ? [`${base}.${builder.text(right)}`] : [];
}
