import type { ConfigDocument, ConfigEntry, ConfigMapping, ConfigNode } from '../../core/document.ts';
import { entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { ConfigForm } from '../form.ts';
import { mappingsOf, spanOf, textOf } from '../mappings.ts';
import { type Container, containerRole, type Variable } from '../container-variables.ts';
import { containerFacts, type NamedContainer } from '../containers.ts';
import { IMAGE_NAMES, imageOf } from '../images.ts';
import { variableGroups } from './variable-groups.ts';

/** Brokers and Connect workers that a Compose file or Kubernetes manifest runs, by their environment; what it sets for Spring and .NET; files of variables. */
export const form: ConfigForm = {
  id: 'kafka-environment',
  formats: ['yaml', 'dotenv'],
  tokens: ['KAFKA_', 'CONNECT_', '_STORAGE_TOPIC', 'SPRING_KAFKA_', 'SPRING_CLOUD_STREAM_KAFKA_', 'Kafka__', 'KAFKA__', ...IMAGE_NAMES],
  recognises: (document) => containersIn(document).some((container) => containerRole(container) !== null || container.variables.some(isFrameworks)),
  extract: (document, lookups) => containersIn(document).flatMap((container) => containerFacts(container, lookups)),
};

const isFrameworks = ({ name }: Variable): boolean => /(^|_)SPRING_(KAFKA|CLOUD_STREAM_KAFKA)_|[^_]__[^_]/i.test(name);

/** A file of variables is one container's; it has no place where that is named. */
function containersIn(document: ConfigDocument): NamedContainer[] {
  if (document.format !== 'dotenv') return containersOf(document);
  const variables = document.roots.flatMap((root) => (root.kind === 'mapping' ? root.entries.map(variableOf) : []));
  return [{ span: null, variables, image: null, hasCommand: false }];
}

const variableOf = (entry: ConfigEntry): Variable => ({ name: entry.key, text: textOf(entry.value), span: spanOf(entry) });

function containersOf(document: ConfigDocument): NamedContainer[] {
  const services = document.roots.flatMap((root) => {
    const node = nodeAt(root, 'services');
    return node?.kind === 'mapping'
      ? node.entries.map(({ keySpan, value }) => ({ span: keySpan, variables: composeVariables(value), ...started(value, ['command', 'entrypoint']) }))
      : [];
  });
  const pods = mappingsOf(document).flatMap((mapping) => {
    const env = entryOf(mapping, 'env')?.value;
    const name = entryOf(mapping, 'name');
    return env?.kind === 'sequence' && name
      ? [{ span: spanOf(name), variables: expanded(env.items.flatMap(podVariable)), ...started(mapping, ['command', 'args']) }]
      : [];
  });
  const loose = variableGroups(document).map((variables) => ({ span: null, variables, image: null, hasCommand: false }));
  return [...services, ...pods, ...loose];
}

/** A command that starts what the image would start by itself. */
const STARTS = /\bredpanda\b[\s,"']+start|--kafka-addr|kafka-server-start|connect-distributed|\/docker\/run\b|^start\b|\/run\.sh\b/;

/** `${VERSION:-7.5.0}` runs its default. */
function started(node: ConfigNode, commands: readonly string[]): Pick<Container, 'image' | 'hasCommand'> {
  const reference = scalarAt(node, 'image')?.value?.replace(/\$\{\w+:?-([^}]*)\}/g, '$1') ?? '';
  const written = commands.flatMap((key) => nodeAt(node, key) ?? []).map((each) => textOf(each) ?? '');
  return { image: imageOf(reference), hasCommand: written.some((text) => text !== '') && !written.some((text) => STARTS.test(text)) };
}

function composeVariables(service: ConfigNode): Variable[] {
  const environment = nodeAt(service, 'environment');
  if (environment?.kind === 'mapping') return environment.entries.map(variableOf);
  if (environment?.kind !== 'sequence') return [];
  return environment.items.flatMap((item) => {
    const [, name, text] = item.kind === 'scalar' ? (/^([^=\s]+)=(.*)$/s.exec(item.value ?? '') ?? []) : [];
    return name === undefined ? [] : [{ name, text: text ?? '', span: item.span }];
  });
}

/** `$(NAME)` stands for a variable of the same list. */
function expanded(variables: Variable[]): Variable[] {
  const texts = new Map(variables.map(({ name, text }) => [name, text]));
  const filled = (text: string): string =>
    text.replace(/\$\(([A-Za-z_]\w*)\)/g, (whole, name: string) => {
      const own = texts.get(name) ?? whole;
      return own === '${VALUE_FROM}' ? whole : own;
    });
  return variables.map((variable) => ({ ...variable, text: variable.text === null ? null : filled(variable.text) }));
}

function podVariable(item: ConfigNode): Variable[] {
  const name = entryOf(item, 'name');
  const text = name && textOf(name.value);
  if (!name || !text || text.includes('{{')) return [];
  const value = entryOf(item as ConfigMapping, 'value');
  return [
    {
      name: text,
      text: value ? textOf(value.value) : '${VALUE_FROM}',
      span: value ? { ...name.keySpan, endLine: value.value.span.endLine, endColumn: value.value.span.endColumn } : spanOf(name),
    },
  ];
}
