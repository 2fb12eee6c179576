import type { Duplex, Readable, Writable } from 'node:stream';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node.js';
import { URI } from 'vscode-uri';
import { TARGETS_NOTIFICATION } from '../../server/src/lsp/protocol.ts';

/** Everything that VS Code can do which matters here. */
export const FULL: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceFolders: true,
  },
  textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } },
};

/** An editor without a window: it speaks the protocol and keeps what the server tells it. */
export class Editor {
  readonly published = new Map<string, Diagnostic[]>();
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  readonly registered: string[] = [];
  targets: string[] = [];
  refreshes = 0;
  settings: unknown = {};
  #version = 1;

  constructor(
    readonly connection: ProtocolConnection,
    readonly directory: string,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => void this.published.set(uri, diagnostics));
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.logged.push(message));
    connection.onNotification(ShowMessageNotification.type, ({ message }) => void this.shown.push(message));
    connection.onNotification(TARGETS_NOTIFICATION, ({ targets }: { targets: string[] }) => {
      this.targets = targets;
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => void this.registered.push(...registrations.map((each) => each.method)));
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.onRequest(DiagnosticRefreshRequest.type, () => void this.refreshes++);
    connection.listen();
  }

  uri(file: string): string {
    return URI.file(`${this.directory}/${file}`).toString();
  }

  async start(capabilities: ClientCapabilities, initializationOptions?: unknown) {
    const workspaceFolders = [{ uri: URI.file(this.directory).toString(), name: 'w' }];
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders,
      initializationOptions,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async open(file: string, text: string, languageId = 'plaintext'): Promise<void> {
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: this.uri(file), languageId, version: this.#version, text },
    });
  }

  /** Replaces a range of an open file. */
  async change(file: string, range: Range, text: string): Promise<void> {
    this.#version++;
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri(file), version: this.#version },
      contentChanges: [{ range, text }],
    });
  }

  pull(file: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: this.uri(file) }, previousResultId });
  }

  /** The diagnostics of a file, as `rule@line`. */
  async rules(file: string): Promise<string[]> {
    const answer = await this.pull(file);
    return answer.kind === 'full' ? answer.items.map((item) => `${item.code}@${item.range.start.line + 1}`) : [];
  }
}

export function editorOn(read: Readable | Duplex, write: Writable | Duplex, directory: string): Editor {
  return new Editor(createProtocolConnection(new StreamMessageReader(read), new StreamMessageWriter(write)), directory);
}

/** Waits until the condition holds; fails after five seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
