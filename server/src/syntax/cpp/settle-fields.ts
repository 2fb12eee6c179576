import type { Program } from '../../core/program.ts';

/**
 * A method's assignment to a name that the file does not declare is one to a field: its class is declared in a header.
 * It becomes a definition of the field in the class's scope, like `this->x = e`.
 */
export function settleFields(program: Program, classes: ReadonlySet<number>): void {
  const declared = new Map<string, Set<number>>();
  for (const { name, scope, isDeclaration } of program.definitions) {
    if (!isDeclaration) continue;
    const scopes = declared.get(name);
    if (scopes) scopes.add(scope);
    else declared.set(name, new Set([scope]));
  }
  for (const definition of program.definitions) {
    if (definition.isDeclaration || definition.kind !== 'variable') continue;
    const scopes = declared.get(definition.name);
    let owner: number | null = null;
    let isDeclared = false;
    for (let at = definition.scope; at >= 0 && !isDeclared; at = program.scopes[at]!.parent) {
      isDeclared = scopes?.has(at) ?? false;
      if (owner === null && classes.has(at)) owner = at;
    }
    if (isDeclared || owner === null) continue;
    definition.scope = owner;
    definition.kind = 'field';
  }
}
