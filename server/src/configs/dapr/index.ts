import { type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Leaf } from '../../resolve/flatten.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { spanOf } from '../mappings.ts';
import { blockFacts, type Option } from '../option-block.ts';
import data from './options.json' with { type: 'json' };

const options = data.options as Readonly<Record<string, Option>>;

/** Dapr's components `pubsub.kafka` and `bindings.kafka`: what their metadata sets. */
export const form: ConfigForm = {
  id: 'dapr',
  formats: ['yaml'],
  tokens: ['pubsub.kafka', 'bindings.kafka'],
  recognises: ({ roots }) => roots.some(isComponent),
  extract: ({ roots }, lookups) => roots.filter(isComponent).flatMap((root) => componentFacts(root, lookups)),
};

const isComponent = (root: ConfigNode): boolean =>
  scalarAt(root, 'kind')?.value === 'Component' && /^(pubsub|bindings)\.kafka$/.test(scalarAt(root, 'spec', 'type')?.value ?? '');

/** A component reads and writes: its settings belong to both clients. */
function componentFacts(root: ConfigNode, lookups: Lookups): Fact[] {
  const type = entryOf(nodeAt(root, 'spec'), 'type')!;
  const metadata = nodeAt(root, 'spec', 'metadata');
  const leaves = (metadata?.kind === 'sequence' ? metadata.items : []).flatMap((item): Leaf[] => {
    const name = scalarAt(item, 'name')?.value;
    const value = entryOf(item, 'value');
    // `{namespace}` and its likes are filled in by the runtime
    return name && value?.value.kind === 'scalar'
      ? [{ path: name, value: value.value.value?.replace(/\{(\w+)\}/g, '<%= $1 %>') ?? null, span: spanOf(value) }]
      : [];
  });
  return blockFacts(spanOf(type), leaves, { role: 'common', path: [], needs: '', options }, data.id, lookups);
}
