import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURES: Readonly<Record<string, string>> = {
  PLAIN: 'sasl-plain',
  'SCRAM-SHA-256': 'sasl-scram-sha-256',
  'SCRAM-SHA-512': 'sasl-scram-sha-512',
  GSSAPI: 'sasl-gssapi',
  OAUTHBEARER: 'sasl-oauthbearer',
};

export const rule = defineRule<Needed<FactOf['setting']> & { mechanism: string; accepted: string[] }>({
  id: 'security-observability/sasl-mechanism-unsupported',
  layer: 'security-observability',
  severity: 'error',
  title: 'SASL mechanism that the target does not offer',
  features: Object.values(FEATURES),
  *check(input) {
    for (const fact of clientSettings(input.workload, 'sasl.mechanism'))
      for (const value of valuesOf(fact)) {
        const mechanism = value.toUpperCase();
        const feature = FEATURES[mechanism];
        if (!feature) continue;
        const hit = settingNeeds(fact, feature, input);
        if (!hit) continue;
        // A user name in sight has a finding of its own, or is right already.
        if (mechanism === 'PLAIN' && clientSettings(input.workload, 'sasl.username').some((user) => user.file === fact.file && user.value)) continue;
        const accepted = Object.keys(FEATURES).filter(
          (each) => input.target.support(FEATURES[each]!).status !== 'no' && input.target.support(FEATURES[each]!).status !== 'unknown',
        );
        yield { ...hit, data: { ...hit.data, mechanism, accepted } };
      }
  },
  message: ({ data: { verdict, mechanism, accepted } }, target) => ({
    what: `sasl.mechanism = ${mechanism}: ${outcome(verdict, target)}`,
    why:
      verdict.support.status === 'limited'
        ? 'The handshake succeeds, but the credentials of a Kafka cluster are not those of the target: with the old ones authentication fails.'
        : 'The broker answers SaslHandshake with the mechanisms that it offers and closes the connection on any other: no client of this configuration gets in.',
    do:
      verdict.support.status === 'no'
        ? `Plan new credentials before the move${accepted.length > 0 ? `: ${target.title} offers ${accepted.join(', ')}` : ''}, and take mechanism and credentials from the environment so that one build serves both sides.`
        : verdict.support.status === 'limited'
          ? 'Prepare credentials in the form that the target asks for, from the environment so that one build serves both sides, and log in once before the move.'
          : 'Probe SaslHandshake on the target with this mechanism and a real credential before you rely on it.',
  }),
});
