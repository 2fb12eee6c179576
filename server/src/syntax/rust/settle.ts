import type { CallExpr, Expr } from '../../core/program.ts';
import type { Reader } from './reader.ts';

/** What only the whole file tells: crates that are named without `use`, type aliases, options, and types that inference takes from a struct's fields. */
export function settle(reader: Reader): void {
  const { program } = reader.builder;
  const imported = new Set(program.imports.map((one) => one.alias));
  const declared = new Set([...reader.types.keys(), ...program.definitions.filter((one) => one.isDeclaration).map((one) => one.name)]);
  for (const [name, node] of reader.roots) {
    if (/^[a-z_]/.test(name) && !imported.has(name) && !declared.has(name)) reader.builder.import(node, { module: name, name: null, alias: name });
  }
  for (const { node, name, path } of reader.aliases) {
    const [head, ...rest] = path.split('.');
    const one = program.imports.find((other) => other.alias === head);
    const full = [...(one ? [one.module, ...(one.name ? [one.name] : [])] : [head!]), ...rest];
    if (full.length > 1) reader.builder.import(node, { module: full.slice(0, -1).join('.'), name: full.at(-1)!, alias: name });
  }
  for (const { name, call } of reader.options) {
    const fallback = reader.defaults.get(name);
    if (fallback) call.arguments.push({ name: null, value: fallback, isSpread: false });
  }
  for (const literal of reader.literals) {
    const owner = reader.types.get(literal.type);
    const type = program.definitions.find((one) => one.scope === owner && one.name === literal.name && one.isDeclaration)?.type;
    if (type) expectType(reader, literal.value, type);
  }
}

/** Gives a call without type arguments the type that its value goes to; a variable's value if the variable has no type of its own. */
function expectType(reader: Reader, value: Expr, type: string): void {
  const { program } = reader.builder;
  let at: Expr | null = value;
  if (at.kind === 'reference') {
    const { name, scope } = at;
    const unit = (inner: number): number => {
      let id = inner;
      while (program.scopes[id]!.kind === 'block') id = program.scopes[id]!.parent;
      return id;
    };
    const definition = program.definitions.findLast((one) => one.name === name && one.kind === 'variable' && unit(one.scope) === unit(scope));
    at = definition?.type === null ? definition.value : null;
  }
  if (at?.kind === 'call' && !at.types) (at satisfies CallExpr).types = [type];
}
