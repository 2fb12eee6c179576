import { type ConfigDocument, type ConfigEntry, type ConfigMapping, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { embeddedTexts } from '../embedded-text.ts';
import type { Embedded, Lookups } from '../form.ts';
import { mappingsOf, spanOf, textOf } from '../mappings.ts';
import data from './charts.json' with { type: 'json' };

const CHARTS: ReadonlySet<string> = new Set(data.charts);
const NEEDS: Readonly<Record<string, string>> = data.needsKafka;

/** A chart that a file names: a dependency, a release, what Argo CD or Kustomize deploys. */
export function chartFacts(document: ConfigDocument): Fact[] {
  return mappingsOf(document).flatMap((mapping): Fact[] => {
    const named = chartIn(mapping);
    if (named === null) return [];
    const written = textOf(named.entry.value) ?? '';
    const name = written.slice(written.lastIndexOf('/') + 1);
    const from = `${written} ${named.repository ?? ''}`;
    if (!CHARTS.has(name) || !new RegExp(NEEDS[name] ?? '').test(from)) return [];
    return [{ kind: 'component', ...spanOf(named.entry), evidence: [], name, type: 'chart', version: named.version }];
  });
}

interface Named {
  entry: ConfigEntry;
  version: string | null;
  repository: string | null;
}

/** `{name, version, repository}` of Chart.yaml and of Kustomize's `helmCharts`, `{chart, version}` of Flux and Helmfile, `{chart, repoURL, targetRevision}` of Argo CD. */
function chartIn(mapping: ConfigMapping): Named | null {
  const repository = scalarAt(mapping, 'repository')?.value ?? scalarAt(mapping, 'repo')?.value ?? scalarAt(mapping, 'repoURL')?.value ?? null;
  const version = plain(scalarAt(mapping, 'version')?.value ?? scalarAt(mapping, 'targetRevision')?.value ?? null);
  const chart = entryOf(mapping, 'chart');
  if (chart?.value.kind === 'scalar' && isRelease(mapping, chart.value.value ?? ''))
    return { entry: chart, version, repository: repository ?? scalarAt(mapping, 'sourceRef', 'name')?.value ?? null };
  const name = entryOf(mapping, 'name');
  const isDependency = repository !== null && /^(https?|oci|file):\/\/|^[@"]|^alias:/.test(repository);
  return name?.value.kind === 'scalar' && isDependency && scalarAt(mapping, 'version') ? { entry: name, version, repository } : null;
}

/** A label may be called `chart`, too. */
const isRelease = (mapping: ConfigMapping, chart: string): boolean =>
  chart.includes('/') || ['version', 'targetRevision', 'repoURL', 'repository', 'sourceRef'].some((key) => entryOf(mapping, key) !== null);

const plain = (version: string | null): string | null => (version === null || /\{\{|\$\{/.test(version) ? null : version);

/** Values that Argo CD's applications hold as a text. */
export function valuesTexts(document: ConfigDocument, lookups: Lookups): Embedded[] {
  const texts = document.roots.flatMap((root) => {
    const sources = nodeAt(root, 'spec', 'sources');
    const all = [nodeAt(root, 'spec', 'source'), ...(sources?.kind === 'sequence' ? sources.items : [])];
    return all.flatMap((source) => scalarAt(source, 'helm', 'values') ?? []);
  });
  return embeddedTexts(
    document,
    texts.map((node) => ({ name: 'values.yaml', node })),
    lookups,
  );
}
