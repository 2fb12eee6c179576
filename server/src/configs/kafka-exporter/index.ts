import type { ConfigDocument, ConfigNode, ConfigScalar } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { settingFact } from '../setting-fact.ts';
import flags from './flags.json' with { type: 'json' };

const KEYS: Readonly<Record<string, string>> = flags;
const FLAG = /--([a-z-]+(?:\.[a-z-]+)*)(?:=|[ \t]+)("[^"\n]*"|'[^'\n]*'|[^\s"'-][^\s"']*)/g;

/** Flags of kafka_exporter in commands of containers: what it connects to and how. */
export const form: ConfigForm = {
  id: 'kafka-exporter',
  formats: ['yaml', 'json'],
  tokens: ['--kafka.server'],
  recognises: (document) => commandsIn(document).length > 0,
  extract: (document, lookups) => commandsIn(document).flatMap((command) => flagFacts(command, lookups)),
};

const SERVER = '--kafka.server';

/** A list of arguments has each flag as an item of its own; a script has them in one text. */
function commandsIn(document: ConfigDocument): ConfigScalar[] {
  const found: ConfigScalar[] = [];
  const into = (node: ConfigNode): void => {
    if (node.kind === 'mapping') for (const { value } of node.entries) into(value);
    else if (node.kind === 'scalar') found.push(...(isServer(node) ? [node] : []));
    else if (node.items.some(isServer)) found.push(...node.items.filter((item) => item.kind === 'scalar'));
    else for (const item of node.items) into(item);
  };
  for (const root of document.roots) into(root);
  return found;
}

const isServer = (node: ConfigNode): boolean => node.kind === 'scalar' && node.value?.includes(SERVER) === true;

function flagFacts({ value, span }: ConfigScalar, lookups: Lookups): Fact[] {
  return [...(value ?? '').matchAll(FLAG)].flatMap(([, flag, written]): Fact[] => {
    const key = Object.hasOwn(KEYS, flag!) ? KEYS[flag!]! : null;
    if (key === null) return [];
    const text = written!.replace(/^(["'])(.*)\1$/, '$2');
    return [settingFact({ span, key, native: `--${flag}`, text, role: 'admin', library: 'kafka-exporter' }, lookups)];
  });
}
