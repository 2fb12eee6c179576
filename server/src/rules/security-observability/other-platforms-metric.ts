import type { FactOf } from '../../core/fact.ts';
import { type Exporter, exporterOf } from '../../knowledge/metrics.ts';
import { code, documented, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';

export const rule = defineRule<{ fact: FactOf['metric']; exporter: Exporter }>({
  id: 'security-observability/other-platforms-metric',
  layer: 'security-observability',
  severity: 'warning',
  title: "Dashboard or alert on another platform's own metrics",
  features: [],
  *check({ workload, target }) {
    const seen = new Set<string>();
    for (const fact of factsOf(workload, 'metric')) {
      const exporter = exporterOf(fact.name);
      const key = `${fact.file} ${exporter?.id}`;
      if (!exporter?.platform || exporter.platform === target.platform || seen.has(key)) continue;
      seen.add(key);
      yield {
        at: spanOf(fact),
        certainty: 'sure',
        data: { fact, exporter },
        evidence: [code(fact, fact.name), documented(`${fact.name} is exported by ${exporter.platform} alone`, exporter.source.url, exporter.source.checked)],
      };
    }
  },
  message: ({ data: { fact, exporter } }, target) => ({
    what: `${fact.name} is a metric of ${exporter.platform}; ${target.title} does not export it`,
    why: 'After the move the panel is empty and the alert never fires, without any error.',
    do: `Rewrite the file's expressions for ${target.title}; lag and offsets by an exporter that speaks Kafka's protocol stay the same on both.`,
  }),
});
