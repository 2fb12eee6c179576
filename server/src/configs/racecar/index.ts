import type { ConfigNode } from '../../core/document.ts';
import { entryOf } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import { isSecretKey, isSecretText } from '../../core/secret.ts';
import type { Span } from '../../core/span.ts';
import type { ConfigForm } from '../form.ts';
import { across, baseNameOf } from '../packages.ts';
import known from './keys.json' with { type: 'json' };

const keys = new Map(Object.entries(known.keys));
const seconds = new Map(Object.entries(known.seconds));
const own = new Set(known.own);
const secrets = new Set(known.secrets);
const librdkafka = new Map(Object.entries(known.librdkafka));
const LIBRARY = 'racecar';

/** `config/racecar.yml`: settings by environment, with raw librdkafka `key=value` lists below `consumer` and `producer`. */
export const form: ConfigForm = {
  id: 'racecar',
  formats: ['yaml'],
  tokens: ['brokers', 'group_id', 'client_id'],
  matches: (file) => /^racecar([.-][\w.-]+)?\.ya?ml(\.erb)?$/.test(baseNameOf(file)),
  recognises: () => true,
  extract(document) {
    const facts = document.roots.flatMap((root) => [...settings(root), ...sections(root)]);
    // what an anchor holds is read again wherever it is merged in
    return [...new Map(facts.map((one) => [`${one.line}:${one.column}`, one])).values()];
  },
};

/** Environments: `development:`, `default: &default`. */
function sections(root: ConfigNode): Fact[] {
  if (root.kind !== 'mapping') return [];
  return root.entries.flatMap(({ key, value }) => (value.kind === 'mapping' && key !== '<<' ? settings(value) : []));
}

function settings(node: ConfigNode): Fact[] {
  if (node.kind !== 'mapping') return [];
  return node.entries.flatMap(({ key, keySpan, value }): Fact[] => {
    const span = across(keySpan, value.span);
    if (entryOf(node, key)?.value !== value) return [];
    if ((key === 'consumer' || key === 'producer') && value.kind === 'sequence') return value.items.flatMap((item) => raw(item, key));
    const text = textOf(value);
    if (keys.has(key) || seconds.has(key) || own.has(key) || secrets.has(key)) return [fact(key, text, 'consumer', span)];
    return [];
  });
}

/** A scalar, or the items of a list with commas. */
function textOf(node: ConfigNode): string | null {
  if (node.kind === 'scalar') return node.value;
  if (node.kind !== 'sequence') return null;
  const items = node.items.map((item) => (item.kind === 'scalar' ? item.value : null));
  return items.includes(null) ? null : items.join(',');
}

function raw(item: ConfigNode, role: Role): Fact[] {
  const [, key, value] = item.kind === 'scalar' ? (/^\s*([\w.]+)\s*=\s*(.*?)\s*$/s.exec(item.value ?? '') ?? []) : [];
  return key === undefined ? [] : [fact(key, value ?? '', role, item.span)];
}

function fact(native: string, text: string | null, role: Role, span: Span): Fact {
  const key = keys.get(native) ?? seconds.get(native) ?? librdkafka.get(native) ?? native;
  const base = { ...span, library: LIBRARY, client: null, evidence: [] };
  if (secrets.has(native) || isSecretKey(key) || isSecretText(text ?? ''))
    return { kind: 'setting', ...base, key, native, value: null, unknown: 'secret', role };
  const isTemplate = text === null || /<%/.test(text);
  const unknown = isTemplate ? { unknown: 'placeholder' as const } : {};
  const number = seconds.has(native) && text !== null && text.trim() !== '' ? Number(text) : Number.NaN;
  const value = isTemplate ? null : Number.isFinite(number) ? String(number * 1_000) : text;
  if (key === 'group.id') return { kind: 'group', ...base, name: value, ...unknown, use: 'consume' };
  return { kind: 'setting', ...base, key, native, value, ...unknown, role };
}
