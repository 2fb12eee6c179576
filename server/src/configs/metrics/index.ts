import { type ConfigDocument, type ConfigNode, type ConfigScalar, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { beanOfMetric, beanText, exporterOf } from '../../knowledge/metrics.ts';
import { embeddedTexts } from '../embedded-text.ts';
import type { ConfigForm } from '../form.ts';
import { scalarsOf } from '../mappings.ts';
import { metricsOf } from './promql.ts';

/** Where dashboards, rules, alerts and scalers write expressions: Grafana, Prometheus and what follows it, KEDA, the Prometheus adapter, Datadog. */
const EXPRESSIONS: ReadonlySet<string> = new Set(['expr', 'query', 'expression', 'seriesQuery', 'q']);
const PROMETHEUS = /^(?:kafka|kminion|burrow|redpanda|vectorized|warpstream)_|_kafka_/i;
const DATADOG = /\b[a-z]\w*:((?:aws\.|confluent_cloud\.)?kafka\.[\w.]*\w)/g;
const OTHER_LANGUAGE = /^\s*(?:select|show|with|from)\b/i;
/** Variables of a dashboard whose `query` is a list of values. */
const LISTS: ReadonlySet<string> = new Set(['custom', 'constant', 'interval', 'textbox', 'datasource', 'adhoc']);
const DASHBOARD = /"expr"\s*:/;

/** Metrics of brokers and exporters that dashboards, alerts and recording rules ask for. */
export const form: ConfigForm = {
  id: 'metrics',
  formats: ['json', 'yaml', 'hcl'],
  tokens: ['kafka_', 'kminion_', 'burrow_', 'redpanda_', 'vectorized_', 'warpstream_', 'avg:kafka.', 'sum:kafka.', 'max:kafka.', 'min:kafka.', ':aws.kafka.'],
  recognises: (document) => expressionsOf(document).length > 0 || dashboardsIn(document).length > 0,
  extract(document, lookups) {
    const lines = (lookups.text?.(document.file) ?? '').split('\n');
    const recorded = namesRecorded(document);
    return expressionsOf(document).flatMap(({ value, span }) =>
      [...askedIn(value ?? '')]
        .filter((name) => !recorded.has(name))
        .map((name): Fact => {
          const bean = beanOfMetric(name);
          return { kind: 'metric', ...placeOf(name, span, lines), evidence: [], name, exporter: bean ? 'jmx' : originOf(name), mbean: bean && beanText(bean) };
        }),
    );
  },
  embedded: (document, lookups) => {
    const dashboards = dashboardsIn(document);
    const onOneLine = dashboards.flatMap(({ name, node: { value, span } }) => (value !== null && !/\n./.test(value) ? [{ name, span, text: value }] : []));
    return [...embeddedTexts(document, dashboards, lookups), ...onOneLine];
  },
};

const originOf = (name: string): string | null => (name.includes('.') ? 'datadog' : (exporterOf(name)?.id ?? null));

/** What InfluxQL of Grafana selects from: the measures that Telegraf and its like keep under the metrics' names. */
const MEASURE = /\bFROM\s+"([^"]+)"/gi;

/** Each name once. */
function askedIn(text: string): Set<string> {
  if (OTHER_LANGUAGE.test(text))
    return new Set(text.includes('$timeFilter') ? [...text.matchAll(MEASURE)].map((match) => match[1]!).filter((name) => PROMETHEUS.test(name)) : []);
  const datadog = [...text.matchAll(DATADOG)].map((match) => match[1]!);
  if (datadog.length > 0) return new Set(datadog);
  return new Set(
    metricsOf(text)
      .map(({ name }) => name)
      .filter((name) => PROMETHEUS.test(name) && !name.includes(':')),
  );
}

function expressionsOf(document: ConfigDocument): ConfigScalar[] {
  const found: ConfigScalar[] = [];
  visit(document, (key, value) => {
    if (EXPRESSIONS.has(key) && value.value !== null && askedIn(value.value).size > 0) found.push(value);
  });
  return found;
}

/** What the document's own rules make. */
function namesRecorded(document: ConfigDocument): Set<string> {
  const names = new Set<string>();
  visit(document, (key, value) => {
    if (key === 'record' && value.value !== null) names.add(value.value);
  });
  return names;
}

function visit(document: ConfigDocument, tell: (key: string, value: ConfigScalar) => void): void {
  const into = (node: ConfigNode, key: string): void => {
    if (node.kind === 'scalar') tell(key, node);
    else if (node.kind === 'sequence') for (const item of node.items) into(item, '');
    else {
      const isList = LISTS.has(scalarAt(node, 'type')?.value ?? '');
      for (const entry of node.entries) if (!isList || entry.key !== 'query') into(entry.value, entry.key);
    }
  };
  for (const root of document.roots) into(root, '');
}

/** Dashboards as texts: resources of Grafana's operator, values of its chart, Terraform. Those of ConfigMaps are read as their other texts are, unless minified. */
function dashboardsIn(document: ConfigDocument): { name: string; node: ConfigScalar }[] {
  if (document.format === 'json') return [];
  return document.roots.flatMap((root) => {
    const isRead = (text: string): boolean => scalarAt(root, 'kind')?.value === 'ConfigMap' && /\n./.test(text);
    return scalarsOf({ ...document, roots: [root] }).flatMap((node) =>
      node.value !== null && DASHBOARD.test(node.value) && /^\s*\{/.test(node.value) && !isRead(node.value) ? [{ name: 'dashboard.json', node }] : [],
    );
  });
}

/** Where the name stands in the text of the expression; the whole of it where the file writes it otherwise. */
function placeOf(name: string, span: Span, lines: readonly string[]): Span {
  for (let line = span.line; line <= span.endLine; line++) {
    const text = lines[line - 1] ?? '';
    const from = line === span.line ? span.column - 1 : 0;
    const at = text.indexOf(name, from);
    if (at >= 0 && (line < span.endLine || at < span.endColumn)) return { ...span, line, column: at + 1, endLine: line, endColumn: at + 1 + name.length };
  }
  return span;
}
