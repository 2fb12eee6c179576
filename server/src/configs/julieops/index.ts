import { type ConfigEntry, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';

const LIBRARY = 'julieops';
/** Keys of a topic's `config` that are no settings of a topic, and what they are. */
const COUNTS: Readonly<Record<string, string>> = { 'num.partitions': 'partitions', 'replication.factor': 'replication.factor' };

/** Topologies of JulieOps: topics of projects in a context, whose names are made of both. */
export const form: ConfigForm = {
  id: 'julieops',
  formats: ['yaml'],
  tokens: ['projects:'],
  recognises: ({ roots }) => roots.some(isTopology),
  extract: ({ roots }, lookups) => roots.filter(isTopology).flatMap((root) => projectsOf(root).flatMap((project) => topics(root, project, lookups))),
};

const isTopology = (root: ConfigNode): boolean =>
  scalarAt(root, 'context') !== null && projectsOf(root).some((project) => entryOf(project, 'name') !== null && entryOf(project, 'topics') !== null);
const projectsOf = (root: ConfigNode): readonly ConfigNode[] => itemsOf(nodeAt(root, 'projects'));
const itemsOf = (node: ConfigNode | null): readonly ConfigNode[] => (node?.kind === 'sequence' ? node.items : []);

/** By default a topic is called after the context, what stands beside it, the project, and itself. */
function topics(root: ConfigNode, project: ConfigNode, lookups: Lookups): Fact[] {
  const outer =
    root.kind === 'mapping'
      ? root.entries.filter(({ key, value }) => value.kind === 'scalar' && key !== 'projects').map(({ value }) => textOf(value) ?? '')
      : [];
  const prefix = [...outer, scalarAt(project, 'name')?.value ?? ''];
  return itemsOf(nodeAt(project, 'topics')).flatMap((topic) => {
    const name: ConfigEntry | null = entryOf(topic, 'name');
    if (!name) return [];
    const type = scalarAt(topic, 'dataType')?.value;
    const whole = [...prefix, textOf(name.value) ?? '', ...(type ? [type] : [])].join('.');
    const config = nodeAt(topic, 'config');
    const settings = (config ? flatten(config) : []).map((leaf) =>
      settingFact({ span: leaf.span, key: COUNTS[leaf.path] ?? leaf.path, native: leaf.path, text: leaf.value, role: 'topic', library: LIBRARY }, lookups),
    );
    return [...topicFacts(spanOf(name), whole, 'create', LIBRARY, lookups), ...settings];
  });
}
