import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  type CodeAction,
  CodeActionRequest,
  DidChangeWatchedFilesNotification,
  ExitNotification,
  HoverRequest,
  type Hover,
  LSPErrorCodes,
  type MarkupContent,
  ShutdownRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SELECT_TARGETS_REQUEST } from '../../server/src/lsp/protocol.ts';
import { type Editor, editorOn, FULL } from './editor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CHECKOUT = 'checkout/src/main/java/shop/Checkout.java';

let directory: string;
let server: ChildProcess;
let editor: Editor;
let text: string;

/** The real server from its sources, on a copy of the small shop that the VS Code test opens. */
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'kafka-compat-lsp-'));
  cpSync(path.join(root, 'test/vscode/workspace'), directory, { recursive: true });
  text = readFileSync(path.join(directory, CHECKOUT), 'utf8');
  server = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'server/src/lsp/main.ts'), '--stdio'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  editor = editorOn(server.stdout!, server.stdin!, directory);
  editor.settings = { targets: ['kafka@4.0'] };
  await editor.start(FULL);
  await editor.open(CHECKOUT, text, 'java');
});

afterAll(async () => {
  await editor.connection.sendRequest(ShutdownRequest.type);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await editor.connection.sendNotification(ExitNotification.type);
  expect(await ended).toBe(0);
  editor.connection.dispose();
  rmSync(directory, { recursive: true, force: true });
});

/** Where a text stands in the open file. */
function place(words: string, source = text) {
  const lines = source.split('\n');
  const line = lines.findIndex((each) => each.includes(words));
  return { line, character: lines[line]!.indexOf(words) };
}

/** The actions that mend a rule's finding where the words stand. */
async function actionsAt(words: string, rule: string): Promise<CodeAction[]> {
  const at = place(words);
  const answer = await editor.pull(CHECKOUT);
  const diagnostics = answer.kind === 'full' ? answer.items : [];
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: editor.uri(CHECKOUT) },
    range: { start: at, end: at },
    context: { diagnostics },
  });
  return (actions ?? []).filter((each): each is CodeAction => 'edit' in each && (each.diagnostics ?? []).some((one) => one.code === rule));
}

async function hoverText(words: string): Promise<string> {
  const hover: Hover | null = await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri: editor.uri(CHECKOUT) }, position: place(words) });
  return (hover?.contents as MarkupContent | undefined)?.value ?? '';
}

test('pulls the findings of the open file', async () => {
  const line = place('PARTITIONER_CLASS').line + 1;
  expect(await editor.rules(CHECKOUT)).toContain(`producer/partitioner-class-removed@${line}`);
});

test('pulls the findings of files that are not open', async () => {
  await editor.connection.sendRequest(SELECT_TARGETS_REQUEST, { targets: ['event-hubs:standard'] });
  const { items } = await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  const uris = items.map((item) => item.uri);
  expect(uris).toContain(editor.uri('billing/consumer.py'));
  expect(uris).toContain(editor.uri(CHECKOUT));
});

test('another target means other findings', async () => {
  await editor.connection.sendRequest(SELECT_TARGETS_REQUEST, { targets: ['event-hubs:standard'] });
  expect((await editor.rules(CHECKOUT)).join()).toContain('producer/compression-unsupported');
  await editor.connection.sendRequest(SELECT_TARGETS_REQUEST, { targets: ['kafka@4.0'] });
  expect((await editor.rules(CHECKOUT)).join()).not.toContain('producer/compression-unsupported');
});

