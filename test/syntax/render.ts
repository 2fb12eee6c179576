import type { Argument, Expr, Program } from '../../server/src/core/program.ts';
import type { Span } from '../../server/src/core/span.ts';

const at = (span: Span): string => `${span.line}:${span.column}`;
const argument = (one: Argument): string => `${one.isSpread ? '...' : ''}${one.name === null ? '' : `${one.name}=`}${renderExpr(one.value)}`;

/** An expression on one line: `?` unknown, `fn#3` a lambda by its scope, `either(a | b)` and `a ?? b` conditionals, `concat(a, b)` text put together. */
export function renderExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'literal':
      return JSON.stringify(expr.value);
    case 'concat':
      return `concat(${expr.parts.map(renderExpr).join(', ')})`;
    case 'binary':
      return `(${renderExpr(expr.left)} ${expr.operator} ${renderExpr(expr.right)})`;
    case 'reference':
      return expr.name;
    case 'member':
      return `${renderExpr(expr.object)}.${expr.name}`;
    case 'index':
      return `${renderExpr(expr.object)}[${renderExpr(expr.index)}]`;
    case 'call':
      return `${expr.isNew ? 'new ' : ''}${renderExpr(expr.callee)}(${expr.arguments.map(argument).join(', ')})${expr.body === null ? '' : `{#${expr.body}}`}`;
    case 'list':
      return `[${expr.items.map(argument).join(', ')}]`;
    case 'map':
      return `${expr.type ?? ''}{${expr.entries.map((entry) => (entry.key ? `${renderExpr(entry.key)}: ${renderExpr(entry.value)}` : `...${renderExpr(entry.value)}`)).join(', ')}}`;
    case 'conditional':
      return expr.fallback ? expr.branches.map(renderExpr).join(' ?? ') : `either(${expr.branches.map(renderExpr).join(' | ')})`;
    case 'lambda':
      return `fn#${expr.function}`;
    case 'unknown':
      return '?';
  }
}

/** A program as readable text for file snapshots: one line per import, scope, definition, call, write, return, annotation and problem. `#n` is a scope. */
export function renderProgram(program: Program): string {
  const sections: [string, string[]][] = [
    ['namespace', program.namespace === null ? [] : [program.namespace]],
    ['imports', program.imports.map((one) => `${at(one.span)} ${one.module}${one.name === null ? '' : ` → ${one.name}`} as ${one.alias}`)],
    [
      'scopes',
      program.scopes.map((scope) =>
        [
          `#${scope.id}${scope.parent < 0 ? '' : ` in #${scope.parent}`} ${at(scope.span)}–${scope.span.endLine}:${scope.span.endColumn} ${scope.kind}`,
          scope.name,
          scope.kind === 'block' ? (scope.conditional ? 'conditional' : 'always') : null,
          scope.receiver === null ? null : `on ${scope.receiver}`,
          scope.supertypes.length > 0 ? `extends ${scope.supertypes.join(', ')}` : null,
          scope.parameters.length > 0 ? `(${scope.parameters.join(', ')})` : null,
          scope.returns === null ? null : `→ ${scope.returns}`,
        ]
          .filter((part) => part !== null)
          .join(' '),
      ),
    ],
    [
      'definitions',
      program.definitions.map(
        (one) =>
          `${at(one.span)} #${one.scope} ${one.kind} ${one.name}${one.type === null ? '' : `: ${one.type}`}${one.value ? ` ${one.isDeclaration ? '=' : ':='} ${renderExpr(one.value)}` : ''}${one.position > 0 ? ` [${one.position}]` : ''}`,
      ),
    ],
    ['calls', program.calls.map((call) => `${at(call.nameSpan)} #${call.scope} ${renderExpr(call)}`)],
    [
      'writes',
      program.writes.map(
        (one) => `${at(one.span)} #${one.scope} ${one.style} ${renderExpr(one.target)}${one.key ? ` [${renderExpr(one.key)}]` : ''} = ${renderExpr(one.value)}`,
      ),
    ],
    ['returns', program.returns.map((one) => `${at(one.value.span)} #${one.scope} from #${one.function} ${renderExpr(one.value)}`)],
    [
      'annotations',
      program.annotations.map((one) => `${at(one.span)} #${one.scope} @${one.name}(${one.arguments.map(argument).join(', ')}) on ${one.target ?? '–'}`),
    ],
    ['problems', program.problems.map((problem) => `${at(problem.span)} ${problem.message}`)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('\n');
}
