import type { Fact, Role, TopicUse } from '../../core/fact.ts';
import { isSecretText } from '../../core/secret.ts';
import type { Span } from '../../core/span.ts';
import type { Lookups, TextForm } from '../form.ts';
import { kafkaKey } from '../librdkafka-keys.ts';
import { SCRIPT_TOKENS } from '../scripts.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';
import tools from './tools.json' with { type: 'json' };
import { accessFacts, entityFacts } from './access.ts';
import { type Command, readScript, type Word } from './words.ts';

const KAFKA_TOOLS: ReadonlySet<string> = new Set(tools.kafka);
/** Tools of which only some subcommands speak of Kafka's own objects. */
const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = tools.subcommands;
const LIBRARY = 'shell';
/** What is started without a script of its own is told by its class. */
const CLASS = /^(kafka|org\.apache\.kafka)\.[\w.$]+$/;
/** Flags of the tools that make topics. */
const PARTITIONS: ReadonlySet<string> = new Set(['--partitions', '-p']);
const COPIES: ReadonlySet<string> = new Set(['--replication-factor', '--replicas', '-r']);
const CONFIGS: ReadonlySet<string> = new Set(['--config', '--topic-config', '-c']);
/** Flags without a value, where a name may follow. */
const SWITCHES: ReadonlySet<string> = new Set(['--if-not-exists', '--from-beginning', '--force', '--yes', '-b', '--no-schema']);
const FILES = /\.(sh|bash|zsh|ksh|bat|cmd|mk)$|(^|\/)([Mm]akefile|GNUmakefile|justfile)$/;
const ONLY_TOLD: ReadonlySet<string> = new Set([
  'REM',
  'rem',
  '::',
  'echo',
  'printf',
  'which',
  'type',
  'command',
  'apt',
  'apt-get',
  'apk',
  'yum',
  'brew',
  'log',
  'info',
  'pkill',
  'grep',
  'cat',
  'man',
  'sed',
  'awk',
  'ln',
  'cp',
  'mv',
  'rm',
  'ls',
  'chmod',
  'chown',
  'find',
  'install',
  'mkdir',
  'touch',
  'tar',
  'wget',
  'curl',
  'cd',
  'source',
  'test',
  '[',
]);

/** Administration in scripts: Kafka's command line tools with their flags, the topics, groups and settings that they name. */
export const textForm: TextForm = {
  id: 'shell',
  tokens: SCRIPT_TOKENS,
  matches: (file) => FILES.test(file),
  extract(file, text, lookups) {
    const commands = readScript(file, text);
    const variables = assignments(commands);
    return flattened(commands).flatMap((command) => commandFacts(command, variables, lookups));
  },
};

/** Commands with those that stand in quotes. */
function flattened(commands: readonly Command[]): Command[] {
  return commands.flatMap((command) => [command, ...flattened(isOnlyTold(command) ? [] : command.flatMap((word) => word.inner))]);
}

const isOnlyTold = (command: Command): boolean => ONLY_TOLD.has(command[0]?.text ?? '');

