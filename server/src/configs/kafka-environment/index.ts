import type { ConfigDocument, ConfigMapping, ConfigNode } from '../../core/document.ts';
import { entryOf, nodeAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { mappingsOf, spanOf, textOf } from '../mappings.ts';
import { containerRole, type Variable, variableFacts } from '../container-variables.ts';

interface Container {
  /** Where the service or container is named. */
  span: Span;
  variables: Variable[];
}

/** Brokers and Connect workers that a Compose file or Kubernetes manifest runs, by their environment. */
export const form: ConfigForm = {
  id: 'kafka-environment',
  formats: ['yaml'],
  tokens: ['KAFKA_', 'CONNECT_', '_STORAGE_TOPIC'],
  recognises: (document) => containersOf(document).some(({ variables }) => containerRole(variables) !== null),
  extract: (document, lookups) => containersOf(document).flatMap((container) => containerFacts(container, lookups)),
};

function containerFacts({ span, variables }: Container, lookups: Lookups): Fact[] {
  const role = containerRole(variables);
  if (role === null) return [];
  const library = role === 'broker' ? 'kafka-broker' : 'kafka-connect';
  const id = `${span.file}:${span.line}:${span.column}`;
  return [{ kind: 'client', ...span, evidence: [], library, role, version: null, id }, ...variableFacts(variables, role, lookups)];
}

function containersOf(document: ConfigDocument): Container[] {
  const services = document.roots.flatMap((root) => {
    const node = nodeAt(root, 'services');
    return node?.kind === 'mapping' ? node.entries.map((entry) => ({ span: entry.keySpan, variables: composeVariables(entry.value) })) : [];
  });
  const pods = mappingsOf(document).flatMap((mapping) => {
    const env = entryOf(mapping, 'env')?.value;
    const name = entryOf(mapping, 'name');
    return env?.kind === 'sequence' && name ? [{ span: spanOf(name), variables: env.items.flatMap(podVariable) }] : [];
  });
  return [...services, ...pods];
}

function composeVariables(service: ConfigNode): Variable[] {
  const environment = nodeAt(service, 'environment');
  if (environment?.kind === 'mapping') return environment.entries.map((entry) => ({ name: entry.key, text: textOf(entry.value), span: spanOf(entry) }));
  if (environment?.kind !== 'sequence') return [];
  return environment.items.flatMap((item) => {
    const [, name, text] = item.kind === 'scalar' ? (/^([^=\s]+)=(.*)$/s.exec(item.value ?? '') ?? []) : [];
    return name === undefined ? [] : [{ name, text: text ?? '', span: item.span }];
  });
}

function podVariable(item: ConfigNode): Variable[] {
  const name = entryOf(item, 'name');
  const text = name && textOf(name.value);
  if (!name || !text) return [];
  const value = entryOf(item as ConfigMapping, 'value');
  return [
    {
      name: text,
      text: value ? textOf(value.value) : '$VALUE_FROM',
      span: value ? { ...name.keySpan, endLine: value.value.span.endLine, endColumn: value.value.span.endColumn } : spanOf(name),
    },
  ];
}
