import { code, documented, spanOf } from '../evidence.ts';
import { isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { factsOf, isJava, versionBehind } from '../select.ts';

/** Methods of the Java Admin client that are gone, since when, and what replaces them. */
const REMOVED: Readonly<Record<string, { since: string; instead: string }>> = {
  alterConfigs: {
    since: '4.0.0',
    instead:
      'incrementalAlterConfigs with an AlterConfigOp per key (brokers 2.3 or later); it changes only the keys it names, so list those that alterConfigs reset by leaving them out',
  },
  electPreferredLeaders: { since: '3.0.0', instead: 'electLeaders(ElectionType.PREFERRED, partitions)' },
};

export const rule = defineRule<{ name: string; version: string }>({
  id: 'admin/admin-method-removed',
  layer: 'admin',
  severity: 'error',
  title: 'Admin method that the Java client no longer has',
  features: [],
  *check({ workload }) {
    for (const fact of factsOf(workload, 'call')) {
      const name = fact.name.split('.').at(-1)!;
      const removed = Object.hasOwn(REMOVED, name) ? REMOVED[name] : undefined;
      if (!removed || !isJava(fact.library)) continue;
      const version = versionBehind(workload, fact);
      if (version === null || !isAtLeast(version, removed.since)) continue;
      yield {
        at: spanOf(fact),
        certainty: version.from === 'range' ? 'possible' : 'sure',
        data: { name, version: version.version },
        evidence: [
          code(fact, `${name}()`),
          ...version.evidence,
          documented(`Admin.${name} was removed in ${removed.since}`, 'https://kafka.apache.org/documentation/#upgrade', '2026-11-22'),
        ],
      };
    }
  },
  message: ({ data }) => ({
    what: `Admin.${data.name}() does not exist in kafka-clients ${data.version}`,
    why: 'The method was deprecated and then removed: the code does not compile against this version, and a jar built against an older one fails with NoSuchMethodError.',
    do: `Use ${REMOVED[data.name]!.instead}.`,
  }),
});
