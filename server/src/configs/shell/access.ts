import type { Fact, FactOf } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { operationOf, patternTypeOf } from '../access-rule.ts';

/** A flag with what it is given, variables put in. */
export interface Argument {
  flag: string | null;
  values: readonly { text: string; span: Span }[];
}

type Access = FactOf['acl'];

const RESOURCES: Readonly<Record<string, Access['resourceType']>> = {
  '--topic': 'topic',
  '--group': 'group',
  '--transactional-id': 'transactional-id',
  '--delegation-token': 'delegation-token',
};
/** What the short forms `--producer` and `--consumer` of kafka-acls grant. */
const PRODUCER: readonly [Access['resourceType'], string][] = [
  ['topic', 'Write'],
  ['topic', 'Describe'],
  ['topic', 'Create'],
];
const CONSUMER: readonly [Access['resourceType'], string][] = [
  ['topic', 'Read'],
  ['topic', 'Describe'],
  ['group', 'Read'],
];
const QUOTA = /^(producer_byte_rate|consumer_byte_rate|request_percentage|controller_mutation_rate|connection_creation_rate)$/;

/** Rules that `kafka-acls --add` or `rpk security acl create` makes. */
export function accessFacts(tool: string, args: readonly Argument[], words: readonly string[], span: Span): Fact[] {
  const isRpk = tool === 'rpk' && words.includes('acl') && words.includes('create');
  if (!isRpk && !(tool === 'kafka-acls' && args.some(({ flag }) => flag === '--add'))) return [];
  const given = (flag: string): string[] => args.flatMap((one) => (one.flag === flag ? one.values.map(({ text }) => text) : []));
  const has = (flag: string): boolean => args.some((one) => one.flag === flag);
  const principals = (['allow', 'deny'] as const).flatMap((permission) =>
    given(`--${permission}-principal`)
      .flatMap((each) => each.split(','))
      .map((principal) => ({ permission, principal })),
  );
  const resources = [
    ...Object.entries(RESOURCES).flatMap(([flag, type]) =>
      given(flag)
        .flatMap((each) => each.split(','))
        .map((resource) => ({ type, resource })),
    ),
    ...(has('--cluster') ? [{ type: 'cluster' as const, resource: 'kafka-cluster' }] : []),
  ];
  const pairs = [...(has('--producer') ? PRODUCER : []), ...(has('--consumer') ? CONSUMER : [])];
  const operations = given('--operation').flatMap((each) => each.split(','));
  const all = operations.length > 0 || pairs.length > 0 ? operations : ['All'];
  return principals.flatMap(({ permission, principal }) =>
    resources.flatMap(({ type, resource }) =>
      [...all.map(operationOf), ...pairs.flatMap(([wanted, operation]) => (wanted === type ? [operation] : []))].map(
        (operation): Fact => ({
          kind: 'acl',
          ...span,
          evidence: [],
          principal: known(principal),
          permission,
          operation: known(operation),
          host: known(given(`--${permission}-host`)[0] ?? '*'),
          resourceType: type,
          resource: known(resource),
          patternType: patternTypeOf(given('--resource-pattern-type')[0] ?? null),
          library: tool,
        }),
      ),
    ),
  );
}

/** Limits and users that `kafka-configs --alter` makes; never a password. */
export function entityFacts(tool: string, args: readonly Argument[]): Fact[] {
  if (tool !== 'kafka-configs' || !args.some(({ flag }) => flag === '--alter')) return [];
  const values = (flag: string): { text: string; span: Span }[] => args.flatMap((one) => (one.flag === flag ? [...one.values] : []));
  const types = values('--entity-type').map(({ text }) => text);
  const names = values('--entity-name').map(({ text }) => text);
  const short = (flag: string): string | undefined => values(flag)[0]?.text;
  const nameOf = (type: string, own: string): string | null => known(short(own) ?? names[types.indexOf(type)] ?? '');
  const user = nameOf('users', '--user');
  const clientId = nameOf('clients', '--client');
  const ip = nameOf('ips', '--ip');
  return values('--add-config').flatMap(({ text, span }) =>
    [...text.matchAll(/([\w.-]+)=(\[[^\]]*\]|[^,\s]*)/g)].flatMap(([, key = '', value = '']): Fact[] => {
      if (/^SCRAM-SHA-\d+$/.test(key)) return [{ kind: 'user', ...span, evidence: [], name: user, mechanism: key, library: tool }];
      return QUOTA.test(key) ? [{ kind: 'quota', ...span, evidence: [], user, clientId, ip, key, value: known(value), library: tool }] : [];
    }),
  );
}

/** Null for what a variable holds, or for nothing. */
const known = (text: string): string | null => (text === '' || /\$[\w{(]|\{\{/.test(text) ? null : text);
