// Installs a real VS Code (server and web workbench) for the editor test, outside the clone:
//   node test/vscode/setup.mjs      prints where it is; a second run returns at once
// Everything comes from the npm registry (no install script runs, nothing is compiled) and, for the browser, from Debian.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** code-server 4.139.1 ships VS Code 1.139.1, which needs Node 22.15 or later (module.registerHooks): it gets a Node of its own. */
const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Installs what is missing; returns the paths that the test needs. Throws an Error that says what to do when it cannot. */
export function setup(log = (line) => process.stderr.write(`${line}\n`)) {
  const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'kafka-compat-vscode');
  const modules = path.join(folder, 'node_modules');
  const nodePackage = `node-${process.platform}-${process.arch}`;
  const vscode = path.join(modules, 'code-server/lib/vscode');
  const stamp = path.join(folder, `installed-${CODE_SERVER}-${NODE}`);
  if (!existsSync(stamp)) {
    log(`installing code-server ${CODE_SERVER} and Node ${NODE} into ${folder}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
    npmInstall(folder, [`code-server@${CODE_SERVER}`, `${nodePackage}@${NODE}`]);
    // VS Code's own dependencies are listed apart; `npm ci` does not work there because its shrinkwrap is out of step with package.json.
    npmInstall(vscode, ['--omit=dev']);
    writeFileSync(stamp, '');
  }
  ensureChromium(log);
  return { vscode, node: path.join(modules, nodePackage, 'bin/node'), chromium: CHROMIUM };
}

function npmInstall(cwd, rest) {
  const options = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', '--engine-strict=false'];
  const run = spawnSync('npm', [...options, ...rest], { cwd, stdio: ['ignore', 2, 2], timeout: 900_000 });
  if (run.status !== 0) throw new Error(`npm install ${rest.join(' ')} failed in ${cwd}: is the npm registry reachable?`);
}

function ensureChromium(log) {
  if (existsSync(CHROMIUM)) return;
  const help = `${CHROMIUM} is missing: install Debian's package (apt-get update && apt-get install chromium) or set CHROMIUM to a Chromium or Chrome.`;
  if (process.env.CHROMIUM || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(help);
  log('installing chromium with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const command of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
  ]) {
    const run = spawnSync('apt-get', command, { env, stdio: ['ignore', 2, 2], timeout: 900_000 });
    if (run.status !== 0) throw new Error(`apt-get ${command[0]} failed. ${help}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const paths = setup();
    for (const [name, value] of Object.entries(paths)) process.stdout.write(`${name}=${value}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
