import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DeclaredWrapper } from '../core/declared-wrapper.ts';
import type { DiskTreeOptions } from '../files/disk-tree.ts';
import type { Helper, Told } from '../service.ts';
import type { HelperTask } from './helper-thread.ts';

/** More threads wait for the disk and cost memory. */
const MAX_THREADS = 3;

/** Threads that extract portions of a large tree, one less than there are processors; they end with their answer, or when the scan is cancelled. */
export function threadHelper(root: string, options: DiskTreeOptions, wrappers: readonly DeclaredWrapper[] = []): Helper {
  const threads = Math.max(1, Math.min(availableParallelism() - 1, MAX_THREADS));
  return {
    threads,
    async help(work, signal) {
      const told = await Promise.all(Array.from({ length: threads }, (_, at) => thread({ root, options, wrappers, work, range: at + 1 }, signal)));
      return { results: told.flatMap((one) => one.results), skips: told.flatMap((one) => one.skips) };
    },
  };
}

function thread(task: HelperTask, signal: AbortSignal | undefined): Promise<Told> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./helper-thread.js', import.meta.url), { workerData: task });
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
