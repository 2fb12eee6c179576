import { type ConfigNode, entryOf, nodeAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { ResourceReader } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { redpandaSettings } from '../redpanda-settings.ts';

/** A cluster of Redpanda's operator: the values of its chart. */
export function redpandaFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const chart = entryOf(nodeAt(spec, 'chartRef'), 'chartVersion');
  const cluster = nodeAt(spec, 'clusterSpec');
  return [
    reader.client('broker'),
    ...(chart ? [{ kind: 'component' as const, ...spanOf(chart), evidence: [], name: 'redpanda', type: 'chart' as const, version: textOf(chart.value) }] : []),
    ...redpandaSettings(cluster, reader.library, reader.id, reader.lookups),
    ...authentication(reader, cluster),
  ];
}

/** A cluster that copies another's topics. */
export function shadowFacts(reader: ResourceReader): Fact[] {
  return ['sourceCluster', 'shadowCluster'].flatMap((cluster) =>
    reader.fields(nodeAt(reader.resource.spec, cluster, 'staticConfiguration', 'kafka'), { brokers: 'bootstrap.servers' }, 'common'),
  );
}

/** A cluster of its first operator. */
export function redpandaClusterFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const additional = nodeAt(spec, 'additionalConfiguration');
  return [
    reader.client('broker'),
    ...reader.service(entryOf(spec, 'version'), 'redpanda', true),
    ...redpandaSettings(additional, reader.library, reader.id, reader.lookups),
  ];
}

function authentication(reader: ResourceReader, cluster: ConfigNode | null): Fact[] {
  const enabled = entryOf(nodeAt(cluster, 'auth', 'sasl'), 'enabled');
  return enabled && textOf(enabled.value) === 'true' ? [reader.asks(enabled, 'sasl', 'sasl-scram-sha-256', 'broker')] : [];
}
