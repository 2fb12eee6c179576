import type { FactOf, Role } from '../core/fact.ts';
import { type Expr, isJvm } from '../core/program.ts';
import { isSecretKey, isSecretText } from '../core/secret.ts';
import { isInside } from '../core/span.ts';
import type { Value } from '../core/value.ts';
import { idiomsOf } from '../resolve/idioms.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import { dottedText } from '../resolve/resolver.ts';
import { evaluate, type ValueContext } from '../resolve/values.ts';
import type { SettingRule, SettingTable } from './descriptor.ts';
import type { FactList } from './fact-list.ts';
import { paired } from './pairs.ts';
import type { Place, Places } from './places.ts';
import { putSpan } from './puts.ts';
import type { Library } from './types.ts';

/** Makes facts of settings found at places. */
export class Settings {
  constructor(
    private readonly values: ValueContext,
    private readonly places: Places,
  ) {}

  /** A setting, or what its key stands for: a topic, a group. */
  add(native: string, rule: SettingRule, found: Place, role: Role, library: Library, client: string | null, facts: FactList): void {
    const text = dottedText(found.expr.kind === 'call' ? found.expr.callee : found.expr);
    if (text !== null && idiomsOf(found.index.program.language).absent?.includes(text)) return;
    const key = rule.key ?? native;
    const libraryId = library.descriptor.id;
    if (rule.secret || isSecretKey(key)) {
      facts.add({ kind: 'setting', ...found.span, evidence: [], key, native, value: null, unknown: 'secret', role, client, library: libraryId });
      return;
    }
    const told = converted(rule.pairs === undefined ? this.value(found) : this.#pairs(found, rule.pairs), rule);
    const value: Value =
      rule.opaque && !(told.status === 'known' && /^(true|false)$/.test(told.value))
        ? { status: 'unknown', reason: 'unsupported', default: null, evidence: [] }
        : told;
    if (key === 'group.id' && isNothing(found.expr)) return;
    if (rule.as === 'topic' || rule.as === 'group' || key === 'group.id') {
      const isTopic = rule.as === 'topic';
      for (const one of rule.list ? itemsOf(value) : [value])
        facts.add({
          kind: isTopic ? 'topic' : 'group',
          ...found.span,
          ...named(one),
          use: rule.use ?? (isTopic ? 'produce' : 'consume'),
          library: libraryId,
          client,
        });
      return;
    }
    const { name, ...rest } = named(value);
    if ([name, rest.default, ...(rest.oneOf ?? [])].some((text) => text && isSecretText(text))) {
      facts.add({ kind: 'setting', ...found.span, evidence: [], key, native, value: null, unknown: 'secret', role, client, library: libraryId });
      return;
    }
    const isText =
      found.expr.kind === 'literal' && typeof found.expr.value === 'string' && found.expr.span.file === found.span.file && !found.index.program.isEmbedded;
    const valueSpan = isText ? { valueSpan: found.expr.span } : {};
    const isConditional = found.isConditional || found.index.isConditional(found.expr.scope) ? { isConditional: true as const } : {};
    facts.add({ kind: 'setting', ...found.span, key, native, value: name, ...rest, role, client, library: libraryId, ...valueSpan, ...isConditional });
  }

  /** A list of pairs as text; what a parameter's default or one caller gives is the default here too. */
  #pairs(place: Place, joint: string): Value & { isDuration?: boolean } {
    const { resolver } = this.values;
    const value = this.value({ ...place, ...paired(place, joint, resolver) });
    const origins = resolver.origins(place.expr, place.index, place.frame);
    const isWritten = origins.length === 1 && origins[0]!.kind === 'expr';
    if (value.status !== 'unknown' || value.default === null || isWritten) return value;
    const shown = origins.flatMap((origin) => ('fallback' in origin ? origin.fallback : [origin])).find((origin) => origin.kind === 'expr');
    const usual = shown ? this.value({ ...place, ...paired(shown, joint, resolver) }) : null;
    return { ...value, default: usual?.status === 'known' ? usual.value : value.default };
  }

