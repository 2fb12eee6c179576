import { type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { pairsIn } from '../embedded-text.ts';
import { imageOf } from '../images.ts';
import { itemsOf, type ResourceReader } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';

/** A cluster of Koperator: settings as texts of properties, for all brokers, for groups of them, and for single ones. */
export function koperatorFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const image = entryOf(spec, 'clusterImage');
  const release = image ? (/:(?:\d+\.\d+-)?(\d+\.\d+\.\d+)/.exec(textOf(image.value) ?? '')?.[1] ?? null) : null;
  const groups = nodeAt(spec, 'brokerConfigGroups');
  const parts = [spec, ...itemsOf(nodeAt(spec, 'brokers')), ...(groups?.kind === 'mapping' ? groups.entries.map(({ value }) => value) : [])];
  return [
    reader.client('broker', release),
    ...(image && imageOf(textOf(image.value) ?? '') === null ? reader.service(image, 'kafka', true).map((one) => ({ ...one, version: release })) : []),
    ...parts.flatMap((part) => [
      ...settingsOf(reader, part, 'readOnlyConfig'),
      ...settingsOf(reader, part, 'clusterWideConfig'),
      ...settingsOf(reader, part, 'config'),
    ]),
  ];
}

function settingsOf(reader: ResourceReader, node: ConfigNode | null, field: string): Fact[] {
  const text = scalarAt(node, field);
  if (!text) return [];
  return pairsIn(text, text.span.file, reader.lookups).map(({ key, text: value, span }) =>
    settingFact({ span, key, native: key, text: value, role: 'broker', library: reader.library, client: reader.id }, reader.lookups),
  );
}

/** A user with the topics that it may read or write. */
export function grantFacts(reader: ResourceReader): Fact[] {
  const { spec, name, made } = reader.resource;
  const own = reader.text(name);
  return [
    { kind: 'user', ...spanOf(name ?? made), evidence: [], name: own, mechanism: 'tls', library: reader.library },
    ...itemsOf(nodeAt(spec, 'topicGrants')).flatMap((grant): Fact[] => {
      const access = scalarAt(grant, 'accessType')?.value;
      return access
        ? [
            {
              kind: 'acl',
              ...grant.span,
              evidence: [],
              principal: own === null ? null : `User:CN=${own}`,
              permission: 'allow',
              operation: access,
              host: '*',
              resourceType: 'topic',
              resource: reader.text(entryOf(grant, 'topicName')),
              patternType: scalarAt(grant, 'patternType')?.value === 'prefixed' ? 'prefixed' : 'literal',
              library: reader.library,
            },
          ]
        : [];
    }),
  ];
}
