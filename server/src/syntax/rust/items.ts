import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readAttributes, type Attribute } from './attributes.ts';
import { optionValue } from './options.ts';
import { bind, plainName } from './patterns.ts';
import type { Reader } from './reader.ts';
import { dotted, typeName } from './types.ts';

const TYPES = new Set(['struct_item', 'enum_item', 'union_item', 'trait_item']);

/** Items of a file, module, trait or impl. Types come first, whose fields the impls refer to. */
export function readItems(reader: Reader, nodes: readonly Node[]): void {
  const attributes = new Map<number, Attribute[]>();
  let waiting: Attribute[] = [];
  for (const node of nodes) {
    if (typeOf(node) === 'attribute_item') waiting.push(...readAttributes(reader, node));
    else if (!/comment$/.test(typeOf(node))) {
      if (waiting.length > 0) attributes.set(node.id, waiting);
      waiting = [];
    }
  }
  for (const isType of [true, false]) {
    for (const node of nodes) if (TYPES.has(typeOf(node)) === isType) reader.builder.nested(node, () => readItem(reader, node, attributes.get(node.id) ?? []));
  }
}

function readItem(reader: Reader, node: Node, attributes: readonly Attribute[]): void {
  const { builder } = reader;
  const name = field(node, 'name')?.text ?? null;
  switch (typeOf(node)) {
    case 'use_declaration': {
      const path = field(node, 'argument');
      if (path) readUse(reader, node, path, '');
      break;
    }
    case 'extern_crate_declaration':
      if (name) builder.import(node, { module: name, name: null, alias: field(node, 'alias')?.text ?? name });
      break;
    case 'mod_item': {
      const body = field(node, 'body');
      if (body && name) builder.inScope('type', node, { name }, () => reader.items(parts(body)));
      else if (name) builder.import(node, { module: `self.${name}`, name: null, alias: name });
      break;
    }
    case 'foreign_mod_item':
      reader.items(parts(field(node, 'body')));
      break;
    case 'const_item':
    case 'static_item': {
      const value = field(node, 'value');
      const type = typeName(reader, field(node, 'type'));
      if (name) builder.define(node, { name, kind: 'constant', value: value ? reader.expression(value, type) : null, type });
      break;
    }
    case 'type_item': {
      const type = typeName(reader, field(node, 'type'));
      if (name && type) reader.aliases.push({ node, name, path: type });
      break;
    }
    case 'struct_item':
    case 'union_item':
    case 'enum_item':
    case 'trait_item':
      if (name) readType(reader, node, name, attributes);
      break;
    case 'impl_item':
      readImpl(reader, node);
      break;
    case 'function_item':
    case 'function_signature_item':
      readFunction(reader, node, name, attributes);
      break;
    case 'macro_invocation':
    case 'expression_statement':
      reader.expression(node);
  }
}

/** `a::b::{c, d as e, self, f::*}` */
function readUse(reader: Reader, whole: Node, path: Node, prefix: string): void {
  const { builder } = reader;
  const join = (text: string): string => (prefix ? `${prefix}.${text}` : text);
  const split = (text: string, alias: string | null): void => {
    const full = join(text).replace(/\.self$/, '');
    const dot = full.lastIndexOf('.');
    const name = full.slice(dot + 1);
    if (dot < 0) builder.import(whole, { module: full, name: null, alias: alias ?? full });
    else builder.import(whole, { module: full.slice(0, dot), name, alias: alias ?? name });
  };
  builder.nested(path, () => {
    switch (typeOf(path)) {
      case 'use_list':
        for (const part of parts(path)) readUse(reader, part, part, prefix);
        break;
      case 'scoped_use_list': {
        const head = field(path, 'path'),
          list = field(path, 'list');
        if (list) readUse(reader, list, list, head ? join(dotted(head)) : prefix);
        break;
      }
      case 'use_as_clause': {
        const from = field(path, 'path');
        if (from) split(dotted(from), field(path, 'alias')?.text ?? null);
        break;
      }
      case 'use_wildcard': {
        const from = inner(path);
        builder.import(whole, { module: from ? join(dotted(from)) : prefix, name: '*', alias: '*' });
        break;
      }
      default:
        split(dotted(path), null);
    }
  });
}

function readType(reader: Reader, node: Node, name: string, attributes: readonly Attribute[]): void {
  const { builder } = reader;
  const body = field(node, 'body');
  const bounds = typeOf(node) === 'trait_item' ? parts(field(node, 'bounds')).flatMap((one) => typeName(reader, one) ?? []) : [];
  const id = builder.inScope('type', node, { name, supertypes: bounds }, (scope) => {
    reader.types.set(name, scope.id);
    record(reader, attributes, name);
    if (typeOf(node) === 'trait_item') {
      if (body) reader.items(parts(body));
      return;
    }
    const isRead = attributes.some((one) => one.arguments.some(({ value }) => value.kind === 'reference' && value.name === 'Deserialize'));
    let own: Attribute[] = [];
    for (const member of parts(body)) {
      if (typeOf(member) === 'attribute_item') {
        own.push(...readAttributes(reader, member));
        continue;
      }
      const key = field(member, 'name');
      if (key) {
        const written = field(member, 'value');
        const value = written ? reader.expression(written) : optionValue(reader, member, key.text, own);
        const kind = typeOf(member) === 'enum_variant' ? 'enum-member' : 'field';
        const declared = builder.define(member, { name: key.text, kind, value, type: typeName(reader, field(member, 'type')) });
        if (isRead && !value) reader.read.push({ node: member, definition: declared });
        record(reader, own, key.text);
      }
      own = [];
    }
  });
  reader.types.set(name, id);
}

const record = ({ builder }: Reader, attributes: readonly Attribute[], target: string | null): void => {
  for (const one of attributes) builder.annotation(one.node, { name: one.name, target, arguments: one.arguments });
};

/** Every impl of a type of the file adds to the type's own scope. */
function readImpl(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = typeName(reader, field(node, 'type'))?.split('.').at(-1) ?? null;
  const trait = typeName(reader, field(node, 'trait'));
  const body = field(node, 'body');
  if (!name || !body) return;
  const known = reader.types.get(name);
  const read = (): void => reader.items(parts(body));
  if (known !== undefined) {
    if (trait) builder.program.scopes[known]!.supertypes.push(trait);
    builder.reopen(known, node, read);
  } else {
    builder.inScope('type', node, { name, supertypes: trait ? [trait] : [] }, (scope) => {
      reader.types.set(name, scope.id);
      read();
    });
  }
}

function readFunction(reader: Reader, node: Node, name: string | null, attributes: readonly Attribute[]): void {
  const { builder } = reader;
  const returns = typeName(reader, field(node, 'return_type'));
  builder.inScope('function', node, { name, returns }, (scope) => {
    record(reader, attributes, name);
    for (const parameter of parts(field(node, 'parameters'))) {
      if (typeOf(parameter) === 'self_parameter') {
        scope.parameters.push('self');
        continue;
      }
      const pattern = field(parameter, 'pattern');
      if (!pattern) continue;
      const plain = plainName(pattern);
      const type = typeName(reader, field(parameter, 'type'));
      scope.parameters.push(plain?.text ?? `#${scope.parameters.length}`);
      bind(reader, pattern, null, type, 'parameter', plain ? parameter : pattern);
    }
    const body = field(node, 'body');
    const value = body ? reader.body(body, returns) : null;
    if (value) builder.return(value);
  });
}
