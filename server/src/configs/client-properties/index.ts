import type { ConfigDocument } from '../../core/document.ts';
import type { Role } from '../../core/fact.ts';
import { flatten, type Leaf } from '../../resolve/flatten.ts';
import type { ConfigForm } from '../form.ts';
import { settingFact } from '../setting-fact.ts';
import keys from './keys.json' with { type: 'json' };

const roles = new Map<string, Role>([
  ...(['consumer', 'producer', 'streams'] as const).flatMap((role) => keys[role].map((key): [string, Role] => [key, role])),
  ...keys.shared.map((key): [string, Role] => [key, 'common']),
]);
const foreign = new Set(keys.foreign);
/** Beside bootstrap.servers so many other keys of a client must stand there. */
const MIN_OTHER_KEYS = 1;
const LIBRARY = 'kafka-clients';

/** A properties file that is handed to a Java client whole: by content, so neither Connect, MirrorMaker nor broker files. */
export const form: ConfigForm = {
  id: 'client-properties',
  formats: ['properties'],
  tokens: ['bootstrap.servers'],
  recognises(document) {
    const names = new Set(document.roots.flatMap((root) => (root.kind === 'mapping' ? root.entries.map((entry) => entry.key) : [])));
    if (!names.has('bootstrap.servers') || [...names].some((name) => foreign.has(name))) return false;
    return [...names].filter((name) => name !== 'bootstrap.servers' && roleOf(name) !== null).length >= MIN_OTHER_KEYS;
  },
  extract(document, lookups) {
    const leaves = document.roots.flatMap(flatten);
    const shared = roleOfFile(document, leaves);
    return leaves.flatMap((leaf) => {
      const role = roleOf(leaf.path);
      return role === null
        ? []
        : [
            settingFact(
              { span: leaf.span, key: leaf.path, native: leaf.path, text: leaf.value, role: role === 'common' ? shared : role, library: LIBRARY },
              lookups,
            ),
          ];
    });
  },
};

function roleOf(key: string): Role | null {
  return roles.get(key) ?? (keys.sharedPrefixes.some((prefix) => key.startsWith(prefix)) ? 'common' : null);
}

/** What the file as a whole is for: the only role whose own keys it holds, else what its name says. */
function roleOfFile({ file }: ConfigDocument, leaves: readonly Leaf[]): Role {
  const found = new Set(leaves.map((leaf) => roleOf(leaf.path)).filter((role) => role !== null && role !== 'common'));
  if (found.has('streams')) return 'streams';
  const [only] = found;
  if (found.size === 1 && only) return only;
  const name = file.slice(file.lastIndexOf('/') + 1);
  return found.size > 0 ? 'common' : /producer/i.test(name) ? 'producer' : /consumer/i.test(name) ? 'consumer' : 'common';
}
