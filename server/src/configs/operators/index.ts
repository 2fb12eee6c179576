import type { Fact } from '../../core/fact.ts';
import type { ConfigForm } from '../form.ts';
import { type Resource, ResourceReader, resourcesOf } from '../kubernetes.ts';
import { userFacts } from '../user-resource.ts';
import { bindingFacts, confluentConnectorFacts, confluentFacts, confluentWorkerFacts, imageFacts, linkFacts } from './confluent.ts';
import { authorizationFacts, clientQuotaFacts } from './jikkou.ts';
import { koperatorFacts, grantFacts } from './koperator.ts';
import { redpandaClusterFacts, redpandaFacts, shadowFacts } from './redpanda.ts';
import { isTopic, topicFacts } from './topics.ts';

/** An operator's library, and what its resources of each kind tell. */
interface Operator {
  library: string;
  kinds: Readonly<Record<string, (reader: ResourceReader) => Fact[]>>;
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  'platform.confluent.io': {
    library: 'confluent-for-kubernetes',
    kinds: {
      Kafka: confluentFacts,
      KRaftController: confluentFacts,
      Zookeeper: imageFacts,
      SchemaRegistry: imageFacts,
      KsqlDB: imageFacts,
      ControlCenter: imageFacts,
      KafkaRestProxy: imageFacts,
      Connect: confluentWorkerFacts,
      Connector: confluentConnectorFacts,
      ConfluentRolebinding: bindingFacts,
      ClusterLink: linkFacts,
    },
  },
  'apps.cpc.platform.confluent.io': { library: 'confluent-for-kubernetes', kinds: {} },
  'cluster.redpanda.com': { library: 'redpanda-operator', kinds: { Redpanda: redpandaFacts, User: userFacts, ShadowLink: shadowFacts } },
  'redpanda.vectorized.io': { library: 'redpanda-operator', kinds: { Cluster: redpandaClusterFacts } },
  'kafka.banzaicloud.io': { library: 'koperator', kinds: { KafkaCluster: koperatorFacts, KafkaUser: grantFacts } },
  'topic.kafka.crossplane.io': { library: 'crossplane-provider-kafka', kinds: {} },
  'kafka.jikkou.io': { library: 'jikkou', kinds: { KafkaPrincipalAuthorization: authorizationFacts, KafkaClientQuota: clientQuotaFacts } },
  'kafka.nais.io': { library: 'kafkarator', kinds: {} },
};

/** Resources of other operators: Confluent for Kubernetes, Redpanda, Koperator, and topics of a few more. */
export const form: ConfigForm = {
  id: 'operators',
  formats: ['yaml', 'json'],
  tokens: Object.keys(OPERATORS),
  recognises: (document) => resourcesOf(document).some((resource) => readerOf(resource) !== null),
  extract: (document, lookups) =>
    resourcesOf(document).flatMap((resource) => readerOf(resource)?.(new ResourceReader(resource, OPERATORS[resource.group]!.library, lookups)) ?? []),
};

function readerOf(resource: Resource): ((reader: ResourceReader) => Fact[]) | null {
  const operator = OPERATORS[resource.group];
  if (!operator) return null;
  return operator.kinds[resource.kind] ?? (isTopic(resource) ? topicFacts : null);
}
