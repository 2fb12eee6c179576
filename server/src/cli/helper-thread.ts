import { parentPort, workerData } from 'node:worker_threads';
import { type DiskTreeOptions, diskTree } from '../files/disk-tree.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { partsWith } from '../scan.ts';
import { Extraction } from '../session.ts';

/** What the thread is given: the tree as the CLI opened it, and the files to take portions of. */
export interface HelperTask {
  root: string;
  options: DiskTreeOptions;
  files: readonly string[];
  cursor: Int32Array;
}

const { root, options, files, cursor } = workerData as HelperTask;
const tree = diskTree(root, options);
const told = await new Extraction(tree, partsWith(loadKnowledge())).share(files, cursor);
parentPort?.postMessage({ told, skips: tree.skips() });
