import type { Evidence, UnknownReason, Value } from '../core/value.ts';
import type { Lookups } from '../configs/form.ts';
import { templateValue } from './template-value.ts';

const MAX_DEPTH = 8;

/** Text with `${name:default}` placeholders, as Spring reads it: from properties of the tree, then from the environment, else the default. Templates of charts by their values files. */
export function placeholderValue(text: string, near: string, evidence: Evidence[], lookups: Lookups, depth = 0): Value {
  if (/#\{/.test(text)) {
    // SpEL of the form #{'${x}'} or #{'${x}'.split(',')} is a placeholder still; anything else only the run can tell
    const inner = /^#\{\s*'(\$\{[^']*\})'(?:\.split\('[^']*'\))?\s*\}$/.exec(text)?.[1];
    return inner ? placeholderValue(inner, near, evidence, lookups, depth) : unknown('runtime', null, evidence);
  }
  if (depth === 0 && text.includes('{{')) return templateValue(text, near, lookups);
  const found = outermost(text);
  if (!found || depth > MAX_DEPTH) return { status: 'known', value: text, evidence };
  const { before, body, after } = found;
  const colon = body.indexOf(':');
  const name = (colon < 0 ? body : body.slice(0, colon)).trim();
  const rest = placeholderValue(after, near, [], lookups, depth + 1);
  const whole = (middle: string | null): string | null => (middle === null || rest.status !== 'known' ? null : before + middle + rest.value);
  // what follows may have a default of its own
  const tail = rest.status === 'known' ? rest.value : rest.status === 'unknown' ? rest.default : null;
  const defaulted = (middle: string | null): string | null => (middle === null || tail === null ? null : before + middle + tail);
  const set = lookups.property(name, near) ?? fromEnvironment(name, near, lookups);
  if (set?.status === 'known') {
    const inner = placeholderValue(set.value, near, [...evidence, ...set.evidence], lookups, depth + 1);
    if (inner.status === 'one-of') return inner;
    if (inner.status === 'unknown') return unknown(inner.reason, defaulted(inner.default), inner.evidence);
    const value = whole(inner.value);
    if (value !== null) return { status: 'known', value, evidence: inner.evidence };
    if (rest.status === 'unknown') return unknown(rest.reason, defaulted(inner.value), inner.evidence);
  }
  if (set?.status === 'one-of')
    return { status: 'one-of', values: set.values.flatMap((value) => whole(value) ?? []), evidence: [...evidence, ...set.evidence] };
  const written = colon < 0 ? null : placeholderValue(body.slice(colon + 1), near, [], lookups, depth + 1);
  const ofText = written?.status === 'known' ? written.value : written?.status === 'unknown' ? written.default : null;
  const fallback = ofText ?? (set?.status === 'unknown' ? set.default : null);
  return unknown(set?.status === 'unknown' ? set.reason : 'placeholder', defaulted(fallback), evidence);
}

/** A variable, or those that Spring and MicroProfile read for a property: `app.order-topic` is `APP_ORDERTOPIC` to one, `APP_ORDER_TOPIC` to the other. */
function fromEnvironment(name: string, near: string, lookups: Lookups): Value | null {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return lookups.environment(name, near);
  if (!/^[a-z][\w.-]*$/.test(name)) return null;
  const upper = name.toUpperCase().replaceAll('.', '_');
  return lookups.environment(upper.replaceAll('-', ''), near) ?? (upper.includes('-') ? lookups.environment(upper.replaceAll('-', '_'), near) : null);
}

function unknown(reason: UnknownReason, fallback: string | null, evidence: Evidence[]): Value {
  return { status: 'unknown', reason, default: fallback, evidence };
}

/** The first `${…}` with its nested ones. */
function outermost(text: string): { before: string; body: string; after: string } | null {
  const start = text.indexOf('${');
  if (start < 0) return null;
  let level = 0;
  for (let at = start; at < text.length; at++) {
    if (text.startsWith('${', at)) level++;
    else if (text[at] === '}' && --level === 0) return { before: text.slice(0, start), body: text.slice(start + 2, at), after: text.slice(at + 1) };
  }
  return null;
}
