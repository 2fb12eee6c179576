import { PassThrough } from 'node:stream';
import {
  CancellationTokenSource,
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  HoverRequest,
  LSPErrorCodes,
  ProposedFeatures,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node.js';
import { afterEach, expect, test } from 'vitest';
import type { ScanReport } from '../../server/src/core/report.ts';
import { SELECT_TARGETS_REQUEST, TARGETS_REQUEST } from '../../server/src/lsp/protocol.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import type { ScanRequest } from '../../server/src/service.ts';
import { editorOn, type Editor, FULL, until } from './editor.ts';
import { finding, inventory, knowledge, report, setting } from './samples.ts';

const open: Editor[] = [];
afterEach(() => {
  for (const editor of open.splice(0)) editor.connection.dispose();
});

interface Fake {
  editor: Editor;
  documents: ReadonlyMap<string, string>;
  openings: number;
  changes: string[][];
}

/** The server over pipes, on a session that reports one finding per target in a.py and, unless its text says otherwise, one in b.py. */
function serve(scan: (request: ScanRequest, fake: Fake) => Promise<ScanReport> | ScanReport = found): Fake {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  const editor = editorOn(toEditor, toServer, '/r');
  const fake: Fake = { editor, documents: new Map(), openings: 0, changes: [] };
  open.push(editor);
  startServer(createConnection(ProposedFeatures.all, toServer, toEditor), {
    knowledge,
    open(_directory, documents) {
      fake.openings++;
      fake.documents = documents;
      return {
        session: {
          change: (files) => void fake.changes.push([...files]),
          inventory: async () => inventory(setting({ file: 'a.py' })),
          scan: async (request) => scan(request, fake),
        },
        configuration: { targets: ['blob@1'], source: null },
        problems: [],
        holds: () => true,
        defaultOf: () => null,
      };
    },
  });
  return fake;
}

function found({ targets }: ScanRequest, { documents }: Fake): ScanReport {
  const here = targets.map(({ label }) => finding({ file: 'a.py', target: label, message: `found for ${label}` }));
  return report(...here, ...(documents.get('b.py') === 'quiet' ? [] : [finding({ file: 'b.py' })]));
}

const line = (text: string) => ({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text });

test('an editor that pulls gets answers with result ids, and "unchanged" for a known one', async () => {
  const { editor } = serve();
  const { capabilities } = await editor.start(FULL);
  expect(capabilities).toMatchObject({ textDocumentSync: { change: 2 }, diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } });
  const first = await editor.pull('a.py');
  expect(first).toMatchObject({ kind: 'full', items: [{ source: 'kafka-compat blob@1' }] });
  expect(await editor.pull('a.py', first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  expect(await editor.pull('clean.py')).toMatchObject({ kind: 'full', items: [] });
});

test('a workspace pull lists every file with diagnostics, and clears those that have none any more', async () => {
  const { editor } = serve();
  await editor.start(FULL);
  const first = await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  expect(first.items.map((item) => [item.uri, item.kind])).toEqual([
    [editor.uri('a.py'), 'full'],
    [editor.uri('b.py'), 'full'],
  ]);
  await editor.open('b.py', 'quiet');
  const previousResultIds = first.items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
  const second = await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
  expect(second.items).toMatchObject([
    { uri: editor.uri('a.py'), kind: 'unchanged' },
    { uri: editor.uri('b.py'), kind: 'full', items: [], version: 1 },
  ]);
});

test('an editor that does not pull gets diagnostics pushed, again after an edit, and cleared', async () => {
  const { editor, documents } = serve();
  const { capabilities } = await editor.start({});
  expect(capabilities.diagnosticProvider).toBeUndefined();
  await until(() => editor.published.size === 2, 'the first push');
  await editor.open('b.py', 'loud');
  await editor.change('b.py', { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }, 'quiet');
  await until(() => editor.published.get(editor.uri('b.py'))?.length === 0, 'the clearing push');
  expect(documents.size).toBe(0);
  expect(editor.published.get(editor.uri('a.py'))).toHaveLength(1);
});

test('edits reach the session as whole texts', async () => {
  const fake = serve();
  await fake.editor.start(FULL);
  await fake.editor.open('b.py', 'one\ntwo\n');
  await fake.editor.change('b.py', { start: { line: 1, character: 1 }, end: { line: 1, character: 3 } }, 'en');
  await fake.editor.pull('b.py');
  expect(fake.documents.get('b.py')).toBe('one\nten\n');
  expect(fake.changes.flat()).toEqual(['b.py']);
});

test('settings of the editor win over the configuration file, a request over both until the settings change', async () => {
  const { editor } = serve();
  editor.settings = { targets: ['cloud:plus', 'blbo'] };
  await editor.start(FULL);
  expect(await editor.pull('a.py')).toMatchObject({ items: [{ message: expect.stringContaining('found for cloud:plus') }] });
  expect(editor.shown).toEqual(["kafka-compat: unknown target 'blbo'"]);
  expect(await editor.connection.sendRequest(TARGETS_REQUEST)).toMatchObject({
    selected: ['cloud:plus'],
    known: expect.arrayContaining([expect.objectContaining({ specification: 'blob@2' })]),
  });

  await editor.connection.sendRequest(SELECT_TARGETS_REQUEST, { targets: ['blob@2'] });
  expect(await editor.pull('a.py')).toMatchObject({ items: [{ message: expect.stringContaining('found for blob@2') }] });
  expect(editor.targets).toEqual(['blob@2']);

  editor.settings = { targets: ['cloud:basic'] };
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await until(() => editor.targets[0] === 'cloud:basic', 'the switch');
  await until(() => editor.refreshes > 0, 'the request to pull again');
  expect(await editor.pull('a.py')).toMatchObject({ items: [{ message: expect.stringContaining('found for cloud:basic') }] });
});

test('an editor without workspace/configuration gives settings on start and in the notification', async () => {
  const { editor } = serve();
  await editor.start({ textDocument: { diagnostic: {} } }, { targets: ['blob@2'] });
  expect(await editor.rules('a.py')).toHaveLength(1);
  expect(editor.targets).toEqual(['blob@2']);
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { kafkaCompat: { targets: ['blob@1', 'blob@2'] } } });
  expect(await editor.rules('a.py')).toHaveLength(2);
});

