import { flatten, relaxed } from '../../resolve/flatten.ts';
import type { ConfigForm } from '../form.ts';
import { leafFacts } from '../leaf-fact.ts';
import data from './options.json' with { type: 'json' };

const options = new Map(
  [...Object.entries(data.options), ...Object.entries(data.secrets), ['groupId', 'group.id']].map(([name, key]) => [relaxed(name!), key!]),
);
const secrets = new Set<string>(Object.values(data.secrets));
const OPTION = /^camel\.component\.kafka\.(?:configuration\.)?(.+)$/;

/** Properties of Camel's Kafka component: `camel.component.kafka.*` of Camel Main, Spring Boot and Quarkus. */
export const form: ConfigForm = {
  id: 'camel',
  formats: ['yaml', 'properties'],
  tokens: ['camel.component.kafka', 'kafka:'],
  recognises: ({ roots }) => roots.some((root) => flatten(root).some(({ path }) => OPTION.test(path))),
  extract: (document, lookups) =>
    document.roots.flatMap(flatten).flatMap((leaf) => {
      const name = OPTION.exec(leaf.path)?.[1];
      if (name === undefined) return [];
      const key = /^additional-?properties\.(.+)$/i.exec(name)?.[1] ?? options.get(relaxed(name));
      return key === undefined ? [] : leafFacts(leaf, { key, role: 'common', library: 'camel-kafka', secret: secrets.has(key) }, document.file, lookups);
    }),
};
