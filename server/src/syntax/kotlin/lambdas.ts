import type { Node } from 'web-tree-sitter';
import type { Expr, LambdaExpr } from '../../core/program.ts';
import { parts } from '../nodes.ts';
import { defineItems } from './items.ts';
import { lambdaParameters } from './parameters.ts';
import type { Reader } from './reader.ts';
import { readBody, readBranch } from './statements.ts';

/** `{ a, b -> … }`: a function of its own that gives its last value. */
export function readLambda(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const fn = builder.inScope('lambda', node, {}, (scope) => {
    for (const { name, type, node: at, items } of lambdaParameters(node)) {
      scope.parameters.push(name);
      builder.define(at, { name, kind: 'parameter', value: null, type });
      if (items.length > 0) defineItems(reader, items, builder.expr(at, { kind: 'reference', name }));
    }
    const value = readBody(reader, parts(node));
    if (value) builder.return(value);
  });
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

/** How a standard function runs the block it is given. */
interface ScopeFunction {
  /** What the block knows the object as: `this` in it, or its parameter. */
  as: 'this' | 'it' | 'item';
  /** The call's value: the object, or what the block gives. */
  gives: 'object' | 'result';
}

const SCOPE_FUNCTIONS: Record<string, ScopeFunction> = {
  apply: { as: 'this', gives: 'object' },
  also: { as: 'it', gives: 'object' },
  let: { as: 'it', gives: 'result' },
  run: { as: 'this', gives: 'result' },
  with: { as: 'this', gives: 'result' },
  use: { as: 'it', gives: 'result' },
  buildMap: { as: 'this', gives: 'object' },
  onEach: { as: 'item', gives: 'object' },
  forEach: { as: 'item', gives: 'object' },
};

/** Functions that run their block where it stands and give its value. */
const PLAIN = new Set(['run', 'runBlocking', 'runCatching', 'coroutineScope', 'supervisorScope', 'withContext', 'synchronized']);

export const isPlainScope = (name: string): boolean => PLAIN.has(name);

export const scopeFunction = (name: string): ScopeFunction | null => (Object.hasOwn(SCOPE_FUNCTIONS, name) ? SCOPE_FUNCTIONS[name]! : null);

/** `runBlocking { … }`: the block's value. */
export const readPlainScope = (reader: Reader, lambda: Node): Expr => readBranch(reader, lambda, false) ?? reader.builder.unknown(lambda);

/** `x.apply { … }` and the like: the block runs where it stands, with x as `this` or as its parameter. */
export function readScopeFunction(reader: Reader, lambda: Node, object: Expr, how: ScopeFunction, isConditional: boolean): Expr {
  const { builder } = reader;
  let value: Expr | null = null;
  builder.inScope('block', lambda, { conditional: isConditional || how.as === 'item' }, () => {
    if (how.as === 'this') reader.receivers.push(object);
    else {
      const [first] = lambdaParameters(lambda);
      const kind = how.as === 'item' ? 'loop' : 'variable';
      if (first && first.items.length > 0) defineItems(reader, first.items, how.as === 'item' ? builder.unknown(first.node) : object, kind);
      else if (first) {
        const { span } = builder.define(first.node, { name: first.name, kind, value: object, type: first.type });
        // `it` is known from the brace on
        span.endLine = span.line;
        span.endColumn = span.column;
      }
    }
    value = readBody(reader, parts(lambda));
    if (how.as === 'this') reader.receivers.pop();
  });
  return how.gives === 'object' ? object : (value ?? builder.unknown(lambda));
}
