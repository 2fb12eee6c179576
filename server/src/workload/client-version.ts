import type { FactOf } from '../core/fact.ts';
import type { FindingEvidence } from '../core/finding.ts';
import { versionNumbers } from '../core/version.ts';
import type { Client, Workload } from '../core/workload.ts';
import { familyOf } from './families.ts';
import managed from './managed-versions.json' with { type: 'json' };
import { ancestorsOf } from './services.ts';

/** The version of the client underneath (kafka-clients for all Java libraries) and how we know. */
export interface ClientVersion {
  /** e.g. `3.9.1`; Confluent builds are given as the Apache release they carry. */
  version: string;
  /** `range`: the lowest version a manifest allows; the lock file is missing. `managed`: set by a framework, patch releases may differ. */
  from: 'lock' | 'manifest' | 'range' | 'managed';
  evidence: FindingEvidence[];
}

/** Package names of a family or library, the decisive one first. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  java: ['org.apache.kafka:kafka-clients', 'org.apache.kafka:kafka-streams', 'org.apache.kafka:connect-api'],
  'confluent-kafka-python': ['confluent-kafka'],
  'confluent-kafka-go': ['github.com/confluentinc/confluent-kafka-go/v2', 'github.com/confluentinc/confluent-kafka-go'],
  kafkajs: ['kafkajs'],
  sarama: ['github.com/IBM/sarama', 'github.com/Shopify/sarama'],
  'segmentio-kafka-go': ['github.com/segmentio/kafka-go'],
  'franz-go': ['github.com/twmb/franz-go'],
  'kafka-python': ['kafka-python', 'kafka-python-ng'],
  aiokafka: ['aiokafka'],
  quixstreams: ['confluent-kafka'],
};

/** The version that a client runs with, or null when no manifest of its service or of a directory above tells. */
export function clientVersion(client: Client, workload: Workload): ClientVersion | null {
  return libraryVersion(client.fact.library, client.service, workload) ?? statedVersion(client.fact);
}

/** The version of the client underneath a library in a service. */
export function libraryVersion(library: string, service: string, workload: Workload): ClientVersion | null {
  const family = familyOf(library);
  const dependencies = dependenciesFor(service, workload);
  for (const name of PACKAGES[library] ?? PACKAGES[family] ?? [library]) {
    const found = dependencies.filter((fact) => fact.library === name).map(dependencyVersion);
    const known = found.find((version) => version !== null);
    if (known) return family === 'java' ? { ...known, version: apacheRelease(known.version) } : known;
  }
  return family === 'java' ? managedVersion(dependencies) : null;
}

/** The version that a dependency fact pins, or the lowest that it allows. */
export function dependencyVersion(fact: FactOf['dependency']): ClientVersion | null {
  const text = fact.resolved ?? fact.version;
  if (text === null || text.includes('${') || versionNumbers(text) === null) return null;
  const isRange = fact.resolved === null && /^[\^~><*]|[,|]|\.x|\*/.test(text.trim()) && !/^(==|=)/.test(text.trim());
  const from = fact.resolved !== null ? 'lock' : isRange ? 'range' : 'manifest';
  const version = versionNumbers(text)!.join('.');
  const how = from === 'lock' ? 'as the lock file, property or parent resolves it' : from === 'range' ? `range ${text}, no lock file read` : 'declared';
  return {
    version: /-c(cs|e)\b/.test(text) ? `${version}-ccs` : version,
    from,
    evidence: [{ kind: 'version', text: `${fact.library} ${version} (${how})`, span: fact }],
  };
}

/** Confluent builds: 5.N, 7.N and 8.N carry Apache 2.N, 3.N and 4.N; 6.N carries 2.(6 + N). */
function apacheRelease(version: string): string {
  if (!version.endsWith('-ccs')) return version;
  const [major = 0, minor = 0, patch = 0] = versionNumbers(version) ?? [];
  if (major === 5) return `2.${minor}.${patch}`;
  if (major === 6) return `2.${6 + minor}.${patch}`;
  return major >= 7 ? `${major - 4}.${minor}.${patch}` : version.replace('-ccs', '');
}

function managedVersion(dependencies: readonly FactOf['dependency'][]): ClientVersion | null {
  const boot = dependencies.find((fact) => fact.library.startsWith('org.springframework.boot') && dependencyVersion(fact) !== null);
  const spring = dependencies.find((fact) => fact.library === 'org.springframework.kafka:spring-kafka' && dependencyVersion(fact) !== null);
  // Spring Boot's own dependency management wins over what spring-kafka was built with.
  for (const [fact, table, title] of [
    [boot, managed['spring-boot'], 'Spring Boot'],
    [spring, managed['spring-kafka'], 'spring-kafka'],
  ] as const) {
    if (!fact) continue;
    const declared = dependencyVersion(fact)!;
    const line = versionNumbers(declared.version)!.slice(0, 2).join('.');
    const version = (table.kafkaClients as Record<string, string>)[line];
    if (!version) continue;
    return {
      version,
      from: 'managed',
      evidence: [
        ...declared.evidence,
        { kind: 'version', text: `${title} ${line} brings kafka-clients ${version}`, source: table.source, checked: table.checked },
      ],
    };
  }
  return null;
}

/** What the client fact itself says. Spring's own version is not that of kafka-clients. */
function statedVersion(fact: FactOf['client']): ClientVersion | null {
  if (fact.version === null || versionNumbers(fact.version) === null || fact.library.startsWith('spring')) return null;
  const version = versionNumbers(fact.version)!.join('.');
  return { version, from: 'manifest', evidence: [{ kind: 'version', text: `${fact.library} ${version}`, span: fact }] };
}

/** Dependencies of the service, then of the directories above it (parent pom, root build file, version catalog). */
function dependenciesFor(service: string, workload: Workload): FactOf['dependency'][] {
  return ancestorsOf(service).flatMap((path) => workload.services.find((service) => service.path === path)?.dependencies ?? []);
}
