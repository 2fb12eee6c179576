import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Descriptor, SettingRule, SettingTable } from '../../server/src/libraries/descriptor.ts';
import { PAGE_BANNER, table } from './markdown.ts';
import type { Outputs } from './outputs.ts';

/** docs/clients: what is read of each client library, from its descriptor. */
export async function clientPages(root: string): Promise<Outputs> {
  const { descriptors } = (await import('../../server/src/libraries/index.ts')) as { descriptors: readonly Descriptor[] };
  const outputs: Outputs = new Map();
  for (const descriptor of descriptors) outputs.set(`docs/clients/${descriptor.id}.md`, clientPage(descriptor, readmeOf(root, descriptor.id)));
  const rows = descriptors.map(({ id, title, languages, packages }) => [
    `[${title}](${id}.md)`,
    languages.join(', '),
    packages.map(({ name }) => `\`${name}\``).join(', '),
  ]);
  outputs.set('docs/clients/README.md', `${[PAGE_BANNER, '# Client libraries', '', ...table(['library', 'languages', 'packages'], rows)].join('\n')}\n`);
  return outputs;
}

function readmeOf(root: string, id: string): string | null {
  const path = join(root, 'server/src/libraries', id, 'README.md');
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .replace(/^# .*\n+/, '')
        .trim()
    : null;
}

function clientPage(descriptor: Descriptor, readme: string | null): string {
  const lines = [PAGE_BANNER, `# ${descriptor.title}`, ''];
  lines.push(
    ...table(
      ['ecosystem', 'package'],
      descriptor.packages.map(({ ecosystem, name }) => [ecosystem, `\`${name}\``]),
    ),
    '',
  );
  lines.push(`Languages: ${descriptor.languages.join(', ')}. Names come from: ${descriptor.modules.map((module) => `\`${module}\``).join(', ')}.`, '');
  if (readme) lines.push(readme, '');
  const calls = [
    ...descriptor.calls.map((call) => ({ shown: call.call, ...call })),
    ...(descriptor.annotations ?? []).map((one) => ({ shown: `@${one.annotation}`, ...one })),
  ]
    .map((call) => [`\`${call.shown}\``, meaning(call).join('; ')])
    .filter(([, tells]) => tells !== '');
  if (calls.length > 0) lines.push('## What is recognised', '', ...table(['call or annotation', 'tells'], calls), '');
  for (const [name, settings] of Object.entries(descriptor.tables ?? {})) lines.push(...settingTable(name, settings));
  return `${lines.join('\n').trim()}\n`;
}

function meaning(call: Omit<Descriptor['calls'][number], 'call'>): string[] {
  const tells: string[] = [];
  if (call.client) tells.push(`makes a client (${call.client})`);
  if (call.transaction) tells.push(`transaction: ${call.transaction}`);
  for (const topic of call.topics ?? []) tells.push(`topic to ${topic.use} at \`${topic.at}\``);
  for (const group of call.groups ?? []) tells.push(`group at \`${group.at}\``);
  for (const setting of call.settings ?? [])
    tells.push(
      `${'table' in setting ? `settings (${setting.table})` : 'key' in setting ? `setting \`${setting.key}\`` : 'setting by its name'} at \`${setting.at}\``,
    );
  if (call.feature) tells.push(`needs \`${call.feature}\``);
  if (call.topologyOp) tells.push(`topology: ${call.topologyOp}`);
  if (call.store) tells.push(`state store at \`${call.store.at}\``);
  return tells;
}

function settingTable(name: string, { role, names, others }: SettingTable): string[] {
  const rows = Object.entries(names).map(([native, rule]) => [`\`${native}\``, settingText(typeof rule === 'string' ? { key: rule } : rule)]);
  const rest = others === 'same' ? 'Names not listed are Kafka keys as written.' : 'Names not listed are not settings.';
  return [`## Settings: ${name} (${role})`, '', rest, '', ...(rows.length > 0 ? [...table(['name', 'Kafka key'], rows), ''] : [])];
}

function settingText(rule: SettingRule): string {
  const notes = [rule.unit ? `in ${rule.unit}` : '', rule.secret ? 'hidden' : '', rule.as ? `a ${rule.as}` : ''].filter(Boolean);
  return `${rule.key ? `\`${rule.key}\`` : 'none'}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
