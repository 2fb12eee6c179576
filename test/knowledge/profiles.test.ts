import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../server/src/core/version.ts';
import { LAYERS } from '../../server/src/core/workload.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { featureFile, type PlatformFile, platformFile } from '../../server/src/knowledge/schema.ts';

const STALE_DAYS = 400;
const folder = join(import.meta.dirname, '../../server/src/knowledge');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const features = read('features.json') as Record<string, { layer: string }>;
const profiles = readdirSync(join(folder, 'platforms')).map((name) => ({ name, profile: read(`platforms/${name}`) as PlatformFile }));
const knowledge = loadKnowledge();

const isSorted = (keys: string[]): boolean => keys.every((key, index) => index === 0 || keys[index - 1]! < key);
const everyStatement = (profile: PlatformFile) => [
  ...(profile.everything ?? []),
  ...Object.values(profile.support).flat(),
  ...Object.values(profile.limits).flat(),
];

describe('features', () => {
  it('fit the schema, sorted', () => {
    expect(featureFile.safeParse(features).error).toBeUndefined();
    expect(Object.keys(features).filter((id, index, all) => index > 0 && all[index - 1]! >= id)).toEqual([]);
  });

  it('cover every layer', () => {
    const counts = new Map<string, number>();
    for (const { layer } of Object.values(features)) counts.set(layer, (counts.get(layer) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count < 5)).toEqual([]);
    expect([...counts.keys()].sort()).toEqual([...LAYERS].sort());
  });
});

describe.each(profiles)('$name', ({ name, profile }) => {
  it('fits the schema', () => {
    expect(platformFile.safeParse(profile).error).toBeUndefined();
    expect(`${profile.id}.json`).toBe(name);
  });

  it('has its keys sorted and its versions in order', () => {
    expect({
      support: isSorted(Object.keys(profile.support)),
      limits: isSorted(Object.keys(profile.limits)),
      sources: isSorted(Object.keys(profile.sources)),
    }).toEqual({
      support: true,
      limits: true,
      sources: true,
    });
    expect(profile.versions.map((each) => each.version)).toEqual(profile.versions.map((each) => each.version).toSorted(compareVersions));
  });

  it('speaks of known features only', () => {
    expect(Object.keys(profile.support).filter((id) => !(id in features))).toEqual([]);
  });

  it('names a source for every statement, and every source is used', () => {
    const used = new Set([...everyStatement(profile).map((each) => each.source), ...(profile.upstream ? [profile.upstream.source] : [])]);
    expect([...used].filter((source) => !(source in profile.sources))).toEqual([]);
    expect(Object.keys(profile.sources).filter((source) => !used.has(source))).toEqual([]);
  });

  it('uses known tiers and versions in order', () => {
    for (const statement of everyStatement(profile)) {
      expect((statement.tiers ?? []).filter((tier) => !profile.tiers.includes(tier))).toEqual([]);
      if (statement.since && statement.until) expect(compareVersions(statement.since, statement.until)).toBeLessThan(0);
    }
  });

  it('says one thing of a feature for each version and tier', () => {
    const specifications = [
      profile.defaultTarget,
      ...profile.versions.map(({ version }) => `${profile.id}@${version}`),
      ...profile.tiers.map((tier) => `${profile.id}:${tier}`),
    ];
    for (const specification of specifications) {
      const { version, tier } = knowledge.target(specification);
      for (const [name, statements] of [...Object.entries(profile.support), ...Object.entries(profile.limits)]) {
        const holding = statements.filter(
          ({ since, until, tiers }) =>
            (version === null
              ? until === undefined
              : (since === undefined || compareVersions(version, since) >= 0) && (until === undefined || compareVersions(version, until) < 0)) &&
            (tiers === undefined || (tier !== null && tiers.includes(tier))),
        );
        expect(holding.length, `${specification}: ${name}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('does not repeat what it inherits', () => {
    if (!profile.upstream) return;
    const upstream = knowledge.target(`${profile.upstream.platform}@${profile.upstream.version}`);
    // A statement with a source of the platform's own makes a yes surer; without a difference in status or note it says nothing else.
    const repeated = Object.entries(profile.support).filter(([id, statements]) => {
      const above = upstream.support(id);
      return statements.every((each) => each.status === above.status && each.confidence !== 'high' && (each.note ?? null) === above.note);
    });
    expect(repeated.map(([id]) => id)).toEqual([]);
  });

  it('has sources read on days that exist, and warns of those read long ago', () => {
    expect(Object.values(profile.sources).filter(({ checked }) => Number.isNaN(Date.parse(checked)))).toEqual([]);
    const oldest = Date.now() - STALE_DAYS * 86_400_000;
    const stale = Object.entries(profile.sources).filter(([, { checked }]) => Date.parse(checked) < oldest);
    for (const [source, { url, checked }] of stale) console.warn(`${name}: ${source} was read on ${checked}, more than ${STALE_DAYS} days ago: ${url}`);
  });

  it('marks contradicting sources as unknown with a call to probe', () => {
    const contradicting = Object.values(profile.support)
      .flat()
      .filter((each) => each.note?.startsWith('sources disagree'));
    expect(contradicting.filter((each) => each.status !== 'unknown' || !each.note!.includes('probe it'))).toEqual([]);
  });
});

describe('the schema', () => {
  const kafka = profiles.find(({ name }) => name === 'kafka.json')!.profile;
  const withStatement = (statement: object): boolean => platformFile.safeParse({ ...kafka, support: { transactions: [statement] } }).success;
  const complete = { status: 'limited', note: 'some', source: 'messages', confidence: 'high' };

  it('refuses a limit without a note, a statement without a source, and words it does not know', () => {
    expect(withStatement(complete)).toBe(true);
    expect(withStatement({ ...complete, note: undefined })).toBe(false);
    expect(withStatement({ ...complete, status: 'yes', note: undefined })).toBe(true);
    expect(withStatement({ ...complete, source: undefined })).toBe(false);
    expect(withStatement({ ...complete, status: 'maybe' })).toBe(false);
    expect(withStatement({ ...complete, since: 'four' })).toBe(false);
    expect(withStatement({ ...complete, tier: 'basic' })).toBe(false);
    expect(platformFile.safeParse({ ...kafka, sources: { messages: { url: 'https://example.org/', checked: '2026-02-30' } } }).success).toBe(false);
  });
});
