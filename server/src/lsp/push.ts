import type { Diagnostic } from 'vscode-languageserver';
import { resultId } from './diagnostics.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** Publishes diagnostics to editors that do not ask for them: only files whose diagnostics changed since the last time. */
export class Publisher {
  readonly #sent = new Map<string, string>();

  constructor(private readonly send: (uri: string, diagnostics: Diagnostic[]) => void) {}

  async publish(roots: Iterable<WorkspaceRoot>, hasRelatedInformation: boolean): Promise<void> {
    const now = new Map<string, Diagnostic[]>();
    for (const root of roots) for (const [file, items] of await root.diagnostics(hasRelatedInformation)) now.set(root.uri(file), items);
    for (const uri of this.#sent.keys()) if (!now.has(uri)) now.set(uri, []);
    for (const [uri, items] of now) {
      const id = resultId(items);
      if (this.#sent.get(uri) === id) continue;
      if (items.length > 0) this.#sent.set(uri, id);
      else this.#sent.delete(uri);
      this.send(uri, items);
    }
  }
}

/** Runs the work once per burst of calls, `delay` after the last one. */
export function debounce(delayMs: number, work: () => void): { schedule(): void; cancel(): void } {
  let timer: NodeJS.Timeout | null = null;
  const cancel = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  return {
    cancel,
    schedule() {
      cancel();
      timer = setTimeout(() => {
        timer = null;
        work();
      }, delayMs);
    },
  };
}
