import type { ConfigEntry } from '../../core/document.ts';
import type { Fact, FactOf, Role } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { plainName, routedKey } from '../connect-worker.ts';
import { isPattern } from '../connector.ts';
import type { Lookups } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';

const LIBRARY = 'kafka-connect';
const FLOW = /^([^>]+)->(.+?)\.(?=[a-z])/;
/** Keys of the workers that a mirror runs in itself, with a cluster's name before them or without. */
const WORKER =
  /^(clusters$|(offset|config|status)\.storage\.|(dedicated\.mode|rest|admin\.listeners|listeners|plugin|config\.providers|offset\.flush|exactly\.once|key\.converter|value\.converter|header\.converter|connect\.protocol|task\.shutdown|scheduled\.rebalance)\b|group\.id$)/;
const CONNECTION = /^(bootstrap\.servers|security\.protocol|client\.(id|dns\.lookup|rack)|(sasl|ssl)\..*|request\.timeout\.ms|retry\.backoff\.ms)$/;

/** Whether keys are those of a mirror that runs by itself: clusters with names, and flows between them or servers of each. */
export function isMirror(entries: readonly ConfigEntry[]): boolean {
  const clusters = clustersOf(entries);
  return clusters.length > 0 && entries.some(({ key }) => FLOW.test(key) || clusters.some((name) => key === `${name}.bootstrap.servers`));
}

/** The mirror, its settings for all, for one cluster and for one flow, and what each flow keeps on the clusters. */
export function mirrorFacts(entries: readonly ConfigEntry[], made: Span, lookups: Lookups): Fact[] {
  const clusters = clustersOf(entries);
  const client = `${made.file}:${made.line}:${made.column}`;
  return [
    { kind: 'client', ...made, evidence: [], library: LIBRARY, role: 'connect-worker', version: null, id: client },
    ...entries.flatMap((entry): Fact[] => {
      const { key, role } = mirrored(entry.key, clusters);
      const span = spanOf(entry);
      const text = textOf(entry.value);
      const setting = settingFact({ span, key, native: entry.key, text, role, library: LIBRARY, client }, lookups);
      const isNamed = key === 'topics' && text !== null && !isPattern(text);
      return isNamed ? [setting, ...topicFacts(span, text, 'connector', LIBRARY, lookups)] : [setting];
    }),
    ...flowStates(entries),
  ];
}

function clustersOf(entries: readonly ConfigEntry[]): string[] {
  const named = entries.findLast(({ key }) => key === 'clusters');
  const names = (named ? (textOf(named.value) ?? '') : '').split(',').map((name) => name.trim());
  return names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
}

/** `primary.` belongs to a cluster, `primary->backup.` to a flow between two; the rest to the connectors, storage to the worker. */
function mirrored(native: string, clusters: readonly string[]): { key: string; role: Role } {
  const flow = FLOW.exec(native)?.[0];
  const cluster = flow === undefined ? clusters.find((name) => native.startsWith(`${name}.`)) : undefined;
  const rest = native.slice(flow?.length ?? (cluster === undefined ? 0 : cluster.length + 1));
  if (WORKER.test(rest)) return { key: rest, role: 'connect-worker' };
  return routedKey(rest, cluster !== undefined || CONNECTION.test(rest) ? 'common' : 'connector');
}

/** Topics of a flow are named after the cluster at its other end. */
function flowStates(entries: readonly ConfigEntry[]): FactOf['state'][] {
  const flows = new Map<string, { at: ConfigEntry; from: string; to: string }>();
  const atTarget = new Set<string>();
  for (const entry of entries) {
    const [, from, to] = FLOW.exec(entry.key) ?? [];
    const flow = `${from}->${to}`;
    if (entry.key.endsWith('offset-syncs.topic.location') && textOf(entry.value) === 'target') atTarget.add(from === undefined ? '' : flow);
    // a flow is off unless it says otherwise
    if (from === undefined || to === undefined || entry.key !== `${flow}.enabled` || textOf(entry.value) === 'false') continue;
    flows.set(flow, { at: entry, from, to });
  }
  return [...flows].flatMap(([flow, { at, from, to }]) => {
    if (plainName(from) === null || plainName(to) === null) return [];
    const other = atTarget.has(flow) || atTarget.has('') ? from : to;
    const state = (what: FactOf['state']['what'], name: string): FactOf['state'] => ({
      kind: 'state',
      ...spanOf(at),
      evidence: [],
      what,
      home: 'topic',
      name,
      owner: flow,
      library: LIBRARY,
    });
    return [
      state('offsets', `mm2-offsets.${from}.internal`),
      state('configs', `mm2-configs.${from}.internal`),
      state('status', `mm2-status.${from}.internal`),
      state('offset-translation', `mm2-offset-syncs.${other}.internal`),
      state('offset-translation', `${from}.checkpoints.internal`),
    ];
  });
}
