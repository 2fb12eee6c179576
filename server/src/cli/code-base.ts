import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseConfig } from '../config/parse.ts';
import { CONFIG_FILE, type Config } from '../config/schema.ts';
import { type DiskTree, type DiskTreeOptions, diskTree, rootOf } from '../files/disk-tree.ts';
import type { CliIo } from './io.ts';
import { UserError } from './user-error.ts';

/** What the user asked to look at, with the configuration found at its root. */
export interface CodeBase {
  root: string;
  tree: DiskTree;
  treeOptions: DiskTreeOptions;
  config: Config;
}

export function openCodeBase(paths: readonly string[], ruleIds: readonly string[], io: CliIo): CodeBase {
  for (const path of paths) if (!existsSync(resolve(io.workingDirectory, path))) throw new UserError(`${path} does not exist`);
  const { root, paths: within } = rootOf(paths, io.workingDirectory);
  const config = readConfig(root, ruleIds);
  const treeOptions = { paths: within, include: config.include, exclude: config.exclude };
  return { root, treeOptions, tree: diskTree(root, treeOptions), config };
}

function readConfig(root: string, ruleIds: readonly string[]): Config {
  const file = join(root, CONFIG_FILE);
  if (!existsSync(file)) return {};
  const { config, problems } = parseConfig(readFileSync(file, 'utf8'), ruleIds);
  if (config) return config;
  throw new UserError(problems.map(({ line, column, message }) => `${CONFIG_FILE}:${line}:${column} ${message}`).join('\n'));
}
