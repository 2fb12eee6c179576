import { type ConfigMapping, entryOf, nodeAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Lookups } from '../form.ts';
import { plainText } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';

/** A connector as Amazon's service takes it: what stands beside the configuration says which cluster it speaks to, and how. */
export function requestFacts(mapping: ConfigMapping, lookups: Lookups): Fact[] {
  if (entryOf(nodeAt(mapping, 'connectorConfiguration'), 'connector.class') === null) return [];
  const servers = entryOf(nodeAt(mapping, 'kafkaCluster', 'apacheKafkaCluster'), 'bootstrapServers');
  const version = entryOf(mapping, 'kafkaConnectVersion');
  const settings = servers
    ? [
        settingFact(
          {
            span: spanOf(servers),
            key: 'bootstrap.servers',
            native: 'bootstrapServers',
            text: textOf(servers.value),
            role: 'connector',
            library: 'kafka-connect',
          },
          lookups,
        ),
      ]
    : [];
  return [
    ...settings,
    ...(version
      ? [{ kind: 'component' as const, ...spanOf(version), evidence: [], name: 'kafka-connect', type: 'service' as const, version: plainText(version) }]
      : []),
  ];
}
