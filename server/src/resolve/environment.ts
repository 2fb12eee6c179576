import type { ConfigDocument, ConfigNode } from '../core/document.ts';
import { push } from '../core/push.ts';
import { isSecretText } from '../core/secret.ts';
import type { Span } from '../core/span.ts';
import type { SourceTree } from '../core/tree.ts';
import { type Charts, isValuesFile } from './charts.ts';
import { readCompose } from './compose-environment.ts';
import { flatten } from './flatten.ts';
import { renderTemplate } from './go-template.ts';
import { directoryOf, DOTENV, type Setting } from './setting-places.ts';
import {
  configMapData,
  helperVariables,
  generatedFrom,
  type ManifestVariable,
  manifestVariables,
  serviceDirectory,
  servicesBelow,
} from './manifest-environment.ts';

const COMPOSE = /(^|\/)(docker-)?compose[^/]*\.ya?ml$/i;
const DOCKERFILE = /(^|\/)(Dockerfile[^/]*|[^/]+\.Dockerfile)$/i;
const HELPERS = /(^|\/)templates\/[^/]+\.tpl$/;
const MANIFEST = /\.ya?ml$/i;
const MAX_MANIFEST_CHARACTERS = 200_000;
const ASKED = /\benv(From)?:|kind:\s*(ConfigMap|Secret|SealedSecret|Kustomization)|configMapGenerator:/;

type DocumentOf = (file: string) => ConfigDocument | null;

/** All that the manifests of a tree set in the environment of what they run. */
export function readEnvironment(tree: SourceTree, document: DocumentOf, charts: Charts, isOther: (file: string) => boolean): Map<string, Setting[]> {
  const found = new Map<string, Setting[]>();
  const seen = new Set<string>();
  const add = (name: string, setting: Setting): void => {
    const { file, line, column } = setting.span;
    const place = `${name} ${file}:${line}:${column} ${setting.scope} ${setting.value}`;
    if (seen.has(place)) return;
    seen.add(place);
    const isSecret = isCredential(name) || isSecretText(setting.value ?? '');
    push(found, name, isSecret ? { ...setting, value: null } : setting);
  };
  const dotenv = new Map<string, Map<string, string>>();
  for (const file of tree.list()) {
    if (DOTENV.test(file)) {
      const own = new Map<string, string>();
      for (const root of document(file)?.roots ?? []) {
        for (const leaf of flatten(root)) {
          if (leaf.value === null) continue;
          own.set(leaf.path, leaf.value);
          add(leaf.path, { value: leaf.value, scope: directoryOf(file), span: leaf.span });
        }
      }
      if (file.endsWith('.env')) dotenv.set(directoryOf(file), own);
    } else if (DOCKERFILE.test(file)) {
      for (const { name, value, span } of dockerfileVariables(file, tree.read(file) ?? '')) add(name, { value, scope: directoryOf(file), span });
    }
  }
  const manifests: { root: ConfigNode; file: string }[] = [];
  for (const file of tree.list()) {
    if (!MANIFEST.test(file) || isOther(file)) continue;
    if (COMPOSE.test(file)) {
      for (const root of document(file)?.roots ?? [])
        for (const { name, ...setting } of readCompose(root, file, dotenv.get(directoryOf(file)), document)) add(name, { ...setting, deployment: 'compose' });
    } else if (isManifest(file, tree.read(file))) {
      for (const root of document(file)?.roots ?? []) manifests.push({ root, file });
    }
  }
  const configMaps = configMapData(manifests.map(({ root }) => root));
  const addAll = (file: string, variables: readonly ManifestVariable[]): void => {
    const scope = serviceDirectory(file);
    const services = servicesBelow(file, scope, charts.chartAt(file)?.name);
    for (const variable of variables) {
      for (const { value, span } of rendered(variable, charts))
        add(variable.name, { value, span, scope, deployment: 'cluster', services: [...services, ...variable.services] });
    }
  };
  for (const { root, file } of manifests) {
    addAll(file, manifestVariables(root, file, configMaps));
    for (const listed of generatedFrom(root, directoryOf(file))) {
      const variables = (document(listed)?.roots ?? [])
        .flatMap(flatten)
        .map(({ path, value, span }) => ({ name: path, value: value ?? '', span, services: [] }));
      addAll(file, variables);
    }
  }
  for (const file of tree.list()) if (HELPERS.test(file)) addAll(file, helperVariables(file, tree.read(file) ?? ''));
  return found;
}

function isManifest(file: string, text: string | null): boolean {
  if (text === null || text.length > MAX_MANIFEST_CHARACTERS) return false;
  if (isValuesFile(file)) return /\benv|config/i.test(text);
  return (/^\s*kind:/m.test(text) || /(^|\/)kustomization\.ya?ml$/.test(file)) && ASKED.test(text);
}

/** Where a template's value is set; what it falls back to stands in the template. Nothing where only the release tells. */
function rendered({ value, span }: ManifestVariable, charts: Charts): { value: string | null; span: Span }[] {
  if (value === null || !value.includes('{{')) return [{ value, span }];
  return (
    renderTemplate(value, charts.valuesNear(span.file))?.places.map((place) => ({
      value: place.text,
      span: (place.text === place.raw ? place.span : null) ?? span,
    })) ?? []
  );
}

/** `ENV a=b c="d"` and `ENV a b` lines. */
function dockerfileVariables(file: string, text: string): { name: string; value: string; span: Span }[] {
  return text.split('\n').flatMap((line, at) => {
    const body = /^\s*ENV\s+(.*?)\s*\\?\s*$/i.exec(line)?.[1];
    if (!body) return [];
    const span = { file, line: at + 1, column: 1, endLine: at + 1, endColumn: line.length + 1 };
    const pairs = [...body.matchAll(/([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|\S*)/g)].map(([, name, value]) => ({
      name: name!,
      value: value!.replace(/^"|"$/g, ''),
      span,
    }));
    if (pairs.length > 0) return pairs;
    const [, name, value] = /^([A-Za-z_]\w*)\s+(.*)$/.exec(body) ?? [];
    return name === undefined ? [] : [{ name, value: value ?? '', span }];
  });
}

function isCredential(name: string): boolean {
  return /PASSWORD|PASSWD|SECRET|TOKEN|JAAS|API_?KEY|PRIVATE_?KEY|CONNECTION_?STRING/i.test(name);
}
