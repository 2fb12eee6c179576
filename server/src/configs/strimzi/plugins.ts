import { type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { itemsOf } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';

/** The plugins that the operator builds into Connect's image: Maven coordinates, or archives whose address tells what they are. */
export const pluginFacts = (plugins: ConfigNode | null): Fact[] => itemsOf(plugins).flatMap((plugin) => itemsOf(nodeAt(plugin, 'artifacts')).flatMap(artifact));

function artifact(item: ConfigNode): Fact[] {
  const group = scalarAt(item, 'group')?.value;
  const name = entryOf(item, 'artifact');
  if (group && name && textOf(name.value)) {
    const version = scalarAt(item, 'version')?.value ?? null;
    return [dependency(item, `${group}:${textOf(name.value)}`, version === null || /\{\{|\$\{/.test(version) ? null : version)];
  }
  const url = entryOf(item, 'url');
  const address = url ? (textOf(url.value) ?? '') : '';
  const maven = /\/(?:maven2|maven)\/(.+)\/([^/]+)\/([^/]+)\/[^/]+$/.exec(address);
  if (url && maven) return [dependency(item, `${maven[1]!.replaceAll('/', '.')}:${maven[2]}`, maven[3]!)];
  const released =
    /\/api\/plugins\/([^/]+\/[^/]+)\/versions\/([^/]+)\//.exec(address) ??
    /^https:\/\/github\.com\/([^/]+\/[^/]+)\/releases\/download\/v?([^/]+)\//.exec(address);
  return url && released ? [{ kind: 'component', ...spanOf(url), evidence: [], name: released[1]!, type: 'package', version: released[2]! }] : [];
}

const dependency = (item: ConfigNode, library: string, version: string | null): Fact => ({
  kind: 'dependency',
  ...item.span,
  evidence: [],
  library,
  ecosystem: 'maven',
  version,
  resolved: version,
});
