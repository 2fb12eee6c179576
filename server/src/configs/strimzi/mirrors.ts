import { type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { itemsOf, plainText, type ResourceReader } from '../kubernetes.ts';
import { textOf } from '../mappings.ts';
import { authentication } from './authentication.ts';
import fields from './fields.json' with { type: 'json' };

const CONNECTORS = ['sourceConnector', 'checkpointConnector', 'heartbeatConnector'];

/** MirrorMaker 2. Version 1 names the target and the sources, older versions list clusters of which Connect's own is the target. */
export function mirrorFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const home = scalarAt(spec, 'connectCluster')?.value;
  return [
    reader.client('connect-worker', plainText(entryOf(spec, 'version'))),
    ...reader.service(entryOf(spec, 'version'), 'kafka', true),
    ...cluster(nodeAt(spec, 'target'), 'connect-worker'),
    ...itemsOf(nodeAt(spec, 'clusters')).flatMap((one) => cluster(one, scalarAt(one, 'alias')?.value === home ? 'connect-worker' : 'common')),
    ...itemsOf(nodeAt(spec, 'mirrors')).flatMap((mirror) => [
      ...cluster(nodeAt(mirror, 'source'), 'common'),
      ...CONNECTORS.map((name) => nodeAt(mirror, name)).flatMap((connector) => [
        ...reader.fields(connector, fields.connector, 'connector'),
        ...reader.config(nodeAt(connector, 'config'), 'connector'),
      ]),
      ...reader.fields(mirror, fields.mirror, 'connector'),
      ...named(mirror),
    ]),
  ];

  function cluster(node: ConfigNode | null, role: 'connect-worker' | 'common'): Fact[] {
    return [...reader.fields(node, fields.worker, role), ...authentication(reader, node, role), ...reader.config(nodeAt(node, 'config'), role)];
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
    reader.client('common', plainText(entryOf(spec, 'version'))),
    reader.asks(made, 'KafkaMirrorMaker', 'mirror-maker-1', 'common'),
    ...reader.service(entryOf(spec, 'version'), 'kafka', true),
    ...(['consumer', 'producer'] as const).flatMap((role) => {
      const node = nodeAt(spec, role);
      return [...reader.fields(node, fields.worker, role), ...authentication(reader, node, role), ...reader.config(nodeAt(node, 'config'), role)];
    }),
    ...reader.fields(spec, { include: 'include', whitelist: 'include' }, 'consumer'),
  ];
}
