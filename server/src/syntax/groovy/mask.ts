/**
 * `a?.b`, `a*.b`, `a.@b` as `a.b`; `x as T` as x; `[:]` as EMPTY_MAP; a method named by a text by a plain name; `a.b 'c'` as `a.b('c')`.
 * The grammar knows none of them. Lines and columns stay.
 */
export function maskOperators(text: string): string {
  return (
    text
      .replace(/(?<=[\w)\]}"'])(\?\.|\*\.|\.@)(?=[\w"'])/g, (operator) => (operator === '.@' ? '. ' : ' .'))
      .replace(/(?<=[\w)\]}"'])[ \t]+as[ \t]+[A-Z][\w.]*(?:<[\w<>, ?.]*>)?(?:\[\])?(?=[ \t]*(?:[;,)\]}]|\r?\n|$))/g, (cast, at: number) =>
        isImport(text, at) ? cast : ' '.repeat(cast.length),
      )
      .replaceAll('[:]', EMPTY_MAP)
      .replace(/^([ \t]*[A-Za-z_][\w.]*\.\w+) (["'][^\n]*[^\s,({[\n])[ \t]*$/gm, '$1($2)')
      // a field without a value, which the grammar would run together with the next line
      .replace(/^([ \t]*(?:(?:private|protected|public|static|final)[ \t]+)*[A-Z][\w.]*(?:<[\w<>, ?.]*>)?[ \t]+\w+)[ \t]*(?=\r?\n\s*[^\s),{.])/gm, '$1;')
      .replace(/(?<=\b(?:def|void)[ \t]+)(["'])[^"'\n]*\1(?=[ \t]*\()/g, (name) => '_'.repeat(name.length))
  );
}

/** What the grammar can read of `[:]`. */
export const EMPTY_MAP = '[ ]';

function isImport(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at) + 1;
  return /^\s*import\b/.test(text.slice(start, at));
}
