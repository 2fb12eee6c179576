import type { DeclaredNames } from '../core/program.ts';

const TYPE = /\b(?:class|interface|object|trait|enum(?:\s+class)?|record|type|typealias)\s+`?([\p{L}_$][\p{L}\p{N}_$]*)/gu;
/** Modifiers, a type parameter list and an extension's receiver may stand around the keyword. */
const TOP_LEVEL = /^(?:@?[\w.]+(?:\([^()\n]*\))?\s+)*(?:fun|def|va[lr])\s+(?:<[^<>]*>\s*)?(?:[\w<>?, *]+\.)*`?([\p{L}_$][\p{L}\p{N}_$]*)/gmu;

/** Of a Java, Kotlin, Scala or Groovy source. */
export function declaredNames(text: string): DeclaredNames {
  return { types: all(TYPE, text), topLevel: all(TOP_LEVEL, text) };
}

const all = (pattern: RegExp, text: string): ReadonlySet<string> => new Set([...text.matchAll(pattern)].map((match) => match[1]!));
