import type { Expr } from '../core/program.ts';
import type { ProgramIndex } from './program-index.ts';
import type { Resolver } from './resolver.ts';

const DATA_FILE = /^[^*?<>|\n]{1,200}\.(json|ya?ml|properties|toml)$/;
const MAX_DEPTH = 6;

/** The path of a data file that an expression opens or names: the literal in `open("a.yml")`, `new FileReader(PATH)`, `path.join(dir, "a.json")`; null when it names none. */
export function namedFile(expr: Expr, index: ProgramIndex, resolver: Resolver, depth = 0): string | null {
  if (depth > MAX_DEPTH) return null;
  const inner = (one: Expr | undefined): string | null => (one ? namedFile(one, index, resolver, depth + 1) : null);
  switch (expr.kind) {
    case 'literal':
      return typeof expr.value === 'string' && DATA_FILE.test(expr.value) ? expr.value.replace(/^(classpath:|\.?\/)+/, '') : null;
    case 'concat':
      return inner(expr.parts.at(-1));
    case 'binary':
      return inner(expr.right);
    case 'member':
      return expr.object.kind === 'call' ? inner(expr.object) : throughName(expr, index, resolver, depth);
    case 'call':
      for (const { value } of expr.arguments.toReversed()) {
        const found = inner(value);
        if (found !== null) return found;
      }
      return expr.callee.kind === 'member' ? inner(expr.callee.object) : null;
    case 'reference':
      return throughName(expr, index, resolver, depth);
    default:
      return null;
  }
}

function throughName(expr: Expr, index: ProgramIndex, resolver: Resolver, depth: number): string | null {
  for (const { definition, index: owner } of resolver.definitionsOf(expr, index)) {
    const found = definition.value ? namedFile(definition.value, owner, resolver, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}
