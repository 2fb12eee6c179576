import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { SECTION, type SelectTargets, TARGETS_NOTIFICATION } from '../server/src/lsp/protocol.ts';
import { selectTargets, showTargets } from './target-picker.ts';

/** Languages whose open files are sent to the server; other files of the workspace it reads from disk. */
const LANGUAGES = [
  'java',
  'kotlin',
  'scala',
  'groovy',
  'python',
  'go',
  'go.mod',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'csharp',
  'c',
  'cpp',
  'rust',
  'ruby',
  'php',
  'elixir',
];
const FORMATS = [
  'yaml',
  'dockercompose',
  'properties',
  'spring-boot-properties',
  'spring-boot-properties-yaml',
  'json',
  'jsonc',
  'toml',
  'xml',
  'dotenv',
  'ini',
  'shellscript',
];
/** Formats that VS Code has no language for of its own. */
const PATTERNS = ['**/*.toml', '**/*.lock', '**/*.mod', '**/*.env', '**/.env*', '**/requirements*.txt'];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('kafka-compat', { log: true });
  const status = vscode.window.createStatusBarItem('kafkaCompat.targets', vscode.StatusBarAlignment.Left);
  status.name = 'Kafka targets';
  status.command = 'kafkaCompat.selectTarget';
  const started = createClient(context, output);
  client = started;

  const command = (name: string, run: () => unknown): vscode.Disposable => vscode.commands.registerCommand(name, () => attempt(run, output));
  context.subscriptions.push(
    output,
    status,
    command('kafkaCompat.selectTarget', () => selectTargets(started)),
    command('kafkaCompat.restart', () => started.restart()),
    command('kafkaCompat.showOutput', () => output.show()),
    started.onNotification(TARGETS_NOTIFICATION, ({ targets }: SelectTargets) => showTargets(status, targets)),
  );
  await attempt(() => started.start(), output);
}

export async function deactivate(): Promise<void> {
  // a client that failed to start refuses to stop
  if (client?.isRunning()) await client.stop();
}

function createClient(context: vscode.ExtensionContext, outputChannel: vscode.LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const selector = [...LANGUAGES, ...FORMATS].map((language) => ({ scheme: 'file', language }));
  return new LanguageClient(
    SECTION,
    'kafka-compat',
    { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    { documentSelector: [...selector, ...PATTERNS.map((pattern) => ({ scheme: 'file', pattern }))], outputChannel },
  );
}

/** A failure is shown in the output channel and in a message, never thrown into the editor. */
async function attempt(run: () => unknown, output: vscode.LogOutputChannel): Promise<void> {
  try {
    await run();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    vscode.window.showErrorMessage(`kafka-compat: ${error instanceof Error ? error.message : String(error)}`);
  }
}
