import type { TextEdit } from 'vscode-languageserver';

interface CommentSyntax {
  open: string;
  close: string;
  /** What stands between the rule and the reason. `--` may not stand inside an XML comment. */
  separator: string;
}

const SLASHES: CommentSyntax = { open: '// ', close: '', separator: '--' };
const HASH: CommentSyntax = { open: '# ', close: '', separator: '--' };
const XML: CommentSyntax = { open: '<!-- ', close: ' -->', separator: '\u2013' };

const BY_EXTENSION: Readonly<Record<string, CommentSyntax>> = {
  java: SLASHES,
  kt: SLASHES,
  kts: SLASHES,
  gradle: SLASHES,
  groovy: SLASHES,
  scala: SLASHES,
  go: SLASHES,
  mod: SLASHES,
  ts: SLASHES,
  mts: SLASHES,
  cts: SLASHES,
  tsx: SLASHES,
  js: SLASHES,
  mjs: SLASHES,
  cjs: SLASHES,
  jsx: SLASHES,
  jsonc: SLASHES,
  json5: SLASHES,
  py: HASH,
  pyi: HASH,
  yaml: HASH,
  yml: HASH,
  properties: HASH,
  toml: HASH,
  env: HASH,
  sh: HASH,
  bash: HASH,
  txt: HASH,
  tf: HASH,
  dockerfile: HASH,
  xml: XML,
};

/** Null where the format has no comments (JSON) or is not known. */
export function commentSyntax(file: string): CommentSyntax | null {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  if (name === '.env' || name.startsWith('.env.') || name === 'dockerfile') return HASH;
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension]! : null;
}

/** Puts the ignore comment above a line (counted from 1), indented like it; null where the file can hold no comment. */
export function suppressionEdit(file: string, text: string, line: number, rule: string): TextEdit | null {
  const syntax = commentSyntax(file);
  if (syntax === null) return null;
  const lines = text.split('\n');
  const at = firstLineOf(lines, Math.min(line, lines.length) - 1);
  const indent = /^[ \t]*/.exec(lines[at] ?? '')![0];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const position = { line: at, character: 0 };
  const comment = `${syntax.open}kafka-compat-ignore ${rule} ${syntax.separator} reason${syntax.close}`;
  return { range: { start: position, end: position }, newText: `${indent}${comment}${newline}` };
}

/** A line that the line above continues with a backslash is no place for a comment. */
function firstLineOf(lines: readonly string[], line: number): number {
  let at = line;
  while (at > 0 && /\\\r?$/.test(lines[at - 1]!)) at--;
  return at;
}
