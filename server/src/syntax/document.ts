// The socket for document formats: one folder `syntax/<format>/index.ts` exporting `format`.
import type { ConfigDocument, DocumentFormat } from '../core/document.ts';
import { documentFormats } from './document-formats.ts';

/** A document format: text in, tree of nodes with positions out. Total: never throws on any text. */
export interface DocumentParser {
  id: DocumentFormat;
  /** Whether the file is of this format, by its base name (lower case). */
  matches(baseName: string): boolean;
  parse(file: string, text: string): ConfigDocument;
}

/** A template of a file is read as the file that it makes. */
const TEMPLATE = /\.(j2|jinja2?|tpl|tftpl|tmpl|gotmpl|template|erb|dist|sample|example)$/;

const baseName = (file: string): string =>
  file
    .slice(file.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(TEMPLATE, '');

export function documentFormatOf(file: string): DocumentFormat | null {
  return documentFormats.find((format) => format.matches(baseName(file)))?.id ?? null;
}

/** Parses a configuration file, or null when no format claims it; `name` where the text goes by another name than the file that holds it. */
export function parseDocument(file: string, text: string, name = file): ConfigDocument | null {
  return documentFormats.find((format) => format.matches(baseName(name)))?.parse(file, text) ?? null;
}
