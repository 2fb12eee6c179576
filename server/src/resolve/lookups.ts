import type { Lookups } from '../configs/form.ts';
import type { ConfigDocument } from '../core/document.ts';
import type { SourceTree } from '../core/tree.ts';

/** Look-ups over a tree. */
export function createLookups(tree: SourceTree, document: (file: string) => ConfigDocument | null): Lookups {
  return { environment: () => null, property: () => null, document, text: (file) => tree.read(file), files: () => tree.list() };
}
