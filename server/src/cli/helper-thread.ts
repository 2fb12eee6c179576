import { parentPort, workerData } from 'node:worker_threads';
import { type DiskTreeOptions, diskTree } from '../files/disk-tree.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { partsWith } from '../scan.ts';
import { Extraction } from '../session.ts';

/** What the thread is given: the tree as the CLI opened it, and its share of the files. */
export interface HelperTask {
  root: string;
  options: DiskTreeOptions;
  files: readonly string[];
}

const { root, options, files } = workerData as HelperTask;
const tree = diskTree(root, options);
const told = await new Extraction(tree, partsWith(loadKnowledge())).extract(files);
parentPort?.postMessage({ told, skips: tree.skips() });
