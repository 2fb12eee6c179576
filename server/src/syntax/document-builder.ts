import type { ConfigDocument, ConfigEntry, ConfigMapping, ConfigNode, ConfigScalar, ConfigSequence, DocumentFormat } from '../core/document.ts';
import type { Problem } from '../core/program.ts';
import type { Span } from '../core/span.ts';

/** Collections nested deeper than this are left out and noted. */
export const MAX_DOCUMENT_DEPTH = 100;
/** Nodes after this many are left out and noted. */
export const MAX_DOCUMENT_NODES = 200_000;
const MAX_PROBLEMS = 50;

/** Collects a ConfigDocument: turns offsets into positions, counts nodes, notes problems. Shared by the document formats. */
export class DocumentBuilder {
  readonly document: ConfigDocument;
  readonly #lineStarts: number[] = [0];
  #nodes = 0;
  #isFull = false;
  #isTooDeep = false;

  constructor(
    file: string,
    format: DocumentFormat,
    private readonly text: string,
  ) {
    this.document = { file, format, roots: [], problems: [] };
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  span(start: number, end: number): Span {
    const from = this.#position(start),
      to = this.#position(Math.max(start, end));
    return { file: this.document.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  problem(start: number, end: number, message: string, kind?: Problem['kind']): void {
    if (this.document.problems.length >= MAX_PROBLEMS) return;
    this.document.problems.push({ span: this.span(start, end), message, ...(kind ? { kind } : {}) });
  }

  /** Counts a node; false once the limit is reached, which is noted once. */
  admits(start: number): boolean {
    if (++this.#nodes <= MAX_DOCUMENT_NODES) return true;
    if (!this.#isFull) this.problem(start, start, `more than ${MAX_DOCUMENT_NODES} nodes; the rest is not read`);
    this.#isFull = true;
    return false;
  }

  /** False once the depth limit is reached, which is noted once. */
  admitsDepth(depth: number, start: number): boolean {
    if (depth <= MAX_DOCUMENT_DEPTH) return true;
    if (!this.#isTooDeep) this.problem(start, start, `nested deeper than ${MAX_DOCUMENT_DEPTH} levels; the rest of this part is not read`);
    this.#isTooDeep = true;
    return false;
  }

  scalar(value: string | null, start: number, end: number): ConfigScalar {
    return { kind: 'scalar', value, span: this.span(start, end) };
  }

  sequence(items: ConfigNode[], start: number, end: number): ConfigSequence {
    return { kind: 'sequence', items, span: this.span(start, end) };
  }

  mapping(entries: ConfigEntry[], start: number, end: number): ConfigMapping {
    return { kind: 'mapping', entries, span: this.span(start, end) };
  }

  entry(key: string, start: number, end: number, value: ConfigNode): ConfigEntry {
    return { key, keySpan: this.span(start, end), value };
  }

  /** Notes keys that stand twice in a mapping. */
  noteDuplicates(entries: readonly ConfigEntry[]): void {
    const seen = new Map<string, number>();
    for (const { key, keySpan } of entries) {
      const line = seen.get(key);
      if (line !== undefined && this.document.problems.length < MAX_PROBLEMS) {
        this.document.problems.push({ span: keySpan, message: `key ${key} stands twice; line ${line} has no effect`, kind: 'duplicate-key' });
      }
      seen.set(key, keySpan.line);
    }
  }

  #position(offset: number): { line: number; column: number } {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0,
      high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - this.#lineStarts[low]! + 1 };
  }
}
