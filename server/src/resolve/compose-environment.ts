import type { ConfigDocument, ConfigNode } from '../core/document.ts';
import { nodeAt, scalarAt } from '../core/document.ts';
import type { Span } from '../core/span.ts';
import { flatten } from './flatten.ts';
import { DOTENV, directoryOf } from './setting-places.ts';

interface ComposeVariable {
  name: string;
  value: string;
  scope: string;
  span: Span;
  services: readonly string[];
}

/** What a Compose file sets in the environment of its services: those that it builds see it where they are built. */
export function readCompose(
  root: ConfigNode,
  file: string,
  dotenv: ReadonlyMap<string, string> | undefined,
  document: (file: string) => ConfigDocument | null,
): ComposeVariable[] {
  const found: ComposeVariable[] = [];
  const directory = directoryOf(file);
  const services = nodeAt(root, 'services');
  if (services?.kind !== 'mapping') return [];
  for (const service of services.entries) {
    const build = scalarAt(service.value, 'build')?.value ?? scalarAt(service.value, 'build', 'context')?.value;
    const scope = build && !build.startsWith('/') ? within(directory, build) : directory;
    for (const path of paths(nodeAt(service.value, 'env_file'))) {
      const listed = within(directory, path);
      // files with a .env name are read by themselves
      for (const own of DOTENV.test(listed) && scope === directory ? [] : (document(listed)?.roots ?? [])) {
        for (const leaf of flatten(own)) set(leaf.path, leaf.value, leaf.span);
      }
    }
    const environment = nodeAt(service.value, 'environment');
    if (environment?.kind === 'mapping') {
      for (const entry of environment.entries)
        if (entry.value.kind === 'scalar')
          set(entry.key, entry.value.value, { ...entry.keySpan, endLine: entry.value.span.endLine, endColumn: entry.value.span.endColumn });
    } else if (environment?.kind === 'sequence') {
      for (const item of environment.items) {
        const [, name, value] = item.kind === 'scalar' ? (/^([^=]+)=(.*)$/s.exec(item.value ?? '') ?? []) : [];
        if (name !== undefined) set(name, value ?? '', item.span);
      }
    }
    function set(name: string, written: string | null, span: Span): void {
      const value = interpolated(written ?? '', dotenv);
      if (value !== null) found.push({ name, value, scope, span, services: [service.key] });
    }
  }
  return found;
}

/** `env_file` is a path, a list of them, or a list of mappings with one. */
function paths(node: ConfigNode | null): string[] {
  const items = node?.kind === 'sequence' ? node.items : node ? [node] : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? item.value : scalarAt(item, 'path')?.value) ?? []);
}

/** `${NAME:-default}` as Compose reads it; null when a variable is set nowhere. */
function interpolated(text: string, dotenv: ReadonlyMap<string, string> | undefined): string | null {
  let isKnown = true;
  const out = text.replace(
    /\$\$|\$\{([A-Za-z_]\w*)(?::?-([^}]*))?[^}]*\}|\$([A-Za-z_]\w*)/g,
    (whole, name: string | undefined, fallback: string | undefined, bare: string | undefined) => {
      if (whole === '$$') return '$';
      const value = dotenv?.get(name ?? bare ?? '') ?? fallback;
      if (value === undefined) isKnown = false;
      return value ?? '';
    },
  );
  return isKnown ? out : null;
}

function within(directory: string, path: string): string {
  const parts = directory ? directory.split('/') : [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
