import { parentPort, workerData } from 'node:worker_threads';
import type { DeclaredWrapper } from '../core/declared-wrapper.ts';
import { type DiskTreeOptions, diskTree } from '../files/disk-tree.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { partsWith } from '../scan.ts';
import type { SharedWork, Told } from '../service.ts';
import { Extraction } from '../session.ts';

/** What the thread is given: the tree as the CLI opened it, and the files to take portions of. */
export interface HelperTask {
  root: string;
  options: DiskTreeOptions;
  wrappers: readonly DeclaredWrapper[];
  work: SharedWork;
  /** The range of the work that is this thread's own. */
  range: number;
}

const { root, options, wrappers, work, range } = workerData as HelperTask;
const tree = diskTree(root, { ...options, listed: work.listed });
const results = await new Extraction(tree, partsWith(loadKnowledge(), wrappers)).share(work, range);
parentPort?.postMessage({ results, skips: tree.skips() } satisfies Told);
