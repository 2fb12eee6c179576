import type { Role } from '../../core/fact.ts';
import { buildNames } from '../../resolve/builds.ts';
import { flatten } from '../../resolve/flatten.ts';
import type { ConfigForm } from '../form.ts';
import { isClientKey, leafFacts } from '../leaf-fact.ts';

const ROLES: Readonly<Record<string, Role>> = { producers: 'producer', consumers: 'consumer', streams: 'streams' };
const CLIENT = /^kafka\.(producers|consumers|streams)\.[^.]+\.(.+)$/;

/** Micronaut's `application` files: `kafka.*` for all clients, `kafka.producers.<name>.*`, `kafka.consumers.<name>.*`, `kafka.streams.<name>.*`. */
export const form: ConfigForm = {
  id: 'micronaut',
  formats: ['yaml', 'properties'],
  tokens: ['kafka:', 'kafka.'],
  matches: (file) => /(^|\/)(application|bootstrap)[^/]*$/.test(file),
  recognises: ({ roots }) => roots.some((root) => flatten(root).some(({ path }) => path.startsWith('kafka.'))),
  extract(document, lookups) {
    const leaves = document.roots.flatMap(flatten);
    const isOurs = leaves.some(({ path }) => path.startsWith('micronaut.')) || buildNames(['micronaut-kafka'], document.file, lookups);
    return leaves.flatMap((leaf) => {
      if (!isOurs || !leaf.path.startsWith('kafka.')) return [];
      const [, kind, own] = CLIENT.exec(leaf.path) ?? [];
      const written = own ?? leaf.path.slice('kafka.'.length);
      // names may have dashes for dots
      const key = isClientKey(written) ? written : written.replace(/[-_]/g, '.');
      if (!isClientKey(key)) return [];
      return leafFacts(leaf, { key, role: (kind && ROLES[kind]) || 'common', library: 'micronaut-kafka' }, document.file, lookups);
    });
  },
};
