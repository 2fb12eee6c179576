import type { FactOf } from '../../core/fact.ts';
import { compareVersions } from '../../core/version.ts';
import { settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { factsOf, versionBehind } from '../select.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';

const FEATURE = 'incremental-alter-configs';
/** From here on MirrorMaker knows no other way to change a setting. */
const SINCE = '4.0.0';

export const rule = defineRule<{ verdict: Verdict; fact: FactOf['setting'] }>({
  id: 'connect-streams/mirrored-configs-unsupported',
  layer: 'connect-streams',
  severity: 'error',
  title: 'MirrorMaker 2 copies topic settings to a target that does not let clients change them',
  features: [FEATURE],
  *check({ workload, target, knowledge }) {
    const verdict = judge(target, FEATURE, knowledge);
    if (verdict === null) return;
    const settings = factsOf(workload, 'setting');
    const told = new Set<string>();
    for (const fact of settings) {
      if (!isMirror(fact) || told.has(fact.file)) continue;
      told.add(fact.file);
      const switches = settings.filter((other) => other.file === fact.file && other.key === 'sync.topic.configs.enabled');
      if (switches.length > 0 && switches.every(({ value }) => value === 'false')) continue;
      const version = versionBehind(workload, fact);
      if (version !== null && compareVersions(version.version, SINCE) < 0) continue;
      yield {
        at: spanOf(fact),
        certainty: version !== null && verdict.support.confidence === 'high' ? 'sure' : 'possible',
        severity: verdict.severity,
        data: { verdict, fact },
        evidence: [...settingCode(fact), ...(version?.evidence ?? []), verdict.evidence],
      };
    }
  },
  message: ({ data: { verdict } }, target) => ({
    what: `MirrorMaker 2 copies topic settings unless sync.topic.configs.enabled = false: ${outcome(verdict, target)}`,
    why: 'From Kafka 4.0 on it changes them with IncrementalAlterConfigs and has no other way, so the source connector fails on a target that does not serve the request.',
    do: "Set sync.topic.configs.enabled = false for the flow to this target and set the topics' settings with the target's own tools.",
  }),
});

/** A mirror of its own names its clusters; as a connector it has a class. */
const isMirror = ({ library, key, value }: FactOf['setting']): boolean =>
  library === 'kafka-connect' && (key === 'clusters' || (key === 'connector.class' && value !== null && /(^|\.)MirrorSourceConnector$/.test(value)));
