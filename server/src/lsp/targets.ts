import type { Knowledge } from '../knowledge/index.ts';
import type { Target } from '../knowledge/types.ts';
import type { KnownTarget } from './protocol.ts';
import type { Judging } from './workspace-root.ts';

/** Every target that a user may pick: each platform's default first, then its versions (newest first) and tiers. */
export function knownTargets(knowledge: Knowledge): KnownTarget[] {
  return knowledge.platforms.flatMap(({ id, versions, tiers, defaultTarget }) => {
    const specifications = new Set([defaultTarget, ...[...versions].reverse().map((version) => `${id}@${version}`), ...tiers.map((tier) => `${id}:${tier}`)]);
    return [...specifications].map((specification) => ({
      specification,
      title: knowledge.target(specification).title,
      isDefault: specification === defaultTarget,
    }));
  });
}

/** Looks up what the user named; a name that means nothing is told once and left out. */
export function judgingOf(targets: readonly string[], source: string | null, knowledge: Knowledge, warn: (message: string) => void): Judging {
  const lookUp = (specification: string): Target | null => {
    try {
      return knowledge.target(specification);
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const found = targets.map(lookUp).filter((target) => target !== null);
  return { targets: found.filter((target, at) => found.findIndex((other) => other.label === target.label) === at), source: source ? lookUp(source) : null };
}
