import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyConfig } from '../config/apply.ts';
import { parseConfig } from '../config/parse.ts';
import { CONFIG_FILE, type Config } from '../config/schema.ts';
import { memoryTree, type SourceTree } from '../core/tree.ts';
import { diskTree } from '../files/disk-tree.ts';
import { overlayTree } from '../files/overlay-tree.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { rules } from '../rules/index.ts';
import { createService, defaultOf } from '../scan.ts';
import { suppressReport } from '../suppress/suppress.ts';
import { TOP_OF_DISK } from './roots.ts';
import type { ServerParts } from './server.ts';

/** The real parts of a server: the facade on a directory under the open editors. */
export function createParts(): ServerParts {
  const knowledge = loadKnowledge();
  const service = createService({ knowledge });
  return {
    knowledge,
    open(directory, documents) {
      const { config, problems } = directory === TOP_OF_DISK ? { config: {}, problems: [] } : readConfig(directory);
      const base = directory === TOP_OF_DISK ? looseFiles() : codeBase(directory, config);
      const tree = overlayTree(base.tree, documents);
      const session = service.open(tree, { wrappers: config.wrappers });
      return {
        session: {
          change(files) {
            base.changed(files);
            session.change(files);
          },
          inventory: (options) => session.inventory(options),
          scan: async (request) => suppressReport(applyConfig(await session.scan(request), config), (file) => tree.read(file), today()),
        },
        configuration: { targets: config.targets ?? [], source: config.source ?? null },
        problems,
        holds: base.holds,
        defaultOf: (setting, inventory) => defaultOf(setting, inventory, tree.list(), knowledge),
      };
    },
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** With mistakes in it, the file counts for nothing, and the mistakes are told. */
function readConfig(directory: string): { config: Config; problems: string[] } {
  const file = path.join(directory, CONFIG_FILE);
  if (!existsSync(file)) return { config: {}, problems: [] };
  const { config, problems } = parseConfig(
    readFileSync(file, 'utf8'),
    rules.map((rule) => rule.id),
  );
  return { config: config ?? {}, problems: problems.map(({ line, column, message }) => `${CONFIG_FILE}:${line}:${column} ${message}`) };
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

function codeBase(directory: string, { include, exclude }: Config): Base {
  const tree = diskTree(directory, { include, exclude });
  return {
    tree,
    changed: (files) => tree.changed(files),
    // A file on disk that the tree does not list is ignored; one that is not there yet is being written.
    holds: (file) => tree.list().includes(file) || !existsSync(path.join(directory, file)),
  };
}
