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
    candidates(tokens, files) {
      const open = files.filter((file) => openDocuments.has(file));
      if (open.length === 0) return base.candidates(tokens, files);
      const isHeld = prefilter(tokens);
      const onDisk = files.filter((file) => !openDocuments.has(file));
      const held = new Set(base.candidates(tokens, onDisk));
      for (const file of open) if (isHeld(Buffer.from(openDocuments.get(file)!))) held.add(file);
      return files.filter((file) => held.has(file));
    },
  };
}
