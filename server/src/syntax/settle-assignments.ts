import type { Program, ScopeKind } from '../core/program.ts';

/**
 * Assignments to a plain name inside a function may mean a field of the enclosing type (Java) or a variable of the file (Go, scripts).
 * Once all declarations are known, such an assignment becomes a definition in the scope that declares the name, like `this.x = e`.
 */
export function settleAssignments(program: Program, holders: readonly ScopeKind[]): void {
  const declared = new Map<string, Set<number>>();
  for (const definition of program.definitions) {
    if (!definition.isDeclaration) continue;
    const scopes = declared.get(definition.name);
    if (scopes) scopes.add(definition.scope);
    else declared.set(definition.name, new Set([definition.scope]));
  }
  for (const definition of program.definitions) {
    const scopes = definition.isDeclaration ? undefined : declared.get(definition.name);
    if (!scopes) continue;
    let scope = definition.scope;
    let isOtherUnit = false;
    for (; scope >= 0 && !scopes.has(scope); scope = program.scopes[scope]!.parent) isOtherUnit ||= program.scopes[scope]!.kind !== 'block';
    const holder = program.scopes[scope];
    // a branch at the top of a file stays in its branch
    if (!holder || !holders.includes(holder.kind) || scope === definition.scope || (holder.kind === 'file' && !isOtherUnit)) continue;
    definition.scope = scope;
    if (holder.kind === 'type') definition.kind = 'field';
  }
}
