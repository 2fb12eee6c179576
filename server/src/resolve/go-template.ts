import type { Span } from '../core/span.ts';

/** A text that a place sets. */
export interface Place {
  text: string;
  /** Null for what the template itself says. */
  span: Span | null;
  /** The path below `.Values` that it sets, and to what: the template may add to that. */
  path?: string;
  raw?: string;
}

/** What a templated text may come to, by what the values files set; `isSure` is false where only a fallback is written. */
export interface Rendered {
  places: Place[];
  isSure: boolean;
}

/** What values files set at a path below `.Values`. */
export type ValuesAt = (path: string) => readonly { value: string; span: Span }[];

const MAX_PLACES = 8;
const MAX_DEPTH = 12;
const EXPRESSION = /\{\{-?([^{}]*)-?\}\}/;
const TOKEN = /\s*("(?:[^"\\]|\\.)*"|`[^`]*`|\(|\)|\||[^\s()|"`]+)/y;

/** A text with Go template expressions, as Helm renders it; null where it asks for what only the run can tell. */
export function renderTemplate(text: string, valuesAt: ValuesAt): Rendered | null {
  let rendered: Rendered = { places: [{ text: '', span: null }], isSure: true };
  let rest = text;
  for (let found = EXPRESSION.exec(rest); found; found = EXPRESSION.exec(rest)) {
    const value = new Expression(found[1]!.replace(/-$/, ''), valuesAt).value();
    if (value === null) return null;
    rendered = joined(rendered, value, rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest.includes('{{')) return null;
  return { ...rendered, places: rendered.places.map((place) => ({ ...place, text: place.text + rest })) };
}

function joined(left: Rendered, right: Rendered, between = ''): Rendered {
  const places = left.places.flatMap((a) => right.places.map((b) => ({ ...(a.span ? a : b), text: a.text + between + b.text })));
  return { places: places.slice(0, MAX_PLACES), isSure: left.isSure && right.isSure };
}

const literal = (text: string): Rendered => ({ places: [{ text, span: null }], isSure: true });

/** Functions that leave the text of their last argument as it is. */
const TRANSPARENT = new Set(['quote', 'squote', 'toString', 'int', 'int64', 'float64', 'trim', 'toYaml', 'toJson', 'nindent', 'indent', 'required', 'print']);

/** A pipeline such as `.Values.a.b | default "x" | quote`. */
class Expression {
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(
    text: string,
    private readonly valuesAt: ValuesAt,
  ) {
    TOKEN.lastIndex = 0;
    for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) this.#tokens.push(found[1]!);
  }

  value(): Rendered | null {
    const value = this.#pipeline(0);
    return this.#at === this.#tokens.length ? value : null;
  }

  #pipeline(depth: number): Rendered | null {
    if (depth > MAX_DEPTH) return null;
    let value = this.#command(null, depth);
    while (this.#tokens[this.#at] === '|') {
      this.#at++;
      value = this.#command({ piped: value }, depth);
    }
    return value;
  }

  /** A value, or a function with its arguments; what is piped comes last. */
  #command(before: { piped: Rendered | null } | null, depth: number): Rendered | null {
    const head = this.#tokens[this.#at];
    if (head === undefined || head === ')' || head === '|') return null;
    if (!/^[A-Za-z]\w*$/.test(head) || head === 'true' || head === 'false') {
      const value = this.#operand(depth);
      return before === null && this.#isEnd() ? value : null;
    }
    this.#at++;
    if (head === 'index') return this.#index();
    const given: (Rendered | null)[] = [];
    while (!this.#isEnd()) given.push(this.#operand(depth));
    if (before) given.push(before.piped);
    return call(head, given);
  }

  #isEnd(): boolean {
    const token = this.#tokens[this.#at];
    return token === undefined || token === ')' || token === '|';
  }

  #operand(depth: number): Rendered | null {
    const token = this.#tokens[this.#at++]!;
    if (token === '(') {
      const value = this.#pipeline(depth + 1);
      if (this.#tokens[this.#at] === ')') this.#at++;
      return value;
    }
    if (/^["`]/.test(token)) return literal(unquoted(token));
    if (/^-?\d+(\.\d+)?$|^(true|false)$/.test(token)) return literal(token);
    const path = /^\$?\.Values\.(.+)$/.exec(token)?.[1];
    return path === undefined ? null : this.#read(path);
  }

  /** `index .Values "a" "b"`. */
  #index(): Rendered | null {
    const from = /^\$?\.Values(?:\.(.+))?$/.exec(this.#tokens[this.#at++] ?? '');
    const keys: string[] = from?.[1] === undefined ? [] : [from[1]];
    while (!this.#isEnd()) keys.push(unquoted(this.#tokens[this.#at++]!));
    return from && keys.length > 0 ? this.#read(keys.join('.')) : null;
  }

  #read(path: string): Rendered {
    return { places: this.valuesAt(path).map(({ value, span }) => ({ text: value, span, path, raw: value })), isSure: true };
  }
}

const unquoted = (token: string): string => (/^["`]/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token);

const isSet = (value: Rendered | null | undefined): value is Rendered => value !== null && value !== undefined && value.places.length > 0;

function call(name: string, given: readonly (Rendered | null)[]): Rendered | null {
  const last = given.at(-1);
  if (TRANSPARENT.has(name)) return last ?? null;
  switch (name) {
    case 'tpl':
      return given[0] ?? null;
    case 'default':
      return withFallback(last ?? null, given[0] ?? null);
    case 'coalesce':
      return given.reduceRight<Rendered | null>((rest, one) => (one === null ? rest : withFallback(one, rest)), null);
    case 'lower':
    case 'upper':
      return mapped(last, (text) => (name === 'lower' ? text.toLowerCase() : text.toUpperCase()));
    case 'join':
      return mapped(last, (text) => text.replaceAll(',', given[0]?.places[0]?.text ?? ','));
    case 'printf':
      return formatted(given);
    default:
      return null;
  }
}

const mapped = (value: Rendered | null | undefined, change: (text: string) => string): Rendered | null =>
  value ? { ...value, places: value.places.map((place) => ({ ...place, text: change(place.text) })) } : null;

/** Helm takes the fallback for what is empty, too. */
function withFallback(value: Rendered | null, fallback: Rendered | null): Rendered | null {
  if (!isSet(value)) return isSet(fallback) ? { ...fallback, isSure: false } : value;
  return { ...value, places: value.places.flatMap((place) => (place.text === '' ? (fallback?.places ?? []) : [place])) };
}

function formatted([format, ...given]: readonly (Rendered | null)[]): Rendered | null {
  const parts = (format?.places[0]?.text ?? '').split(/%[sdvq]/);
  if (!format || parts.length !== given.length + 1) return null;
  let value = literal(parts[0]!);
  for (const [at, one] of given.entries()) {
    if (!isSet(one)) return null;
    value = joined(joined(value, one), literal(parts[at + 1]!));
  }
  return value;
}
