import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Runs requests so that a crash in one costs one answer: it is logged and the fallback is given. */
export type Guard = <T>(name: string, token: CancellationToken, fallback: T, work: (signal: AbortSignal) => Promise<T> | T) => Promise<T>;

export function createGuard(log: (message: string) => void): Guard {
  return async (name, token, fallback, work) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    if (token.isCancellationRequested) controller.abort();
    try {
      controller.signal.throwIfAborted();
      return await work(controller.signal);
    } catch (error) {
      if (controller.signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
      log(`${name} failed: ${describeError(error)}`);
      return fallback;
    } finally {
      subscription.dispose();
    }
  };
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
