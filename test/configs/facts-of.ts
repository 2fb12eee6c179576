import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forms } from '../../server/src/configs/index.ts';
import { isReadBy } from '../../server/src/configs/form.ts';
import type { Fact } from '../../server/src/core/fact.ts';
import { memoryTree } from '../../server/src/core/tree.ts';
import { createLookups } from '../../server/src/resolve/lookups.ts';
import { parseDocument } from '../../server/src/syntax/document.ts';

/** The files below a folder, by path. */
export function filesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** What one form reads in the files of a tree. */
export function factsOf(id: string, files: Record<string, string>): Fact[] {
  const form = forms.find((one) => one.id === id);
  if (!form) throw new Error(`no form ${id}`);
  const document = (file: string) => (files[file] === undefined ? null : parseDocument(file, files[file]));
  const lookups = createLookups(memoryTree(files), document);
  return Object.keys(files)
    .sort()
    .flatMap((file) => {
      const parsed = document(file);
      return parsed && isReadBy(form, parsed) ? form.extract(parsed, lookups) : [];
    });
}

/** One line per fact. */
export function told(fact: Fact): string {
  const where = `${fact.file}:${fact.line}:${fact.column}`;
  if (fact.kind === 'setting') return `${where} ${fact.role} ${fact.key} = ${shown(fact.value, fact)}`;
  if (fact.kind === 'topic' || fact.kind === 'group') return `${where} ${fact.kind} ${fact.use} ${shown(fact.name, fact)}`;
  if (fact.kind === 'admin-command') return `${where} ${fact.kind} ${fact.tool} ${fact.flags.join(' ')}`;
  if (fact.kind === 'client') return `${where} ${fact.kind} ${fact.library} ${fact.role}`;
  if (fact.kind === 'dependency') return `${where} ${fact.ecosystem} ${fact.library} ${fact.version} -> ${fact.resolved}`;
  if (fact.kind === 'metric') return `${where} ${fact.kind} ${fact.name} of ${fact.exporter ?? '?'} ${fact.mbean ?? ''}`.trimEnd();
  if (fact.kind === 'mbean') return `${where} ${fact.kind} ${fact.domain} ${fact.type ?? '*'} ${fact.name ?? '*'} ${fact.library}`;
  if (fact.kind === 'state') return `${where} ${fact.kind} ${fact.what} of ${fact.owner ?? '?'} in ${fact.home} ${fact.name ?? '?'}`;
  if (fact.kind === 'component') return `${where} ${fact.kind} ${fact.type} ${fact.name} ${fact.version ?? '-'}`;
  if (fact.kind === 'user') return `${where} ${fact.kind} ${fact.name ?? '?'} ${fact.mechanism ?? '?'}`;
  if (fact.kind === 'quota')
    return `${where} ${fact.kind} user=${fact.user ?? '-'} client=${fact.clientId ?? '-'} ip=${fact.ip ?? '-'} ${fact.key} = ${fact.value ?? '?'}`;
  if (fact.kind === 'acl') {
    const { permission, principal, host, operation, resourceType, resource, patternType } = fact;
    return `${where} ${fact.kind} ${permission} ${principal ?? '?'} from ${host ?? '?'} ${operation ?? '?'} ${resourceType ?? '?'} ${resource ?? '?'} ${patternType}`;
  }
  return `${where} ${fact.kind}`;
}

function shown(value: string | null, { unknown, default: fallback, oneOf }: { unknown?: string; default?: string; oneOf?: string[] }): string {
  if (value !== null) return value;
  return `(${unknown}${fallback === undefined ? '' : `, default ${fallback}`}${oneOf ? `, ${oneOf.join(' | ')}` : ''})`;
}
