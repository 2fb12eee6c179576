import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { documented, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';

const USER = '$ConnectionString';
const SOURCE = 'https://learn.microsoft.com/azure/event-hubs/azure-event-hubs-apache-kafka-overview';

export const rule = defineRule<{ fact: FactOf['setting']; user: string }>({
  id: 'security-observability/connection-string-user-missing',
  layer: 'security-observability',
  severity: 'error',
  title: 'SASL user other than $ConnectionString on Event Hubs',
  features: [],
  *check({ workload, target }) {
    if (target.platform !== 'event-hubs') return;
    for (const fact of clientSettings(workload, 'sasl.username')) {
      if (fact.value === null || fact.value === '' || fact.value === USER) continue;
      // The word belongs to PLAIN; other mechanisms have their own finding.
      const mechanism = clientSettings(workload, 'sasl.mechanism').find((each) => each.file === fact.file);
      if (mechanism?.value && mechanism.value.toUpperCase() !== 'PLAIN') continue;
      yield {
        at: spanOf(fact),
        certainty: mechanism?.value ? 'sure' : 'possible',
        data: { fact, user: fact.value },
        evidence: [
          ...settingCode(fact),
          ...(mechanism ? settingCode(mechanism) : []),
          documented('The user name is the literal word $ConnectionString, the password is the connection string', SOURCE, '2026-11-22'),
        ],
      };
    }
  },
  message: ({ data }, target) => ({
    what: `sasl.username = ${data.user}: ${target.title} only knows the user ${USER} with PLAIN`,
    why: 'Event Hubs has no Kafka users. With PLAIN it takes the connection string of a shared access policy as password and the literal word $ConnectionString as user; anything else fails to authenticate.',
    do: `Set sasl.username to ${USER} (quoted so that no shell or template expands it) and the password to the connection string, or use OAUTHBEARER with an Entra identity.`,
  }),
  fix: ({ data }) => replaceValue(data.fact, USER, false),
});
