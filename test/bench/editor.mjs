import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node.js';
import { javaFile } from './java-file.mjs';

const LINES = 3_000;
const PATIENCE_MS = 60_000;
const POM = `<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.kafka</groupId><artifactId>kafka-clients</artifactId><version>3.8.0</version></dependency></dependencies></project>
`;

/** Resident memory now, in MB; null where the system does not tell. */
function residentMb(pid) {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return kilobytes ? Number(kilobytes[1]) / 1024 : null;
  } catch {
    return null;
  }
}

/** Starts a server on a workspace with one long file, opens it, edits it; returns what an editor would wait for. */
export async function editorRun(server, { edits, isPull }) {
  const directory = mkdtempSync(join(tmpdir(), 'kafka-compat-editor-'));
  const file = join(directory, 'Producers.java');
  const text = javaFile(LINES);
  writeFileSync(file, text);
  writeFileSync(join(directory, 'pom.xml'), POM);
  const uri = pathToFileURL(file).href;

  const started = performance.now();
  const child = spawn(process.execPath, [server, '--stdio'], { cwd: directory, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  let pushed = null;
  let wake = () => {};
  connection.onNotification('textDocument/publishDiagnostics', ({ uri: of, diagnostics }) => {
    if (of !== uri) return;
    pushed = diagnostics;
    wake();
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => ({ targets: ['event-hubs'], source: '' })));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();

  /** Sends the change and waits for the diagnostics that answer it. */
  async function diagnosticsAfter(send) {
    pushed = null;
    await send();
    if (isPull) return (await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })).items;
    const end = performance.now() + PATIENCE_MS;
    while (pushed === null) {
      if (performance.now() > end) throw new Error(`no diagnostics within ${PATIENCE_MS} ms`);
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, 1_000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return pushed;
  }

  try {
    const textDocument = { publishDiagnostics: { versionSupport: true, relatedInformation: true }, ...(isPull ? { diagnostic: {} } : {}) };
    const root = pathToFileURL(directory).href;
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument },
    });
    await connection.sendNotification('initialized', {});
    const opened = { uri, languageId: 'java', version: 1, text };
    const found = await diagnosticsAfter(() => connection.sendNotification('textDocument/didOpen', { textDocument: opened }));
    const firstMs = performance.now() - started;
    if (found.length === 0) throw new Error('the file has no diagnostics: nothing is measured');

    const latencies = [];
    let line = 0;
    for (let at = 0; at < edits; at++) {
      // a line break inside a method and back again, at places spread over the file: what follows moves, so the answer differs
      const isBack = at % 2 === 1;
      if (!isBack) line = 10 + ((at * 397) % (LINES - 200));
      const range = { start: { line, character: 0 }, end: { line: line + (isBack ? 1 : 0), character: 0 } };
      const change = { textDocument: { uri, version: at + 2 }, contentChanges: [{ range, text: isBack ? '' : '\n' }] };
      const start = performance.now();
      await diagnosticsAfter(() => connection.sendNotification('textDocument/didChange', change));
      latencies.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    const idleMb = residentMb(child.pid);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    return { firstMs, latencies, idleMb };
  } finally {
    connection.dispose();
    child.kill();
    rmSync(directory, { recursive: true, force: true });
  }
}
