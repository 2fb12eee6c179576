import path from 'node:path';
import process from 'node:process';
import type { InitializeParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { WorkspaceRoot } from './workspace-root.ts';

/** A file of one of the open folders. */
export interface Located {
  root: WorkspaceRoot;
  file: string;
}

/** Directories of the workspace; without any, the top of the disk, of which only the open files are looked at. */
export function directoriesOf({ workspaceFolders, rootUri }: Pick<InitializeParams, 'workspaceFolders' | 'rootUri'>): string[] {
  const uris = workspaceFolders && workspaceFolders.length > 0 ? workspaceFolders.map((folder) => folder.uri) : rootUri ? [rootUri] : [];
  return uris
    .map((uri) => URI.parse(uri))
    .filter((uri) => uri.scheme === 'file')
    .map((uri) => uri.fsPath);
}

export const TOP_OF_DISK = path.parse(process.cwd()).root;

/** The innermost open folder that holds the file. */
export function locate(uri: string, roots: Iterable<WorkspaceRoot>): Located | null {
  let best: Located | null = null;
  for (const root of roots) {
    const file = root.fileOf(uri);
    if (file !== null && (best === null || root.directory.length > best.root.directory.length)) best = { root, file };
  }
  return best;
}
