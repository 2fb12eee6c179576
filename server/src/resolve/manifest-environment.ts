import { type ConfigNode, type ConfigScalar, entryOf, nodeAt, scalarAt } from '../core/document.ts';
import type { Span } from '../core/span.ts';

/** A variable that a manifest or a values file sets, as written. */
export interface ManifestVariable {
  name: string;
  /** Null for what a Secret holds. */
  value: string | null;
  span: Span;
  /** Names that the manifest gives to what sees it. */
  services: readonly string[];
}

const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
/** Keys of values files below which variables stand. */
const HOLDER = /env|^config(map)?$|^(config)?data$/i;
/** Directories of deployments: what stands before the first of them is what they deploy. */
const DEPLOYMENT =
  /^(\.?k8s|kube|kubernetes|helm|helm-charts?|charts?|deploy|deployments?|manifests?|infra|infrastructure|templates|base|overlays?|ops|kustomize|environments?|envs?|values|gitops|argocd|flux|clusters?|\.?config)$/i;

/** The directory of the programs that a manifest deploys. */
export function serviceDirectory(file: string): string {
  const parts = file.split('/').slice(0, -1);
  const first = parts.findIndex((part) => DEPLOYMENT.test(part));
  return (first < 0 ? parts : parts.slice(0, first)).join('/');
}

/** What a manifest's path and chart say of the program that it deploys. */
export function servicesBelow(file: string, scope: string, chart: string | undefined): string[] {
  const rest = scope === '' ? file : file.slice(scope.length + 1);
  const parts = rest.replace(/\.\w+$/, '').split('/');
  const words = parts
    .filter((part) => !DEPLOYMENT.test(part))
    .flatMap((part) => [part, part.replace(/^values[._-]|[._-](values|deployment|configmap|env)$/g, '')]);
  return [...words, ...(chart === undefined ? [] : [chart])];
}

/** The data of ConfigMaps by `name/key`. */
export function configMapData(roots: readonly ConfigNode[]): ReadonlyMap<string, ConfigScalar> {
  const found = new Map<string, ConfigScalar>();
  for (const root of roots) {
    const name = scalarAt(root, 'metadata', 'name')?.value;
    const data = nodeAt(root, 'data');
    if (scalarAt(root, 'kind')?.value !== 'ConfigMap' || !name || data?.kind !== 'mapping') continue;
    for (const { key, value } of data.entries) if (value.kind === 'scalar') found.set(`${name}/${key}`, value);
  }
  return found;
}

/** `env:` of containers and of values files wherever they are, the data of ConfigMaps, and what Kustomize makes ConfigMaps of. */
export function manifestVariables(root: ConfigNode, file: string, configMaps: ReadonlyMap<string, ConfigScalar>): ManifestVariable[] {
  const kind = scalarAt(root, 'kind')?.value;
  const own = scalarAt(root, 'metadata', 'name')?.value;
  const services = own ? [own] : [];
  if (kind === 'ConfigMap') return inMapping(nodeAt(root, 'data'), services);
  if (kind === 'Secret' || kind === 'SealedSecret')
    return [nodeAt(root, 'data'), nodeAt(root, 'stringData'), nodeAt(root, 'spec', 'encryptedData')].flatMap((node) =>
      inMapping(node, services).map((variable) => ({ ...variable, value: null })),
    );
  const isKustomization = kind === 'Kustomization' || /(^|\/)kustomization\.ya?ml$/.test(file);
  if (isKustomization) return generated(nodeAt(root, 'configMapGenerator'));
  // a resource's own fields are none, whatever they are called
  const isValues = kind === undefined || kind === 'HelmRelease' || kind === 'Application';
  const found: ManifestVariable[] = [];
  const stack: { node: ConfigNode; services: readonly string[] }[] = [{ node: root, services }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node } = top;
    if (node.kind === 'sequence') for (const item of node.items) stack.push({ node: item, services: top.services });
    if (node.kind !== 'mapping') continue;
    const named = scalarAt(node, 'name')?.value;
    const image = scalarAt(node, 'image')?.value?.split('/').at(-1)?.split(':')[0];
    const known = [...top.services, ...[named, image].filter((name) => name !== null && name !== undefined)];
    for (const { key, value } of node.entries) {
      if (value.kind === 'sequence' && /env/i.test(key)) found.push(...expanded(value.items.flatMap((item) => inItem(item, known, configMaps))));
      else if (value.kind === 'mapping' && isValues && HOLDER.test(key)) {
        found.push(...inMapping(value, known));
        stack.push({ node: value, services: known });
      } else stack.push({ node: value, services: known });
    }
  }
  return found;
}

