import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reporters } from '../report/index.ts';
import type { ReportContext, Reporter } from '../report/reporter.ts';
import type { CliIo } from './io.ts';
import { UserError, unknownName } from './user-error.ts';

/** One wanted output: a format, and a file or standard output. */
export interface Output {
  reporter: Reporter;
  file: string | null;
}

/** `text`, `sarif=out.sarif`, several; at most one of them to standard output. */
export function parseOutputs(formats: readonly string[]): Output[] {
  const outputs = (formats.length > 0 ? formats : ['text']).map((format) => {
    const cut = format.indexOf('=');
    const id = cut < 0 ? format : format.slice(0, cut);
    const reporter = reporters.find((each) => each.id === id);
    if (!reporter)
      throw unknownName(
        'format',
        id,
        reporters.map((each) => each.id),
      );
    if (cut >= 0 && cut === format.length - 1) throw new UserError(`--format ${format} names no file`);
    return { reporter, file: cut < 0 ? null : format.slice(cut + 1) };
  });
  if (outputs.filter((output) => output.file === null).length > 1)
    throw new UserError('only one --format can go to standard output; give the others a file: --format sarif=out.sarif');
  return outputs;
}

/** Prints each output where it belongs. Files get no colour and a fixed width, so that they do not depend on a terminal. */
export function write(outputs: readonly Output[], print: (reporter: Reporter, context: Pick<ReportContext, 'color' | 'width'>) => string, io: CliIo): void {
  for (const { reporter, file } of outputs) {
    if (file === null) io.stdout(print(reporter, { color: io.hasColor, width: io.width }));
    else {
      try {
        writeFileSync(resolve(io.workingDirectory, file), print(reporter, { color: false, width: 100 }));
      } catch (error) {
        if (error instanceof Error && 'syscall' in error) throw new UserError(`cannot write ${file}: ${error.message}`);
        throw error;
      }
    }
  }
}
