import type { ConfigDocument } from '../core/document.ts';
import type { Fact } from '../core/fact.ts';
import type { Problem } from '../core/program.ts';
import type { Span } from '../core/span.ts';
import { type ConfigForm, type Embedded, isReadBy, type Lookups, type TextForm } from './form.ts';
import { withVariables } from './script-variables.ts';

/** The forms, and what else it takes to read with them. */
export interface ConfigReaders {
  forms: readonly ConfigForm[];
  textForms: readonly TextForm[];
  lookups: Lookups;
  /** Parses a text as the document that its name tells; null when no format claims the name. Positions are those of `file`. */
  parse(file: string, text: string, name: string): ConfigDocument | null;
}

/** A text with positions as in `file`; `name` says which forms read it. */
export interface ConfigSource {
  file: string;
  name: string;
  text: string;
  document: ConfigDocument | null;
}

export interface ConfigFacts {
  facts: Fact[];
  problems: Problem[];
  /** Whether any form recognised the text or one inside it. */
  isRead: boolean;
}

/** A script in a workflow's step in a chart's template: deeper nobody writes by hand. */
const MAX_DEPTH = 4;

/** What the forms tell of a configuration file and of the texts that it holds. */
export function readConfig(source: ConfigSource, readers: ConfigReaders, depth = 0): ConfigFacts {
  const { file, name, text, document } = source;
  const { lookups } = readers;
  const told: ConfigFacts = { facts: [], problems: [], isRead: false };
  const embedded: Embedded[] = [];
  for (const form of readers.textForms) {
    if (!form.matches(name)) continue;
    told.isRead = true;
    told.facts.push(...form.extract(file, text, lookups));
    embedded.push(...(form.embedded?.(file, text, lookups) ?? []));
  }
  const forms = document ? readers.forms.filter((form) => isReadBy(form, document, name)) : [];
  if (document && forms.length > 0) {
    told.isRead = true;
    told.problems.push(...document.problems);
    for (const form of forms) {
      told.facts.push(...form.extract(document, lookups));
      embedded.push(...(form.embedded?.(document, lookups) ?? []));
    }
  }
  if (depth < MAX_DEPTH) for (const one of embedded) add(told, readEmbedded(source, one, readers, depth + 1));
  return told;
}

function readEmbedded({ file, text }: ConfigSource, embedded: Embedded, outer: ConfigReaders, depth: number): ConfigFacts {
  const { name, span, text: own, isInPlace, variables } = embedded;
  const readers = variables && variables.size > 0 ? { ...outer, lookups: withVariables(outer.lookups, variables) } : outer;
  const cut = own === undefined ? cutOut(text, span) : isInPlace ? '\n'.repeat(span.line - 1) + ' '.repeat(span.column - 1) + own : own;
  const told = readConfig({ file, name, text: cut, document: readers.parse(file, cut, name) }, readers, depth);
  if (own === undefined || isInPlace) return told;
  return { ...told, facts: told.facts.map((fact) => ({ ...fact, ...span })), problems: told.problems.map((problem) => ({ ...problem, span })) };
}

function add(to: ConfigFacts, other: ConfigFacts): void {
  to.facts.push(...other.facts);
  to.problems.push(...other.problems);
  to.isRead ||= other.isRead;
}

/** The text with everything outside a span blank, so that positions stay those of the file. */
function cutOut(text: string, { line, column, endLine, endColumn }: Span): string {
  return text
    .split('\n')
    .slice(0, endLine)
    .map((row, at) => {
      if (at + 1 < line) return '';
      const until = at + 1 === endLine ? row.slice(0, endColumn - 1) : row;
      return at + 1 === line ? ' '.repeat(column - 1) + until.slice(column - 1) : until;
    })
    .join('\n');
}
