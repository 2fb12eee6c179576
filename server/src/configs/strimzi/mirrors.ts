import { type ConfigEntry, type ConfigMapping, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { connectorState } from '../connector-state.ts';
import { itemsOf, type ResourceReader } from '../kubernetes.ts';
import { textOf } from '../mappings.ts';
import { authentication } from './authentication.ts';
import fields from './fields.json' with { type: 'json' };

const CONNECTORS = ['sourceConnector', 'checkpointConnector', 'heartbeatConnector'];

/** MirrorMaker 2. Version 1 names the target and the sources, older versions list clusters of which Connect's own is the target. */
export function mirrorFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const home = scalarAt(spec, 'connectCluster')?.value;
  return [
    reader.client('connect-worker', reader.text(entryOf(spec, 'version'))),
    ...reader.service(entryOf(spec, 'version'), 'kafka', true),
    ...reader.worker(nodeAt(spec, 'target'), fields.worker),
    ...authentication(reader, nodeAt(spec, 'target'), 'connect-worker'),
    ...itemsOf(nodeAt(spec, 'clusters')).flatMap((one) => cluster(one, scalarAt(one, 'alias')?.value === home ? 'connect-worker' : 'common')),
    ...itemsOf(nodeAt(spec, 'mirrors')).flatMap((mirror) => [
      ...cluster(nodeAt(mirror, 'source'), 'common'),
      ...CONNECTORS.map((name) => nodeAt(mirror, name)).flatMap((connector) => [
        ...reader.fields(connector, fields.connector, 'connector'),
        ...reader.config(nodeAt(connector, 'config'), 'connector'),
      ]),
      ...reader.fields(mirror, fields.mirror, 'connector'),
      ...named(mirror),
      ...kept(mirror),
    ]),
  ];

  function cluster(node: ConfigNode | null, role: 'connect-worker' | 'common'): Fact[] {
    return [...reader.fields(node, fields.worker, role), ...authentication(reader, node, role), ...reader.config(nodeAt(node, 'config'), role)];
  }

  /** The connectors of a mirror have no class, and are told the clusters' names. */
  function kept(mirror: ConfigNode): Fact[] {
    const aliases = { 'source.cluster.alias': ['sourceCluster', 'source.alias'], 'target.cluster.alias': ['targetCluster', 'target.alias'] };
    return Object.entries(fields.mirrorClasses).flatMap(([name, plugin]): Fact[] => {
      const made = entryOf(mirror, name);
      if (!made) return [];
      const config = nodeAt(made.value, 'config');
      const named = Object.entries(aliases).flatMap(([key, [field, alias]]): ConfigEntry[] => {
        const [part = '', own = ''] = alias!.split('.');
        const entry = entryOf(mirror, field!) ?? entryOf(nodeAt(part === 'target' ? spec : mirror, part), own);
        return entry ? [{ ...entry, key }] : [];
      });
      const mapping: ConfigMapping = { kind: 'mapping', entries: [...named, ...(config?.kind === 'mapping' ? config.entries : [])], span: made.value.span };
      const entry: ConfigEntry = { key: 'connector.class', keySpan: made.keySpan, value: { kind: 'scalar', value: plugin, span: made.keySpan } };
      return connectorState({ mapping, name: null }, entry);
    });
  }

  /** A pattern may be a plain list of names. */
  function named(mirror: ConfigNode): Fact[] {
    const entry = entryOf(mirror, 'topicsPattern');
    return entry && !/[*[\](|\\+?^$]/.test(textOf(entry.value) ?? '*') ? reader.topic(entry, 'connector') : [];
  }
}

/** The first MirrorMaker: a consumer and a producer. */
export function oldMirrorFacts(reader: ResourceReader): Fact[] {
  const { spec, made } = reader.resource;
  return [
    reader.client('common', reader.text(entryOf(spec, 'version'))),
    reader.asks(made, 'KafkaMirrorMaker', 'mirror-maker-1', 'common'),
    ...reader.service(entryOf(spec, 'version'), 'kafka', true),
    ...(['consumer', 'producer'] as const).flatMap((role) => {
      const node = nodeAt(spec, role);
      return [...reader.fields(node, fields.worker, role), ...authentication(reader, node, role), ...reader.config(nodeAt(node, 'config'), role)];
    }),
    ...reader.fields(spec, { include: 'include', whitelist: 'include' }, 'consumer'),
  ];
}
