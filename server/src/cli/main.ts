import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { reporters } from '../report/index.ts';
import { version } from '../version.ts';
import { explain } from './explain.ts';
import { init } from './init.ts';
import { type CliIo, type CliParts, EXIT } from './io.ts';
import { inventory, type InventoryOptions, scan, type ScanOptions } from './scan-command.ts';
import { UserError } from './user-error.ts';

const INTERRUPTED = 130;

/** Runs the program and says with which code it should exit. */
export async function main(argv: readonly string[], io: CliIo, parts: CliParts): Promise<number> {
  let code: number = EXIT.fine;
  const program = build(io, parts, (exit) => {
    code = exit;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (io.signal.aborted) {
      io.stderr('interrupted\n');
      return INTERRUPTED;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    if (error instanceof UserError) {
      io.stderr(`error: ${error.message}\n`);
      return EXIT.usage;
    }
    io.stderr(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.partFailed;
  }
}

function build(originalIo: CliIo, parts: CliParts, exit: (code: number) => void): Command {
  const program = new Command('kafka-compat')
    .description('What breaks, what changes silently and how to prove it when a Kafka workload moves to another Kafka version or Kafka-compatible platform.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: originalIo.stdout,
      writeErr: originalIo.stderr,
      getOutHelpWidth: () => originalIo.width,
      getErrHelpWidth: () => originalIo.width,
    })
    .addHelpText('after', '\nExit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or configuration error, 3 a part failed.');
  const colored = (options: { color: boolean }): CliIo => ({ ...originalIo, hasColor: originalIo.hasColor && options.color });

  withOutput(
    program
      .command('scan')
      .description('findings for the targets; without --target one line per known target')
      .argument('[paths...]', 'directories and files', []),
  )
    .addOption(new Option('--target <id>', 'where it should go: ID[@version][:tier], repeatable').argParser(collect).default([], 'all known'))
    .option('--source <id>', 'where it runs today')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from which severity on').choices(['error', 'warning', 'never']).default('error'))
    .action(async (paths: string[], options: ScanOptions & { color: boolean }) => exit(await scan(paths, options, parts, colored(options))));
  withOutput(
    program
      .command('inventory')
      .description('the workload: clients, settings, topics, groups and the lines that show them')
      .argument('[paths...]', 'directories and files', []),
  )
    .option('--unresolved', 'only the values that reading could not settle, by reason', false)
    .action(async (paths: string[], options: InventoryOptions & { color: boolean }) => exit(await inventory(paths, options, parts, colored(options))));
  program
    .command('explain')
    .description('a rule, config key, feature or target, with sources')
    .argument('<id>')
    .action((id: string) => originalIo.stdout(explain(id, parts.knowledge(), parts.rules())));
  program
    .command('rules')
    .description('all rules')
    .action(() =>
      originalIo.stdout(
        parts
          .rules()
          .map(({ id, severity, title }) => `${id}  ${severity}  ${title}\n`)
          .join(''),
      ),
    );
  program
    .command('targets')
    .description('all known targets with versions and tiers')
    .action(() => originalIo.stdout(parts.knowledge().platforms.map(targetLine).join('')));
  program
    .command('init')
    .description('write a commented .kafka-compat.yaml')
    .action(() => exit(init(originalIo)));
  program
    .command('lsp')
    .description('the language server')
    .requiredOption('--stdio', 'speak over standard input and output')
    .action(() => parts.startServer());
  return program;
}

function withOutput(command: Command): Command {
  const formats = reporters.map(({ id, title }) => `${id} (${title})`).join(', ');
  return command
    .addOption(new Option('--format <format>', `F or F=FILE, repeatable: ${formats}`).argParser(collect).default([], 'text'))
    .option('--no-color', 'no colour')
    .option('--no-cache', 'start afresh, although nothing has changed since the last run')
    .option('--stats', 'time and memory on standard error', false)
    .option('--quiet', 'no progress', false);
}

function collect(value: string, before: string[]): string[] {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return [...before, value];
}

function targetLine({ id, title, versions, tiers, defaultTarget }: ReturnType<CliParts['knowledge']>['platforms'][number]): string {
  const choices = [versions.length > 0 ? `versions ${versions.join(', ')}` : '', tiers.length > 0 ? `tiers ${tiers.join(', ')}` : ''].filter(
    (each) => each !== '',
  );
  return `${id}  ${title}${choices.length > 0 ? `; ${choices.join('; ')}` : ''}; default ${defaultTarget}\n`;
}
