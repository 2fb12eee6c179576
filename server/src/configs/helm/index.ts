import type { ConfigDocument, ConfigMapping, ConfigNode } from '../../core/document.ts';
import { entryOf, nodeAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { ConfigForm, Embedded, Lookups } from '../form.ts';
import { mappingsOf } from '../mappings.ts';
import { brokerChartFacts, isBrokerChart } from './broker-chart.ts';
import { isValuesFile } from '../../resolve/charts.ts';
import { overrideFacts, valuesTopics } from './overrides.ts';
import { isRedpandaChart, redpandaChartFacts } from './redpanda-chart.ts';
import { chartFacts, valuesTexts } from './releases.ts';

/** Charts of Kafka and of what belongs to it: where they are named with a version, and the values that they are given, recognised by content. */
export const form: ConfigForm = {
  id: 'helm',
  formats: ['yaml'],
  tokens: [
    'kafka',
    'redpanda',
    'kminion',
    'configurationOverrides',
    'cp-helm-charts',
    'offsetsTopicReplicationFactor',
    'cleanup.policy',
    'min.insync.replicas',
  ],
  recognises: (document) => !isOther(document),
  extract: (document, lookups) => [...chartFacts(document), ...valuesOf(document).flatMap((values) => valuesFacts(values, document, lookups))],
  embedded: (document, lookups): Embedded[] => valuesTexts(document, lookups),
};

/** Compose files and manifests have readers of their own; what a release resource holds for its chart is read here. */
const isOther = (document: ConfigDocument): boolean => document.roots.every((root) => root.kind !== 'mapping' || nodeAt(root, 'services')?.kind === 'mapping');

/** The mappings that may be values of a chart. */
function valuesOf(document: ConfigDocument): ConfigMapping[] {
  const roots = document.roots.flatMap((root): ConfigNode[] => {
    if (entryOf(root, 'kind') === null && entryOf(root, 'apiVersion') === null) return [root];
    const charts = nodeAt(root, 'helmCharts');
    const inline = (charts?.kind === 'sequence' ? charts.items : []).map((chart) => nodeAt(chart, 'valuesInline'));
    return [...inline, nodeAt(root, 'spec', 'values'), ...['source', 'sources'].map((key) => nodeAt(root, 'spec', key, 'helm', 'valuesObject'))].filter(
      (node) => node !== null,
    );
  });
  return mappingsOf({ ...document, roots });
}

function valuesFacts(values: ConfigMapping, document: ConfigDocument, lookups: Lookups): Fact[] {
  return [
    ...(isBrokerChart(values) ? brokerChartFacts(values, document.file, lookups) : []),
    ...(isRedpandaChart(values) ? redpandaChartFacts(values, lookups) : []),
    ...overrideFacts(values, lookups),
    ...(isValuesFile(document.file) ? valuesTopics(values, lookups) : []),
  ];
}