function inMapping(node: ConfigNode | null, services: readonly string[]): ManifestVariable[] {
  if (node?.kind !== 'mapping') return [];
  return node.entries.flatMap(({ key, keySpan, value }): ManifestVariable[] => {
    if (!VARIABLE.test(key) || value.kind !== 'scalar') return [];
    return [{ name: key, value: value.value ?? '', span: { ...keySpan, endLine: value.span.endLine, endColumn: value.span.endColumn }, services }];
  });
}

/** `$(NAME)` stands for a variable of the same list. */
function expanded(variables: ManifestVariable[]): ManifestVariable[] {
  const values = new Map(variables.map(({ name, value }) => [name, value]));
  return variables.map((variable) => ({
    ...variable,
    value: variable.value?.replace(/\$\(([A-Za-z_]\w*)\)/g, (whole, name: string) => values.get(name) ?? whole) ?? null,
  }));
}

/** Variables in a chart's helpers, which are no YAML: `- name: X` with its `value` on the next line. */
export function helperVariables(file: string, text: string): ManifestVariable[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at): ManifestVariable[] => {
    const name = /^\s*- name:\s*"?([A-Z][A-Z0-9_]*)"?\s*$/.exec(line)?.[1];
    const [, indent, value] = /^(\s*value:\s*)(\S.*?)\s*$/.exec(lines[at + 1] ?? '') ?? [];
    if (name === undefined || indent === undefined || value === undefined) return [];
    const span: Span = { file, line: at + 2, column: indent.length + 1, endLine: at + 2, endColumn: indent.length + value.length + 1 };
    return [{ name, value: value.replace(/^(["'])(.*)\1$/, '$2'), span, services: [] }];
  });
}

/** An item of a container's `env`. */
function inItem(item: ConfigNode, services: readonly string[], configMaps: ReadonlyMap<string, ConfigScalar>): ManifestVariable[] {
  const name = scalarAt(item, 'name')?.value;
  if (!name || name.includes('{{')) return [];
  const given = entryOf(item, 'value');
  if (given?.value.kind === 'scalar') return [{ name, value: given.value.value ?? '', span: given.value.span, services }];
  if (nodeAt(item, 'valueFrom', 'secretKeyRef')) return [{ name, value: null, span: item.span, services }];
  const reference = nodeAt(item, 'valueFrom', 'configMapKeyRef');
  const referred = configMaps.get(`${scalarAt(reference, 'name')?.value}/${scalarAt(reference, 'key')?.value}`);
  return referred ? [{ name, value: referred.value ?? '', span: referred.span, services }] : [];
}

/** `literals` of Kustomize's generators: `NAME=value`. */
function generated(generators: ConfigNode | null): ManifestVariable[] {
  return (generators?.kind === 'sequence' ? generators.items : []).flatMap((generator) => {
    const literals = nodeAt(generator, 'literals');
    const name = scalarAt(generator, 'name')?.value;
    return (literals?.kind === 'sequence' ? literals.items : []).flatMap((item): ManifestVariable[] => {
      const [, key, value] = item.kind === 'scalar' ? (/^([A-Z][A-Z0-9_]*)=(.*)$/s.exec(item.value ?? '') ?? []) : [];
      return key === undefined ? [] : [{ name: key, value: (value ?? '').replace(/^(["'])(.*)\1$/s, '$2'), span: item.span, services: name ? [name] : [] }];
    });
  });
}

/** Files of variables that Kustomize makes ConfigMaps of. */
export function generatedFrom(root: ConfigNode, directory: string): string[] {
  const generators = nodeAt(root, 'configMapGenerator');
  return (generators?.kind === 'sequence' ? generators.items : []).flatMap((generator) => {
    const listed = nodeAt(generator, 'envs') ?? nodeAt(generator, 'env');
    const items = listed?.kind === 'sequence' ? listed.items : listed ? [listed] : [];
    return items.flatMap((item) => (item.kind === 'scalar' && item.value ? [directory === '' ? item.value : `${directory}/${item.value}`] : []));
  });
}
