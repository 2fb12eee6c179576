import { existsSync } from 'node:fs';
import path from 'node:path';
import { memoryTree, type SourceTree } from '../core/tree.ts';
import { diskTree } from '../files/disk-tree.ts';
import { overlayTree } from '../files/overlay-tree.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { createService, defaultOf } from '../scan.ts';
import { TOP_OF_DISK } from './roots.ts';
import type { ServerParts } from './server.ts';
import type { OpenedRoot } from './workspace-root.ts';

export const CONFIGURATION_FILE = '.kafka-compat.yaml';

/** The real parts of a server: the facade on a directory under the open editors. */
export function createParts(): ServerParts {
  const knowledge = loadKnowledge();
  const service = createService({ knowledge });
  return {
    knowledge,
    open(directory, documents) {
      const base = directory === TOP_OF_DISK ? looseFiles() : codeBase(directory);
      const tree = overlayTree(base.tree, documents);
      const session = service.open(tree);
      const opened: OpenedRoot = {
        session: {
          ...session,
          change(files) {
            base.changed(files);
            session.change(files);
          },
        },
        configuration: { targets: [], source: null },
        problems: [],
        holds: base.holds,
        defaultOf: (setting, inventory) => defaultOf(setting, inventory, tree.list(), knowledge),
      };
      return opened;
    },
  };
}

/** A tree under the editors, and what to tell it. */
interface Base {
  tree: SourceTree;
  changed(files: readonly string[]): void;
  holds(file: string): boolean;
}

/** Files opened without a folder: nothing else of the disk is looked at. */
function looseFiles(): Base {
  return { tree: memoryTree({}), changed: () => {}, holds: () => true };
}

function codeBase(directory: string): Base {
  const tree = diskTree(directory);
  return {
    tree,
    changed: (files) => tree.changed(files),
    // A file on disk that the tree does not list is ignored; one that is not there yet is being written.
    holds: (file) => tree.list().includes(file) || !existsSync(path.join(directory, file)),
  };
}
