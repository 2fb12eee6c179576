import type { FindingEvidence } from '../core/finding.ts';
import { isVersionIn } from '../core/version.ts';
import type { Client, Workload } from '../core/workload.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { clientVersion } from './client-version.ts';
import { effectiveSetting } from './effective-setting.ts';
import { familyOf } from './families.ts';

/** Whether a producer really is idempotent: what is written, what other settings switch off, and the version's default. */
export interface EffectiveIdempotence {
  isOn: boolean | null;
  /** Somebody asked for it in code or configuration, by `enable.idempotence` or `transactional.id`. */
  isAsked: boolean;
  evidence: FindingEvidence[];
}

/** Java rules: kafka-clients ProducerConfig.postProcessAndValidateIdempotenceConfigs; 3.0.0 and 3.1.0 left the new default off by a bug (upgrade notes of 3.0.1, 3.1.1). */
export function effectiveIdempotence(client: Client, workload: Workload, knowledge: Knowledge): EffectiveIdempotence {
  const setting = effectiveSetting(client, 'enable.idempotence', workload, knowledge);
  if (setting.from === 'set') return { isOn: setting.value === 'true', isAsked: setting.value === 'true', evidence: setting.evidence };
  const transactional = client.settings.find((fact) => fact.key === 'transactional.id');
  if (transactional)
    return { isOn: true, isAsked: true, evidence: [{ kind: 'code', text: 'transactional.id makes the producer idempotent', span: transactional }] };
  if (setting.from === 'unknown') return { isOn: null, isAsked: setting.fact !== null, evidence: setting.evidence };
  if (setting.value !== 'true') return { isOn: false, isAsked: false, evidence: setting.evidence };
  if (familyOf(client.fact.library) === 'java') {
    const version = clientVersion(client, workload)?.version;
    if (version && (isVersionIn(version, '3.0.0', '3.0.1') || isVersionIn(version, '3.1.0', '3.1.1')))
      return { isOn: false, isAsked: false, evidence: setting.evidence };
    for (const [key, isOff] of [
      ['acks', (value: string) => value !== 'all' && value !== '-1'],
      ['retries', (value: string) => value === '0'],
    ] as const) {
      const other = effectiveSetting(client, key, workload, knowledge);
      if (other.from === 'unknown' && other.fact !== null) return { isOn: null, isAsked: false, evidence: [...setting.evidence, ...other.evidence] };
      if (other.from === 'set' && isOff(other.value)) return { isOn: false, isAsked: false, evidence: [...setting.evidence, ...other.evidence] };
    }
  }
  return { isOn: true, isAsked: false, evidence: setting.evidence };
}
