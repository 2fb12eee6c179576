/** A place in a file: 1-based lines and columns in UTF-16 code units, end exclusive. `file` is relative to the scan root, with `/`. */
export interface Span {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export function compareSpans(a: Span, b: Span): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column || a.endLine - b.endLine || a.endColumn - b.endColumn;
}

export function isInside(inner: Span, outer: Span): boolean {
  return (
    inner.file === outer.file &&
    (inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column)) &&
    (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn))
  );
}
