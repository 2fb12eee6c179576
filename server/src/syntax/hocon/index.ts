import type { ConfigEntry, ConfigNode } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';

/**
 * HOCON as Typesafe Config reads it. Paths stay dotted keys. `${?X}` is written `${X}`; after a value of the same key it is `${X:value}`,
 * since it counts only where X is set. Files are not included, objects not merged: look-ups ask for paths.
 */
export const format: DocumentParser = {
  id: 'hocon',
  matches: (baseName) => /\.(conf|hocon)$/.test(baseName),
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'hocon', text);
    const reader = new HoconReader(builder, text);
    builder.document.roots.push(reader.root());
    return builder.document;
  },
};

const CLOSING = /[}\],\n]/;
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' };

class HoconReader {
  #at = 0;

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly text: string,
  ) {}

  root(): ConfigNode {
    this.#skip();
    if (this.text[this.#at] === '{') this.#at++;
    return this.#object(0, 0);
  }

  /** Blanks, line ends, commas and comments. */
  #skip(): void {
    for (;;) {
      const char = this.text[this.#at];
      if (char === '#' || (char === '/' && this.text[this.#at + 1] === '/')) this.#line();
      else if (char !== undefined && /[\s,]/.test(char)) this.#at++;
      else return;
    }
  }

  #line(): void {
    while (this.#at < this.text.length && this.text[this.#at] !== '\n') this.#at++;
  }

  #blanks(): void {
    while (/[ \t\r]/.test(this.text[this.#at] ?? '')) this.#at++;
  }

  #object(start: number, depth: number): ConfigNode {
    const entries: ConfigEntry[] = [];
    for (this.#skip(); this.#at < this.text.length && this.text[this.#at] !== '}'; this.#skip()) {
      if (!this.builder.admits(this.#at)) {
        this.#at = this.text.length;
        break;
      }
      const before = this.#at;
      const entry = this.#entry(entries, depth);
      if (entry) entries.push(entry);
      // what is no entry is passed over
      if (this.#at === before) this.#at++;
    }
    this.#at++;
    return this.builder.mapping(entries, start, Math.min(this.#at, this.text.length));
  }

  #entry(before: readonly ConfigEntry[], depth: number): ConfigEntry | null {
    const start = this.#at;
    const key = this.#key();
    const end = this.#at;
    this.#blanks();
    const separator = this.text[this.#at];
    const isAppended = this.text.startsWith('+=', this.#at);
    if (isAppended) this.#at += 2;
    else if (separator === '=' || separator === ':') this.#at++;
    else if (separator !== '{') {
      // `include "other.conf"` and anything else
      this.#line();
      return null;
    }
    if (key === '') return null;
    const value = this.#value(depth + 1);
    const earlier = before.findLast((entry) => entry.key === key)?.value;
    if (value.kind === 'scalar' && earlier?.kind === 'scalar' && earlier.value !== null && /^\$\{[^{}:]+\}$/.test(value.value ?? ''))
      value.value = `${value.value!.slice(0, -1)}:${earlier.value}}`;
    return this.builder.entry(key, start, end, value);
  }

  #key(): string {
    let key = '';
    while (this.#at < this.text.length) {
      const char = this.text[this.#at]!;
      if (char === '"') key += this.#quoted();
      else if (/[\s:={}[\],+#]/.test(char)) break;
      else {
        key += char;
        this.#at++;
      }
    }
    return key;
  }

  #value(depth: number): ConfigNode {
    this.#blanks();
    const start = this.#at;
    const char = this.text[start];
    if (!this.builder.admitsDepth(depth, start)) {
      this.#line();
      return this.builder.scalar(null, start, start);
    }
    if (char === '{') {
      this.#at++;
      return this.#object(start, depth);
    }
    if (char === '[') {
      this.#at++;
      return this.#list(start, depth);
    }
    const value = this.#scalar();
    // `${base} { … }`: what is added to another object
    if (this.text[this.#at] === '{') return this.#value(depth);
    return value;
  }

  #list(start: number, depth: number): ConfigNode {
    const items: ConfigNode[] = [];
    for (this.#skip(); this.#at < this.text.length && this.text[this.#at] !== ']'; this.#skip()) {
      const before = this.#at;
      if (!this.builder.admits(before)) break;
      items.push(this.#value(depth + 1));
      if (this.#at === before) this.#at++;
    }
    this.#at++;
    return this.builder.sequence(items, start, Math.min(this.#at, this.text.length));
  }

  /** Quoted and plain pieces up to the end of the line, as one text. */
  #scalar(): ConfigNode {
    const start = this.#at;
    let value = '';
    let end = start;
    while (this.#at < this.text.length) {
      const char = this.text[this.#at]!;
      if (char === '"') value += this.#quoted();
      else if (char === '$' && this.text[this.#at + 1] === '{') value += this.#substitution();
      else if (char === '#' || (char === '/' && this.text[this.#at + 1] === '/')) {
        this.#line();
        break;
      } else if (CLOSING.test(char) || char === '{') break;
      else {
        value += char;
        this.#at++;
        if (/\s/.test(char)) continue;
      }
      end = this.#at;
    }
    const plain = value.trim();
    return this.builder.scalar(plain === 'null' ? null : plain, start, end);
  }

  #substitution(): string {
    const close = this.text.indexOf('}', this.#at);
    const end = close < 0 ? this.text.length : close + 1;
    const name = this.text.slice(this.#at + 2, Math.max(end - 1, this.#at + 2)).replace(/^\?/, '');
    this.#at = end;
    return `\${${name.trim()}}`;
  }

  #quoted(): string {
    if (this.text.startsWith('"""', this.#at)) {
      const close = this.text.indexOf('"""', this.#at + 3);
      const from = this.#at + 3;
      this.#at = close < 0 ? this.text.length : close + 3;
      return this.text.slice(from, close < 0 ? undefined : close);
    }
    let value = '';
    for (this.#at++; this.#at < this.text.length; this.#at++) {
      const char = this.text[this.#at]!;
      if (char === '"' || char === '\n') break;
      if (char === '\\') {
        const escaped = this.text[++this.#at] ?? '';
        value += ESCAPES[escaped] ?? escaped;
      } else value += char;
    }
    if (this.text[this.#at] === '"') this.#at++;
    return value;
  }
}
