import type { Embedded, TextForm } from '../form.ts';
import { holdsCommand, SCRIPT_TOKENS } from '../scripts.ts';

/** Runbooks in Markdown and AsciiDoc: the commands in their blocks of shell. What stands in running text is no command. */
export const textForm: TextForm = {
  id: 'runbooks',
  tokens: SCRIPT_TOKENS,
  matches: (file) => /\.(md|markdown|mdx|adoc|asciidoc)$/i.test(file),
  extract: () => [],
  embedded: (file, text) => blocksOf(text).flatMap((block) => commandsOf(file, block)),
};

/** Lines of a block, and the number of its first. */
interface Block {
  first: number;
  lines: string[];
}

const SHELL = /^(sh|bash|zsh|shell|console|terminal|shell-session|shellsession|powershell|cmd|bat)\b/i;
const PROMPT = /^(\s*(?:\[[^\]]*\]|[\w.@~/:-]+)?\s*[$%#>]\s+)(?=\S)/;

function blocksOf(text: string): Block[] {
  const lines = text.split('\n');
  const found: Block[] = [];
  let isShell = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const [, fence, info = ''] = /^\s*(?:[-*]\s+|\d+\.\s+)?(`{3,}|~{3,})\s*\{?\.?([^\s`}]*)/.exec(line) ?? [];
    const isSource = /^\[source\s*,\s*["']?(sh|bash|shell|console|terminal)\b/i.test(line);
    const isListing = /^-{4,}\s*$/.test(line);
    if (fence === undefined && !isListing) {
      isShell = isSource || (isShell && /^\s*[.[]/.test(line));
      continue;
    }
    const close = fence === undefined ? /^-{4,}\s*$/ : new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
    let end = at + 1;
    while (end < lines.length && !close.test(lines[end]!)) end++;
    const body = lines.slice(at + 1, end);
    const isRead = fence === undefined ? isShell : SHELL.test(info) || (info === '' && body.some((each) => /^\s*\$\s/.test(each)));
    if (isRead && body.some(holdsCommand)) found.push({ first: at + 2, lines: body });
    isShell = false;
    at = end;
  }
  return found;
}

/** The whole block, or, where some lines begin with a prompt, those lines: the others are what was printed. */
function commandsOf(file: string, { first, lines }: Block): Embedded[] {
  const prompts = lines.map((line) => (/^\s*[$%>]\s|^\s*[\w.@~/:[\]-]+[$#%>]\s/.test(line) ? (PROMPT.exec(line)?.[0].length ?? null) : null));
  if (prompts.every((prompt) => prompt === null)) {
    return [{ name: 'block.sh', span: { file, line: first, column: 1, endLine: first + lines.length - 1, endColumn: (lines.at(-1)?.length ?? 0) + 1 } }];
  }
  return lines.flatMap((_, at): Embedded[] => {
    const prompt = prompts[at];
    if (prompt === null || prompt === undefined) return [];
    let last = at;
    while (/\\\s*$/.test(lines[last]!) && last + 1 < lines.length) last++;
    return [{ name: 'block.sh', span: { file, line: first + at, column: prompt + 1, endLine: first + last, endColumn: lines[last]!.length + 1 } }];
  });
}
