import type { ConfigDocument, ConfigMapping, ConfigScalar } from '../../core/document.ts';
import { entryOf, scalarAt } from '../../core/document.ts';
import type { ConfigForm, Embedded } from '../form.ts';
import { mappingsOf } from '../mappings.ts';
import { holdsCommand, SCRIPT_TOKENS, scriptAt, wordsAt } from '../scripts.ts';

const KEYS = ['command', 'args', 'entrypoint', 'script'];

/** Commands of containers in Compose files and manifests: scripts, and lists of words that make one command. */
export const form: ConfigForm = {
  id: 'container-commands',
  formats: ['yaml'],
  tokens: SCRIPT_TOKENS,
  recognises: (document) => containersIn(document).length > 0,
  extract: () => [],
  embedded(document, lookups): Embedded[] {
    const lines = (lookups.text?.(document.file) ?? '').split('\n');
    return containersIn(document).flatMap((container) => commandsOf(container, lines));
  },
};

/** A container has an image or a build, and speaks of a tool of Kafka in its command. */
const containersIn = (document: ConfigDocument): ConfigMapping[] =>
  mappingsOf(document).filter(
    (mapping) =>
      (scalarAt(mapping, 'image') !== null || entryOf(mapping, 'build') !== null) &&
      holdsCommand(
        wordsOf(mapping)
          .map(({ value }) => `${value ?? ''} `)
          .join(''),
      ),
  );

const wordsOf = (container: ConfigMapping): ConfigScalar[] =>
  KEYS.flatMap((key) => {
    const value = entryOf(container, key)?.value;
    return value?.kind === 'sequence' ? value.items.filter((item) => item.kind === 'scalar') : value?.kind === 'scalar' ? [value] : [];
  });

/** A word with blanks in it is a script; the others make one command together. */
function commandsOf(container: ConfigMapping, lines: readonly string[]): Embedded[] {
  const words = wordsOf(container).filter(({ value }) => value !== null && value !== '');
  const scripts = words.filter(({ value }) => /\s/.test(value!));
  const plain = words.filter(({ value }) => !/\s/.test(value!));
  return [...scripts.flatMap((word) => scriptAt(word, lines)), ...wordsAt(plain, lines)];
}
