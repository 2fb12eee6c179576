import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ListExpr, LiteralExpr, MapEntry, MapExpr } from '../../core/program.ts';
import { compactText, inner, parts, typeOf } from '../nodes.ts';
import { argumentParts } from './arguments.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** Records the annotations among modifiers in the current scope. */
export function readAnnotations(reader: Reader, modifiers: Node | undefined, target: string | null): void {
  for (const node of parts(modifiers ?? null)) {
    if (typeOf(node) !== 'annotation') continue;
    for (const made of parts(node)) {
      if (typeOf(made) === 'user_type') record(reader, node, typeName(made) ?? '', null, target);
      else if (typeOf(made) === 'constructor_invocation') {
        const [type, list] = parts(made);
        record(reader, node, typeName(type ?? null) ?? '', list ?? null, target);
      }
    }
  }
}

/** Records an annotation, those in its arguments too; as a value (`[TopicPartition(topic = "t")]`) it is a map of its own type. */
function record(reader: Reader, node: Node, name: string, list: Node | null, target: string | null): Expr {
  const { builder } = reader;
  const args: Argument[] = [];
  const entries: MapEntry[] = [];
  for (const argument of parts(list)) {
    const { name: key, value, isSpread } = argumentParts(argument);
    if (!value) continue;
    const read = readValue(reader, value, target);
    const unnamed = args.find((one) => one.name === 'value');
    if (key === null && unnamed) {
      // `@A("a", "b")`: the unnamed values are one list
      const items = unnamed.value.kind === 'list' ? unnamed.value.items : [{ name: null, value: unnamed.value, isSpread: false }];
      unnamed.value = builder.expr<ListExpr>(list!, { kind: 'list', items: [...items, { name: null, value: read, isSpread }] });
      continue;
    }
    const written = key?.text ?? 'value';
    args.push({ name: written, value: read, isSpread: false });
    entries.push({ key: builder.expr<LiteralExpr>(key ?? argument, { kind: 'literal', value: written }), value: read, span: builder.span(argument) });
  }
  if (name) builder.annotation(node, { name, target, arguments: args });
  return builder.expr<MapExpr>(node, { kind: 'map', type: name, entries });
}

/** Annotations take constants only: what looks like a call is another annotation, or a list of values. */
function readValue(reader: Reader, node: Node, target: string | null): Expr {
  const { builder } = reader;
  return (
    builder.nested(node, () => {
      const called = typeOf(node) === 'call_expression' ? inner(node) : null;
      const list = called ? (parts(node).find((part) => typeOf(part) === 'value_arguments') ?? null) : null;
      const isList = typeOf(node) === 'collection_literal' || (called && /^(arrayOf|\w+ArrayOf)$/.test(called.text));
      if (isList) {
        const items = called ? parts(list).flatMap((item) => argumentParts(item).value ?? []) : parts(node);
        const read = items.map((item): Argument => ({ name: null, value: readValue(reader, item, target), isSpread: false }));
        return builder.expr<ListExpr>(node, { kind: 'list', items: read });
      }
      return called ? record(reader, node, compactText(called), list, target) : reader.expression(node);
    }) ?? builder.unknown(node)
  );
}
