import { Worker } from 'node:worker_threads';
import type { DiskTreeOptions } from '../files/disk-tree.ts';
import type { Helper } from '../service.ts';
import type { HelperTask } from './helper-thread.ts';

/** Programs are short-lived objects: room for the young ones saves about a seventh of the time. */
const YOUNG_MB = 128;

type Told = Awaited<ReturnType<Helper>>;

/** A second thread that extracts portions of a large tree; ends with its answer, or when the scan is cancelled. */
export function threadHelper(root: string, options: DiskTreeOptions): Helper {
  return (files, cursor, signal) =>
    new Promise<Told>((resolve, reject) => {
      const worker = new Worker(new URL('./helper-thread.js', import.meta.url), {
        workerData: { root, options, files, cursor } satisfies HelperTask,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      const stop = (): void => void worker.terminate();
      signal?.addEventListener('abort', stop, { once: true });
      worker.once('message', (told: Told) => resolve(told));
      worker.once('error', reject);
      worker.once('exit', () => {
        signal?.removeEventListener('abort', stop);
        reject(new Error('the helper thread ended without an answer'));
      });
    });
}
