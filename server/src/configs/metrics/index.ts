import type { ConfigNode } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import type { ConfigForm } from '../form.ts';
import { mappingsOf } from '../mappings.ts';

/** So many names of one file tell what it leans on; a dashboard repeats them hundreds of times. */
const MAX_METRICS = 60;
const NAME = /\bkafka_[a-z0-9_]+/g;
const EXPRESSIONS: ReadonlySet<string> = new Set(['expr', 'query', 'expression']);

/** Metrics of brokers and exporters that Grafana dashboards and Prometheus rules ask for. */
export const form: ConfigForm = {
  id: 'metrics',
  formats: ['json', 'yaml'],
  tokens: ['kafka_'],
  recognises: (document) => expressionsOf(document.roots).length > 0,
  extract(document) {
    const facts = expressionsOf(document.roots).flatMap(({ text, span }): Fact[] =>
      [...new Set([...text.matchAll(NAME)].map(([name]) => name))].map((name) => ({ kind: 'metric', ...span, evidence: [], name })),
    );
    return facts.slice(0, MAX_METRICS);
  },
};

function expressionsOf(roots: readonly ConfigNode[]): { text: string; span: Span }[] {
  const mappings = mappingsOf({ file: '', format: 'json', roots: [...roots], problems: [] });
  // a dashboard has targets or panels beside its expressions, a rule file records and alerts
  return mappings.flatMap((mapping) =>
    mapping.entries.flatMap(({ key, value }) =>
      EXPRESSIONS.has(key) && value.kind === 'scalar' && value.value !== null && /\bkafka_/.test(value.value) ? [{ text: value.value, span: value.span }] : [],
    ),
  );
}
