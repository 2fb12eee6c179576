import type { FactOf, Role } from '../core/fact.ts';
import type { Certainty, FindingEvidence } from '../core/finding.ts';
import { compareVersions } from '../core/version.ts';
import type { Client, Workload } from '../core/workload.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { CatalogClient } from '../knowledge/types.ts';
import { type ClientVersion, clientVersion } from './client-version.ts';
import { familyOf } from './families.ts';
import libraryDefaults from './library-defaults.json' with { type: 'json' };

/** What a client runs with for one key, and how we know: set somewhere, the default of its library version, or unknown. */
export type EffectiveSetting =
  | { from: 'set'; value: string; fact: FactOf['setting']; certainty: Certainty; evidence: FindingEvidence[] }
  | { from: 'default'; value: string; fact: null; certainty: Certainty; evidence: FindingEvidence[] }
  | { from: 'unknown'; value: null; fact: FactOf['setting'] | null; certainty: 'possible'; evidence: FindingEvidence[] };

interface LibraryDefaults {
  source: string;
  checked: string;
  defaults: Record<string, { since: string; value: string }[] | undefined>;
}

const CATALOG_CLIENTS: Partial<Record<Role, CatalogClient>> = {
  producer: 'producer',
  consumer: 'consumer',
  admin: 'admin',
  streams: 'streams',
  'connect-worker': 'connect-worker',
};
/** Releases between which the Java clients' defaults changed; agreement among them makes a default certain although the version is unknown. */
const PROBED_RELEASES = ['2.8.0', '3.0.0', '3.9.0', '4.0.0', '4.1.0'];

/** The value that a client runs with. Several different values set for it make it unknown. */
export function effectiveSetting(client: Client, key: string, workload: Workload, knowledge: Knowledge): EffectiveSetting {
  return setValue(client, key) ?? defaultValue(client, key, workload, knowledge);
}

function setValue(client: Client, key: string): EffectiveSetting | null {
  const given = client.settings.filter((fact) => fact.key === key);
  if (given.length === 0) return null;
  const bound = given.filter((fact) => fact.client === client.fact.id);
  const candidates = bound.length > 0 ? bound : given;
  const fact = candidates[0]!;
  const evidence: FindingEvidence[] = candidates
    .slice(0, 3)
    .map((each) => ({ kind: 'code', text: `${key} = ${each.value ?? `unknown (${each.unknown ?? 'hidden'})`}`, span: each }));
  if (fact.value === null || candidates.some((each) => each.value !== fact.value))
    return { from: 'unknown', value: null, fact, certainty: 'possible', evidence };
  return { from: 'set', value: fact.value, fact, certainty: bound.length > 0 ? 'sure' : 'possible', evidence };
}

function defaultValue(client: Client, key: string, workload: Workload, knowledge: Knowledge): EffectiveSetting {
  const version = clientVersion(client, workload);
  const { library, role } = client.fact;
  const family = familyOf(library);
  // What a framework writes by itself beats the default of the client underneath.
  const found =
    ownDefault(library, library, key, version) ?? (family === 'java' ? javaDefault(role, key, version, knowledge) : ownDefault(family, library, key, version));
  if (found === null) return { from: 'unknown', value: null, fact: null, certainty: 'possible', evidence: version?.evidence ?? [] };
  return {
    from: 'default',
    fact: null,
    certainty: version === null || version.from === 'range' ? 'possible' : 'sure',
    ...found,
    evidence: [...(version?.evidence ?? []), found.evidence],
  };
}

function javaDefault(role: Role, key: string, version: ClientVersion | null, knowledge: Knowledge): { value: string; evidence: FindingEvidence } | null {
  const catalog = CATALOG_CLIENTS[role];
  if (!catalog) return null;
  if (version !== null) {
    const entry = knowledge.configKey(catalog, key, version.version);
    if (entry === null || entry.default === null) return null;
    return { value: entry.default, evidence: { kind: 'default', text: `${key} defaults to ${shown(entry.default)} in kafka-clients ${version.version}` } };
  }
  const values = new Set(PROBED_RELEASES.map((release) => knowledge.configKey(catalog, key, release)?.default ?? null));
  const [only] = values;
  if (values.size !== 1 || only === null || only === undefined) return null;
  return { value: only, evidence: { kind: 'default', text: `${key} defaults to ${shown(only)} in every kafka-clients release from 2.8 to 4.1` } };
}

function ownDefault(name: string, library: string, key: string, version: ClientVersion | null): { value: string; evidence: FindingEvidence } | null {
  const table = (libraryDefaults as Record<string, LibraryDefaults | undefined>)[name];
  const steps = table?.defaults[key];
  if (!table || !steps || steps.length === 0) return null;
  const step = version === null ? (steps.length === 1 ? steps[0] : undefined) : steps.findLast((each) => compareVersions(version.version, each.since) >= 0);
  if (!step) return null;
  const text = `${key} defaults to ${shown(step.value)} in ${library}${version === null ? '' : ` ${version.version}`}`;
  return { value: step.value, evidence: { kind: 'default', text, source: table.source, checked: table.checked } };
}

const shown = (value: string): string => (value === '' ? 'nothing' : value);
