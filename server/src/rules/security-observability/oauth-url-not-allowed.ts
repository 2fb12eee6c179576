import { documented, settingCode, spanOf } from '../evidence.ts';
import { isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, factsOf, isJava, versionBehind } from '../select.ts';

const PROPERTY = 'org.apache.kafka.sasl.oauthbearer.allowed.urls';

export const rule = defineRule<{ key: string; version: string }>({
  id: 'security-observability/oauth-url-not-allowed',
  layer: 'security-observability',
  severity: 'error',
  title: 'OAuth URL that kafka-clients 4.0 refuses unless it is allowed',
  features: [],
  *check({ workload }) {
    // The property is read from the JVM, so any mention of it in the tree may be the allow-list.
    const isAllowed = factsOf(workload, 'setting').some((fact) => fact.key === PROPERTY || fact.native.includes(PROPERTY));
    if (isAllowed) return;
    for (const key of ['sasl.oauthbearer.token.endpoint.url', 'sasl.oauthbearer.jwks.endpoint.url'])
      for (const fact of clientSettings(workload, key)) {
        const version = versionBehind(workload, fact);
        if (!isJava(fact.library) || version === null || !isAtLeast(version, '4.0.0')) continue;
        yield {
          at: spanOf(fact),
          // A start script outside the tree may pass the property.
          certainty: 'possible',
          data: { key, version: version.version },
          evidence: [
            ...settingCode(fact),
            ...version.evidence,
            documented(`From 4.0 on ${PROPERTY} is empty by default and no URL is allowed`, 'https://kafka.apache.org/documentation/#upgrade', '2026-11-22'),
          ],
        };
      }
  },
  message: ({ data }) => ({
    what: `${data.key} is refused by kafka-clients ${data.version} unless the JVM allows the URL`,
    why: `From 4.0 on the client only calls OAuth URLs that the system property ${PROPERTY} lists; it is empty by default, and the login fails at start. Up to 3.9 every URL was accepted.`,
    do: `Start the JVM with -D${PROPERTY}=<the URL> (comma-separated, the exact value of ${data.key}) in JAVA_TOOL_OPTIONS or the start script.`,
  }),
});
