import { isSecretText } from '../core/secret.ts';
import type { Value } from '../core/value.ts';
import type { Lookups } from './form.ts';

/** Settings in which a plugin puts names of its own between `${` and `}`. */
const FORMATS = /^(transforms|predicates)\.|format|template|pattern|replacement|regex|expression|query|\bpath\b|statement|body|rename/i;
/** Names that plugins put in for each record. */
const OF_RECORD = /^(topic|partition|offset|start[._]offset|timestamp|key|value|table|schema|database|source\.\w+|routedByValue)$/;
/** Providers of the worker's configuration whose stores hold secrets. */
const SECRET_STORES = /secret|vault|ssm|keystore|conjur|password/i;
const PROVIDED = /\$\{([A-Za-z][\w-]*):[^}]*\}/;

/**
 * The value of a setting whose `${…}` may be a plugin's own, a config provider's (`${file:/path:key}`), or a template's.
 * Null where it is a template's: whoever fills that in is told by the tree.
 */
export function pluginValue(key: string, text: string, file: string, lookups: Lookups): Value | null {
  const provider = PROVIDED.exec(text);
  if (provider) return isDefault(provider[0]) ? null : providedValue(text, provider[1]!, file, lookups);
  if (/\{\{|<%/.test(text)) return null;
  // what a script's command prints
  if (/\$\(|`\w/.test(text)) return { status: 'unknown', reason: 'runtime', default: null, evidence: [] };
  const names = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name!);
  // a name in capitals is a variable of whatever fills in the file, wherever it stands
  const isTemplate = names.some((name) => /^[A-Z][A-Z0-9_]*(:?-.*)?$/.test(name) || !(FORMATS.test(key) || OF_RECORD.test(name)));
  return isTemplate || /(^|[^\w$\\.])\$[A-Z_][A-Z0-9_]*\b/.test(text) ? null : { status: 'known', value: text, evidence: [] };
}

/** `${NAME:-text}` and `${name:text}` without a second colon or a path are defaults of other tools. */
const isDefault = (written: string): boolean => /^\$\{\w+:-/.test(written) || (/^\$\{[A-Z][A-Z0-9_]*:/.test(written) && !written.includes('/'));

function providedValue(text: string, provider: string, file: string, lookups: Lookups): Value {
  const [, variable] = /^\$\{\w*env:([A-Za-z_]\w*)\}$/i.exec(text) ?? [];
  const set = variable === undefined ? null : lookups.environment(variable, file);
  if (set?.status === 'known' && !isSecretText(set.value)) return set;
  const reason = variable !== undefined ? 'environment' : SECRET_STORES.test(provider) ? 'secret' : 'external';
  return { status: 'unknown', reason, default: null, evidence: [] };
}
