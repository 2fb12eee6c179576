import type { CallExpr, Definition, Expr, MemberExpr, Write } from '../core/program.ts';
import type { ProgramBuilder } from './program-builder.ts';

/** A plain call or assignment, or a write to a member of a plain name, that may mean a member of the receiver around it; settled when all names of the file are known. */
export type Implicit = { receiver: Expr; call: CallExpr } | { receiver: Expr; definition: Definition } | { receiver: Expr; write: Write };

/** Functions of the standard library and of its usual companions that are no member of anything. */
const TOP_LEVEL =
  /^(println|print|listOf|listOfNotNull|mutableListOf|arrayListOf|setOf|mutableSetOf|hashSetOf|emptyList|emptySet|arrayOf|\w+ArrayOf|buildList|buildString|require|requireNotNull|check|checkNotNull|error|TODO|lazy|repeat|maxOf|minOf|launch|async|delay|thread|runTest|super|this)$/;

/**
 * In `x.apply { put(k, v); acks = "1" }` and in extension functions a plain call or assignment means a member of x, unless the file
 * defines or imports the name. Types are not known here, so the innermost receiver has it.
 */
export function settleReceivers({ program }: ProgramBuilder, implicit: readonly Implicit[]): void {
  const functions = new Set(program.scopes.flatMap((scope) => (scope.kind === 'function' && scope.receiver === null ? (scope.name ?? []) : [])));
  const imported = new Set(program.imports.map((one) => one.alias));
  const declared = new Set(program.definitions.flatMap((one) => (one.isDeclaration ? one.name : [])));
  const taken = new Set<Expr>();
  const written = new Set<object>();
  for (const one of implicit) {
    if ('call' in one) {
      const { call, receiver } = one;
      if (call.callee.kind !== 'reference' || call.isNew || taken.has(call)) continue;
      taken.add(call);
      const { name } = call.callee;
      if (TOP_LEVEL.test(name) || functions.has(name) || imported.has(name) || declared.has(name)) continue;
      call.callee = { kind: 'member', object: receiver, name, span: call.callee.span, scope: call.callee.scope } satisfies MemberExpr;
    } else if ('write' in one) {
      const { write, receiver } = one;
      const { target } = write;
      if (target.kind === 'reference' && /^[a-z]/.test(target.name) && target.name !== 'it' && !declared.has(target.name) && !imported.has(target.name))
        write.target = { kind: 'member', object: receiver, name: target.name, span: target.span, scope: target.scope } satisfies MemberExpr;
    } else {
      const { definition, receiver } = one;
      if (declared.has(definition.name) || !definition.value) continue;
      written.add(definition);
      const key: Expr = { kind: 'literal', value: definition.name, span: definition.span, scope: definition.scope };
      program.writes.push({ target: receiver, key, value: definition.value, style: 'member', scope: definition.scope, span: definition.span });
    }
  }
  if (written.size === 0) return;
  program.definitions = program.definitions.filter((one) => !written.has(one));
  program.writes.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
}