/** Variables that the script sets to one text. */
function assignments(commands: readonly Command[]): ReadonlyMap<string, string | null> {
  const set = new Map<string, string | null>();
  for (const command of commands) {
    const made = ofMake(command);
    if (made) set.set(made.name, set.has(made.name) && set.get(made.name) !== made.value ? null : made.value);
    for (const { text } of command) {
      const [, name, value] = /^(?:export\s+)?([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
      if (name === undefined) {
        if (['export', 'local', 'readonly', 'declare'].includes(text)) continue;
        break;
      }
      set.set(name, set.has(name) && set.get(name) !== value ? null : (value ?? ''));
    }
  }
  return set;
}

/** `TOPIC ?= orders` of a make file. */
function ofMake([name, sign, ...words]: Command): { name: string; value: string } | null {
  if (!name || !/^(\?|:{1,3})?=$/.test(sign?.text ?? '') || !/^[A-Za-z_]\w*$/.test(name.text)) return null;
  return { name: name.text, value: words.map(({ text }) => text).join(' ') };
}

function commandFacts(command: Command, variables: ReadonlyMap<string, string | null>, lookups: Lookups): Fact[] {
  const at = command.findIndex((word, index) => toolOf(word, command[index + 1], variables) !== null);
  if (at < 0 || command.slice(0, at).some((word) => ONLY_TOLD.has(word.text))) return [];
  const tool = toolOf(command[at]!, command[at + 1], variables)!;
  const args = argumentsOf(command.slice(at + 1));
  const started = command.slice(at + 1, at + 2).flatMap((word) => (CLASS.test(word.text) ? [word.text] : []));
  const flags = [...new Set([...started, ...args.flatMap(({ flag }) => (flag === null ? [] : [flag]))])];
  const last = command.at(-1)!.span;
  const span: Span = { ...command[at]!.span, endLine: last.endLine, endColumn: last.endColumn };
  const text = (word: Word): string => expanded(word.text, variables);
  const facts: Fact[] = [{ kind: 'admin-command', ...span, evidence: [], tool, flags: flags.filter((flag) => !isSecretText(flag)) }];
  const setting = (word: Word, key: string, native: string, value: string, role: Role): void => {
    facts.push(settingFact({ span: word.span, key, native, text: value, role, library: tool }, lookups));
  };
  const pair = (word: Word, role: Role): void => {
    const [, key, value] = /^([\w.-]+)=([\s\S]*)$/.exec(text(word)) ?? [];
    if (key !== undefined) setting(word, isKcat(tool) ? kafkaKey(key) : key, key, value!, role);
  };
  const pairs = (word: Word, role: Role): void => {
    for (const [, key, value] of text(word).matchAll(/([\w.-]+)=(\[[^\]]*\]|[^,\s]*)/g)) setting(word, key!, key!, value!.replace(/^\[|\]$/g, ''), role);
  };
  const use = useOf(tool, flags, command);
  const words = command.map((word) => word.text);
  const isAccess = tool === 'kafka-acls' || words.includes('acl');
  const makes = tool === 'kafka-topics' || use === 'create';
  const entity = args.find(({ flag }) => flag === '--entity-type')?.values[0]?.text;
  for (const { flag, values } of args) {
    const [first] = values;
    if (!first || flag === null) continue;
    if ((flag === '--topic' || flag === '-t') && use) facts.push(...topicFacts(first.span, text(first), use, LIBRARY, lookups));
    else if (flag === '--group' || (flag === '-G' && isKcat(tool))) {
      const group = settingFact({ span: first.span, key: 'group.id', native: flag, text: text(first), role: 'consumer', library: LIBRARY }, lookups);
      if (!isAccess) facts.push(group);
      else if (group.kind === 'group' && group.name !== '*') facts.push({ ...group, use: 'config' });
    } else if (PARTITIONS.has(flag) && makes) setting(first, 'partitions', flag, text(first), 'topic');
    else if (COPIES.has(flag) && makes) setting(first, 'replication.factor', flag, text(first), 'topic');
    else if (CONFIGS.has(flag) && makes) pair(first, 'topic');
    else if (flag === '--add-config' && (entity === 'topics' || entity === 'brokers')) pairs(first, entity === 'topics' ? 'topic' : 'broker');
    // `kafka:9092,0.0.0.0:32400`: where brokers are, and where the proxy stands for them
    else if (flag === '--bootstrap-server-mapping') setting(first, 'bootstrap.servers', flag, text(first).split(',')[0]!, 'common');
    else if (flag === '--producer-props' || flag === '--producer-property') for (const word of values) pair(word, 'producer');
    else if (flag === '--consumer-property') for (const word of values) pair(word, 'consumer');
    else if (flag === '-X' && isKcat(tool)) for (const word of values) pair(word, 'common');
  }
  const named =
    SUBCOMMANDS[tool] && use
      ? args
          .filter(({ flag }) => flag === null)
          .flatMap(({ values }) => values)
          .at(-1)
      : undefined;
  if (named && !/^(topic|create|produce|consume|kafka)$/.test(named.text)) facts.push(...topicFacts(named.span, text(named), use!, LIBRARY, lookups));
  const given = args.map(({ flag, values }) => ({ flag, values: values.map((word) => ({ text: text(word), span: word.span })) }));
  return [...facts, ...accessFacts(tool, given, words, span), ...entityFacts(tool, given)];
}

const isKcat = (tool: string): boolean => tool === 'kcat' || tool === 'kafkacat';

/** The tool that a word starts, without its directory and `.sh`; a variable that holds one counts. */
function toolOf(word: Word, next: Word | undefined, variables: ReadonlyMap<string, string | null>): string | null {
  if (/^\w+=/.test(word.text)) return null;
  const name = expanded(word.text, variables)
    .replace(/\.(sh|bat|cmd)$/, '')
    .replace(/^.*\//, '');
  if (KAFKA_TOOLS.has(name)) return name;
  if (tools.classes.includes(name)) return next && CLASS.test(next.text) ? name : null;
  return next && SUBCOMMANDS[name]?.includes(next.text) ? name : null;
}

/** Flags with the words after them; words before any flag have none. */
function argumentsOf(words: readonly Word[]): { flag: string | null; values: Word[] }[] {
  const found: { flag: string | null; values: Word[] }[] = [{ flag: null, values: [] }];
  for (const word of words) {
    const [, flag, value] = /^(--?[A-Za-z][\w.-]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
    if (flag === undefined || (!word.isPlain && value === undefined && /\s/.test(word.text))) found.at(-1)!.values.push(word);
    else found.push({ flag, values: value === undefined ? [] : [{ ...word, text: value }] });
  }
  // one value for a flag; what follows belongs to the command, except for lists
  return found.flatMap(({ flag, values }) => {
    if (flag === null || flag === '--producer-props') return [{ flag, values }];
    const own = SWITCHES.has(flag) ? 0 : 1;
    return [
      { flag, values: values.slice(0, own) },
      { flag: null, values: values.slice(own) },
    ];
  });
}

/** What a command does with the topic it names; null where it only looks or deletes. */
function useOf(tool: string, flags: readonly string[], command: Command): TopicUse | null {
  if (/console-producer$|producer-perf-test$|verifiable-producer$/.test(tool) || (isKcat(tool) && flags.includes('-P'))) return 'produce';
  if (
    /console-consumer$|consumer-perf-test$|verifiable-consumer$|share-consumer$/.test(tool) ||
    (isKcat(tool) && (flags.includes('-C') || flags.includes('-G')))
  )
    return 'consume';
  const words = command.map(({ text }) => text);
  if (tool === 'kafka-topics') return flags.includes('--create') ? 'create' : flags.includes('--alter') ? 'config' : null;
  if (tool === 'kafka-acls') return flags.includes('--add') ? 'config' : null;
  if (SUBCOMMANDS[tool] && words.includes('topic'))
    return words.includes('create') ? 'create' : words.includes('produce') ? 'produce' : words.includes('consume') ? 'consume' : null;
  return null;
}

/** Variables that the script itself sets, put in; `${A:-x}` that it sets from itself keeps its default. */
function expanded(text: string, variables: ReadonlyMap<string, string | null>, depth = 0): string {
  if (depth > 4) return text;
  return text.replace(/\$(?:\{([A-Za-z_]\w*)\}|\(([A-Za-z_]\w*)\)|([A-Za-z_]\w*))/g, (whole, braced?: string, made?: string, bare?: string) => {
    const name = braced ?? made ?? bare!;
    const value = variables.get(name);
    if (value === undefined || value === null) return whole;
    const own = new RegExp(`^\\$\\{${name}:?[-=](.*)\\}$`, 's').exec(value);
    return own ? `\${${name}:-${own[1]!}}` : value === `$${name}` || value === `\${${name}}` ? whole : expanded(value, variables, depth + 1);
  });
}