test('hover: key, value, default of the version in pom.xml, verdict', async () => {
  const hover = await hoverText('MAX_IN_FLIGHT');
  expect(hover).toContain('**`max.in.flight.requests.per.connection`**');
  expect(hover).toContain('Value: `10`');
  expect(hover).toMatch(/Default: `5` \(.*kafka-clients 4\.0\.0/);
  expect(hover).toMatch(/- `kafka@4\.0`: error \[`producer\/in-flight-above-five`\]/);
  expect(await hoverText('COMPRESSION_TYPE_CONFIG')).toMatch(/Value: `zstd`\n\n- .*CODEC/);
});

test('an edit changes the findings, a second one brings them back', async () => {
  const word = 'DefaultPartitioner';
  const start = place(word);
  const end = { line: start.line, character: start.character + word.length };
  await editor.change(CHECKOUT, { start, end }, word.replace('Default', 'Special'));
  expect((await editor.rules(CHECKOUT)).join()).not.toContain('partitioner-class-removed');
  await editor.change(CHECKOUT, { start, end }, word);
  expect((await editor.rules(CHECKOUT)).join()).toContain('partitioner-class-removed');
});

test("the rule's quick fix mends the finding", async () => {
  await editor.connection.sendRequest(SELECT_TARGETS_REQUEST, { targets: ['event-hubs:standard'] });
  const [action] = await actionsAt('REQUEST_TIMEOUT', 'protocol/request-timeout-too-short');
  expect(action).toMatchObject({ isPreferred: true, diagnostics: [{ code: 'protocol/request-timeout-too-short' }] });
  const [edit] = action!.edit!.changes![editor.uri(CHECKOUT)]!;
  await editor.change(CHECKOUT, edit!.range, edit!.newText);
  expect((await editor.rules(CHECKOUT)).join()).not.toContain('request-timeout-too-short');
  const line = place('REQUEST_TIMEOUT').line;
  const whole = text.split('\n')[line]!;
  await editor.change(CHECKOUT, { start: { line, character: 0 }, end: { line, character: 500 } }, whole);
  expect((await editor.rules(CHECKOUT)).join()).toContain('request-timeout-too-short');
  await editor.connection.sendRequest(SELECT_TARGETS_REQUEST, { targets: ['kafka@4.0'] });
});

test('the ignore comment that the code action writes silences the finding', async () => {
  const rule = 'producer/partitioner-class-removed';
  const action = (await actionsAt('PARTITIONER_CLASS', rule)).find((each) => each.title === `Ignore ${rule} here`);
  expect(action).toMatchObject({ diagnostics: [{ code: rule }] });
  const [edit] = action!.edit!.changes![editor.uri(CHECKOUT)]!;
  await editor.change(CHECKOUT, edit!.range, edit!.newText);
  expect((await editor.rules(CHECKOUT)).join()).not.toContain(rule);
  const { line } = place('PARTITIONER_CLASS');
  await editor.change(CHECKOUT, { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, '');
  expect((await editor.rules(CHECKOUT)).join()).toContain(rule);
});

test('a manifest that changes on disk changes the findings', async () => {
  expect((await editor.rules(CHECKOUT)).join()).toContain('in-flight-above-five');
  const pom = path.join(directory, 'checkout/pom.xml');
  writeFileSync(pom, readFileSync(pom, 'utf8').replace('4.0.0</version>\n    </dependency>', '3.9.1</version>\n    </dependency>'));
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: editor.uri('checkout/pom.xml'), type: 2 }] });
  expect((await editor.rules(CHECKOUT)).join()).not.toContain('in-flight-above-five');
});

test('half-typed code is no crash', async () => {
  await editor.change(CHECKOUT, { start: place('producer = new'), end: place('producer = new') }, 'config.put(ProducerConfig.');
  expect(Array.isArray(await editor.rules(CHECKOUT))).toBe(true);
  expect(editor.logged.filter((line) => line.includes('failed'))).toEqual([]);
});

test('a request cancelled during a long scan is answered as cancelled, and the next one is answered', async () => {
  const consumers = Array.from(
    { length: 3_000 },
    (_, at) => `c${at} = Consumer({"bootstrap.servers": "h:9092", "group.id": "g${at}", "fetch.min.bytes": ${at}})`,
  );
  await editor.open('billing/new.py', `from confluent_kafka import Consumer\n${consumers.join('\n')}\n`, 'python');
  const source = new CancellationTokenSource();
  const answer = editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri: editor.uri(CHECKOUT) }, position: place('MAX_IN') }, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(await editor.pull('billing/new.py')).toMatchObject({ kind: 'full' });
});
