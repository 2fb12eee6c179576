import { LAYERS } from '../../server/src/core/workload.ts';
import type { Knowledge } from '../../server/src/knowledge/index.ts';
import type { Support, Target } from '../../server/src/knowledge/types.ts';
import { link, PAGE_BANNER, table } from './markdown.ts';
import type { Outputs } from './outputs.ts';

type Platform = Knowledge['platforms'][number];

/** docs/targets: a page per platform, feature by version and tier, each statement with note, source and date. */
export async function targetPages(): Promise<Outputs> {
  const { loadKnowledge } = await import('../../server/src/knowledge/load.ts');
  const knowledge = loadKnowledge();
  const outputs: Outputs = new Map();
  for (const platform of knowledge.platforms) outputs.set(`docs/targets/${platform.id}.md`, targetPage(platform, knowledge));
  outputs.set('docs/targets/README.md', indexPage(knowledge));
  return outputs;
}

/** Every version × tier that can be named, oldest first. */
function targetsOf({ id, versions, tiers }: Platform, knowledge: Knowledge): Target[] {
  return (versions.length > 0 ? versions : ['']).flatMap((version) =>
    (tiers.length > 0 ? tiers : ['']).map((tier) => knowledge.target(`${id}${version && `@${version}`}${tier && `:${tier}`}`)),
  );
}

function targetPage(platform: Platform, knowledge: Knowledge): string {
  const targets = targetsOf(platform, knowledge);
  const lines = [PAGE_BANNER, `# ${platform.title}`, '', introduction(platform), ''];
  for (const layer of LAYERS) {
    const rows = [...knowledge.features.values()]
      .filter((feature) => feature.layer === layer)
      .flatMap((feature) =>
        statements(targets, feature.id).map(({ support, range }, at) => [
          at === 0 ? `${feature.title} (\`${feature.id}\`)` : '',
          range,
          support.status,
          (range === 'all' || support.status !== 'yes' ? support.note : null) ?? '',
          support.status === 'unknown' ? '' : support.confidence,
          link(support.source),
          support.checked ?? '',
        ]),
      );
    if (rows.length > 0) lines.push(`## ${layer}`, '', ...table(['feature', 'where', 'support', 'note', 'confidence', 'source', 'checked'], rows), '');
  }
  return `${lines.join('\n').trim()}\n`;
}

function introduction({ id, versions, tiers, defaultTarget }: Platform): string {
  const parts = [`Target \`${id}\`; without a version or tier it stands for \`${defaultTarget}\`.`];
  if (versions.length > 0) parts.push(`Versions: ${versions.join(', ')}.`);
  if (tiers.length > 0) parts.push(`Tiers: ${tiers.join(', ')}.`);
  return parts.join(' ');
}

/** The different statements about a feature, each with the targets that it holds for; runs of versions are drawn together. */
function statements(targets: Target[], feature: string): { support: Support; range: string }[] {
  const groups: { key: string; support: Support; tier: string | null; versions: string[]; isWhole: boolean }[] = [];
  for (const tier of new Set(targets.map((target) => target.tier))) {
    const ofTier = targets.filter((target) => target.tier === tier);
    for (const [at, target] of ofTier.entries()) {
      const support = target.support(feature);
      const key = JSON.stringify({ ...support, note: support.status === 'yes' ? null : ownNote(support) });
      const last = groups.at(-1);
      if (at === 0 || last?.key !== key) groups.push({ key, support, tier, versions: [], isWhole: false });
      const group = groups.at(-1)!;
      group.support = support;
      group.versions.push(target.version ?? '');
      group.isWhole = group.versions.length === ofTier.length;
    }
  }
  const tierCount = new Set(targets.map((target) => target.tier)).size;
  const merged = new Map<string, { support: Support; ranges: Map<string, string[]> }>();
  for (const { key, support, tier, versions, isWhole } of groups) {
    const statement = merged.get(key) ?? { support, ranges: new Map<string, string[]>() };
    statement.support = support;
    merged.set(key, statement);
    const range = isWhole ? '' : versionRange(versions);
    statement.ranges.set(range, [...(statement.ranges.get(range) ?? []), tier ?? '']);
  }
  if (merged.size === 1) return [{ support: groups.at(-1)!.support, range: 'all' }];
  return [...merged.values()].map(({ support, ranges }) => ({
    support,
    range: [...ranges].map(([range, tiers]) => [tiers.length === tierCount ? '' : tiers.join(', '), range].filter(Boolean).join(' ')).join('; ') || 'all',
  }));
}

/** Statements taken from an upstream end with the release that they come from; whatever else they say is the statement. */
function ownNote({ note }: Support): string | null {
  return note?.replace(/(^|; )as Apache Kafka [\d.]+$/, '') ?? null;
}

function versionRange(versions: string[]): string {
  return versions.length === 1 ? versions[0]! : `${versions[0]} – ${versions.at(-1)}`;
}

function indexPage(knowledge: Knowledge): string {
  const rows = knowledge.platforms.map((platform) => [
    `[${platform.title}](${platform.id}.md)`,
    `\`${platform.id}\``,
    `\`${platform.defaultTarget}\``,
    platform.versions.length > 1 ? versionRange([...platform.versions]) : platform.versions.join(', '),
    platform.tiers.join(', '),
  ]);
  return `${[PAGE_BANNER, '# Targets', '', 'A target is `ID[@version][:tier]`.', '', ...table(['platform', 'id', 'default', 'versions', 'tiers'], rows)].join('\n')}\n`;
}
