// A real VS Code for a test: its server started directly, its workbench in headless Chromium. Everything lives in one temporary folder.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

const USER_SETTINGS = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'git.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'editor.minimap.enabled': false,
  'editor.fontSize': 15,
  // one line for each problem: rows that do not fit are not drawn at all
  'problems.defaultViewMode': 'table',
  // The extension must work where the workspace is not trusted; the question itself would only cover the editor.
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};
const START_LIMIT_MS = 60_000;

/** Installs the extension, opens the folder (a copy of it) with one file in the editor, and runs the test on the page. */
export async function withWorkbench({ vscode, node, chromium: browser, vsix, folder, file, out }, test) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'kafka-compat-vscode-'));
  const at = (...parts) => path.join(temporary, ...parts);
  for (const part of ['extensions', 'data/data/User', 'profile', 'home']) mkdirSync(at(part), { recursive: true });
  writeFileSync(at('data/data/User/settings.json'), JSON.stringify(USER_SETTINGS));
  const workspace = at('shop');
  cpSync(folder, workspace, { recursive: true });

  const main = path.join(vscode, 'out/server-main.js');
  const common = ['--extensions-dir', at('extensions'), '--server-data-dir', at('data'), '--accept-server-license-terms', '--telemetry-level', 'off'];
  // Sockets go into the temporary folder, and without a gallery nothing outside is asked.
  const env = { ...process.env, HOME: at('home'), TMPDIR: temporary, XDG_RUNTIME_DIR: temporary, NODE_OPTIONS: '', EXTENSIONS_GALLERY: '{}' };
  let server = null;
  let context = null;
  try {
    const installed = spawnSync(node, [main, '--install-extension', vsix, ...common], { env, encoding: 'utf8', timeout: START_LIMIT_MS });
    if (installed.status !== 0) throw new Error(`the extension was not installed: ${installed.stdout}${installed.stderr}`);
    const log = path.join(out, 'server.log');
    const descriptor = openSync(log, 'w');
    // a process group of its own, so that the extension host and the language server end with it
    server = spawn(node, [main, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', ...common], {
      env,
      detached: true,
      stdio: ['ignore', descriptor, descriptor],
    });
    closeSync(descriptor);
    const port = await portOf(server, log);
    context = await chromium.launchPersistentContext(at('profile'), {
      executablePath: browser,
      headless: true,
      viewport: { width: 1280, height: 800 },
      timeout: START_LIMIT_MS,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(START_LIMIT_MS);
    // what the extension host says comes through here too
    page.on('console', (message) => appendFileSync(path.join(out, 'console.log'), `${message.type()}: ${message.text().slice(0, 2_000)}\n`));
    await context.route(
      (url) => url.hostname !== '127.0.0.1' && /^(https?|wss?):$/.test(url.protocol),
      (route) => route.abort(),
    );
    const payload = [['openFile', `vscode-remote://127.0.0.1:${port}${path.join(workspace, file)}`]];
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    await page.waitForSelector('.monaco-workbench');
    try {
      await test(page, workspace);
    } catch (error) {
      await page.screenshot({ path: path.join(out, 'failure.png') });
      throw error;
    }
  } finally {
    await context?.close().catch(() => {});
    if (server?.pid) {
      try {
        process.kill(-server.pid, 'SIGKILL');
      } catch {
        // it has ended by itself
      }
    }
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function portOf(server, log) {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const port = /Extension host agent listening on (\d+)/.exec(readFileSync(log, 'utf8'))?.[1];
    if (port) return port;
    if (server.exitCode !== null) break;
  }
  throw new Error(`VS Code did not start: see ${log}`);
}
