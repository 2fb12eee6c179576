import { applyConfig } from '../config/apply.ts';
import type { Severity } from '../core/finding.ts';
import type { Fact } from '../core/fact.ts';
import type { Coverage } from '../core/report.ts';
import { inventoryCache } from '../files/inventory-cache.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Target } from '../knowledge/types.ts';
import { suppressReport } from '../suppress/suppress.ts';
import { threadHelper } from './helper.ts';
import { openCodeBase } from './code-base.ts';
import { type CliIo, type CliParts, EXIT } from './io.ts';
import { parseOutputs, write } from './outputs.ts';
import { progress } from './progress.ts';
import { UserError, unknownName } from './user-error.ts';

export interface CommonOptions {
  format: string[];
  quiet: boolean;
  stats: boolean;
  cache: boolean;
}
export interface ScanOptions extends CommonOptions {
  target: string[];
  source?: string;
  failOn: 'error' | 'warning' | 'never';
}

export interface InventoryOptions extends CommonOptions {
  unresolved: boolean;
}

const FAILING: Record<ScanOptions['failOn'], readonly Severity[]> = { error: ['error'], warning: ['error', 'warning'], never: [] };

export async function scan(paths: readonly string[], options: ScanOptions, parts: CliParts, io: CliIo): Promise<number> {
  const outputs = parseOutputs(options.format);
  const rules = parts.rules();
  const { root, tree, treeOptions, config } = openCodeBase(
    paths,
    rules.map((rule) => rule.id),
    io,
  );
  const knowledge = parts.knowledge();
  const named = options.target.length > 0 ? options.target : (config.targets ?? []);
  const wanted = named.length > 0 ? named : knowledge.platforms.map((platform) => platform.defaultTarget);
  const source = options.source ?? config.source;
  const targets = uniqueByLabel(wanted.map((each) => lookUp(each, knowledge)));
  const shown = progress(io, options.quiet);
  const started = performance.now();
  const raw = await parts
    .service()
    .open(tree, {
      store: options.cache ? inventoryCache(root) : undefined,
      helper: threadHelper(root, treeOptions, config.wrappers),
      wrappers: config.wrappers,
    })
    .scan({ targets, source: source === undefined ? null : lookUp(source, knowledge), signal: io.signal, onProgress: shown.report })
    .finally(shown.end);
  const report = suppressReport(applyConfig(raw, config), (file) => tree.read(file), io.today);
  write(
    outputs,
    (reporter, place) => {
      const context = { ...place, rules, readText: (file: string) => tree.read(file) };
      return named.length === 0 && reporter.overview ? reporter.overview(report, context) : reporter.report(report, context);
    },
    io,
  );
  if (options.stats) io.stderr(statsOf(report.coverage, started));
  if (tellFailures(report.coverage, io)) return EXIT.partFailed;
  // without a named target the scan answers a question; it is no gate
  const isFailing = named.length > 0 && report.findings.some((finding) => FAILING[options.failOn].includes(finding.severity));
  return isFailing ? EXIT.findings : EXIT.fine;
}

export async function inventory(paths: readonly string[], options: InventoryOptions, parts: CliParts, io: CliIo): Promise<number> {
  const outputs = parseOutputs(options.format);
  const blind = outputs.find(({ reporter }) => !reporter.inventory);
  if (blind) throw new UserError(`the format ${blind.reporter.id} cannot show an inventory`);
  const rules = parts.rules();
  const { root, tree, treeOptions, config } = openCodeBase(
    paths,
    rules.map((rule) => rule.id),
    io,
  );
  const shown = progress(io, options.quiet);
  const started = performance.now();
  const found = await parts
    .service()
    .open(tree, {
      store: options.cache ? inventoryCache(root) : undefined,
      helper: threadHelper(root, treeOptions, config.wrappers),
      wrappers: config.wrappers,
    })
    .inventory({ signal: io.signal, onProgress: shown.report })
    .finally(shown.end);
  const shownFacts = options.unresolved ? found.facts.filter(isUnresolved) : found.facts;
  write(
    outputs,
    (reporter, place) => {
      const print = (options.unresolved && reporter.unresolved) || reporter.inventory!;
      return print({ ...found, facts: shownFacts }, { ...place, rules, readText: (file) => tree.read(file) });
    },
    io,
  );
  if (options.stats) io.stderr(statsOf(found.coverage, started));
  return tellFailures(found.coverage, io) ? EXIT.partFailed : EXIT.fine;
}

/** A secret is known; it is only not shown. */
const isUnresolved = (fact: Fact): boolean => 'unknown' in fact && fact.unknown !== undefined && fact.unknown !== 'secret';

/** A target as the user wrote it; a mistyped one is a user's mistake with the nearest names. */
export function lookUp(specification: string, knowledge: Knowledge): Target {
  try {
    return knowledge.target(specification);
  } catch (error) {
    const platform = specification.split(/[@:]/)[0]!;
    const known = knowledge.platforms.find((each) => each.id === platform);
    if (!known)
      throw unknownName(
        'target',
        platform,
        knowledge.platforms.map((each) => each.id),
      );
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

function uniqueByLabel(targets: readonly Target[]): Target[] {
  return targets.filter((target, at) => targets.findIndex((other) => other.label === target.label) === at);
}

/** Names the parts that failed; the rest has been reported. */
function tellFailures({ problems }: Coverage, io: CliIo): boolean {
  const failed = problems.filter((problem) => problem.kind === 'internal');
  for (const { span, message } of failed) io.stderr(`internal error: ${span ? `${span.file}:${span.line}: ` : ''}${message}\n`);
  return failed.length > 0;
}

function statsOf({ filesSeen, filesRead, filesParsed }: Coverage, started: number): string {
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${filesSeen} files seen, ${filesRead} read, ${filesParsed} parsed in ${seconds} s; peak memory ${megabytes} MB\n`;
}
