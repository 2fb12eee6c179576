import type { Span } from '../../core/span.ts';

/** A word of a shell command, quotes undone; `inner` is what a quoted word holds, as a script of its own. */
export interface Word {
  text: string;
  span: Span;
  /** A quoted word with blanks may itself be commands: `bash -c "kafka-topics --list"`. */
  inner: Command[];
  /** Assembled without quotes and expansions, so that it can name a flag or a tool. */
  isPlain: boolean;
}

/** One simple command. */
export type Command = Word[];

const MAX_NESTED = 3;
/** So much of what is substituted is kept in a word: a variable of a make file's. */
const MAX_SUBSTITUTED = 100;
const SEPARATORS = new Set([';', '|', '&', '(', ')', '\n']);

/** Splits a script into simple commands. No grammar: a script that no shell would run gives what can be read of it. */
export function readScript(file: string, text: string, line = 1, column = 1, depth = 0): Command[] {
  const commands: Command[] = [];
  const pending: string[] = [];
  let command: Command = [];
  let at = 0;
  let row = line;
  let start = -(column - 1);
  const end = (): void => {
    if (command.length > 0) commands.push(command);
    command = [];
  };
  const newline = (index: number): void => {
    row++;
    start = index + 1;
  };
  while (at < text.length) {
    const character = text[at]!;
    if (character === '\\' && text[at + 1] === '\n') {
      newline(at + 1);
      at += 2;
    } else if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
      while (at < text.length && text[at] !== '\n') at++;
    } else if (SEPARATORS.has(character)) {
      end();
      if (character === '\n') {
        newline(at);
        at++;
        while (pending.length > 0) at = readDocument(pending.shift()!, at);
      } else at++;
    } else if (/\s/.test(character)) at++;
    else if (text.startsWith('<<', at) && text[at + 2] !== '<') {
      const [whole, , marker] = /^<<-?\s*(['"]?)(\w+)\1/.exec(text.slice(at, at + 80)) ?? ['<<'];
      if (marker) pending.push(marker);
      at += whole.length;
    } else if (character === '<' || character === '>') at++;
    else at = readWord(at);
  }
  end();
  return commands;

  function readDocument(marker: string, from: number): number {
    const closing = new RegExp(`^\\s*${marker}\\s*$`, 'm').exec(text.slice(from));
    const until = closing ? from + closing.index : text.length;
    const body = text.slice(from, until);
    if (depth < MAX_NESTED) commands.push(...readScript(file, body, row, 1, depth + 1));
    let index = until + (closing ? closing[0].length : 0);
    for (let scan = from; scan < index; scan++) if (text[scan] === '\n') newline(scan);
    if (index < text.length && text[index] === '\n') {
      newline(index);
      index++;
    }
    return index;
  }

  function readWord(from: number): number {
    const beginning = { line: row, column: from - start + 1 };
    let word = '';
    let isPlain = true;
    let inner: Command[] = [];
    let index = from;
    while (index < text.length) {
      const character = text[index]!;
      if (character === "'" || character === '"') {
        const opened = { row, column: index - start + 2 };
        const body = index + 1;
        index = body;
        while (index < text.length && text[index] !== character) {
          if (character === '"' && text[index] === '\\') index++;
          if (text[index] === '\n') newline(index);
          index++;
        }
        const quoted = text.slice(body, index);
        if (/\s/.test(quoted) && depth < MAX_NESTED) inner = [...inner, ...readScript(file, quoted, opened.row, opened.column, depth + 1)];
        word += character === '"' ? quoted.replace(/\\(["\\$`])/g, '$1') : quoted;
        isPlain = false;
        index++;
      } else if (text.startsWith('$(', index)) {
        isPlain = false;
        word += '$(';
        index += 2;
        const opened = { row, column: index - start + 1, index };
        let level = 1;
        while (index < text.length && level > 0) {
          if (text[index] === '(') level++;
          else if (text[index] === ')') level--;
          if (text[index] === '\n') newline(index);
          index++;
        }
        word += `${text
          .slice(opened.index, Math.max(index - 1, opened.index))
          .replace(/\s+/g, ' ')
          .slice(0, MAX_SUBSTITUTED)})`;
        if (depth < MAX_NESTED) {
          inner = [...inner, ...readScript(file, text.slice(opened.index, Math.max(index - 1, opened.index)), opened.row, opened.column, depth + 1)];
        }
      } else if (character === '`') {
        isPlain = false;
        word += '$()';
        for (index++; index < text.length && text[index] !== '`'; index++) if (text[index] === '\n') newline(index);
        index++;
      } else if (text.startsWith('${', index)) {
        const close = text.indexOf('}', index);
        const stop = close < 0 ? text.length : close + 1;
        word += text.slice(index, stop).replace(/['"]/g, '');
        index = stop;
      } else if (character === '\\') {
        if (text[index + 1] === '\n') break;
        word += text[index + 1] ?? '';
        index += 2;
      } else if (/\s/.test(character) || SEPARATORS.has(character) || character === '<' || character === '>') break;
      else {
        word += character;
        index++;
      }
    }
    const span = { file, ...beginning, endLine: row, endColumn: index - start + 1 };
    command.push({ text: word, span, inner, isPlain });
    return Math.max(index, from + 1);
  }
}