test('files that change on disk are read again, open ones are not, and the configuration file opens the folder anew', async () => {
  const fake = serve();
  const { editor } = fake;
  await editor.start(FULL);
  await until(() => editor.registered.includes('workspace/didChangeWatchedFiles'), 'the registration');
  await editor.open('b.py', 'quiet');
  await editor.pull('a.py');
  const changes = ['b.py', 'pom.xml'].map((file) => ({ uri: editor.uri(file), type: 2 as const }));
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  await editor.pull('a.py');
  expect(fake.changes.at(-1)).toEqual(['pom.xml']);
  const before = fake.openings;
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: editor.uri('.kafka-compat.yaml'), type: 2 }] });
  await editor.pull('a.py');
  expect(fake.openings).toBe(before + 1);
  expect(fake.documents.get('b.py')).toBe('quiet');
});

test('a crash costs one answer and is logged', async () => {
  let crashes = 1;
  const { editor } = serve((request, fake) => {
    if (crashes-- > 0) throw new Error('boom');
    return found(request, fake);
  });
  await editor.start(FULL);
  expect(await editor.rules('a.py')).toEqual([]);
  expect(await editor.rules('a.py')).toHaveLength(1);
  expect(editor.logged.join('\n')).toMatch(/^diagnostics failed: Error: boom/m);
});

test('a cancelled request is answered as cancelled and stops the scan', async () => {
  const signals: AbortSignal[] = [];
  const { editor } = serve(({ signal }) => {
    signals.push(signal!);
    return new Promise(() => {});
  });
  await editor.start(FULL);
  const source = new CancellationTokenSource();
  const answer = editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri: editor.uri('a.py') }, position: line('').range.start }, source.token);
  await until(() => signals.length === 1, 'the scan');
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(signals[0]!.aborted).toBe(true);
});
