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
  const chosen = ownOf(inner, isOwn);
  const others = settings.filter((setting) => setting.deployment !== undefined && !inner.includes(setting));
  const elsewhere = (['compose', 'cluster'] as const).flatMap((deployment) => {
    if (chosen.some((setting) => setting.deployment === deployment)) return [];
    const those = others.filter((setting) => setting.deployment === deployment);
    const own = those.filter(isOwn);
    // with no name to go by, they may be another service's: only where there is one on each side are they the same
    const rest = settings.filter((setting) => setting.deployment !== deployment);
    return own.length > 0 ? own : !chosen.some(isOwn) && isOnlyOne(rest) && isOnlyOne(those) ? those : [];
  });
  return elsewhere.length > 0 ? [...chosen, ...elsewhere] : chosen;
}

/** Of several services under one kind of deployment, the file's own. */
function ownOf(settings: readonly Setting[], isOwn: (setting: Setting) => boolean): readonly Setting[] {
  const deployments = new Set(settings.filter(isOwn).map((setting) => setting.deployment));
  if (deployments.size === 0) return settings;
  return settings.filter((setting) => !deployments.has(setting.deployment) || isOwn(setting));
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
