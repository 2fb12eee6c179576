import { type ConfigEntry, type ConfigNode, entryOf, nodeAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';

const LIBRARY = 'kafka-gitops';
const FIELDS: Readonly<Record<string, string>> = { partitions: 'partitions', replication: 'replication.factor' };

/** State files of kafka-gitops: topics by name, and the services that read and write them. */
export const form: ConfigForm = {
  id: 'kafka-gitops',
  formats: ['yaml'],
  tokens: ['replication:', 'produces:', 'consumes:'],
  recognises: ({ roots }) => roots.some(isState),
  extract: ({ roots }, lookups) => roots.filter(isState).flatMap((root) => [...topics(root, lookups), ...services(root, lookups)]),
};

/** Topics with partitions and copies, beside services or settings of the tool: `topics` alone is anybody's. */
function isState(root: ConfigNode): boolean {
  const isTopics = entriesOf(nodeAt(root, 'topics')).some(
    ({ value }) => entryOf(value, 'partitions') !== null && (entryOf(value, 'replication') !== null || entryOf(value, 'configs') !== null),
  );
  const isServices = entriesOf(nodeAt(root, 'services')).some(({ value }) => entryOf(value, 'produces') !== null || entryOf(value, 'consumes') !== null);
  return (
    isServices ||
    (isTopics && nodeAt(root, 'settings') !== null) ||
    (isTopics && entriesOf(nodeAt(root, 'topics')).every(({ value }) => entryOf(value, 'replication') !== null))
  );
}

function topics(root: ConfigNode, lookups: Lookups): Fact[] {
  return entriesOf(nodeAt(root, 'topics')).flatMap(({ key, keySpan, value }) => {
    const settings = Object.entries(FIELDS).flatMap(([native, of]): Fact[] => {
      const entry = entryOf(value, native);
      return entry ? [settingFact({ span: spanOf(entry), key: of, native, text: textOf(entry.value), role: 'topic', library: LIBRARY }, lookups)] : [];
    });
    const configs = nodeAt(value, 'configs');
    const own = configs
      ? flatten(configs).map((leaf) =>
          settingFact({ span: leaf.span, key: leaf.path, native: leaf.path, text: leaf.value, role: 'topic', library: LIBRARY }, lookups),
        )
      : [];
    return [...topicFacts(keySpan, key, 'create', LIBRARY, lookups), ...settings, ...own];
  });
}

function services(root: ConfigNode, lookups: Lookups): Fact[] {
  return entriesOf(nodeAt(root, 'services')).flatMap(({ value }) =>
    (['produces', 'consumes'] as const).flatMap((way) => {
      const list = nodeAt(value, way);
      const use = way === 'produces' ? 'produce' : 'consume';
      return (list?.kind === 'sequence' ? list.items : []).flatMap((item) =>
        item.kind === 'scalar' ? topicFacts(item.span, item.value, use, LIBRARY, lookups) : [],
      );
    }),
  );
}

const entriesOf = (node: ConfigNode | null): readonly ConfigEntry[] => (node?.kind === 'mapping' ? node.entries : []);
