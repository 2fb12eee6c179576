import type { ConfigEntry, ConfigNode } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';
import { readHeredoc, readString } from './strings.ts';

/**
 * HCL as Terraform reads it, in the shape of its JSON syntax: a block's labels are keys one below the other, a repeated block is a repeated
 * key, and what is no literal is a text `${expression}` as it is written. A function that only hands on a literal (`jsonencode({…})`) is that literal.
 */
export const format: DocumentParser = {
  id: 'hcl',
  matches: (baseName) => /\.(tf|tfvars|hcl|tofu)$/.test(baseName),
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'hcl', text);
    builder.document.roots.push(new HclReader(builder, text).root());
    return builder.document;
  },
};

/** Functions whose result is their one argument, as far as configuration goes. */
const HANDS_ON: ReadonlySet<string> = new Set(['jsonencode', 'yamlencode', 'tomap', 'toset', 'tolist', 'tostring', 'tonumber', 'sensitive', 'nonsensitive']);
const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class HclReader {
  #at = 0;

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly text: string,
  ) {}

  root(): ConfigNode {
    return this.#body(0, 0);
  }

  /** Attributes and blocks up to the closing brace or the end. */
  #body(start: number, depth: number): ConfigNode {
    const entries: ConfigEntry[] = [];
    const isNested = depth > 0;
    for (this.#skip(true); this.#at < this.text.length; this.#skip(true)) {
      if (this.text[this.#at] === '}') {
        if (isNested) {
          this.#at++;
          return this.builder.mapping(entries, start, this.#at);
        }
        this.builder.problem(this.#at, this.#at + 1, 'HCL: a closing brace without an opening one');
        this.#at++;
        continue;
      }
      if (!this.builder.admits(this.#at)) break;
      const entry = this.#statement(depth);
      if (entry) entries.push(entry);
    }
    if (isNested) this.builder.problem(start, start + 1, 'HCL: a block that is never closed');
    return this.builder.mapping(entries, start, this.#at);
  }

  /** `name = expression`, or `type "label" … { body }`. */
  #statement(depth: number): ConfigEntry | null {
    const start = this.#at;
    const name = this.#match(IDENTIFIER) ?? this.#quoted();
    if (name === null) return this.#unread(start, 'HCL: a name is expected');
    const end = this.#at;
    this.#skip(false);
    if (this.text[this.#at] === '=' && this.text[this.#at + 1] !== '=') {
      this.#at++;
      this.#skip(false);
      return this.builder.entry(name, start, end, this.#expression(false, depth));
    }
    const labels: { key: string; start: number; end: number }[] = [];
    for (;;) {
      const from = this.#at;
      const label = this.#quoted() ?? this.#match(IDENTIFIER);
      if (label === null) break;
      labels.push({ key: label, start: from, end: this.#at });
      this.#skip(false);
    }
    if (this.text[this.#at] !== '{') return this.#unread(start, 'HCL: neither an attribute nor a block');
    const open = this.#at++;
    if (!this.builder.admitsDepth(depth + 1, open)) {
      this.#at = this.text.length;
      return null;
    }
    let value = this.#body(open, depth + 1);
    for (const label of labels.toReversed())
      value = this.builder.mapping([this.builder.entry(label.key, label.start, label.end, value)], label.start, this.#at);
    return this.builder.entry(name, start, end, value);
  }

  /** The rest of a line that is no statement. */
  #unread(start: number, message: string): null {
    const breakAt = this.text.indexOf('\n', Math.max(this.#at, start + 1));
    const end = breakAt < 0 ? this.text.length : breakAt;
    this.builder.problem(start, end, message);
    this.#at = end;
    return null;
  }

  /** A literal where there is one, else the expression's text. In brackets a line end separates nothing. */
  #expression(isBracketed: boolean, depth: number): ConfigNode {
    const start = this.#at;
    const literal = this.builder.admitsDepth(depth, start) ? this.#literal(depth) : null;
    if (literal) {
      const end = this.#at;
      this.#skip(isBracketed);
      if (this.#isEnd(isBracketed)) {
        this.#at = end;
        return literal;
      }
    }
    this.#at = start;
    this.#pass(isBracketed);
    const end = start + this.text.slice(start, this.#at).trimEnd().length;
    if (end === start) this.builder.problem(start, start + 1, 'HCL: a value is expected');
    return this.builder.scalar(end === start ? null : `\${${this.text.slice(start, end)}}`, start, end);
  }

  #isEnd(isBracketed: boolean): boolean {
    const char = this.text[this.#at];
    return char === undefined || char === ',' || char === ']' || char === '}' || char === ')' || (!isBracketed && (char === '\n' || char === '\r'));
  }

  #literal(depth: number): ConfigNode | null {
    const start = this.#at;
    const char = this.text[start];
    if (char === '"') {
      const { value, end } = readString(this.text, start);
      this.#at = end;
      return this.builder.scalar(value, start, end);
    }
    if (char === '[') return this.#tuple(depth + 1);
    if (char === '{') return this.#object(depth + 1);
    if (this.text.startsWith('<<', start)) {
      const heredoc = readHeredoc(this.text, start);
      if (!heredoc) return null;
      this.#at = heredoc.end;
      return this.builder.scalar(heredoc.value, heredoc.from, heredoc.to);
    }
    const number = this.#match(NUMBER);
    if (number !== null) return this.builder.scalar(number, start, this.#at);
    const word = this.#match(IDENTIFIER);
    if (word === 'true' || word === 'false') return this.builder.scalar(word, start, this.#at);
    if (word === 'null') return this.builder.scalar(null, start, this.#at);
    return word !== null && this.text[this.#at] === '(' ? this.#call(word, depth + 1) : null;
  }

  /** `jsonencode(x)` is x, `merge(a, b)` of objects is both, the later last. */
  #call(name: string, depth: number): ConfigNode | null {
    const isMerge = name === 'merge';
    if (!isMerge && !HANDS_ON.has(name)) return null;
    const start = this.#at++;
    const values: ConfigNode[] = [];
    for (this.#skip(true); this.#at < this.text.length && this.text[this.#at] !== ')'; this.#skip(true)) {
      values.push(this.#expression(true, depth));
      this.#skip(true);
      if (this.text[this.#at] === ',') this.#at++;
      else if (this.text[this.#at] !== ')') return null;
    }
    this.#at++;
    if (!isMerge) return values.length === 1 ? values[0]! : null;
    const known = values.flatMap((value) => (value.kind === 'mapping' ? value.entries : []));
    return known.length > 0 ? this.builder.mapping(known, start, this.#at) : null;
  }

  #tuple(depth: number): ConfigNode | null {
    const start = this.#at++;
    const items: ConfigNode[] = [];
    for (this.#skip(true); this.#at < this.text.length; this.#skip(true)) {
      if (this.text[this.#at] === ']') {
        this.#at++;
        return this.builder.sequence(items, start, this.#at);
      }
      if (this.#isFor() || !this.builder.admits(this.#at)) return null;
      const before = this.#at;
      items.push(this.#expression(true, depth));
      this.#skip(true);
      if (this.text[this.#at] === ',') this.#at++;
      else if (this.#at === before) return null;
    }
    return null;
  }

  #object(depth: number): ConfigNode | null {
    const start = this.#at++;
    const entries: ConfigEntry[] = [];
    for (this.#skip(true); this.#at < this.text.length; this.#skip(true)) {
      if (this.text[this.#at] === '}') {
        this.#at++;
        return this.builder.mapping(entries, start, this.#at);
      }
      if (this.#isFor() || !this.builder.admits(this.#at)) return null;
      const from = this.#at;
      const key = this.#objectKey();
      if (key === null) return null;
      const end = this.#at;
      this.#skip(false);
      if (this.text[this.#at] !== '=' && this.text[this.#at] !== ':') return null;
      this.#at++;
      this.#skip(false);
      entries.push(this.builder.entry(key, from, end, this.#expression(false, depth)));
      this.#skip(false);
      if (this.text[this.#at] === ',') this.#at++;
    }
    return null;
  }

  /** A name, a text, a number, or an expression in parentheses. */
  #objectKey(): string | null {
    const plain = this.#quoted() ?? this.#match(IDENTIFIER) ?? this.#match(NUMBER);
    if (plain !== null) return plain;
    if (this.text[this.#at] !== '(') return null;
    const start = this.#at;
    this.#pass(true, 1);
    return `\${${this.text.slice(start + 1, this.#at - 1)}}`;
  }

  #isFor(): boolean {
    return /^for\s/.test(this.text.slice(this.#at, this.#at + 4));
  }

  #quoted(): string | null {
    if (this.text[this.#at] !== '"') return null;
    const { value, end } = readString(this.text, this.#at);
    this.#at = end;
    return value;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  /** Passes an expression without reading it: brackets, texts and here-documents as wholes. `single`: only the bracket that stands here. */
  #pass(isBracketed: boolean, single = 0): void {
    let level = 0;
    while (this.#at < this.text.length) {
      const char = this.text[this.#at]!;
      if (level === 0 && single === 0 && this.#isEnd(isBracketed)) return;
      if (level === 0 && (char === '#' || this.text.startsWith('//', this.#at))) return;
      if (char === '"') this.#at = readString(this.text, this.#at).end;
      else if (this.text.startsWith('<<', this.#at)) this.#at = readHeredoc(this.text, this.#at)?.end ?? this.#at + 2;
      else {
        if (char === '(' || char === '[' || char === '{') level++;
        else if (char === ')' || char === ']' || char === '}') level--;
        this.#at++;
        if (single > 0 && level === 0) return;
      }
    }
  }

  /** Blanks and comments, and line ends where they separate nothing. */
  #skip(withLines: boolean): void {
    for (;;) {
      const char = this.text[this.#at];
      if (char === '#' || this.text.startsWith('//', this.#at)) {
        const breakAt = this.text.indexOf('\n', this.#at);
        this.#at = breakAt < 0 ? this.text.length : breakAt;
      } else if (this.text.startsWith('/*', this.#at)) {
        const end = this.text.indexOf('*/', this.#at + 2);
        this.#at = end < 0 ? this.text.length : end + 2;
      } else if (char === ' ' || char === '\t' || (withLines && (char === '\n' || char === '\r'))) this.#at++;
      else return;
    }
  }
}
