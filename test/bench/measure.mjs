import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loaded into a Node process: writes its peak memory to a file when it exits. */
const PEAK_HOOK = pathToFileURL(join(import.meta.dirname, 'peak-hook.mjs')).href;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Nearest-rank percentile. */
export function percentile(numbers, percent) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

/** Runs a command to its end: wall time in ms. Exit codes other than the expected ones are an error, since a crash is fast. */
export function timed(command, options, { cwd, env = {}, expected = [0] }) {
  const start = performance.now();
  const run = spawnSync(command, options, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 2 ** 28 });
  const ms = performance.now() - start;
  if (run.error) throw run.error;
  if (!expected.includes(run.status)) throw new Error(`${command} ${options.join(' ')} ended with ${run.status ?? run.signal}\n${run.stderr.slice(-2_000)}`);
  return ms;
}

/** The same for a Node script, with its peak resident memory in MB. */
export function timedNode(script, options, { cwd, expected }) {
  const directory = mkdtempSync(join(tmpdir(), 'kafka-compat-bench-'));
  const file = join(directory, 'peak');
  try {
    const ms = timed(process.execPath, ['--import', PEAK_HOOK, script, ...options], { cwd, expected, env: { BENCH_PEAK_FILE: file } });
    return { ms, peakMb: Number(readFileSync(file, 'utf8')) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
