import { type ConfigDocument, type ConfigEntry, type ConfigMapping, type ConfigScalar, entryOf } from '../../core/document.ts';
import type { ConfigForm, Embedded } from '../form.ts';
import { mappingsOf } from '../mappings.ts';
import { holdsCommand, SCRIPT_TOKENS, scriptAt, wordsAt } from '../scripts.ts';

/** Keys of pipelines, task files and playbooks below which a script stands, or a list of them. */
const SCRIPTS =
  /^(run|script|scripts|before_script|after_script|before_install|install|before_deploy|deploy|commands|cmds?|bash|pwsh|shell|sh|inlineScript|(ansible\.builtin\.)?(shell|command|raw|script))$/;
/** Keys below which the words of one command stand. */
const WORDS = /^(command|test|argv)$/;

/** Commands in YAML beside those of containers: steps of pipelines, tasks, probes. Each is read as a script. */
export const form: ConfigForm = {
  id: 'yaml-scripts',
  formats: ['yaml'],
  tokens: SCRIPT_TOKENS,
  recognises: (document) => entriesIn(document).length > 0,
  extract: () => [],
  embedded(document, lookups) {
    const lines = (lookups.text?.(document.file) ?? '').split('\n');
    return entriesIn(document).flatMap((entry) => scriptsOf(entry, lines));
  },
};

/** A container's own command is read with its arguments, elsewhere. */
function entriesIn(document: ConfigDocument): ConfigEntry[] {
  return mappingsOf(document).flatMap((mapping) =>
    mapping.entries.filter(
      (entry) =>
        (SCRIPTS.test(entry.key) || WORDS.test(entry.key)) &&
        !isContainers(mapping, entry.key) &&
        holdsCommand(
          scalarsOf(entry)
            .map(({ value }) => `${value ?? ''} `)
            .join(''),
        ),
    ),
  );
}

function isContainers(mapping: ConfigMapping, key: string): boolean {
  return (
    (key === 'command' || key === 'script') &&
    (entryOf(mapping, 'image') !== null || entryOf(mapping, 'build') !== null) &&
    entryOf(mapping, 'stage') === null &&
    entryOf(mapping, 'before_script') === null
  );
}

const scalarsOf = ({ value }: ConfigEntry): ConfigScalar[] =>
  value.kind === 'scalar' ? [value] : value.kind === 'sequence' ? value.items.filter((item) => item.kind === 'scalar') : [];

function scriptsOf(entry: ConfigEntry, lines: readonly string[]): Embedded[] {
  const scalars = scalarsOf(entry).filter(({ value }) => value !== null && value !== '');
  const isList = entry.value.kind === 'sequence' && WORDS.test(entry.key);
  if (!isList) return scalars.flatMap((node) => scriptAt(node, lines));
  // a word with blanks in it is a script
  return [
    ...scalars.filter(({ value }) => /\s/.test(value!)).flatMap((node) => scriptAt(node, lines)),
    ...wordsAt(
      scalars.filter(({ value }) => !/\s/.test(value!)),
      lines,
    ),
  ];
}
