import type { SourceTree } from '../core/tree.ts';

/** The directory of the tree that a Go import path names, by the `module` lines of its go.mod files; null when it lies in none of them. */
export function goModules(tree: SourceTree): (path: string) => string | null {
  let modules: readonly { name: string; directory: string }[] | null = null;
  return (path) => {
    modules ??= tree
      .list()
      .filter((file) => /(^|\/)go\.mod$/.test(file))
      .flatMap((file) => {
        const name = /^module[ \t]+"?([^\s"]+)/m.exec(tree.read(file) ?? '')?.[1];
        return name ? [{ name, directory: file.slice(0, -'go.mod'.length) }] : [];
      })
      // a nested module's name begins with that of the module around it
      .sort((a, b) => b.name.length - a.name.length);
    const own = modules.find(({ name }) => path === name || path.startsWith(`${name}/`));
    return own ? `${own.directory}${path.slice(own.name.length + 1)}`.replace(/\/$/, '') : null;
  };
}
