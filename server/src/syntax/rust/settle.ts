import type { Definition, Expr, Program } from '../../core/program.ts';
import { push } from '../../core/push.ts';
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
  const fields = new Map<string, Definition>();
  const set = new Set<string>();
  for (const definition of program.definitions) {
    const key = `${definition.scope} ${definition.name}`;
    if (!definition.isDeclaration) set.add(key);
    else if (!fields.has(key)) fields.set(key, definition);
  }
  // what is read from a file is not only what the code sets
  for (const { node, definition } of reader.read) if (set.has(`${definition.scope} ${definition.name}`)) definition.value = reader.builder.unknown(node);
  const variables = new Map<string, Definition[]>();
  for (const definition of program.definitions) if (definition.kind === 'variable') push(variables, definition.name, definition);
  for (const literal of reader.literals) {
    const type = fields.get(`${reader.types.get(literal.type)} ${literal.name}`)?.type;
    if (type) expectType(program, variables, literal.value, type);
  }
}

const MAX_NAMESAKES = 64;

/** Gives a call without type arguments the type that its value goes to; a variable's value if the variable has no type of its own. */
function expectType(program: Program, variables: ReadonlyMap<string, Definition[]>, value: Expr, type: string): void {
  let at: Expr | null = value;
  if (at.kind === 'reference') {
    const unit = (inner: number): number => {
      let id = inner;
      while (program.scopes[id]!.kind === 'block') id = program.scopes[id]!.parent;
      return id;
    };
    const own = unit(at.scope);
    const named = variables.get(at.name) ?? [];
    const definition =
      named.slice(-MAX_NAMESAKES).findLast((one) => unit(one.scope) === own) ?? named.slice(0, MAX_NAMESAKES).findLast((one) => unit(one.scope) === own);
    at = definition?.type === null ? definition.value : null;
  }
  if (at?.kind === 'call' && !at.types) at.types = [type];
}
