import type { SourceTree } from '../core/tree.ts';
import { openTypeScriptSymbols, type TypeScriptSymbols } from './typescript-symbols.ts';

/**
 * Resolves imports through a tsconfig's paths. The compiler is loaded on the first specifier that begins as one of the mapped names
 * does; a tree without such an import never pays for it.
 */
export function pathMappings(tree: SourceTree): (fromFile: string, specifier: string) => string | null {
  let prefixes: readonly string[] | null = null;
  let symbols: TypeScriptSymbols | null = null;
  return (fromFile, specifier) => {
    prefixes ??= mappedPrefixes(tree);
    if (!prefixes.some((prefix) => specifier.startsWith(prefix))) return null;
    symbols ??= openTypeScriptSymbols(tree);
    return symbols.resolveTsImport(fromFile, specifier);
  };
}

/** The names that configurations map to directories, up to their `*`. */
function mappedPrefixes(tree: SourceTree): readonly string[] {
  const configurations = tree.list().filter((file) => /(^|\/)[tj]sconfig[^/]*\.json$/.test(file));
  return configurations.flatMap((file) => [...(tree.read(file) ?? '').matchAll(/"([@~\w][^"*\n]{0,80})\*?"\s*:\s*\[\s*"[^"\n]*\//g)].map((match) => match[1]!));
}
