import type { FactOf } from '../../core/fact.ts';
import type { Severity } from '../../core/finding.ts';
import { compareVersions } from '../../core/version.ts';
import type { Target } from '../../knowledge/types.ts';
import { type ClientVersion, clientVersion, dependencyVersion } from '../../workload/client-version.ts';
import { documented, spanOf } from '../evidence.ts';
import { brokerName, followsKafka } from '../release.ts';
import { defineRule, type Hit } from '../rule.ts';
import { factsOf, isJava } from '../select.ts';
import floors from './client-floors.json' with { type: 'json' };

/** A client release whose requests a target no longer accepts. */
interface Floor {
  packages: string[];
  /** First release that works; absent when none does. */
  below?: string;
  /** Kafka releases that refuse it: from, and before. */
  kafka?: string;
  until?: string;
  platforms?: string[];
  severity: Severity;
  breaks: string;
  upgrade: string;
  source: string;
  checked: string;
}

interface Data {
  floor: Floor;
  name: string;
  version: string;
}

export const rule = defineRule<Data>({
  id: 'protocol/client-below-protocol-floor',
  layer: 'protocol',
  severity: 'error',
  title: 'Client library older than the oldest that the target serves',
  features: [],
  *check({ workload, target }) {
    const applicable = (floors as Floor[]).filter((floor) => isAbout(floor, target));
    if (applicable.length === 0) return;
    for (const fact of factsOf(workload, 'dependency')) {
      const version = dependencyVersion(fact);
      for (const floor of applicable) if (floor.packages.includes(fact.library) && isTooOld(floor, version)) yield hit(floor, fact.library, version, fact);
    }
    // Versions that a framework manages stand in no dependency of their own.
    for (const client of workload.clients) {
      if (!isJava(client.fact.library)) continue;
      const version = clientVersion(client, workload);
      if (version?.from !== 'managed') continue;
      for (const floor of applicable)
        if (floor.packages.includes('org.apache.kafka:kafka-clients') && isTooOld(floor, version)) yield hit(floor, 'kafka-clients', version, client.fact);
    }
  },
  message: ({ data: { floor, name, version } }, target) => ({
    what: `${name} ${version} is older than the oldest client that ${brokerName(target)} serves${floor.below ? ` (${floor.below})` : ''}`,
    why: `${floor.breaks}.`,
    do: `Move to ${floor.upgrade} before the brokers move; the newer client also works with the present ones.`,
  }),
});

function isAbout(floor: Floor, target: Target): boolean {
  if (floor.platforms) return floor.platforms.includes(target.platform);
  return floor.kafka !== undefined && followsKafka(target, floor.kafka, floor.until ?? null);
}

function isTooOld(floor: Floor, version: ClientVersion | null): version is ClientVersion {
  return version !== null && (floor.below === undefined || compareVersions(version.version, floor.below) < 0);
}

function hit(floor: Floor, name: string, version: ClientVersion, fact: FactOf['dependency'] | FactOf['client']): Hit<Data> {
  return {
    at: spanOf(fact),
    // A range may resolve to something newer.
    certainty: version.from === 'range' ? 'possible' : 'sure',
    severity: floor.severity,
    data: { floor, name, version: version.version },
    evidence: [...version.evidence, documented(floor.breaks, floor.source, floor.checked)],
  };
}
