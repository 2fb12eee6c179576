import type { Node } from 'web-tree-sitter';
import type { BinaryExpr, ConcatExpr, Expr, LiteralExpr, ReferenceExpr } from '../../core/program.ts';
import { field } from '../nodes.ts';
import { numberValue, textValue } from './literals.ts';
import type { Reader } from './reader.ts';

const TOKEN = /\s+|\/\/.*|\/\*[\s\S]*?\*\/|\\\r?\n|((?:u8|[LuU])?"(?:\\.|[^"\\])*")|('(?:\\.|[^'\\])+')|(\d[\w.']*)|([A-Za-z_]\w*)|(<<|>>|[-+*/%()])/gy;
const MAX_TOKENS = 60;
const STRENGTH: Record<string, number> = { '<<': 1, '>>': 1, '+': 2, '-': 2, '*': 3, '/': 3, '%': 3 };

/** `#define NAME value` with a value that is a text, number, other name or a sum of them is a constant. Anything else is left out. */
export function readDefine(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = field(node, 'name');
  const value = field(node, 'value');
  if (!name || !value) return;
  const tokens = tokensOf(builder.text(value));
  const read = tokens && new DefineReader(reader, value, tokens).all();
  if (read) builder.define(node, { name: name.text, kind: 'constant', value: read }).span = builder.span(name, value);
}

interface Token {
  kind: 'text' | 'number' | 'name' | 'operator';
  text: string;
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match || tokens.length >= MAX_TOKENS) return null;
    const [whole, string, character, number, name, operator] = match;
    if (string !== undefined || character !== undefined) tokens.push({ kind: 'text', text: whole });
    else if (number !== undefined) tokens.push({ kind: 'number', text: whole });
    else if (name !== undefined) tokens.push({ kind: 'name', text: whole });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: whole });
  }
  return tokens.length > 0 ? tokens : null;
}

/** Reads the few tokens of a define by precedence; their number bounds the depth. */
class DefineReader {
  #at = 0;

  constructor(
    private readonly reader: Reader,
    private readonly node: Node,
    private readonly tokens: readonly Token[],
  ) {}

  all(): Expr | null {
    const value = this.#sum(1);
    return this.#at === this.tokens.length ? value : null;
  }

  #sum(strength: number): Expr | null {
    const { builder } = this.reader;
    let left = this.#primary();
    for (;;) {
      const operator = this.tokens[this.#at];
      const own = operator?.kind === 'operator' ? STRENGTH[operator.text] : undefined;
      if (!left || !operator || own === undefined || own < strength) return left;
      this.#at++;
      const right = this.#sum(own + 1);
      left = right && builder.expr<BinaryExpr>(this.node, { kind: 'binary', operator: operator.text as BinaryExpr['operator'], left, right });
    }
  }

  #primary(): Expr | null {
    const token = this.tokens[this.#at++];
    if (token?.text === '(') {
      const within = this.#sum(1);
      return this.tokens[this.#at++]?.text === ')' ? within : null;
    }
    if (token?.text === '-') {
      const value = this.#primary();
      return value?.kind === 'literal' && typeof value.value === 'number' ? { ...value, value: -value.value } : null;
    }
    const first = token && this.#word(token);
    if (!first) return null;
    // texts and names side by side are one text
    const words = [first];
    for (let next = this.tokens[this.#at]; next && (next.kind === 'text' || next.kind === 'name'); next = this.tokens[++this.#at]) {
      const word = this.#word(next);
      if (word) words.push(word);
    }
    if (words.length === 1) return first;
    if (!words.some((word) => word.kind === 'literal' && typeof word.value === 'string')) return null;
    if (words.every((word) => word.kind === 'literal'))
      return this.reader.builder.expr<LiteralExpr>(this.node, { kind: 'literal', value: words.map((word) => String(word.value)).join('') });
    return this.reader.builder.expr<ConcatExpr>(this.node, { kind: 'concat', parts: words });
  }

  #word(token: Token): Expr | null {
    const { builder } = this.reader;
    const literal = (value: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(this.node, { kind: 'literal', value });
    switch (token.kind) {
      case 'text':
        return literal(textValue(token.text));
      case 'number': {
        const value = numberValue(token.text);
        return value === null ? null : literal(value);
      }
      case 'name':
        if (/^(true|false)$/.test(token.text)) return literal(token.text === 'true');
        if (/^(NULL|nullptr)$/.test(token.text)) return literal(null);
        return builder.expr<ReferenceExpr>(this.node, { kind: 'reference', name: token.text });
      case 'operator':
        return null;
    }
  }
}
