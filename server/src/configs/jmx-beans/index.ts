import type { ConfigDocument, ConfigEntry, ConfigNode } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import type { ConfigForm } from '../form.ts';
import { beansIn } from './object-name.ts';
import readers from './readers.json' with { type: 'json' };

/** The tool that reads beans by a key of this name. */
const TOOLS: Readonly<Record<string, string>> = readers;

/** Beans of brokers that the JMX exporter, Jolokia's readers, Datadog's agent and others are told to read. */
export const form: ConfigForm = {
  id: 'jmx-beans',
  formats: ['yaml', 'json', 'toml'],
  tokens: ['kafka.server', 'kafka.controller', 'kafka.network', 'kafka.log', 'kafka.cluster'],
  recognises: (document) => factsOf(document).length > 0,
  extract: (document) => factsOf(document),
};

function factsOf(document: ConfigDocument): Fact[] {
  const facts: Fact[] = [];
  const tell = (key: string, text: string, span: Span): void => {
    const library = Object.hasOwn(TOOLS, key) ? TOOLS[key]! : null;
    if (library === null) return;
    for (const bean of beansIn(text)) facts.push({ kind: 'mbean', ...span, evidence: [], ...bean, library });
  };
  const into = (node: ConfigNode, entry: ConfigEntry | null): void => {
    if (node.kind === 'sequence') for (const item of node.items) into(item, entry);
    else if (node.kind === 'mapping') {
      telling(node.entries);
      for (const each of node.entries) into(each.value, each);
    } else if (entry !== null && node.value !== null) tell(entry.key, node.value, node.span);
  };
  // Datadog writes the parts of a name as keys of their own
  const telling = (entries: readonly ConfigEntry[]): void => {
    const part = (name: string): string => entries.flatMap(({ key, value }) => (key === name && value.kind === 'scalar' ? [value.value ?? ''] : []))[0] ?? '';
    const domain = entries.find(({ key }) => key === 'domain');
    if (domain && part('type') !== '')
      tell('bean', `${part('domain')}:type=${part('type')}${part('name') === '' ? '' : `,name=${part('name')}`}`, domain.keySpan);
  };
  for (const root of document.roots) into(root, null);
  return facts;
}
