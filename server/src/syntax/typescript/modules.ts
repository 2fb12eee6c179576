import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { exportAs, referenceTo } from './assignments.ts';
import { readClass } from './classes.ts';
import type { Context } from './context.ts';
import { bindPattern } from './patterns.ts';
import { requiredModule, stringOf, stripped } from './shapes.ts';

/** `import …` in all forms; a type-only import is one too. An import for its effect alone has no name and an empty alias. */
export function readImport(node: Node, context: Context): void {
  const { builder } = context;
  const required = parts(node).find((part) => typeOf(part) === 'import_require_clause');
  const module = stringOf(field(required ?? node, 'source'));
  if (module === null) return;
  if (required) {
    builder.import(node, { module, name: '*', alias: inner(required)?.text ?? '' });
    return;
  }
  const clause = parts(node).find((part) => typeOf(part) === 'import_clause');
  if (!clause) builder.import(node, { module, name: null, alias: '' });
  for (const part of parts(clause ?? null)) {
    if (typeOf(part) === 'identifier') builder.import(part, { module, name: 'default', alias: part.text });
    else if (typeOf(part) === 'namespace_import') builder.import(part, { module, name: '*', alias: inner(part)?.text ?? '' });
    else for (const one of parts(part)) importName(one, module, context);
  }
}

function importName(specifier: Node, module: string, context: Context): void {
  const name = field(specifier, 'name'),
    alias = field(specifier, 'alias') ?? name;
  if (name && alias) context.builder.import(specifier, { module, name: stringOf(name) ?? name.text, alias: stringOf(alias) ?? alias.text });
}

/** `export …`: re-exports are imports, `export {a as b}` and `export default e` define b and `default` in the file. */
export function readExport(node: Node, context: Context): void {
  const { builder } = context;
  const module = stringOf(field(node, 'source'));
  const decorators = node.childrenForFieldName('decorator').filter((one) => one !== null);
  const isDefault = node.children.some((child) => child?.type === 'default' || child?.type === '=');
  const declaration = field(node, 'declaration');
  if (declaration) {
    if (typeOf(declaration) === 'class_declaration' || typeOf(declaration) === 'abstract_class_declaration') readClass(declaration, decorators, context);
    else context.visit(declaration);
    const name = isDefault ? field(declaration, 'name') : null;
    if (name) exportAs(node, 'default', referenceTo(name, name.text, context), context);
    return;
  }
  const value = field(node, 'value') ?? (isDefault ? inner(node) : null);
  if (value) {
    exportAs(node, 'default', context.read(value), context);
    return;
  }
  const listed = parts(node).find((part) => typeOf(part) === 'export_clause' || typeOf(part) === 'namespace_export');
  if (module !== null && !listed) builder.import(node, { module, name: '*', alias: '*' });
  else if (module !== null && listed?.type === 'namespace_export') builder.import(node, { module, name: '*', alias: inner(listed)?.text ?? '' });
  else if (module !== null) for (const one of parts(listed ?? null)) importName(one, module, context);
  else for (const one of parts(listed ?? null)) exportLocal(one, context);
}

function exportLocal(specifier: Node, context: Context): void {
  const name = field(specifier, 'name'),
    alias = field(specifier, 'alias');
  if (name && alias) exportAs(specifier, stringOf(alias) ?? alias.text, referenceTo(name, name.text, context), context);
}

/**
 * `const k = require('x')`, `const {A, B: C} = await import('x')`, `const A = require('x').A` are imports and no definitions, as their ESM twins;
 * `const {A} = require('x').b` is the import of b.A.
 * The call itself is recorded by reading it. False for any other declaration.
 */
export function readRequire(name: Node, value: Node, context: Context): boolean {
  const { builder } = context;
  const at = stripped(value);
  const member = typeOf(at) === 'member_expression' ? field(at, 'property') : null;
  const module = requiredModule(member ? (field(at, 'object') ?? at) : at);
  if (module === null || (typeOf(name) !== 'identifier' && typeOf(name) !== 'object_pattern')) return false;
  // a member of a file of the tree is a value to be looked into, not a part of its name
  if (typeOf(name) === 'object_pattern' && member && module.startsWith('.')) return false;
  context.read(value);
  if (typeOf(name) === 'identifier') builder.import(name, { module, name: member?.text ?? '*', alias: name.text });
  for (const part of typeOf(name) === 'object_pattern' ? parts(name) : []) importProperty(part, module, context, member ? `${member.text}.` : '');
  return true;
}

function importProperty(part: Node, module: string, context: Context, within: string): void {
  const { builder } = context;
  const isRest = typeOf(part) === 'rest_pattern';
  const written = typeOf(part) === 'pair_pattern' ? field(part, 'value') : isRest ? inner(part) : part;
  // a default is never used: the module has the member
  const target = written && (field(written, 'left') ?? written);
  const key = field(part, 'key') ?? target;
  if (!target || !key) return;
  const isName = typeOf(target).includes('identifier');
  builder.import(part, { module, name: isRest ? '*' : within + builder.text(key), alias: builder.text(isName ? target : key) });
  // `const {logLevel: {ERROR}} = require('x')`: the member is imported, its names are taken from it
  if (!isName) bindPattern(target, referenceTo(key, builder.text(key), context), { kind: 'constant', isDeclaration: true }, context);
}
