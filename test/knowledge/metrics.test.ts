import { describe, expect, it } from 'vitest';
import features from '../../server/src/knowledge/features.json' with { type: 'json' };
import catalog from '../../server/src/knowledge/metrics.json' with { type: 'json' };
import { beanOfMetric, beanOfObject, beanText, exporterOf } from '../../server/src/knowledge/metrics.ts';
import { metricFile } from '../../server/src/knowledge/schema.ts';

describe('the metric catalog', () => {
  it('fits the schema', () => {
    expect(metricFile.safeParse(catalog).error).toBeUndefined();
  });

  it('names known features, and a source for all that it says; every source is used', () => {
    const rows = [...catalog.exporters, ...catalog.beans, ...catalog.replacements, ...catalog.collection];
    expect(catalog.beans.filter(({ feature }) => !(feature in features))).toEqual([]);
    expect([...new Set(rows.map(({ source }) => source))].sort()).toEqual(Object.keys(catalog.sources).sort());
  });

  it('says what to look at instead of each bean that is gone', () => {
    expect(catalog.beans.filter((bean) => 'until' in bean !== 'instead' in bean)).toEqual([]);
  });
});

describe('origins', () => {
  it.each([
    ['kafka_server_replicamanager_underreplicatedpartitions', 'kafka.server:type=ReplicaManager,name=UnderReplicatedPartitions'],
    ['kafka_server_ReplicaManager_UnderReplicatedPartitions', 'kafka.server:type=ReplicaManager,name=UnderReplicatedPartitions'],
    ['kafka_server_brokertopicmetrics_bytesin_total', 'kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec'],
    ['kafka_controller_controllerstats_uncleanleaderelections_total', 'kafka.controller:type=ControllerStats,name=UncleanLeaderElectionsPerSec'],
    ['kafka_network_requestmetrics_totaltimems', 'kafka.network:type=RequestMetrics'],
    ['kafka_server_socket_server_metrics_connection_count', 'kafka.server:type=*'],
  ])('%s is made of %s', (metric, bean) => {
    expect(beanText(beanOfMetric(metric)!)).toBe(bean);
  });

  it.each([
    ['kafka_consumergroup_lag', 'kafka-exporter'],
    ['kafka_consumergroup_group_lag_seconds', 'kafka-lag-exporter'],
    ['kafka_consumer_group_lag', 'opentelemetry-kafkametrics'],
    ['kafka_consumer_fetch_manager_records_lag', 'client'],
    ['kafka_connect_worker_connector_count', 'connect'],
  ])('%s comes from %s, not from a broker', (metric, exporter) => {
    expect(beanOfMetric(metric)).toBeNull();
    expect(exporterOf(metric)?.id).toBe(exporter);
  });

  it('takes a bean whose name is open for the type only', () => {
    expect(beanOfObject('kafka.server', 'SessionExpireListener', null)?.until).toBe('4.0.0');
    expect(beanOfObject('kafka.controller', 'ControllerStats', null)).toBeNull();
    expect(beanOfObject('kafka.controller', 'ControllerStats', 'LeaderElectionRateAndTimeMs')?.until).toBe('4.0.0');
    expect(beanOfObject('kafka.server', 'ReplicaManager', '*')).toBeNull();
  });
});
