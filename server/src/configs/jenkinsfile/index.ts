import type { Embedded, TextForm } from '../form.ts';
import { baseNameOf, spansOf } from '../packages.ts';
import { SCRIPT_TOKENS } from '../scripts.ts';

/** What a Jenkins pipeline hands to a shell: `sh '…'`, `sh """…"""`, `sh(script: '…')`, `bat`. */
export const textForm: TextForm = {
  id: 'jenkinsfile',
  tokens: SCRIPT_TOKENS,
  matches: (file) => /^Jenkinsfile|\.jenkinsfile$/i.test(baseNameOf(file)),
  extract: () => [],
  embedded(file, text) {
    const span = spansOf(file, text);
    return [...text.matchAll(/\b(?:sh|bat)\s*\(?\s*(?:script\s*:\s*)?('''|"""|'|")/g)].flatMap((match): Embedded[] => {
      const start = match.index + match[0].length;
      const end = text.indexOf(match[1]!, start);
      const isOneLine = match[1]!.length === 1;
      if (end < 0 || (isOneLine && text.slice(start, end).includes('\n'))) return [];
      if (/\/\//.test(text.slice(text.lastIndexOf('\n', match.index) + 1, match.index))) return [];
      // in Groovy's own strings a backslash is written twice
      const script = text.slice(start, end).replace(/\\\\(?=\r?\n)/g, ' \\');
      return [{ name: 'step.sh', span: span(start, end), text: script, isInPlace: true }];
    });
  },
};
