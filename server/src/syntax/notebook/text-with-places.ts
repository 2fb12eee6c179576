import type { Unfolded } from '../front-end.ts';

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** A stretch in which text and file go in step, or one escape: where it starts in the text, and where it starts and ends in the file. */
interface Run {
  at: number;
  length: number;
  offset: number;
  end: number;
}

/** A text put together from JSON strings, which knows where in the file each of its characters stands. */
export class TextWithPlaces implements Unfolded {
  text = '';
  readonly #runs: Run[] = [];

  /** Adds what a JSON string between its quotes means. */
  addJsonString(file: string, from: number, to: number): void {
    let start = from;
    const take = (end: number): void => {
      if (end > start) this.#add(file.slice(start, end), start, end);
    };
    for (let at = from; at < to; at++) {
      if (file[at] !== '\\') continue;
      take(at);
      const letter = file[at + 1] ?? '';
      const code = letter === 'u' ? Number.parseInt(file.slice(at + 2, at + 6), 16) : Number.NaN;
      start = at + (Number.isNaN(code) ? 2 : 6);
      this.#add(Number.isNaN(code) ? (SIMPLE[letter] ?? letter) : String.fromCharCode(code), at, start);
      at = start - 1;
    }
    take(to);
  }

  addLineEnd(): void {
    this.text += '\n';
  }

  /** Puts another text of the same length in place of the end of this one. */
  replaceFrom(start: number, text: string): void {
    this.text = this.text.slice(0, start) + text;
  }

  offsetOf(index: number): number {
    const run = this.#runAt(index);
    return run ? Math.min(run.offset + index - run.at, run.end) : 0;
  }

  endOf(index: number): number {
    const run = this.#runAt(index - 1);
    if (!run) return 0;
    const isLast = index >= run.at + run.length;
    return isLast ? run.end : run.offset + index - run.at;
  }

  #runAt(index: number): Run | undefined {
    let low = 0,
      high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#runs[middle]!.at <= index) low = middle + 1;
      else high = middle;
    }
    return this.#runs[low - 1];
  }

  #add(text: string, offset: number, end: number): void {
    this.#runs.push({ at: this.text.length, length: text.length, offset, end });
    this.text += text;
  }
}
