import type { FactOf } from '../../core/fact.ts';
import type { TextForm } from '../form.ts';
import { baseNameOf, dependency, isExact, isKafkaPackage, packageTokens, spansOf } from '../packages.ts';
import { SbtValues, withoutComments } from './values.ts';

/** `"group" %% "artifact" % version`: the version is a text or a name. */
const MODULE = /(?:"([\w.-]+)"|\b([A-Za-z_][\w.]*))\s{0,8}%{1,3}\s{0,8}"([\w.-]+)"(?:\s{0,40}%\s{0,8}(?:s?"([^"\n]+)"|([A-Za-z_][\w.]*(?:\("[\w.-]+"\))?)))?/g;
/** Mill's `ivy"group::artifact:version"` and Scala CLI's `//> using dep group::artifact:version`. */
const COORDINATE = /\b(?:ivy|mvn)"([\w.-]+):{1,3}([\w.-]+):{1,2}([^"\n;]+)"|^[ \t]*\/\/>[ \t]*using[ \t]+(?:test\.)?(?:dep|deps|lib|libs)[ \t]+([^\n]+)/gm;
const USING = /([\w.-]+):{1,3}([\w.-]+):{1,2}([^\s",;]+)/g;
/** The Scala version that a library was built for is no part of its name. */
const SUFFIX = /_(2\.\d\d|3|\$\{?scala\w*\}?)$/;
const MANIFEST = /(^|\/)project\/[^/]+\.scala$|\.(sbt|sc|mill)$/;

/** Dependencies of sbt, Mill and Scala CLI builds, read as text; the Scala suffix is left out of names. */
export const textForm: TextForm = {
  id: 'sbt',
  tokens: packageTokens('maven'),
  matches: (file) => MANIFEST.test(file),
  extract(file, text, lookups) {
    const values = new SbtValues(file, text, lookups);
    const spanAt = spansOf(file, text);
    const found: FactOf['dependency'][] = [];
    const add = (group: string, artifact: string, start: number, end: number, written: string | null, variable?: string): void => {
      const library = `${group}:${artifact.replace(SUFFIX, '')}`;
      if (!isKafkaPackage('maven', library)) return;
      const known = variable ? values.named(variable) : written?.includes('$') ? values.interpolate(written) : null;
      const resolved = known && isExact(known.version) ? known : null;
      found.push(dependency('maven', library, spanAt(start, end), written, resolved?.version ?? null, resolved?.evidence ?? []));
    };
    const code = withoutComments(text);
    for (const { index, 0: whole, 1: group, 2: named, 3: artifact, 4: version, 5: variable } of code.matchAll(MODULE)) {
      const organisation = group ?? (named ? values.named(named)?.version : undefined);
      if (organisation) add(organisation, artifact!, index, index + whole.length, version ?? (variable ? `$${variable}` : null), variable);
    }
    if (!baseNameOf(file).endsWith('.sbt')) {
      for (const { index, 0: whole, 1: group, 2: artifact, 3: version, 4: using } of text.matchAll(COORDINATE)) {
        if (using === undefined) add(group!, artifact!, index, index + whole.length, version!);
        for (const one of using?.matchAll(USING) ?? []) {
          const start = index + whole.length - using!.length + one.index;
          add(one[1]!, one[2]!, start, start + one[0].length, one[3]!);
        }
      }
    }
    return found;
  },
};
