import type { Ecosystem, FactOf } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import type { Evidence } from '../core/value.ts';
import data from './kafka-packages.json' with { type: 'json' };

/** `with`: the package counts only beside another one, or with an extra of its own (`name[extra]`), since by itself it need not speak Kafka. */
interface Package {
  library: string;
  with?: string | readonly string[];
}

const packages = data as Readonly<Record<Ecosystem, Readonly<Record<string, string | Package>>>>;
/** A last segment shorter than this says too little: `io.strimzi:api` is sought by its group. */
const MIN_SEGMENT = 8;

/** What the prefilter looks for in a manifest of an ecosystem: every package of the list holds one of these. */
export function packageTokens(ecosystem: Ecosystem): readonly string[] {
  const tokens = Object.keys(packages[ecosystem]).flatMap((name) => {
    const spoken = /kafka/i.exec(name);
    if (spoken) return [spoken[0]];
    const plain = name.replace(/[-/:]?\*$/, '');
    const last = plain.slice(Math.max(plain.lastIndexOf(':'), plain.lastIndexOf('/')) + 1);
    const token = last.length < MIN_SEGMENT ? plain.replace(/:.*/, '') : last;
    return ecosystem === 'pypi' ? [token, token.replaceAll('-', '_')] : [token];
  });
  return [...new Set(tokens)];
}

/** Whether a package is Kafka-related; `others` are the names that stand in the same manifest. */
export function isKafkaPackage(ecosystem: Ecosystem, name: string, others: ReadonlySet<string> = new Set()): boolean {
  const table = packages[ecosystem];
  const plain = ecosystem === 'pypi' ? normalisedPython(name) : name;
  const found = Object.hasOwn(table, plain)
    ? table[plain]
    : Object.entries(table).find(([key]) => key.endsWith('*') && plain.startsWith(key.slice(0, -1)))?.[1];
  return found !== undefined && (typeof found === 'string' || found.with === undefined || [found.with].flat().some((other) => others.has(other)));
}

/** PEP 503. */
export function normalisedPython(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export function dependency(
  ecosystem: Ecosystem,
  library: string,
  at: Span,
  version: string | null,
  resolved: string | null = null,
  evidence: Evidence[] = [],
): FactOf['dependency'] {
  return { kind: 'dependency', ...at, evidence, library: ecosystem === 'pypi' ? normalisedPython(library) : library, ecosystem, version, resolved };
}

/** A version that names one release: no range, no placeholder left. */
export function isExact(version: string | null): version is string {
  return version !== null && /\d/.test(version) && !/[$[\](),^~<>*|+\s]/.test(version);
}

/** From the start of one span to the end of another. */
export function across(from: Span, to: Span): Span {
  return { ...from, endLine: to.endLine, endColumn: to.endColumn };
}

export function directoryOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), 0));
}

export function baseNameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The directory and those above it, nearest first, the root (`''`) last. */
export function directoriesUp(file: string): string[] {
  const found: string[] = [];
  for (let at = directoryOf(file); at !== ''; at = directoryOf(at)) found.push(at);
  return [...found, ''];
}

/** A path relative to a directory of the tree; null when it leads outside. */
export function pathFrom(directory: string, relative: string): string | null {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Where stretches of a text stand; for many stretches of one text. */
export function spansOf(file: string, text: string): (start: number, end: number) => Span {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset: number): number => {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (start, end) => {
    const line = lineAt(start);
    const endLine = lineAt(end);
    return { file, line: line + 1, column: start - starts[line]! + 1, endLine: endLine + 1, endColumn: end - starts[endLine]! + 1 };
  };
}

/** Where a stretch of a text stands. */
export function spanIn(file: string, text: string, start: number, end: number): Span {
  return spansOf(file, text)(start, end);
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
