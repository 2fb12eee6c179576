// What a few calls of Elixir's standard library mean beyond being called.
import type { Node } from 'web-tree-sitter';
import type { Argument, ConditionalExpr, Expr, IndexExpr, LiteralExpr, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { isModule, moduleCall, positional, readPairs } from './collections.ts';
import type { Context } from './context.ts';
import { argumentsOf, atomText } from './shapes.ts';

const GETS = /^(get|get_lazy|fetch!|fetch|pop|pop!)$/;

/** `Keyword.get(m, k, d)` is m[k] or d, `Map.put(m, k, v)` is m with one more entry; `Application.get_env` reads what config/ sets. */
export function meant(node: Node, call: Expr, context: Context): Expr {
  if (call.kind !== 'call' || call.callee.kind !== 'member' || call.callee.object.kind !== 'reference') return call;
  const { builder } = context;
  const { name, object } = call.callee;
  const [first, second, third] = call.arguments.map((argument) => argument.value);
  if (!first || !second) return call;
  const either = (value: Expr, fallback: Expr | undefined): Expr =>
    fallback ? builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [value, fallback], fallback: true }) : value;
  if (object.name === 'Application' && /^(get_env|fetch_env!|compile_env!?|get_env!)$/.test(name)) {
    const set = setting(node, first, second, context);
    return set ? either(set, third) : call;
  }
  if (object.name !== 'Keyword' && object.name !== 'Map') return call;
  if (GETS.test(name)) return either(builder.expr<IndexExpr>(node, { kind: 'index', object: first, index: second }), name === 'get_lazy' ? undefined : third);
  if (/^(put|put_new)$/.test(name) && third) {
    const entry = { key: second, value: third, span: builder.span(node) };
    const whole = { key: null, value: first, span: first.span };
    return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: name === 'put' ? [whole, entry] : [entry, whole] });
  }
  return call;
}

/** `Application.get_env(:app, :key)` refers to the value that a configuration file sets. */
function setting(node: Node, app: Expr, key: Expr, context: Context): Expr | null {
  const { builder } = context;
  const appName = app.kind === 'literal' && typeof app.value === 'string' ? app.value : null;
  const keyName = key.kind === 'literal' ? String(key.value) : key.kind === 'reference' ? context.names.fullName(key.name) : null;
  if (appName === null || keyName === null) return null;
  const name = settingName(appName, keyName);
  if (!builder.program.imports.some((one) => one.alias === name)) builder.import(node, { module: `config :${appName}`, name, alias: name });
  return builder.expr<ReferenceExpr>(node, { kind: 'reference', name });
}

const settingName = (app: string, key: string): string => `:${app}/${key.replaceAll('.', '_')}`;

/** `config :app, key: value` and `config :app, Key, value` set what the application reads; the call is one of the application. */
export function readConfig(node: Node, context: Context): Expr | null {
  const { builder, names } = context;
  const [app, ...rest] = argumentsOf(node);
  const name = atomText(app);
  const isConfiguration = builder.program.imports.some((one) => one.module === 'Config' && one.alias === '*');
  if (!app || name === null || rest.length === 0 || !isConfiguration) return null;
  const [key, value] = rest.length === 1 ? [null, rest[0]!] : [rest[0]!, rest[1]!];
  const keyName = key && (atomText(key) ?? (typeOf(key) === 'alias' ? names.expanded(builder.text(key)) : null));
  if (key && keyName === null) return null;
  const written =
    typeOf(value) === 'keywords' ? builder.expr<MapExpr>(value, { kind: 'map', type: null, entries: readPairs(value, context) }) : context.read(value);
  if (keyName !== null) builder.define(node, { name: settingName(name, keyName), kind: 'constant', value: written });
  else if (written.kind === 'map') {
    for (const { key: entry, value: set, span } of written.entries) {
      if (entry?.kind !== 'literal') continue;
      builder.define(node, { name: settingName(name, String(entry.value)), kind: 'constant', value: set }).span = span;
    }
  }
  const whole: Expr =
    key === null || keyName === null
      ? written
      : builder.expr<MapExpr>(node, {
          kind: 'map',
          type: null,
          entries: [{ key: builder.expr<LiteralExpr>(key, { kind: 'literal', value: keyName }), value: written, span: builder.span(key, value) }],
        });
  const target = field(node, 'target') ?? node;
  const object = builder.expr<ReferenceExpr>(app, { kind: 'reference', name: names.erlang(app, builder.text(app)) });
  const callee = builder.expr<MemberExpr>(target, { kind: 'member', object, name: 'config' });
  return builder.call(node, { callee, arguments: [positional(whole)], isNew: false, nameSpan: builder.span(target) });
}

/** `worker(Mod, [a, b])` of a supervisor starts `Mod.start_link(a, b)`. */
export function readWorker(node: Node, context: Context): Expr | null {
  const [module, args] = argumentsOf(node);
  if (!module || !isModule(module) || args?.type !== 'list') return null;
  const given = parts(args).map(
    (item): Argument =>
      typeOf(item) === 'keywords'
        ? positional(context.builder.expr<MapExpr>(item, { kind: 'map', type: null, entries: readPairs(item, context) }))
        : positional(context.read(item)),
  );
  return moduleCall(node, module, 'start_link', module, given, context);
}
