import type { Role } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import type { ConfigForm } from '../form.ts';
import { leafFacts } from '../leaf-fact.ts';

const CLIENT = /^(.*?)\.?kafka-clients\.(.+)$/;

/** Blocks of Pekko's and Akka's Kafka connectors, and an application's own that follow them: what stands under `kafka-clients` goes to the client. */
export const form: ConfigForm = {
  id: 'pekko-kafka',
  formats: ['hocon'],
  tokens: ['kafka-clients'],
  recognises: ({ roots }) => roots.some((root) => flatten(root).some(({ path }) => CLIENT.test(path))),
  extract: (document, lookups) =>
    document.roots.flatMap(flatten).flatMap((leaf) => {
      const [, block, key] = CLIENT.exec(leaf.path) ?? [];
      if (block === undefined || key === undefined) return [];
      return leafFacts(leaf, { key, role: roleOf(block), library: 'alpakka-kafka' }, document.file, lookups);
    }),
};

function roleOf(block: string): Role {
  if (/producer/i.test(block)) return 'producer';
  return /consumer/i.test(block) ? 'consumer' : 'common';
}
