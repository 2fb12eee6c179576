import { compareVersions, isVersionIn } from '../core/version.ts';
import type { Target } from '../knowledge/types.ts';
import type { ClientVersion } from '../workload/client-version.ts';

/** Whether the target's brokers follow an Apache Kafka release from `since` on and below `until`. */
export function followsKafka(target: Target, since: string, until: string | null = null): boolean {
  return target.kafkaVersion !== null && isVersionIn(target.kafkaVersion, since, until);
}

/** How a sentence names the broker side: `Apache Kafka 4.0.0`, `AutoMQ (Kafka 3.9.0 protocol)`. */
export function brokerName(target: Target): string {
  if (target.kafkaVersion === null) return target.title;
  return target.platform === 'kafka' ? `Apache Kafka ${target.kafkaVersion}` : `${target.title} (follows Apache Kafka ${target.kafkaVersion})`;
}

export function isAtLeast(version: ClientVersion | null, release: string): boolean {
  return version !== null && compareVersions(version.version, release) >= 0;
}

export function isBelow(version: ClientVersion | null, release: string): boolean {
  return version !== null && compareVersions(version.version, release) < 0;
}
