import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  createConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE } from '../config/schema.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { codeActions } from './code-actions.ts';
import { createGuard, describeError } from './guard.ts';
import { settingHover } from './hover.ts';
import { createParts } from './open-root.ts';
import { type KnownTargets, SECTION, SELECT_TARGETS_REQUEST, type SelectTargets, TARGETS_NOTIFICATION, TARGETS_REQUEST } from './protocol.ts';
import { documentReport, workspaceReports } from './pull.ts';
import { debounce, Publisher } from './push.ts';
import { directoriesOf, locate, TOP_OF_DISK } from './roots.ts';
import { NO_SETTINGS, readSettings, type Settings } from './settings.ts';
import { judgingOf, knownTargets } from './targets.ts';
import { type OpenRoot, WorkspaceRoot } from './workspace-root.ts';

/** What the server stands on. */
export interface ServerParts {
  knowledge: Knowledge;
  open: OpenRoot;
}

/** One scan per burst of edits; short, because editors wait between keystrokes themselves. */
const PUSH_DELAY_MS = 15;
/** Files on disk change in bursts: a checkout, a build. */
const REFRESH_DELAY_MS = 100;
/** What a scan reads: sources, configurations, manifests and lock files, and what decides which files there are. */
const WATCHED =
  '**/{*.{java,kt,kts,scala,groovy,gradle,py,go,ts,mts,cts,tsx,js,mjs,cjs,jsx,yaml,yml,json,jsonc,properties,toml,xml,lock,mod,sum,txt,env,conf,sh,tf,md},.env,.env.*,.gitignore,Dockerfile}';

