import type { ConfigDocument } from '../core/document.ts';
import { push } from '../core/push.ts';
import { isSecretKey, isSecretText } from '../core/secret.ts';
import type { Evidence, Value } from '../core/value.ts';
import { flatten, type Leaf } from './flatten.ts';

/** Where a role's defaults and variables, and those of an inventory, are kept. */
const FILES = /(^|\/)(defaults|vars)\/([^/]+\/)?[^/]+\.ya?ml$|(^|\/)(group_vars|host_vars)\/.+/;
const ROLE = /^(.*?)\/?(?:defaults|vars|templates|tasks|handlers|meta)\//;
const EXPRESSION = /\{\{\s*([A-Za-z_][\w.]*)((?:\s*\|\s*[a-z_]+(?:\([^{}]*?\))?)*)\s*\}\}/g;
/** Filters that leave a text as it is. */
const PLAIN = /^(string|int|trim|default|d|bool|quote)$/;
const MAX_DEPTH = 5;

/** A place that sets a variable; `role` is the directory of its role, null for an inventory's. */
interface Place extends Leaf {
  role: string | null;
}

/** What a text with Jinja expressions becomes by the variables of its role and of the inventories; null where one is set nowhere. */
export type AnsibleVariables = (text: string, near: string) => Value | null;

export function ansibleVariables(files: () => readonly string[], document: (file: string) => ConfigDocument | null): AnsibleVariables {
  let known: Map<string, Place[]> | null = null;
  const placesOf = (name: string, near: string): Place[] => {
    known ??= read(files(), document);
    const all = known.get(name) ?? [];
    const role = ROLE.exec(near)?.[1];
    const inventory = all.filter((place) => place.role === null);
    const own = all.filter((place) => place.role !== null && place.role === role);
    // an inventory's value comes before a role's default, and `vars` of the role before both
    const firm = own.filter(({ span }) => /(^|\/)vars\//.test(span.file));
    return firm.length > 0 ? firm.slice(-1) : inventory.length > 0 ? inventory : own.slice(-1);
  };
  const fill = (text: string, near: string, depth: number): { texts: string[]; evidence: Evidence[] } | null => {
    let texts = [''];
    let done = 0;
    const evidence: Evidence[] = [];
    for (const match of text.matchAll(EXPRESSION)) {
      const [whole, name = '', filters = ''] = match;
      if (filters.split('|').some((filter) => filter.trim() !== '' && !PLAIN.test(/^\s*(\w+)/.exec(filter)?.[1] ?? ''))) return null;
      const places = placesOf(name, near).filter(({ value }) => value !== null);
      if (places.length === 0 || isSecretKey(name) || depth > MAX_DEPTH) return null;
      const values = places.flatMap((place) => {
        const inner = fill(place.value!, place.span.file, depth + 1);
        evidence.push({ span: place.span, note: `${name} in ${place.span.file.split('/').slice(-2).join('/')}`, variable: name, value: place.value! });
        evidence.push(...(inner?.evidence ?? []));
        return inner?.texts ?? [null];
      });
      if (values.includes(null)) return null;
      const between = text.slice(done, match.index);
      texts = texts.flatMap((before) => [...new Set(values)].map((value) => before + between + value)).slice(0, 16);
      done = match.index + whole.length;
    }
    const rest = text.slice(done);
    return /\{\{|\{%/.test(rest) ? null : { texts: texts.map((before) => before + rest), evidence };
  };
  return (text, near) => {
    const filled = fill(text, near, 0);
    if (!filled || filled.texts.some(isSecretText)) return null;
    const values = [...new Set(filled.texts)];
    const evidence = filled.evidence.slice(0, 8);
    return values.length === 1 ? { status: 'known', value: values[0]!, evidence } : { status: 'one-of', values, evidence };
  };
}

function read(files: readonly string[], document: (file: string) => ConfigDocument | null): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const file of files) {
    if (!FILES.test(file)) continue;
    const role = /(^|\/)(group_vars|host_vars)\//.test(file) ? null : (ROLE.exec(file)?.[1] ?? '');
    for (const leaf of document(file)?.roots.flatMap(flatten) ?? []) push(found, leaf.path, { ...leaf, role });
  }
  return found;
}
