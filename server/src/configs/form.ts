import type { ConfigDocument, DocumentFormat } from '../core/document.ts';
import type { Fact } from '../core/fact.ts';
import type { Value } from '../core/value.ts';

/** A config form: one folder `configs/<id>/index.ts` exporting `form`. It turns a document that it recognises by content into facts. */
export interface ConfigForm {
  id: string;
  /** Formats of the documents that it reads. */
  formats: readonly DocumentFormat[];
  /** Byte tokens of which a file of these formats must hold at least one to be worth parsing for this form (the prefilter is made of them). */
  tokens: readonly string[];
  /** Set where the form's files go by fixed names: whether a path relative to the root is one. */
  matches?(file: string): boolean;
  /** Whether a document of these formats, and of such a name, is of this form: by content. */
  recognises(document: ConfigDocument): boolean;
  extract(document: ConfigDocument, lookups: Lookups): Fact[];
}

/** Whether a form reads a document. */
export const isReadBy = (form: ConfigForm, document: ConfigDocument): boolean =>
  form.formats.includes(document.format) && form.matches?.(document.file) !== false && form.recognises(document);

/** A manifest without a document format (Groovy, Kotlin, go.mod, requirements.txt): one folder `configs/<id>/index.ts` exporting `textForm`. A careful reader of text, total on any input. */
export interface TextForm {
  id: string;
  tokens: readonly string[];
  /** By the path relative to the root. */
  matches(file: string): boolean;
  extract(file: string, text: string, lookups: Lookups): Fact[];
}

/** What a value may be joined with: the environment that manifests set and the properties that configuration files set. */
export interface Lookups {
  /** Environment variable as set by compose files, Kubernetes manifests, Dockerfiles and .env files of the tree; null when none sets it. `near`: the asking file, its own service is preferred. */
  environment(name: string, near: string): Value | null;
  /** A Spring property (any relaxed spelling) as set by application*.yml/properties near the asking file; null when none sets it. Several profiles give one-of. */
  property(name: string, near: string): Value | null;
  /** Another document of the tree (parent pom, version catalog), parsed; null when there is none. */
  document?(file: string): ConfigDocument | null;
  /** Text of another file of the tree (lock file); null when there is none. */
  text?(file: string): string | null;
  /** All files of the tree, sorted. */
  files?(): readonly string[];
}
