import { loadKnowledge } from '../knowledge/load.ts';
import { rules } from '../rules/index.ts';
import { createService } from '../scan.ts';
import { main } from './main.ts';

const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());
// the reader of a pipe may go early, as `head` does
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

const knowledge = loadKnowledge();
const { NO_COLOR, FORCE_COLOR } = process.env;

process.exitCode = await main(
  process.argv.slice(2),
  {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    workingDirectory: process.cwd(),
    width: process.stdout.columns ?? 100,
    hasColor: !NO_COLOR && (process.stdout.isTTY || (FORCE_COLOR !== undefined && FORCE_COLOR !== '0')),
    isErrorTerminal: process.stderr.isTTY ?? false,
    today: new Date().toISOString().slice(0, 10),
    signal: interrupt.signal,
  },
  {
    knowledge: () => knowledge,
    service: () => createService({ knowledge, rules }),
    rules: () => rules,
    startServer: async () => (await import('../lsp/server.ts')).startServer(),
  },
);
