/** `class EXPORT_API Name {`: a macro between the keyword and the name. */
const BEFORE_NAME = /\b(class|struct|union)([ \t]+)([A-Z][A-Z0-9_]+(?:\([^()\n]*\))?)(?=\s+[A-Za-z_][\w:]*\s*(?:final\s*)?[:{])/g;
/** `EXPORT_API int run();` */
const BEFORE_TYPE = /^([ \t]*(?:(?:extern|static|inline)[ \t]+)*)([A-Z][A-Z0-9_]*(?:API|EXPORTS?|EXTERN|_PUBLIC|_INLINE|_UNUSED))(?=[ \t]+[A-Za-z_])/gm;
/** Lines that are one macro. */
const LINES = /^([ \t]*)(Q_OBJECT|Q_GADGET|[A-Z][A-Z0-9_]*_(?:BEGIN|END)(?:_[A-Z0-9_]+)?|[A-Z][A-Z0-9_]*(?:BEGIN|END)_(?:DECLS|NAMESPACE))(?=[ \t\r]*$)/gm;

const blank = (text: string): string => ' '.repeat(text.length);

/** Macros that no grammar can tell from names are blanked where they stand in the way of one. */
export function maskMacros(text: string): string {
  if (!/[A-Z][A-Z0-9_]{3}/.test(text)) return text;
  return text
    .replace(BEFORE_NAME, (_, keyword: string, space: string, macro: string) => keyword + space + blank(macro))
    .replace(BEFORE_TYPE, (_, before: string, macro: string) => before + blank(macro))
    .replace(LINES, (_, before: string, macro: string) => before + blank(macro));
}
