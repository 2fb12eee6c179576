import { describe, expect, test } from 'vitest';
import type { ConfigNode } from '../../server/src/core/document.ts';
import { documentFormats } from '../../server/src/syntax/document-formats.ts';
import { frontEnds } from '../../server/src/syntax/front-ends.ts';
import { extensionOf, prepareLanguage } from '../../server/src/syntax/parser.ts';
import { attempt, files, isSpanSound, mutations } from './attempt.ts';

/** The first unsound node of a document, without recursion: it may be deep. */
function unsoundNode(roots: ConfigNode[]): ConfigNode | undefined {
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isSpanSound(node.span)) return node;
    if (node.kind === 'sequence') open.push(...node.items.slice(0, 10_000));
    if (node.kind === 'mapping') open.push(...node.entries.slice(0, 10_000).map((entry) => entry.value));
  }
  return undefined;
}

describe.each(frontEnds.map((frontEnd) => [frontEnd.id, frontEnd] as const))('%s', (_id, frontEnd) => {
  test('reads any text', { timeout: 60_000 }, async () => {
    const seeds = [...files].filter(([file]) => frontEnd.extensions.includes(extensionOf(file)));
    expect(seeds.length).toBeGreaterThan(0);
    for (const { file, text, seed } of mutations(seeds)) {
      const parse = await prepareLanguage(extensionOf(file));
      const failure = await attempt(file, seed, () => {
        const result = parse(file, text);
        if (result.status !== 'parsed') return null;
        const { scopes, definitions, calls, problems } = result.program;
        if (scopes.some((scope) => scope.id > 0 && scope.parent >= scope.id)) return 'a scope lies inside a later one';
        const unsound = [...scopes, ...definitions, ...calls, ...problems].find((one) => !isSpanSound(one.span));
        return unsound ? `unsound span ${JSON.stringify(unsound.span)}` : null;
      });
      expect(failure).toBeNull();
    }
  });
});

describe.each(documentFormats.map((format) => [format.id, format] as const))('%s', (_id, format) => {
  test('reads any text', { timeout: 60_000 }, async () => {
    const seeds = [...files].filter(([file]) => format.matches(file.slice(file.lastIndexOf('/') + 1).toLowerCase()));
    expect(seeds.length).toBeGreaterThan(0);
    for (const { file, text, seed } of mutations(seeds)) {
      const failure = await attempt(file, seed, () => {
        const document = format.parse(file, text);
        const unsound = unsoundNode(document.roots) ?? document.problems.find((problem) => !isSpanSound(problem.span));
        return unsound ? `unsound span ${JSON.stringify(unsound.span)}` : null;
      });
      expect(failure).toBeNull();
    }
  });
});
