import { type ConfigMapping, type ConfigNode, nodeAt, scalarAt } from '../../core/document.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups } from '../form.ts';
import { baseNameOf, directoryOf, pathFrom } from '../packages.ts';

/** A text with its properties put in, and the places that set them. */
export interface Interpolated {
  text: string;
  evidence: Evidence[];
}

const MAX_PARENTS = 12;
const MAX_DEPTH = 8;
const MAX_IMPORTS = 20;
/** Poms found by artifactId, per tree. */
const foundPoms = new WeakMap<Lookups, Map<string, FoundPom | null>>();

interface FoundPom {
  file: string;
  root: ConfigMapping;
}

/** More poms than this are not searched for a coordinate. */
const MAX_SEARCHED = 500;

/** A pom with its parents, as far as the tree holds them. */
export class Pom {
  readonly #chain: FoundPom[];

  constructor(
    file: string,
    root: ConfigMapping,
    private readonly lookups: Lookups,
  ) {
    this.#chain = [{ file, root }];
    const seen = new Set([file]);
    for (let at = this.#chain[0]!; this.#chain.length < MAX_PARENTS; at = this.#chain.at(-1)!) {
      const parent = this.#parentOf(at.file, at.root);
      if (!parent || seen.has(parent.file)) break;
      seen.add(parent.file);
      this.#chain.push(parent);
    }
  }

  /** The pom itself, then its parents. */
  roots(): readonly ConfigMapping[] {
    return this.#chain.map(({ root }) => root);
  }

  /** Puts in `${…}`; what no pom of the tree sets stays. */
  interpolate(text: string, depth = 0): Interpolated {
    const evidence: Evidence[] = [];
    if (depth > MAX_DEPTH) return { text, evidence };
    const whole = text.replace(/\$\{([^${}]+)\}/g, (placeholder, name: string) => {
      const found = this.#property(name.trim());
      if (!found) return placeholder;
      const inner = this.interpolate(found.text, depth + 1);
      evidence.push(...found.evidence, ...inner.evidence);
      return inner.text;
    });
    return { text: whole, evidence: evidence.slice(0, MAX_DEPTH) };
  }

  /** The version that dependencyManagement gives, here, in a parent, or in a BOM of the tree. */
  managed(group: string, artifact: string): Interpolated | null {
    return this.#managed(this.interpolate(group).text, this.interpolate(artifact).text, new Set());
  }

  #managed(group: string, artifact: string, seen: Set<string>): Interpolated | null {
    const imports: { group: string; artifact: string }[] = [];
    for (const { root, file } of this.#chain) {
      const list = nodeAt(root, 'dependencyManagement', 'dependencies');
      for (const { value } of list?.kind === 'mapping' ? list.entries : []) {
        const name = this.interpolate(scalarAt(value, 'artifactId')?.value ?? '').text;
        const owner = this.interpolate(scalarAt(value, 'groupId')?.value ?? '').text;
        const version = scalarAt(value, 'version');
        if (owner === group && name === artifact && version?.value) {
          const { text, evidence } = this.interpolate(version.value);
          return { text, evidence: [{ span: version.span, note: `managed in ${file}` }, ...evidence] };
        }
        if (scalarAt(value, 'scope')?.value === 'import') imports.push({ group: owner, artifact: name });
      }
    }
    for (const bom of imports.slice(0, MAX_IMPORTS)) {
      const found = this.#byCoordinate(bom.artifact);
      if (!found || seen.has(found.file)) continue;
      // BOMs may import each other
      seen.add(found.file);
      const managed = new Pom(found.file, found.root, this.lookups).#managed(group, artifact, seen);
      if (managed) return managed;
    }
    return null;
  }

  #property(name: string): Interpolated | null {
    const own = /^(?:project\.|pom\.)?(version|groupId|artifactId)$/.exec(name)?.[1];
    for (const { root, file } of this.#chain) {
      const set = scalarAt(nodeAt(root, 'properties'), name);
      if (set && set.value !== null) return { text: set.value, evidence: [{ span: set.span, note: `property ${name} in ${file}` }] };
    }
    const parentOf = /^(?:project\.)?parent\.(version|groupId|artifactId)$/.exec(name)?.[1];
    for (const { root, file } of this.#chain) {
      const set = parentOf ? scalarAt(root, 'parent', parentOf) : own ? (scalarAt(root, own) ?? scalarAt(root, 'parent', own)) : null;
      if (set && set.value !== null) return { text: set.value, evidence: [{ span: set.span, note: `${name} in ${file}` }] };
    }
    return null;
  }

  #parentOf(file: string, root: ConfigMapping): FoundPom | null {
    const parent = nodeAt(root, 'parent');
    const artifact = scalarAt(parent, 'artifactId')?.value;
    if (!artifact) return null;
    const relative = nodeAt(parent, 'relativePath');
    const written = relative ? (scalarAt(parent, 'relativePath')?.value ?? '') : '../pom.xml';
    const path = written === '' ? null : pathFrom(directoryOf(file), written);
    for (const candidate of path === null ? [] : [path, `${path}/pom.xml`]) {
      if (!candidate.endsWith('.xml')) continue;
      const found = this.#read(candidate);
      if (found && scalarAt(found.root, 'artifactId')?.value === artifact) return found;
    }
    return this.#byCoordinate(artifact);
  }

  /** A pom of the tree by its artifactId. */
  #byCoordinate(artifact: string): FoundPom | null {
    const known = foundPoms.get(this.lookups) ?? new Map<string, FoundPom | null>();
    foundPoms.set(this.lookups, known);
    const pom = known.get(artifact);
    if (pom !== undefined) return pom;
    const searched = this.#search(artifact);
    known.set(artifact, searched);
    return searched;
  }

  #search(artifact: string): FoundPom | null {
    const poms = (this.lookups.files?.() ?? []).filter((file) => baseNameOf(file) === 'pom.xml');
    if (poms.length > MAX_SEARCHED) return null;
    for (const file of poms) {
      if (!this.lookups.text?.(file)?.includes(`<artifactId>${artifact}</artifactId>`)) continue;
      const found = this.#read(file);
      if (found && scalarAt(found.root, 'artifactId')?.value === artifact) return found;
    }
    return null;
  }

  #read(file: string): FoundPom | null {
    const root: ConfigNode | null = nodeAt(this.lookups.document?.(file)?.roots[0], 'project');
    return root?.kind === 'mapping' ? { file, root } : null;
  }
}
