import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, LambdaExpr, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { isModule, moduleReference, positional, readPairs } from './collections.ts';
import { CONTROL } from './control.ts';
import type { Context } from './context.ts';
import { readLambda } from './functions.ts';
import { meant, readConfig, readWorker } from './meanings.ts';
import { DECLARATIONS } from './modules.ts';
import { argumentsOf, doBlockOf, statementsOf } from './shapes.ts';

/** A call, or what Elixir writes like one: declarations, control flow, configuration. `piped`: what a pipe gives it as first argument. */
export function readCall(node: Node, piped: Argument[], context: Context): Expr {
  const { builder } = context;
  const target = field(node, 'target');
  if (!target) return builder.unknown(node);
  if (typeOf(target) === 'identifier') {
    const name = builder.text(target);
    const declare = DECLARATIONS.get(name);
    if (declare) {
      declare(node, context);
      return builder.unknown(node);
    }
    const control = CONTROL.get(name);
    if (control && piped.length === 0) return control(node, context);
    const special = name === 'config' ? readConfig(node, context) : /^(worker|supervisor)$/.test(name) ? readWorker(node, context) : null;
    if (special) return special;
  }
  const hasArguments = parts(node).some((part) => typeOf(part) === 'arguments') || node.children.some((child) => child?.type === '(');
  const callee = calleeOf(node, target, context);
  // `m.field` without parentheses is a member, unless m is a module
  if (callee.kind === 'member' && !hasArguments && piped.length === 0 && !callee.isModule) return callee.expr;
  const nameNode = field(target, 'right') ?? target;
  const args = [...piped, ...readArguments(argumentsOf(node), callee.expr, piped[0]?.value ?? null, context)];
  const block = doBlockOf(node);
  const call = builder.call(node, { callee: callee.expr, arguments: args, isNew: false, nameSpan: builder.span(nameNode) });
  if (block) {
    builder.inScope('block', block, { conditional: false }, () => {
      for (const statement of statementsOf(block)) context.read(statement);
    });
  }
  return meant(node, call, context);
}

interface Callee {
  kind: 'member' | 'other';
  expr: Expr;
  isModule: boolean;
}

function calleeOf(node: Node, target: Node, context: Context): Callee {
  const { builder } = context;
  const left = field(target, 'left'),
    right = field(target, 'right');
  if (typeOf(target) !== 'dot' || !left) {
    const expr: Expr =
      typeOf(target) === 'identifier' ? builder.expr<ReferenceExpr>(target, { kind: 'reference', name: builder.text(target) }) : context.read(target);
    return { kind: 'other', expr, isModule: false };
  }
  const object = isModule(left) ? moduleReference(left, context) : context.read(left);
  if (!right) return { kind: 'other', expr: object, isModule: false };
  const expr = builder.expr<MemberExpr>(target, { kind: 'member', object, name: builder.text(right) });
  return { kind: 'member', expr, isModule: isModule(left) || builder.text(left) === '__MODULE__' || typeOf(node) !== 'call' };
}

const RUNS_OVER = /^(each|map|flat_map|reduce|filter|async_stream)$/;

/** Keywords at the end are one argument, a map. A function given to `Enum.each` runs over the list before it. */
function readArguments(args: readonly Node[], callee: Expr, piped: Expr | null, context: Context): Argument[] {
  const { builder } = context;
  const runsOver =
    callee.kind === 'member' && RUNS_OVER.test(callee.name) && callee.object.kind === 'reference' && /^(Enum|Task|Stream)$/.test(callee.object.name);
  let before = piped;
  return args.map((one): Argument => {
    if (typeOf(one) === 'keywords') return positional(builder.expr<MapExpr>(one, { kind: 'map', type: null, entries: readPairs(one, context) }));
    const isRun = runsOver && before !== null && typeOf(one) === 'anonymous_function';
    const value = isRun ? builder.expr<LambdaExpr>(one, { kind: 'lambda', function: readLambda(one, before, context) }) : context.read(one);
    before ??= value;
    return positional(value);
  });
}

/** A bare name: a variable, or a function of the module that takes nothing. */
export function readLocal(node: Node, context: Context): Expr {
  const { builder } = context;
  const name = builder.text(node);
  const expr = builder.expr<ReferenceExpr>(node, { kind: 'reference', name });
  if (!context.constants.has(name) || isVariable(name, context)) return expr;
  return builder.call(node, { callee: expr, arguments: [], isNew: false, nameSpan: builder.span(node) });
}

function isVariable(name: string, context: Context): boolean {
  const { definitions, scopes } = context.builder.program;
  const unit = context.builder.enclosing('function');
  // names are defined before they are used; only those of the function in hand matter
  for (let at = definitions.length - 1; at >= 0; at--) {
    const definition = definitions[at]!;
    if (unit !== null && definition.scope < unit) return false;
    if (definition.name === name && scopes[definition.scope]?.kind !== 'type') return true;
  }
  return false;
}
