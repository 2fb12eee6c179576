import type { Program, ScopeKind } from '../core/program.ts';
import type { Span } from '../core/span.ts';

/**
 * Assignments to a plain name inside a function may mean a field of the enclosing type (Java) or a variable of the file (Go, scripts).
 * Once all declarations are known, such an assignment becomes a definition in the scope that declares the name, like `this.x = e`.
 * `mayNotHaveRun`: code beside the declaration can run before or without that function, so the definition goes into a conditional block there.
 */
export function settleAssignments(program: Program, holders: readonly ScopeKind[], mayNotHaveRun = false): void {
  const declared = new Map<string, Set<number>>();
  for (const definition of program.definitions) {
    // a field is not meant by its plain name, except in Java
    if (!definition.isDeclaration || (definition.kind === 'field' && !holders.includes('type'))) continue;
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
    // a branch in the declaring function or file stays in its branch
    if (!holder || !holders.includes(holder.kind) || scope === definition.scope || (holder.kind !== 'type' && !isOtherUnit)) continue;
    definition.scope = mayNotHaveRun ? conditionalBlock(program, scope, definition.span) : scope;
    if (holder.kind === 'type') definition.kind = 'field';
  }
}

function conditionalBlock(program: Program, parent: number, span: Span): number {
  const id = program.scopes.length;
  program.scopes.push({ id, parent, kind: 'block', name: null, conditional: true, supertypes: [], parameters: [], receiver: null, returns: null, span });
  return id;
}