/** Serves one editor over the connection that the process arguments name (`--stdio`, `--node-ipc`) or the given one. */
export function startServer(connection: Connection = createConnection(ProposedFeatures.all), parts: ServerParts = createParts()): void {
  const documents = new TextDocuments(TextDocument);
  const roots = new Map<string, WorkspaceRoot>();
  const guard = createGuard((message) => connection.console.error(message));
  const publisher = new Publisher((uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }));
  const told = new Set<string>();
  let capabilities: InitializeParams['capabilities'] = {};
  let settings: Settings = NO_SETTINGS;
  /** Set by request; until the configuration changes. */
  let requestedTargets: readonly string[] | null = null;
  /** Requests that come while the settings are still being asked for wait for them. */
  let ready: Promise<void> = Promise.resolve();

  const hasRelatedInformation = (): boolean => capabilities.textDocument?.publishDiagnostics?.relatedInformation === true;
  const isPulled = (): boolean => capabilities.textDocument?.diagnostic !== undefined;
  const versionOf = (uri: string): number | null => documents.get(uri)?.version ?? null;
  const warn = (message: string): void => {
    if (told.has(message)) return;
    told.add(message);
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `kafka-compat: ${message}` }).catch(() => {});
  };

  const push = debounce(PUSH_DELAY_MS, () => {
    ready
      .then(() => publisher.publish(roots.values(), hasRelatedInformation()))
      .catch((error: unknown) => connection.console.error(`diagnostics failed: ${describeError(error)}`));
  });
  const refresh = debounce(REFRESH_DELAY_MS, () => {
    if (capabilities.workspace?.diagnostics?.refreshSupport)
      connection.sendRequest(DiagnosticRefreshRequest.type).catch((error: unknown) => connection.console.error(`refresh failed: ${describeError(error)}`));
  });
  /** Diagnostics may differ now. After an edit, an editor that pulls asks by itself. */
  const changed = (by: 'edit' | 'outside'): void => {
    if (!isPulled()) push.schedule();
    else if (by === 'outside') refresh.schedule();
  };

  function addRoot(directory: string): void {
    const judge = (opened: ReturnType<OpenRoot>) => {
      for (const problem of opened.problems) warn(problem);
      const targets = requestedTargets ?? (settings.targets.length > 0 ? settings.targets : opened.configuration.targets);
      return judgingOf(targets, settings.source || opened.configuration.source, parts.knowledge, warn);
    };
    const root = new WorkspaceRoot(directory, parts.open, judge, (report, milliseconds) => {
      const { findings, coverage } = report;
      connection.console.info(
        `${directory}: ${coverage.filesSeen} files, ${coverage.filesRead} read, ${findings.length} findings in ${Math.round(milliseconds)} ms`,
      );
      for (const problem of coverage.problems) if (problem.kind === 'internal') connection.console.error(problem.message);
    });
    roots.set(directory, root);
    for (const document of documents.all()) edit(document.uri, document.getText());
  }

  function edit(uri: string, text: string | null): void {
    const place = locate(uri, roots.values());
    if (!place) return;
    place.root.edit(place.file, text);
    changed('edit');
  }

  async function loadSettings(given: unknown): Promise<void> {
    const input: unknown = capabilities.workspace?.configuration ? await connection.workspace.getConfiguration(SECTION) : given;
    const read = readSettings(input);
    settings = read.settings;
    requestedTargets = null;
    for (const problem of read.problems) warn(problem);
    rejudge();
  }

  function rejudge(): void {
    for (const root of roots.values()) root.rejudge();
    tellTargets();
    changed('outside');
  }

  function reopen(root: WorkspaceRoot): void {
    root.reopen();
    tellTargets();
  }

  function selectedTargets(): string[] {
    return [...new Set([...roots.values()].flatMap((root) => root.judgingNow().targets.map((target) => target.label)))];
  }

  function tellTargets(): void {
    connection.sendNotification(TARGETS_NOTIFICATION, { targets: selectedTargets() } satisfies SelectTargets).catch(() => {});
  }

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    const initial = readSettings(params.initializationOptions);
    settings = initial.settings;
    const directories = directoriesOf(params);
    for (const directory of directories.length > 0 ? directories : [TOP_OF_DISK]) addRoot(directory);
    return {
      serverInfo: { name: 'kafka-compat' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        ...(isPulled() && { diagnosticProvider: { identifier: SECTION, interFileDependencies: true, workspaceDiagnostics: true } }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    const { workspace } = capabilities;
    const failed = (error: unknown): void => connection.console.error(`setting up failed: ${describeError(error)}`);
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }).catch(failed);
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: WATCHED }] }).catch(failed);
    }
    if (workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const directory of directoriesOf({ workspaceFolders: removed, rootUri: null })) {
          roots.get(directory)?.close();
          roots.delete(directory);
        }
        for (const directory of directoriesOf({ workspaceFolders: added, rootUri: null })) addRoot(directory);
        changed('outside');
      });
    }
    if (workspace?.configuration) ready = loadSettings(null).catch(failed);
    else rejudge();
  });

  connection.onDidChangeConfiguration(({ settings: given }: { settings: Record<string, unknown> | null }) => {
    ready = loadSettings(given?.[SECTION]).catch((error: unknown) => connection.console.error(`settings failed: ${describeError(error)}`));
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      const place = locate(uri, roots.values());
      if (!place) continue;
      if (place.file === CONFIG_FILE) reopen(place.root);
      else if (place.root.textOf(place.file) === null) place.root.change([place.file]);
      else continue;
      changed('outside');
    }
  });

  documents.onDidChangeContent(({ document }) => edit(document.uri, document.getText()));
  documents.onDidClose(({ document }) => edit(document.uri, null));

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    guard<DocumentDiagnosticReport>('diagnostics', token, documentReport([], undefined), async (signal) => {
      await ready;
      const place = locate(textDocument.uri, roots.values());
      const byFile = await place?.root.diagnostics(hasRelatedInformation(), signal);
      return documentReport((place && byFile?.get(place.file)) ?? [], previousResultId);
    }),
  );

  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
    guard<WorkspaceDiagnosticReport>('workspace diagnostics', token, { items: [] }, async (signal) => {
      await ready;
      return {
        items: await workspaceReports(new Set(roots.values()), previousResultIds, { hasRelatedInformation: hasRelatedInformation(), versionOf, signal }),
      };
    }),
  );

  connection.onHover(({ textDocument, position }, token) =>
    guard('hover', token, null, async (signal) => {
      await ready;
      const place = locate(textDocument.uri, roots.values());
      if (!place) return null;
      const { root, file } = place;
      const [report, inventory] = [await root.report(signal), await root.inventory(signal)];
      const defaultOf = (setting: Parameters<typeof root.opened.defaultOf>[0]) => root.opened.defaultOf(setting, inventory);
      return settingHover(file, position, {
        report,
        inventory,
        knowledge: parts.knowledge,
        targets: root.judgingNow().targets,
        defaultOf,
        uri: (each) => root.uri(each),
      });
    }),
  );

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    guard<CodeAction[]>('code actions', token, [], async (signal) => {
      await ready;
      const place = locate(textDocument.uri, roots.values());
      const text = documents.get(textDocument.uri)?.getText();
      if (!place || text === undefined) return [];
      const report = await place.root.report(signal);
      return codeActions(report, {
        file: place.file,
        text,
        range,
        diagnostics: context.diagnostics,
        uri: (file) => (file === place.file ? textDocument.uri : place.root.uri(file)),
      });
    }),
  );

  connection.onRequest(TARGETS_REQUEST, async (): Promise<KnownTargets> => {
    await ready;
    return { known: knownTargets(parts.knowledge), selected: selectedTargets() };
  });

  connection.onRequest(SELECT_TARGETS_REQUEST, ({ targets }: SelectTargets) => {
    requestedTargets = targets;
    rejudge();
  });

  documents.listen(connection);
  connection.listen();
}
