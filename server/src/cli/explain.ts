import type { Knowledge } from '../knowledge/index.ts';
import type { CatalogClient, Target } from '../knowledge/types.ts';
import type { CliRule } from './io.ts';
import { unknownName } from './user-error.ts';

const PAGES = 'https://github.com/kafka-compat/kafka-compat/blob/main/docs/rules';
const CLIENTS: readonly CatalogClient[] = ['producer', 'consumer', 'admin', 'streams', 'topic', 'broker', 'connect-worker'];

/** What is known of a rule, feature, target or config key, with sources. */
export function explain(id: string, knowledge: Knowledge, rules: readonly CliRule[]): string {
  const rule = rules.find((each) => each.id === id);
  if (rule) return explainRule(rule, knowledge);
  if (knowledge.features.has(id)) return explainFeature(id, knowledge, rules);
  const platform = knowledge.platforms.find((each) => each.id === id.split(/[@:]/)[0]);
  if (platform) return explainTarget(knowledge.target(id), knowledge);
  const key = explainKey(id, knowledge);
  if (key) return key;
  throw unknownName('rule, feature, target or config key', id, [
    ...rules.map((each) => each.id),
    ...knowledge.features.keys(),
    ...knowledge.platforms.map((each) => each.id),
  ]);
}

function explainRule(rule: CliRule, knowledge: Knowledge): string {
  const lines = [`${rule.id} (${rule.severity}, layer ${rule.layer})`, '', rule.title, '', `Page: ${PAGES}/${rule.id}.md`];
  for (const id of rule.features) lines.push('', ...featureLines(id, knowledge));
  return `${lines.join('\n')}\n`;
}

function explainFeature(id: string, knowledge: Knowledge, rules: readonly CliRule[]): string {
  const asking = rules.filter((rule) => rule.features.includes(id)).map((rule) => rule.id);
  return `${[...featureLines(id, knowledge), ...(asking.length > 0 ? ['', `Rules: ${asking.join(', ')}`] : [])].join('\n')}\n`;
}

function featureLines(id: string, knowledge: Knowledge): string[] {
  const feature = knowledge.features.get(id);
  if (!feature) return [];
  return [
    `Feature ${id} (layer ${feature.layer}): ${feature.title}`,
    `Shown by: ${feature.shownBy}`,
    ...knowledge.platforms.flatMap(({ defaultTarget }) => supportLines(knowledge.target(defaultTarget), id, defaultTarget)),
  ];
}

function explainTarget(target: Target, knowledge: Knowledge): string {
  const head = [`${target.label}: ${target.title}`, target.kafkaVersion ? `Follows Apache Kafka ${target.kafkaVersion}` : 'An implementation of its own', ''];
  return `${[...head, ...[...knowledge.features.keys()].flatMap((feature) => supportLines(target, feature, feature))].join('\n')}\n`;
}

function supportLines(target: Target, feature: string, label: string): string[] {
  const { status, note, source, checked } = target.support(feature);
  return [`  ${label}: ${status}${note ? ` - ${note}` : ''}`, ...(source ? [`      ${source}${checked ? ` (read ${checked})` : ''}`] : [])];
}

/** The newest Apache Kafka release that the knowledge base has a profile for. */
function explainKey(key: string, knowledge: Knowledge): string | null {
  if (!knowledge.isKafkaKey(key)) return null;
  const versions = knowledge.platforms.find((platform) => platform.id === 'kafka')?.versions ?? [];
  const newest = [...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (newest === undefined) return null;
  const lines = CLIENTS.flatMap((client) => {
    const found = knowledge.configKey(client, key, newest);
    if (!found) return [];
    const about = [
      found.type,
      found.isRequired ? 'required' : `default ${found.default === '' ? '(empty)' : found.default}`,
      found.validValues ?? '',
      found.deprecated ? 'deprecated' : '',
    ];
    return [`  ${client}: ${about.filter((each) => each !== '').join(', ')}`];
  });
  return `${[`${key}, a configuration key of Apache Kafka (release ${newest})`, ...(lines.length > 0 ? lines : ['  known to older releases only']), '', 'Source: the ConfigDef of that release'].join('\n')}\n`;
}