  value(place: Place): Value & { isDuration?: boolean } {
    const { expr, index } = place;
    if (expr.kind === 'literal' && typeof expr.value === 'string' && isJvm(index.program.language) && /[$#]\{/.test(expr.value)) {
      return placeholderValue(expr.value, index.program.file, [], this.values.lookups);
    }
    return evaluate(expr, index, place.frame, this.values);
  }

  /** `{ name: 'retention.ms', value: '60000' }`. */
  pair(
    found: Place,
    { name, value, role, table }: { name: string; value: string; role: Role; table?: string },
    library: Library,
    client: string | null,
    facts: FactList,
  ): void {
    const [key] = this.places.step(found, name);
    const [given] = this.places.step(found, value);
    const text = key ? this.values.resolver.text(key.expr, key.index, key.frame) : null;
    if (!key || !given || text === null) return;
    // a call's own place in a chain, where a client that gets the whole object finds the entry too
    const isHere = isInside(key.span, found.span) && isInside(given.span, found.span);
    const put = isHere && found.expr.kind === 'call' ? found.expr : null;
    const isPair = put?.arguments.length === 2;
    const span = put ? (isPair ? putSpan(put) : { ...key.span, endLine: given.span.endLine, endColumn: given.span.endColumn }) : found.span;
    const rules = table === undefined ? undefined : library.descriptor.tables?.[table];
    const rule = rules ? ruleOf(text, rules) : { key: text };
    if (rule) this.add(text, rule, { ...given, span }, rule.role ?? role, library, client, facts);
  }

  /** `"max.poll.records=10"`. */
  assignment(found: Place, role: Role, library: Library, client: string | null, facts: FactList): void {
    const value = this.value(found);
    for (const line of value.status === 'known' ? value.value.split('\n') : []) {
      const [, key, text] = /^\s*([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
      if (key !== undefined) this.add(key, { key }, cutOut(text!, found), role, library, client, facts);
    }
  }
}

/** A text taken out of a longer one, which is not its place to be edited. */
export function cutOut(text: string | null, place: Place): Place {
  const { scope } = place.expr;
  return { ...place, expr: text === null ? { kind: 'unknown', span: NOTHING.span, scope } : { kind: 'literal', value: text, span: NOTHING.span, scope } };
}

export const NOTHING: Expr = { kind: 'unknown', span: { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 }, scope: 0 };
const UNIT_MS = { s: 1_000, ns: 0.000001, us: 0.001, min: 60_000 } as const;

function converted(value: Value & { isDuration?: boolean }, rule: SettingRule): Value {
  if (value.status !== 'known') return value;
  const translated = rule.values?.[value.value];
  if (translated !== undefined) return { ...value, value: translated };
  const number = Number(value.value);
  // a negative duration stands for something else: never, the default
  if (rule.unit && !value.isDuration && number >= 0) return { ...value, value: String(number * UNIT_MS[rule.unit]) };
  return value;
}

/** `group_id=None`: no group. */
export const isNothing = (expr: Expr): boolean => expr.kind === 'literal' && expr.value === null;

/** What a table says of a name; null when it is no setting. */
function ruleOf(native: string, { names, prefix, others }: SettingTable): SettingRule | null {
  const written = names[native];
  if (written !== undefined) return typeof written === 'string' ? { key: written } : written;
  // an object of settings of its own
  if (Object.keys(names).some((name) => name.startsWith(`${native}.`))) return null;
  if (prefix !== undefined && native.startsWith(prefix)) return { key: native.slice(prefix.length) };
  return others === 'same' || (others === 'dotted' && native.includes('.')) ? { key: native } : null;
}

/** The texts of a comma-separated list. */
function itemsOf(value: Value): Value[] {
  return value.status === 'known' ? value.value.split(',').map((item) => ({ ...value, value: item.trim() })) : [value];
}

/** A value as the fields of a fact that has a name. */
export function named(value: Value): {
  name: string | null;
  unknown?: FactOf['setting']['unknown'];
  default?: string;
  oneOf?: string[];
  evidence: Value['evidence'];
} {
  const { evidence } = value;
  switch (value.status) {
    case 'known':
      return { name: value.value, evidence };
    case 'one-of':
      return { name: null, unknown: 'conditional', oneOf: value.values, evidence };
    case 'unknown':
      return { name: null, unknown: value.reason, ...(value.default === null ? {} : { default: value.default }), evidence };
  }
}
