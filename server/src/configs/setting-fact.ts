import type { Fact, FactOf, Role, TopicUse } from '../core/fact.ts';
import { isSecretKey, isSecretText } from '../core/secret.ts';
import type { Span } from '../core/span.ts';
import type { Evidence, Value } from '../core/value.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import { pluginValue } from './connector-value.ts';
import type { Lookups } from './form.ts';

/** A key with its text as a configuration file writes it. */
export interface WrittenSetting {
  span: Span;
  /** Canonical. */
  key: string;
  native: string;
  text: string | null;
  role: Role;
  library: string;
  client?: string | null;
  /** The value is a plugin's, which may have `${x}` of its own. */
  isLiteral?: boolean;
}

/** The fact of one written setting; a group id is a group, a secret has no value, placeholders are resolved. */
export function settingFact(
  { span, key, native, text, role, library, client = null, isLiteral = false }: WrittenSetting,
  lookups: Lookups,
): FactOf['setting'] | FactOf['group'] {
  const base = { ...span, library, client };
  if (isSecretKey(key) || isSecretText(text ?? '')) return { kind: 'setting', ...base, evidence: [], key, native, value: null, unknown: 'secret', role };
  const written = (text ?? '').trim();
  const own = isLiteral ? pluginValue(key, written, span.file, lookups) : null;
  const { name, ...rest } = named(own ?? writtenValue(written, span.file, lookups));
  if (key === 'group.id') return { kind: 'group', ...base, name, ...rest, use: 'consume' };
  return { kind: 'setting', ...base, ...rest, key, native, value: name, role };
}

/** The topics of a comma-separated list. */
export function topicFacts(span: Span, text: string | null, use: TopicUse, library: string, lookups: Lookups): Fact[] {
  const value = named(writtenValue((text ?? '').trim(), span.file, lookups));
  const names = value.name?.split(',').map((name) => name.trim()) ?? [null];
  return names.filter((name) => name !== '').map((name) => ({ kind: 'topic', ...span, ...value, name, use, library, client: null }));
}

/** Templates of the shell (`$VAR`, `${VAR:-x}`), of Kubernetes (`$(VAR)`), Helm, Jinja and ERB, and `__MARKS__` are filled in elsewhere. */
function writtenValue(text: string, file: string, lookups: Lookups): Value {
  const variable = /^\$\{?([A-Za-z_]\w*)(?::?-([^}]*))?\}?$/.exec(text);
  if (variable) {
    const set = lookups.environment(variable[1]!, file);
    if (set?.status === 'known' && !/^\$\{?[A-Za-z_]\w*\}?$/.test(set.value)) return set;
    return { status: 'unknown', reason: 'environment', default: variable[2] ?? null, evidence: [] };
  }
  const isFilledIn = /<%.*%>|^@[\w.]+@$|^<[\w .-]+>$|(^|[^\w.])\$[A-Za-z_{][^}]*\}?|\$\(/.test(text) && !/^\$\{[^}]*\}$/.test(text);
  if (isFilledIn && !text.includes('{{'))
    return filledIn(text, file, lookups) ?? { status: 'unknown', reason: 'placeholder', default: withDefaults(text), evidence: [] };
  return placeholderValue(text, file, [], lookups);
}

/** A text with variables in it, all of which are set; null where one is not, or is a secret. */
function filledIn(text: string, file: string, lookups: Lookups): Value | null {
  const evidence: Evidence[] = [];
  let isKnown = !/<%|^@|^<|\$\(/.test(text);
  const filled = text.replace(/\$\{([A-Za-z_]\w*)(?::?-[^{}]*)?\}|\$([A-Za-z_]\w*)/g, (whole, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare!;
    const set = isSecretKey(name) ? null : lookups.environment(name, file);
    if (set?.status !== 'known' || /[$`]/.test(set.value)) isKnown = false;
    else evidence.push(...set.evidence);
    return set?.status === 'known' ? set.value : whole;
  });
  return isKnown && !/\$[A-Za-z_{]/.test(filled) && !isSecretText(filled) ? { status: 'known', value: filled, evidence } : null;
}

/** The text with the defaults that its variables have; null when one has none. */
function withDefaults(text: string): string | null {
  if (text.includes('<%')) return null;
  const filled = text.replace(/\$\{[A-Za-z_]\w*:?-([^{}]*)\}/g, '$1');
  return /\$[A-Za-z_{]/.test(filled) || filled === text ? null : filled;
}

function named(value: Value): Pick<FactOf['topic'], 'name' | 'unknown' | 'default' | 'oneOf' | 'evidence'> {
  const { evidence } = value;
  if (value.status === 'known') return { name: value.value, evidence };
  if (value.status === 'one-of') return { name: null, unknown: 'conditional', oneOf: value.values, evidence };
  return { name: null, unknown: value.reason, ...(value.default === null ? {} : { default: value.default }), evidence };
}
