// `npm run bench -- TREE [--runs N] [--against CLI]`: what a scan costs, with the yardsticks and, if asked, another build in the same run.
// Prints medians and ratios, keeps them in results/.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { editorRun } from './editor.mjs';
import { median, percentile, timed, timedNode } from './measure.mjs';

const AST_GREP_VERSION = '0.51.1';
const EDITS = 60;
const here = import.meta.dirname;
const root = resolve(here, '../..');
const cli = join(root, 'dist/cli.js');
const server = join(root, 'dist/server.cjs');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, target: { type: 'string', default: 'kafka@4.0' }, against: { type: 'string' } },
});
const runs = Number(values.runs);
if (positionals.length !== 1 || !Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run bench -- TREE [--runs N] [--target ID] [--against CLI]');
  process.exit(2);
}
const tree = resolve(positionals[0]);
const other = values.against && resolve(values.against);
for (const bundle of [cli, server, ...(other ? [other] : [])]) if (!existsSync(bundle)) throw new Error(`${bundle} is not there. Run: npm run build`);

/** First line that a program prints about itself, or null when it is not installed. */
function versionOf(command, ...options) {
  const run = spawnSync(command, options, { encoding: 'utf8' });
  return run.status === 0 ? run.stdout.split('\n')[0].trim() : null;
}

/** ast-grep is a yardstick, not a dependency: it lives in a cache of its own. */
function astGrep() {
  const cache = join(root, '.cache/ast-grep');
  const binary = join(cache, 'node_modules/.bin/ast-grep');
  mkdirSync(cache, { recursive: true });
  if (versionOf(binary, '--version')?.endsWith(AST_GREP_VERSION)) return binary;
  if (!existsSync(join(cache, 'package.json'))) writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', `@ast-grep/cli@${AST_GREP_VERSION}`], {
    cwd: cache,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return install.status === 0 && versionOf(binary, '--version') ? binary : null;
}

const samples = new Map();
const note = (name, value) => value !== null && samples.set(name, [...(samples.get(name) ?? []), value]);

const ripgrep = versionOf('rg', '--version');
if (!ripgrep) console.log('ripgrep is not installed, its row is left out (Debian and Ubuntu: apt-get install ripgrep).');
const isGitTree = spawnSync('git', ['rev-parse', '--is-inside-work-tree'], { cwd: tree }).status === 0;
if (!isGitTree) console.log('The tree is not a git work tree: the row of git grep is left out.');
const astGrepBinary = astGrep();
if (!astGrepBinary) console.log('ast-grep could not be installed, its row is left out.');

const scan = ['scan', '.', '--target', values.target, '--format', 'json', '--fail-on', 'never'];
const helpOfScan = spawnSync(process.execPath, [cli, 'scan', '--help'], { encoding: 'utf8' }).stdout;
const hasCache = helpOfScan.includes('--no-cache');

for (let at = 1; at <= runs; at++) {
  console.log(`run ${at} of ${runs}`);
  const cold = timedNode(cli, hasCache ? [...scan, '--no-cache'] : scan, { cwd: tree });
  note('cold scan, ms', cold.ms);
  note('cold scan, peak MB', cold.peakMb);
  if (other) note('cold scan by the other build, ms', timedNode(other, hasCache ? [...scan, '--no-cache'] : scan, { cwd: tree }).ms);
  if (hasCache) {
    if (at === 1) timedNode(cli, scan, { cwd: tree });
    const again = timedNode(cli, scan, { cwd: tree });
    note('unchanged re-scan, ms', again.ms);
    note('unchanged re-scan, peak MB', again.peakMb);
  }
  if (ripgrep) note('rg -il kafka, ms', timed('rg', ['-il', 'kafka', '.'], { cwd: tree, expected: [0, 1] }));
  if (isGitTree) note('git grep -il kafka, ms', timed('git', ['grep', '-il', 'kafka'], { cwd: tree, expected: [0, 1] }));
  if (astGrepBinary)
    note(
      'ast-grep, 20 rules, ms',
      timed(astGrepBinary, ['scan', '--config', join(here, 'ast-grep/sgconfig.yml'), '--json=compact', tree], { cwd: tree, expected: [0, 1] }),
    );
  for (const isPull of [false, true]) {
    const { firstMs, latencies, idleMb } = await editorRun(server, { edits: EDITS, isPull });
    const way = isPull ? 'pull' : 'push';
    note(`server start to first diagnostics (${way}), ms`, firstMs);
    note(`edit to diagnostics (${way}) p50, ms`, percentile(latencies, 50));
    note(`edit to diagnostics (${way}) p95, ms`, percentile(latencies, 95));
    note('idle server, MB', idleMb);
  }
}

const medians = Object.fromEntries([...samples].map(([name, values]) => [name, Math.round(median(values) * 10) / 10]));
const ratio = (one, other) => (medians[one] && medians[other] ? Math.round((medians[one] / medians[other]) * 1_000) / 1_000 : null);
const ratios = {
  'cold scan / the other build': ratio('cold scan, ms', 'cold scan by the other build, ms'),
  'cold scan / ast-grep': ratio('cold scan, ms', 'ast-grep, 20 rules, ms'),
  'cold scan / rg': ratio('cold scan, ms', 'rg -il kafka, ms'),
  'cold scan / git grep': ratio('cold scan, ms', 'git grep -il kafka, ms'),
  'unchanged re-scan / rg': ratio('unchanged re-scan, ms', 'rg -il kafka, ms'),
};
const files = isGitTree ? spawnSync('git', ['ls-files', '-z'], { cwd: tree, encoding: 'utf8', maxBuffer: 2 ** 30 }).stdout.split('\0').length - 1 : null;

console.log(`\n${files ?? 'unknown number of'} files, ${runs} runs, medians:`);
for (const [name, value] of Object.entries(medians))
  console.log(
    `  ${name.padEnd(52)} ${String(value).padStart(10)}   (${samples
      .get(name)
      .map((sample) => Math.round(sample))
      .join(', ')})`,
  );
console.log('ratios:');
for (const [name, value] of Object.entries(ratios)) if (value !== null) console.log(`  ${name.padEnd(52)} ${String(value).padStart(10)}`);

const date = new Date().toISOString().slice(0, 10);
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
};
const tools = { ripgrep, git: versionOf('git', '--version'), astGrep: astGrepBinary && AST_GREP_VERSION };
mkdirSync(join(here, 'results'), { recursive: true });
const result = join(here, 'results', `${date}-${basename(tree)}.json`);
writeFileSync(
  result,
  `${JSON.stringify({ date, tree: basename(tree), files, runs, target: values.target, machine, tools, medians, ratios, samples: Object.fromEntries(samples) }, null, 2)}\n`,
);
console.log(`kept in ${result}`);
