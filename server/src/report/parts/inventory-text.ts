import picocolors from 'picocolors';
import type { Fact, FactOf } from '../../core/fact.ts';
import type { Inventory } from '../../core/report.ts';
import type { Service } from '../../core/workload.ts';
import type { ReportContext } from '../reporter.ts';
import { coverageLines } from './coverage.ts';
import { plain } from './plain.ts';
import { table } from './table.ts';
import { grouped } from './tally.ts';

/** The workload for people: per service its libraries, clients, topics, groups and settings with the lines that show them. */
export function inventoryText(inventory: Inventory, context: ReportContext): string {
  const colors = picocolors.createColors(context.color);
  const byService = grouped(inventory.facts, (fact) => serviceOf(fact.file, inventory.services)?.id ?? '.');
  const out: string[] = [];
  for (const [id, facts] of [...byService].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const service = inventory.services.find((each) => each.id === id);
    const about = service ? [service.path === id ? '' : plain(service.path), service.languages.join(', ')].filter((part) => part !== '').join('; ') : '';
    out.push(`${colors.bold(plain(id))}${about ? colors.dim(`  ${about}`) : ''}`);
    for (const [kind, group] of grouped(facts, (fact) => HEADINGS[fact.kind])) {
      out.push(
        `  ${colors.cyan(kind)}`,
        ...table(
          group.map((fact) => [...describe(fact), `${plain(fact.file)}:${fact.line}${fact.origin ? ` (${fact.origin})` : ''}`]),
          0,
        ).map((line) => `    ${line}`),
      );
    }
    out.push('');
  }
  if (byService.size === 0) out.push('No use of Kafka found.', '');
  const byKind = Object.fromEntries([...grouped(inventory.facts, (fact) => fact.kind)].map(([kind, group]) => [kind, group.length]));
  out.push(`${colors.bold('Coverage')}`, ...coverageLines(inventory.coverage, { total: inventory.facts.length, byKind }).map((line) => `  ${line}`));
  return `${out.join('\n')}\n`;
}

const HEADINGS: Record<Fact['kind'], string> = {
  client: 'clients',
  setting: 'settings',
  topic: 'topics',
  group: 'groups',
  transaction: 'transactions',
  call: 'calls',
  dependency: 'libraries',
  'admin-command': 'commands',
  'topology-op': 'topology',
  store: 'stores',
  metric: 'metrics',
  mbean: 'beans',
  acl: 'access rules',
  quota: 'quotas',
  user: 'users',
  component: 'components',
  state: 'state',
};

function describe(fact: Fact): [string, string] {
  switch (fact.kind) {
    case 'client':
      return [`${fact.role} of ${plain(fact.library)}`, plain(fact.version ?? '')];
    case 'setting':
      return [`${plain(fact.key)} = ${settingValue(fact)}`, fact.role];
    case 'topic':
    case 'group':
      return [nameOf(fact), fact.use];
    case 'transaction':
      return [fact.call, plain(fact.library)];
    case 'call':
      return [plain(fact.name), plain(fact.feature ?? fact.library)];
    case 'dependency':
      return [plain(fact.library), plain(fact.resolved ?? fact.version ?? 'no version')];
    case 'admin-command':
      return [plain(fact.tool), plain(fact.flags.join(' '))];
    case 'topology-op':
      return [plain(fact.op), plain(fact.name ?? '')];
    case 'acl':
      return [
        `${plain(fact.principal ?? '?')} ${fact.permission} ${plain(fact.operation ?? '?')}`,
        `${fact.resourceType ?? '?'} ${plain(fact.resource ?? '?')}${fact.patternType === 'literal' ? '' : ` (${fact.patternType})`}`,
      ];
    case 'quota':
      return [`${plain(fact.key)} = ${plain(fact.value ?? '?')}`, plain([fact.user, fact.clientId, fact.ip].filter((name) => name !== null).join(', '))];
    case 'user':
      return [plain(fact.name ?? '?'), plain(fact.mechanism ?? '')];
    case 'component':
      return [plain(fact.name), plain(fact.version ?? 'no version')];
    case 'state':
      return [`${fact.what}${fact.owner === null ? '' : ` of ${plain(fact.owner)}`}`, plain(`${fact.home} ${fact.name ?? '?'}`)];
    case 'metric':
      return [plain(fact.name), plain(fact.mbean ?? fact.exporter ?? '')];
    case 'mbean':
      return [plain(`${fact.domain}:type=${fact.type ?? '*'},name=${fact.name ?? '*'}`), fact.library];
    case 'store':
      return [plain(fact.name ?? '(unnamed)'), ''];
  }
}

function settingValue(fact: FactOf['setting']): string {
  if (fact.value !== null) return plain(fact.value);
  return unknownText(fact.oneOf, fact.unknown, fact.default);
}

export function nameOf(fact: FactOf['topic'] | FactOf['group']): string {
  return fact.name === null ? unknownText(fact.oneOf, fact.unknown, fact.default) : plain(fact.name);
}

/** What stands for a value that is not known. */
export function unknownText(oneOf: readonly string[] | undefined, reason: string | undefined, fallback: string | undefined): string {
  if (oneOf && oneOf.length > 0) return `one of ${plain(oneOf.join(', '))}`;
  const told = [reason, fallback === undefined ? undefined : `else ${plain(fallback)}`].filter((part) => part !== undefined);
  return told.length === 0 ? '?' : `? (${told.join(', ')})`;
}

/** The service whose directory is nearest. */
function serviceOf(file: string, services: readonly Service[]): Service | undefined {
  return services.filter(({ path }) => path === '.' || file.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
}
