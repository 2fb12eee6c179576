import { type ConfigMapping, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import keys from '../redpanda-keys.json' with { type: 'json' };
import type { Lookups } from '../form.ts';
import { redpandaSettings } from '../redpanda-settings.ts';

/** Whether a mapping holds values of Redpanda's chart. */
export function isRedpandaChart(values: ConfigMapping): boolean {
  const cluster = nodeAt(values, 'config', 'cluster');
  if (cluster?.kind !== 'mapping') return false;
  const isImage = /redpanda$/.test(scalarAt(values, 'image', 'repository')?.value ?? '');
  return isImage || cluster.entries.some(({ key }) => key in keys) || (entryOf(values, 'statefulset') !== null && entryOf(values, 'listeners') !== null);
}

export const redpandaChartFacts = (values: ConfigMapping, lookups: Lookups): Fact[] => redpandaSettings(values, 'redpanda', null, lookups);
