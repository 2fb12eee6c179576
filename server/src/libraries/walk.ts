import type { Expr, Program } from '../core/program.ts';

/** Calls back for every expression of a program once, outer before inner. */
export function eachExpression(program: Program, visit: (expr: Expr) => void): void {
  const seen = new Set<Expr>();
  const stack: Expr[] = [];
  const push = (expr: Expr | null): void => {
    if (expr && !seen.has(expr)) {
      seen.add(expr);
      stack.push(expr);
    }
  };
  for (const definition of program.definitions) push(definition.value);
  for (const write of program.writes) {
    push(write.target);
    push(write.value);
  }
  for (const result of program.returns) push(result.value);
  for (const call of program.calls) push(call);
  for (const { receiver, arguments: args } of program.annotations) {
    if (receiver) push(receiver);
    for (const argument of args) push(argument.value);
  }
  while (stack.length > 0) {
    const expr = stack.pop()!;
    visit(expr);
    switch (expr.kind) {
      case 'concat':
        expr.parts.forEach(push);
        break;
      case 'binary':
        push(expr.left);
        push(expr.right);
        break;
      case 'member':
        push(expr.object);
        break;
      case 'index':
        push(expr.object);
        push(expr.index);
        break;
      case 'call':
        push(expr.callee);
        for (const argument of expr.arguments) push(argument.value);
        break;
      case 'list':
        for (const item of expr.items) push(item.value);
        break;
      case 'map':
        for (const entry of expr.entries) {
          push(entry.key);
          push(entry.value);
        }
        break;
      case 'conditional':
        expr.branches.forEach(push);
        break;
    }
  }
}
