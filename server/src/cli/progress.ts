import type { CliIo } from './io.ts';

const DELAY_MS = 1_000;
const CLEAR_LINE = '\r\u001b[K';

/** A line on standard error that is rewritten while a scan takes long, and gone afterwards. */
export function progress(io: CliIo, isQuiet: boolean) {
  const started = performance.now();
  let isShown = false;
  return {
    report(done: number, total: number): void {
      if (isQuiet || !io.isErrorTerminal || performance.now() - started < DELAY_MS) return;
      isShown = true;
      io.stderr(`${CLEAR_LINE}reading ${done} of ${total} files`);
    },
    end(): void {
      if (isShown) io.stderr(CLEAR_LINE);
    },
  };
}
