import type { SourceTree } from '../core/tree.ts';
import { prefilter } from './prefilter.ts';

/** A tree under open editors: their text goes before that of the disk. `openDocuments` is asked at every call, so its owner may keep changing it. */
export function overlayTree(base: SourceTree, openDocuments: ReadonlyMap<string, string>): SourceTree {
  return {
    list() {
      const files = base.list();
      if (openDocuments.size === 0) return files;
      const known = new Set(files);
      const added = [...openDocuments.keys()].filter((file) => !known.has(file));
      return added.length === 0 ? files : [...files, ...added].sort();
    },
    read: (file) => openDocuments.get(file) ?? base.read(file),
    skips: () => base.skips().filter(({ file }) => !openDocuments.has(file)),
    candidates(tokens, isWanted = () => true) {
      const isHeld = prefilter(tokens);
      const holds = (file: string): boolean => isHeld(Buffer.from(base.read(file) ?? ''));
      const isOnDisk = (file: string): boolean => isWanted(file) && !openDocuments.has(file);
      const fromDisk = base.candidates?.(tokens, isOnDisk) ?? base.list().filter((file) => isOnDisk(file) && holds(file));
      const open = [...openDocuments].filter(([file, text]) => isWanted(file) && isHeld(Buffer.from(text))).map(([file]) => file);
      return open.length === 0 ? fromDisk : [...fromDisk, ...open].sort();
    },
  };
}
