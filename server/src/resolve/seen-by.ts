import { directoryOf, type Setting } from './setting-places.ts';

export const isBelow = (file: string, directory: string): boolean => directory === '' || file.startsWith(`${directory}/`);

/**
 * Which of the places that set a name speak to a file: those of the innermost scope that holds it, else all; where services are named, those of its own.
 * What runs under Compose may run on a cluster, too: then both speak.
 */
export function seenBy(near: string, settings: readonly Setting[]): readonly Setting[] {
  const holding = settings.filter((setting) => isBelow(near, setting.scope));
  const longest = Math.max(-1, ...holding.map((setting) => setting.scope.length));
  const inner = holding.length > 0 ? holding.filter((setting) => setting.scope.length === longest) : settings;
  if (settings.length === 1) return inner;
  const words = wordsOf(near);
  const isOwn = ({ services }: Setting): boolean => services?.some((service) => words.has(plain(service))) ?? false;
  if (!settings.some(isOwn)) return withOnly(inner, settings);
  const deployed = (deployment: Setting['deployment']): readonly Setting[] => {
    const near = inner.filter((setting) => setting.deployment === deployment);
    const those = near.length > 0 ? near : settings.filter((setting) => setting.deployment === deployment);
    const own = those.filter(isOwn);
    if (own.length > 0) return own;
    // a scope of its own tells as much as a name
    return near.length > 0 && near[0]!.scope !== '' ? near : onlyOneOf(deployment, those, settings);
  };
  return [...inner.filter(({ deployment }) => deployment === undefined), ...deployed('compose'), ...deployed('cluster')];
}

/** Without a name to go by: what the scope holds, and the other kind of deployment where each has one service. */
function withOnly(inner: readonly Setting[], settings: readonly Setting[]): readonly Setting[] {
  const missing = (['compose', 'cluster'] as const).filter((deployment) => !inner.some((setting) => setting.deployment === deployment));
  const others = missing.flatMap((deployment) =>
    onlyOneOf(
      deployment,
      settings.filter((setting) => setting.deployment === deployment),
      settings,
    ),
  );
  return others.length > 0 ? [...inner, ...others] : inner;
}

/** Places of another name may be another service's: only where there is one under each kind of deployment are they the same. */
function onlyOneOf(deployment: Setting['deployment'], those: readonly Setting[], settings: readonly Setting[]): readonly Setting[] {
  const rest = settings.filter((setting) => setting.deployment !== deployment);
  return isOnlyOne(rest) && isOnlyOne(those) ? those : [];
}

/** Whether all places belong to one service, as far as their scopes and names tell. */
const isOnlyOne = (settings: readonly Setting[]): boolean => new Set(settings.map(({ scope, services }) => `${scope} ${services?.join() ?? ''}`)).size <= 1;

/** Directories that every code base has say nothing. */
const COMMON = new Set(['src', 'main', 'app', 'java', 'kotlin', 'scala', 'resources', 'kafka', 'config', 'internal', 'index', 'default', 'env', '']);

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/(service|svc|deployment)$/, '');

function wordsOf(file: string): ReadonlySet<string> {
  const parts = [...directoryOf(file).split('/'), file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '')];
  return new Set(parts.map(plain).filter((word) => !COMMON.has(word)));
}
