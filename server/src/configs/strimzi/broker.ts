import { type ConfigEntry, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { itemsOf, type ResourceReader } from '../kubernetes.ts';
import fields from './fields.json' with { type: 'json' };
import { quotaFacts } from '../user-resource.ts';

/** A cluster: its release, its brokers' settings, how clients reach it, and what runs beside it. */
export function brokerFacts(reader: ResourceReader, spec: ConfigNode | null): Fact[] {
  const kafka = nodeAt(spec, 'kafka');
  const authorization = entryOf(kafka, 'authorization');
  const storage = entryOf(nodeAt(kafka, 'tieredStorage'), 'type');
  return [
    reader.client('broker', reader.text(entryOf(kafka, 'version'))),
    ...reader.service(entryOf(kafka, 'version'), 'kafka', true),
    ...reader.service(entryOf(kafka, 'metadataVersion'), 'kafka-metadata', true),
    ...listenersOf(kafka).flatMap((listener) => listenerFacts(reader, listener)),
    ...(authorization ? [reader.asks(authorization, `authorization ${reader.text(entryOf(authorization.value, 'type')) ?? ''}`.trim(), null, 'broker')] : []),
    ...(storage ? [reader.asks(storage, 'tieredStorage', 'topic-config:remote.storage.enable', 'broker')] : []),
    ...reader.config(nodeAt(kafka, 'config'), 'broker'),
    ...quotaFacts(nodeAt(kafka, 'quotas'), null, reader),
    ...reader.service(entryOf(spec, 'entityOperator'), 'strimzi-entity-operator', false),
    ...reader.service(entryOf(spec, 'cruiseControl'), 'cruise-control', false),
    ...reader.service(entryOf(spec, 'kafkaExporter'), 'kafka-exporter', false),
    ...reader.service(entryOf(spec, 'zookeeper'), 'zookeeper', false),
  ];
}

interface Listener {
  at: ConfigEntry;
  name: string;
  isEncrypted: boolean;
  /** Of its authentication. */
  type: ConfigEntry | null;
}

/** A list of listeners, or, of old, a mapping of three. */
function listenersOf(kafka: ConfigNode | null): Listener[] {
  const listeners = nodeAt(kafka, 'listeners');
  if (listeners?.kind === 'mapping')
    return listeners.entries.map((entry) => ({
      at: entry,
      name: entry.key,
      isEncrypted: entry.key !== 'plain' && scalarAt(entry.value, 'tls')?.value !== 'false',
      type: entryOf(nodeAt(entry.value, 'authentication'), 'type'),
    }));
  return itemsOf(listeners).flatMap((item) => {
    const at = entryOf(item, 'name');
    const type = entryOf(nodeAt(item, 'authentication'), 'type');
    return at ? [{ at, name: scalarAt(item, 'name')?.value ?? '', isEncrypted: scalarAt(item, 'tls')?.value === 'true', type }] : [];
  });
}

function listenerFacts(reader: ResourceReader, { at, name, isEncrypted, type }: Listener): Fact[] {
  const asked = type?.value.kind === 'scalar' ? type.value.value : null;
  const feature = (fields.listenerFeatures as Readonly<Record<string, string>>)[asked ?? ''];
  return [
    ...(isEncrypted ? [] : [reader.asks(at, `listener ${name} without TLS`, 'plaintext-listener', 'broker')]),
    ...(type && feature ? [reader.asks(type, `listener ${name} with ${asked}`, feature, 'broker')] : []),
  ];
}
