import type { ConfigDocument } from '../core/document.ts';
import { nodeAt, scalarAt } from '../core/document.ts';
import type { Span } from '../core/span.ts';
import type { SourceTree } from '../core/tree.ts';
import { flatten } from './flatten.ts';
import type { ValuesAt } from './go-template.ts';

const VALUES = /(^|\/)([^/]*[._-])?values([._-][^/]*)?\.ya?ml$|(^|\/)(values|environments|envs)\/([^/]+\/)?[^/]+\.ya?ml$/i;
const MAX_FILES = 60;
/** Values that only try a chart out. */
const TRIED = /(^|\/)(ci|tests?)\//;
/** Stands where whoever installs the chart has to say something. */
const MARK = /^(__\w+__|<[^>]*>|change-?me|todo|required|\$\{.*\})$/i;

interface Chart {
  directory: string;
  name: string;
  /** Names below which its own values give those of charts that it brings, by the charts' names. */
  brings: ReadonlyMap<string, string>;
}

/** A values file as one chart sees it. */
interface Source {
  file: string;
  /** Below which the chart's values stand in it, with a dot at its end; empty for its own files. */
  prefix: string;
}

export const isValuesFile = (file: string): boolean => VALUES.test(file);

const isGiven = (file: string): boolean => VALUES.test(file) && !TRIED.test(file) && !/(^|\/)templates\//.test(file);

/** A chart's defaults come before what overrides them. */
const byDefaults = (a: string, b: string): number => Number(isDefaults(b)) - Number(isDefaults(a)) || (a < b ? -1 : 1);

const isDefaults = (file: string): boolean => /(^|\/)values\.ya?ml$/.test(file);

/** The Helm charts of a tree with all files that give them values. */
export class Charts {
  readonly #charts: Chart[];
  readonly #values: readonly string[];
  readonly #sources = new Map<string, Source[]>();
  readonly #places = new Map<string, Map<string, { value: string; span: Span }>>();

  constructor(
    tree: SourceTree,
    private readonly document: (file: string) => ConfigDocument | null,
  ) {
    const files = tree.list();
    this.#charts = files.filter((file) => /(^|\/)Chart\.ya?ml$/.test(file)).map((file) => chartOf(file, document(file)));
    this.#values = this.#charts.length > 0 ? files.filter(isGiven).sort(byDefaults) : [];
  }

  /** The innermost chart that holds a file. */
  chartAt(file: string): Chart | null {
    const holding = this.#charts.filter(({ directory }) => directory === '' || file.startsWith(`${directory}/`));
    return holding.reduce<Chart | null>((inner, chart) => (inner && inner.directory.length >= chart.directory.length ? inner : chart), null);
  }

  /** What values files set for the templates beside a file. */
  valuesNear(file: string): ValuesAt {
    const chart = this.chartAt(file);
    const sources = chart ? this.#sourcesOf(chart) : [];
    return (path) => sources.flatMap(({ file: from, prefix }) => this.#placesIn(from).get(prefix + path) ?? []);
  }

  #sourcesOf(chart: Chart): Source[] {
    let sources = this.#sources.get(chart.directory);
    if (sources) return sources;
    const word = new RegExp(`(^|[/._-])${chart.name.replace(/[^\w-]/g, '.')}([/._-]|$)`, 'i');
    const own = this.#values.filter((file) => {
      const holder = this.chartAt(file);
      if (holder) return holder === chart;
      return this.#charts.length === 1 || word.test(file);
    });
    const given = this.#charts.flatMap((other) => {
      const key = other === chart ? undefined : (other.brings.get(chart.name) ?? (isIn(chart, other) ? chart.name : undefined));
      return key === undefined ? [] : this.#values.filter((file) => this.chartAt(file) === other).map((file) => ({ file, prefix: `${key}.` }));
    });
    sources = [...own.map((file) => ({ file, prefix: '' })), ...given].slice(0, MAX_FILES);
    this.#sources.set(chart.directory, sources);
    return sources;
  }

  #placesIn(file: string): Map<string, { value: string; span: Span }> {
    let places = this.#places.get(file);
    if (places) return places;
    places = new Map();
    for (const root of this.document(file)?.roots ?? []) {
      for (const { path, value, span } of flatten(root)) if (value !== null && !value.includes('{{') && !MARK.test(value)) places.set(path, { value, span });
    }
    this.#places.set(file, places);
    return places;
  }
}

const isIn = (chart: Chart, other: Chart): boolean => chart.directory.startsWith(other.directory === '' ? 'charts/' : `${other.directory}/charts/`);

function chartOf(file: string, document: ConfigDocument | null): Chart {
  const directory = file.slice(0, Math.max(file.lastIndexOf('/'), 0));
  const root = document?.roots[0];
  const dependencies = nodeAt(root, 'dependencies');
  const brings = new Map<string, string>();
  for (const item of dependencies?.kind === 'sequence' ? dependencies.items : []) {
    const name = scalarAt(item, 'name')?.value;
    if (name) brings.set(name, scalarAt(item, 'alias')?.value ?? name);
  }
  return { directory, name: scalarAt(root, 'name')?.value ?? directory.slice(directory.lastIndexOf('/') + 1), brings };
}
