import { documented, settingCode, spanOf } from '../evidence.ts';
import { isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, isJava, versionBehind } from '../select.ts';

const JMX = 'org.apache.kafka.common.metrics.JmxReporter';

export const rule = defineRule<{ value: string; version: string }>({
  id: 'security-observability/jmx-reporter-dropped',
  layer: 'security-observability',
  severity: 'warning',
  title: 'metric.reporters without JmxReporter loses the JMX metrics from kafka-clients 4.0 on',
  features: [],
  *check({ workload }) {
    for (const fact of clientSettings(workload, 'metric.reporters')) {
      if (!isJava(fact.library) || !fact.value || fact.value.includes('JmxReporter')) continue;
      const version = versionBehind(workload, fact);
      if (version === null || !isAtLeast(version, '4.0.0')) continue;
      yield {
        at: spanOf(fact),
        certainty: version.from === 'range' ? 'possible' : 'sure',
        data: { value: fact.value, version: version.version },
        evidence: [
          ...settingCode(fact),
          ...version.evidence,
          documented(
            'From 4.0 on metric.reporters defaults to JmxReporter, and auto.include.jmx.reporter is gone',
            'https://kafka.apache.org/documentation/#upgrade',
            '2026-11-22',
          ),
        ],
      };
    }
  },
  message: ({ data }) => ({
    what: `metric.reporters = ${data.value} removes the JMX metrics of kafka-clients ${data.version}`,
    why: 'Up to 3.9 the JMX reporter was added to any list. From 4.0 on it is only the default of metric.reporters, so setting the key replaces it: dashboards and lag alerts on the MBeans go flat.',
    do: `Append ${JMX} to metric.reporters, or confirm that nothing reads the client's MBeans.`,
  }),
});
