import type { Node } from 'web-tree-sitter';
import type { LiteralExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readFunction } from './functions.ts';
import { textValue } from './literals.ts';
import type { Reader } from './reader.ts';
import { bareType, typeName } from './types.ts';

export function readImport({ builder }: Reader, node: Node): void {
  for (const spec of parts(node).flatMap((part) => (typeOf(part) === 'import_spec_list' ? parts(part) : [part]))) {
    const path = field(spec, 'path');
    if (typeOf(spec) !== 'import_spec' || !path) continue;
    const module = textValue(path.text);
    const alias = field(spec, 'name')?.text ?? assumedName(module);
    if (alias === '.') builder.import(spec, { module, name: '*', alias: '*' });
    else builder.import(spec, { module, name: null, alias });
  }
}

/** The package name that an import path suggests, by the rule goimports uses: no major version, no `go-` before it, nothing after a character that names cannot have. */
function assumedName(path: string): string {
  const names = path.split('/');
  const last = /^v\d+$/.test(names.at(-1)!) && names.length > 1 ? names.at(-2)! : names.at(-1)!;
  return /^[\p{L}\p{N}_]*/u.exec(last.replace(/^go-/, ''))![0];
}

/** `var` and `const`, alone or in a group. A constant without a value of its own repeats an iota expression: its value is not read. */
export function readVariables(reader: Reader, node: Node): void {
  const { builder } = reader;
  for (const spec of parts(node).flatMap((part) => (typeOf(part) === 'var_spec_list' ? parts(part) : [part]))) {
    if (typeOf(spec) !== 'var_spec' && typeOf(spec) !== 'const_spec') {
      reader.statement(spec);
      continue;
    }
    const type = typeName(field(spec, 'type'));
    const kind = typeOf(spec) === 'const_spec' ? 'constant' : 'variable';
    const valueList = field(spec, 'value');
    const values = kind === 'constant' && valueList && /\biota\b/.test(valueList.text) ? [] : parts(valueList).map(reader.expression);
    const names = spec.childrenForFieldName('name').filter((name): name is Node => name?.type === 'identifier');
    names.forEach((name, at) => {
      if (name.text === '_') return;
      const isTuple = values.length === 1 && names.length > 1;
      const value = (isTuple ? values[0] : values[at]) ?? null;
      const definition = builder.define(spec, { name: name.text, kind, value, type, position: isTuple ? at : 0 });
      definition.span = builder.span(name, spec);
    });
  }
}

export function readTypes(reader: Reader, node: Node): void {
  for (const spec of parts(node)) {
    const type = field(spec, 'type');
    if (type) readType(reader, spec, field(spec, 'name')?.text ?? null, type);
    else reader.statement(spec);
  }
}

/** Structs and interfaces are types with members; any other type has its underlying type as supertype. */
function readType(reader: Reader, node: Node, name: string | null, type: Node): void {
  reader.builder.inScope('type', node, { name }, (scope) => {
    if (typeOf(type) === 'struct_type') {
      for (const member of parts(inner(type))) readField(reader, member, name, scope.supertypes);
    } else if (typeOf(type) === 'interface_type') {
      for (const member of parts(type)) {
        if (typeOf(member) === 'method_elem') readFunction(reader, member);
        else for (const embedded of parts(member)) pushName(scope.supertypes, embedded);
      }
    } else pushName(scope.supertypes, type);
  });
}

function pushName(names: string[], type: Node): void {
  const name = typeName(type);
  if (name) names.push(name);
}

/** A field; embedded ones are supertypes. A struct written in place is a type named after its owner and field. Tags are annotations. */
function readField(reader: Reader, node: Node, owner: string | null, supertypes: string[]): void {
  const { builder } = reader;
  const type = field(node, 'type');
  if (typeOf(node) !== 'field_declaration' || !type) return;
  const names = node.childrenForFieldName('name').filter((name) => name !== null);
  if (names.length === 0) pushName(supertypes, type);
  const bare = bareType(type);
  for (const name of names) {
    readTag(reader, field(node, 'tag'), name.text);
    const isInPlace = bare?.type === 'struct_type';
    const inPlace = `${owner ?? ''}.${name.text}`;
    builder.define(node, { name: name.text, kind: 'field', value: null, type: isInPlace ? inPlace : typeName(type) });
    if (isInPlace) readType(reader, bare, inPlace, bare);
  }
}

function readTag({ builder }: Reader, tag: Node | null, target: string): void {
  if (!tag) return;
  for (const [, name, text] of textValue(tag.text).matchAll(/([^\s":]+):"((?:[^"\\]|\\.)*)"/g)) {
    const value = builder.expr<LiteralExpr>(tag, { kind: 'literal', value: textValue(`"${text}"`) });
    builder.annotation(tag, { name: name!, target, arguments: [{ name: 'value', value, isSpread: false }] });
  }
}
