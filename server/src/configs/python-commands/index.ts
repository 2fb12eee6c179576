import type { Embedded, TextForm } from '../form.ts';
import { spansOf } from '../packages.ts';
import { holdsCommand, SCRIPT_TOKENS } from '../scripts.ts';

/** Enough for any command line written by hand. */
const MAX_COMMAND = 4_000;
const STRING = /^[rbf]?("""|'''|"|')/;

/** Commands that Python starts: `subprocess.run([…])`, `os.system('…')`, as far as they are literal. */
export const textForm: TextForm = {
  id: 'python-commands',
  tokens: SCRIPT_TOKENS.filter((token) => /^kafka-|kcat|rpk|zookeeper-shell/.test(token)),
  matches: (file) => file.endsWith('.py'),
  extract: () => [],
  embedded(file, text) {
    const span = spansOf(file, text);
    return [...text.matchAll(/\b(?:(?:subprocess|sp)\.(?:run|call|check_call|check_output|Popen)|os\.(?:system|popen))\s*\(\s*/g)].flatMap(
      (match): Embedded[] => {
        const start = match.index + match[0].length;
        const isList = text[start] === '[';
        const end = isList ? text.indexOf(']', start) : endOfString(text, start);
        if (end === null || end < 0 || end - start > MAX_COMMAND) return [];
        const written = text.slice(start, end);
        const words = isList
          ? [...written.matchAll(/"([^"\n]*)"|'([^'\n]*)'|([\w.]+(?:\([^()]*\))?)(?=\s*[,\]]|\s*$)/g)].map((word) => word[1] ?? word[2] ?? '$UNKNOWN')
          : [unquoted(written)];
        const command = words.map((word) => (isList && /[\s;|&]/.test(word) ? `'${word.replaceAll("'", '')}'` : word)).join(' ');
        return holdsCommand(command) ? [{ name: 'command.sh', span: span(start, end), text: command }] : [];
      },
    );
  },
};

function endOfString(text: string, start: number): number | null {
  const [opening, quote] = STRING.exec(text.slice(start, start + 4)) ?? [];
  if (opening === undefined || quote === undefined) return null;
  const end = text.indexOf(quote, start + opening.length);
  return end < 0 ? null : end + quote.length;
}

/** What stands between braces of an f-string only the run knows. */
const unquoted = (written: string): string =>
  written
    .replace(STRING, '')
    .replace(/("""|'''|"|')$/, '')
    .replace(/\{[^{}]*\}/g, '$UNKNOWN');
