import type { ConfigDocument, ConfigNode, ConfigScalar } from '../../core/document.ts';
import { entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { embeddedTexts } from '../embedded-text.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { IMAGE_NAMES, imageOf } from '../images.ts';
import { itemsOf } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';

/** Kustomizations: images that they pin, patches that they hold, and patches that change a broker's settings one at a time. */
export const form: ConfigForm = {
  id: 'kustomize',
  formats: ['yaml', 'json'],
  tokens: ['kafka.strimzi.io', '/spec/kafka/config/', 'KAFKA_', 'platform.confluent.io', 'kind: Kafka', ...IMAGE_NAMES],
  recognises: (document) => document.roots.some((root) => isKustomization(root) || operationsOf(root).length > 0),
  extract: (document, lookups) => document.roots.flatMap((root) => [...imagesOf(root), ...operationsOf(root).flatMap((one) => changeOf(one, lookups))]),
  embedded: (document, lookups) => embeddedTexts(document, patchesOf(document), lookups),
};

const isKustomization = (root: ConfigNode): boolean =>
  scalarAt(root, 'kind')?.value === 'Kustomization' ||
  (entryOf(root, 'resources') !== null &&
    ['images', 'patches', 'patchesStrategicMerge', 'patchesJson6902'].some((key) => nodeAt(root, key)?.kind === 'sequence'));

function imagesOf(root: ConfigNode): Fact[] {
  if (!isKustomization(root)) return [];
  return itemsOf(nodeAt(root, 'images')).flatMap((item): Fact[] => {
    const entry = entryOf(item, 'newName') ?? entryOf(item, 'name');
    const tag = scalarAt(item, 'newTag')?.value;
    const image = entry ? imageOf(`${textOf(entry.value)}${tag ? `:${tag}` : ''}`) : null;
    return entry && image ? [{ kind: 'component', ...spanOf(entry), evidence: [], name: image.name, type: 'image', version: image.tag }] : [];
  });
}

/** Patches that are written in the file, not beside it. */
function patchesOf(document: ConfigDocument): { name: string; node: ConfigScalar }[] {
  const texts = document.roots
    .filter(isKustomization)
    .flatMap((root) => [
      ...['patches', 'patchesJson6902'].flatMap((key) => itemsOf(nodeAt(root, key)).flatMap((item) => scalarAt(item, 'patch') ?? [])),
      ...itemsOf(nodeAt(root, 'patchesStrategicMerge')).flatMap((item) => (item.kind === 'scalar' ? item : [])),
    ]);
  return texts.map((node) => ({ name: 'patch.yaml', node }));
}

/** The operations of a JSON patch on the settings of a broker. */
function operationsOf(root: ConfigNode): ConfigNode[] {
  return itemsOf(root).filter((item) => SETTING.test(scalarAt(item, 'path')?.value ?? '') && /^(add|replace)$/.test(scalarAt(item, 'op')?.value ?? ''));
}

const SETTING = /^\/spec\/kafka\/config\/(.+)$/;

function changeOf(item: ConfigNode, lookups: Lookups): Fact[] {
  const value = entryOf(item, 'value');
  const native = SETTING.exec(scalarAt(item, 'path')?.value ?? '')?.[1];
  if (!value || native === undefined) return [];
  const key = native.replaceAll('~1', '/').replaceAll('~0', '~');
  return [settingFact({ span: item.span, key, native: key, text: textOf(value.value), role: 'broker', library: 'strimzi' }, lookups)];
}
