import type { ConfigDocument, DocumentFormat } from '../core/document.ts';
import type { Fact } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import type { Value } from '../core/value.ts';
import type { ValuesAt } from '../resolve/go-template.ts';

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
  /** Texts in the document that are read as files of their own. */
  embedded?(document: ConfigDocument, lookups: Lookups): Embedded[];
}

/** A text inside another file: a properties file in a ConfigMap, a script in a workflow, a block of a runbook. */
export interface Embedded {
  /** Name of the file that it would be, which decides who reads it: `server.properties`, `step.sh`. */
  name: string;
  /** Where it stands, without quotes and fences. */
  span: Span;
  /** Set where the text is not what stands there letter by letter, for example a string with escapes: its facts are then placed at the whole of `span`. */
  text?: string;
  /** Set where `text` has each letter in the place that it has there, with others beside it masked. */
  isInPlace?: true;
  /** What the text around it sets, for a text with variables in it. */
  variables?: ReadonlyMap<string, Value>;
}

/** Whether a form reads a document; `name` where the document is called otherwise than the file that holds it. */
export const isReadBy = (form: ConfigForm, document: ConfigDocument, name = document.file): boolean =>
  form.formats.includes(document.format) && form.matches?.(name) !== false && form.recognises(document);

/** A manifest without a document format (Groovy, Kotlin, go.mod, requirements.txt): one folder `configs/<id>/index.ts` exporting `textForm`. A careful reader of text, total on any input. */
export interface TextForm {
  id: string;
  tokens: readonly string[];
  /** By the path relative to the root. */
  matches(file: string): boolean;
  extract(file: string, text: string, lookups: Lookups): Fact[];
  /** Texts in the file that are read as files of their own. */
  embedded?(file: string, text: string, lookups: Lookups): Embedded[];
}

/** What a value may be joined with: the environment that manifests set and the properties that configuration files set. */
export interface Lookups {
  /** Environment variable as set by compose files, Kubernetes manifests, Dockerfiles and .env files of the tree; null when none sets it. `near`: the asking file, its own service is preferred. */
  environment(name: string, near: string): Value | null;
  /** A Spring property (any relaxed spelling) as set by application*.yml/properties near the asking file; null when none sets it. Several profiles give one-of. */
  property(name: string, near: string): Value | null;
  /** What the values files of a Helm chart set for the templates beside a file, in all its environments: the places that set a path below `.Values`. */
  chartValues?(near: string): ValuesAt;
  /** What a text with Jinja expressions becomes by the variables of its Ansible role and of the inventories; null where one is set nowhere. */
  ansible?(text: string, near: string): Value | null;
  /** Another document of the tree (parent pom, version catalog), parsed; null when there is none. */
  document?(file: string): ConfigDocument | null;
  /** Text of another file of the tree (lock file); null when there is none. */
  text?(file: string): string | null;
  /** All files of the tree, sorted. */
  files?(): readonly string[];
}
