import { type ConfigEntry, type ConfigMapping, entryOf } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { ConfigForm } from '../form.ts';
import { type Image, IMAGE_NAMES, imageOf } from '../images.ts';
import { mappingsOf, spanOf } from '../mappings.ts';

/** Images of Kafka and of what belongs to it, in Compose files, Kubernetes manifests and Helm values: `image: name:tag`, or `repository` and `tag` apart. */
export const form: ConfigForm = {
  id: 'images',
  formats: ['yaml', 'json'],
  tokens: IMAGE_NAMES,
  recognises: (document) => mappingsOf(document).some((mapping) => pinned(mapping) !== null),
  extract: (document, lookups) => {
    const isKafkas = /kafka/i.test(lookups.text?.(document.file) ?? '');
    return mappingsOf(document).flatMap((mapping): Fact[] => {
      const found = pinned(mapping);
      return found && (isKafkas || !found.image.isGeneral)
        ? [{ kind: 'component', ...spanOf(found.entry), evidence: [], name: found.image.name, type: 'image', version: found.image.tag }]
        : [];
    });
  },
};

function pinned(mapping: ConfigMapping): { entry: ConfigEntry; image: Image } | null {
  for (const key of ['image', 'repository']) {
    const entry = entryOf(mapping, key);
    if (entry?.value.kind !== 'scalar' || entry.value.value === null) continue;
    const tag = entryOf(mapping, key === 'repository' ? 'tag' : 'imageTag')?.value;
    const own = tag?.kind === 'scalar' && tag.value ? `:${tag.value}` : '';
    const image = imageOf(defaulted(entry.value.value) + own);
    if (image) return { entry, image };
  }
  return null;
}

/** `${IMAGE:-apache/kafka:4.0.0}` runs its default. */
const defaulted = (text: string): string => text.replace(/\$\{\w+:?-([^}]*)\}/g, '$1');
