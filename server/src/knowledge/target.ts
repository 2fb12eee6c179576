import { compareVersions, isVersionIn } from '../core/version.ts';
import type { PlatformFile } from './schema.ts';
import type { Limit, Support, Target } from './types.ts';

/** What the user calls a target is none; the message names those that are. */
export class UnknownTargetError extends Error {
  override name = 'UnknownTargetError';
}

/** What a specification names, completed: a version without its last numbers means the newest that begins so. */
interface Choice {
  profile: PlatformFile;
  label: string;
  version: string | null;
  tier: string | null;
}

/** Makes the target of `ID[@version][:tier]`. */
export function parseTarget(specification: string, profiles: ReadonlyMap<string, PlatformFile>): Target {
  return target(choose(specification, profiles), profiles);
}

function choose(specification: string, profiles: ReadonlyMap<string, PlatformFile>): Choice {
  const [, id = '', version = null, tier = null] = /^([^@:]*)(?:@([^:]*))?(?::(.*))?$/.exec(specification.trim().toLowerCase()) ?? [];
  const profile = profiles.get(id);
  if (!profile)
    throw new UnknownTargetError(`unknown target '${specification}'; known: ${[...profiles.values()].map((each) => each.id).join(', ')} (ID[@version][:tier])`);
  if (version === null && tier === null && profile.defaultTarget !== id) return choose(profile.defaultTarget, profiles);
  if (tier !== null && !profile.tiers.includes(tier)) throw new UnknownTargetError(`unknown tier '${tier}' of ${id}; ${listing('tiers', profile.tiers)}`);
  const label = `${id}${version === null ? '' : `@${version.replace(/^v/, '')}`}${tier === null ? '' : `:${tier}`}`;
  return { profile, label, version: version === null ? null : chooseVersion(version.replace(/^v/, ''), profile), tier };
}

function chooseVersion(version: string, profile: PlatformFile): string {
  const known = profile.versions.map((each) => each.version);
  const matching = known.filter((each) => each === version || each.startsWith(`${version}.`)).sort(compareVersions);
  const newest = matching.at(-1);
  if (newest === undefined) throw new UnknownTargetError(`unknown version '${version}' of ${profile.id}; ${listing('versions', known)}`);
  return newest;
}

const listing = (what: string, known: readonly string[]): string => (known.length > 0 ? `known ${what}: ${known.join(', ')}` : `it has no ${what}`);

function target({ profile, label, version, tier }: Choice, profiles: ReadonlyMap<string, PlatformFile>): Target {
  const kafkaVersion = profile.versions.find((each) => each.version === version)?.kafka ?? profile.upstream?.version ?? null;
  const upstreamProfile = profile.upstream && profiles.get(profile.upstream.platform);
  const upstream = upstreamProfile && target({ profile: upstreamProfile, label: '', version: kafkaVersion, tier: null }, profiles);
  // Without a version the newest is meant: open ends hold, closed ranges do not.
  const holds = (statement: { since?: string; until?: string; tiers?: string[] }): boolean =>
    (version === null ? statement.until === undefined : isVersionIn(version, statement.since ?? null, statement.until ?? null)) &&
    (statement.tiers === undefined || (tier !== null && statement.tiers.includes(tier)));
  const cite = (source: string): { source: string; checked: string } => {
    const { url, checked } = profile.sources[source]!;
    return { source: url, checked };
  };
  return {
    label,
    platform: profile.id,
    title: `${profile.title}${version === null ? '' : ` ${version}`}${tier === null ? '' : ` (${tier})`}`,
    version,
    tier,
    kafkaVersion,
    support(feature) {
      const statement = profile.everything?.find(holds) ?? profile.support[feature]?.find(holds);
      if (statement)
        return { status: statement.status, note: statement.note ?? null, ...cite(statement.source), confidence: statement.confidence, basis: 'documented' };
      return upstream ? inherited(upstream.support(feature), upstream.title) : UNKNOWN;
    },
    limit(name): Limit | null {
      const statement = profile.limits[name]?.find(holds);
      if (statement) return { name, value: statement.value, unit: statement.unit, note: statement.note ?? null, ...cite(statement.source) };
      return upstream?.limit(name) ?? null;
    },
  };
}

const UNKNOWN: Support = { status: 'unknown', note: 'no source found; probe it', source: null, checked: null, confidence: 'low', basis: 'documented' };

/** A fork is taken to do what its upstream does, which is less sure than a statement of its own. */
function inherited(support: Support, upstream: string): Support {
  if (support.status === 'unknown') return support;
  return {
    ...support,
    note: `${support.note ? `${support.note}; ` : ''}as ${upstream}`,
    confidence: support.confidence === 'high' ? 'medium' : support.confidence,
  };
}
