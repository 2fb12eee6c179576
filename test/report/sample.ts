import type { Fact } from '../../server/src/core/fact.ts';
import type { Finding } from '../../server/src/core/finding.ts';
import type { Coverage, Inventory, ScanReport } from '../../server/src/core/report.ts';
import type { ReportContext } from '../../server/src/report/reporter.ts';

// One nasty report: escape codes and bidirectional overrides in code, tabs, wide characters, a minified line, a long span,
// a file that is gone, a place beyond the end of its file, odd file names, several targets, a suppressed finding, a part that failed.

const ESC = String.fromCharCode(27);

export const FILES: Record<string, string> = {
  'services/orders/src/Orders.java': [
    'package shop;',
    '',
    'class Orders {',
    '\tKafkaProducer<String, String> producer() {',
    '\t\tprops.put("max.in.flight.requests.per.connection", "20"); // 日本語 comment',
    `\t\tString s = "注文${ESC}[31mred\u202e"; props.put("transactional.id", s);`,
    '\t}',
    '}',
    '',
  ].join('\r\n'),
  'web/dist file #1/bundle.min.js': `${'var a=1;'.repeat(400)}new Kafka({brokers:["b:9092"]});${'var b=2;'.repeat(400)}`,
  'deploy/topics.yml': Array.from({ length: 12 }, (_, at) => `key${at + 1}: value`).join('\n'),
};

const span = (file: string, line: number, column: number, endLine: number, endColumn: number) => ({ file, line, column, endLine, endColumn });
const help = (rule: string) => `https://example.org/rules/${rule}.md`;

function finding(fields: Partial<Finding> & Pick<Finding, 'rule' | 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>): Finding {
  return {
    severity: 'error',
    certainty: 'sure',
    layer: 'producer',
    target: 'automq',
    service: 'orders',
    message: 'it breaks',
    why: 'Because.',
    fix: { do: 'Do not.', edit: null },
    evidence: [],
    help: help(fields.rule),
    ...fields,
  };
}

const inFlight = finding({
  ...span('services/orders/src/Orders.java', 5, 13, 5, 58),
  rule: 'producer/in-flight-above-five',
  message: 'max.in.flight.requests.per.connection = 20 makes kafka-clients 4.0.0 refuse to create the producer',
  why: 'enable.idempotence is on by default. Up to 3.9 a value above 5 switched it off without a word; from 4.0 on it is a ConfigException, thrown where the producer is created and so usually when the service starts.',
  fix: {
    do: 'Set max.in.flight.requests.per.connection to 5 or less to keep idempotence.',
    edit: {
      title: 'Set max.in.flight.requests.per.connection to 5',
      isSafe: false,
      edits: [{ span: span('services/orders/src/Orders.java', 5, 54, 5, 58), newText: '"5"' }],
    },
  },
  evidence: [
    { kind: 'code', text: 'max.in.flight.requests.per.connection = 20', span: span('services/orders/src/Orders.java', 5, 13, 5, 58) },
    { kind: 'version', text: 'kafka-clients 4.0.0', span: span('services/orders/pom.xml', 12, 16, 12, 21) },
    { kind: 'default', text: 'enable.idempotence = true by default in kafka-clients 4.0.0' },
    { kind: 'document', text: 'From 4.0 on this is a configuration error', source: 'https://kafka.apache.org/documentation/#upgrade', checked: '2026-11-22' },
    { kind: 'observation', text: 'the cluster answered INVALID_REQUEST', checked: '2026-11-23' },
  ],
});

const findings: Finding[] = [
  inFlight,
  finding({
    ...span('services/orders/src/Orders.java', 6, 52, 6, 70),
    rule: 'producer/transactions-unsupported',
    severity: 'warning',
    certainty: 'possible',
    message: `transactional.id = 注文${ESC}[31m needs transactions`,
    why: 'The value is built at run time.',
    fix: { do: 'Probe it.', edit: null },
  }),
  finding({
    ...span('web/dist file #1/bundle.min.js', 1, 3201, 1, 3232),
    rule: 'protocol/client-below-protocol-floor',
    layer: 'protocol',
    service: 'web',
    message: 'kafkajs 1.12.0 speaks protocol versions that the target refuses',
  }),
  finding({ ...span('deploy/topics.yml', 2, 1, 11, 5), rule: 'admin/long', layer: 'admin', severity: 'info', service: '.', message: 'ten lines of it' }),
  finding({ ...span('deploy/gone.yml', 3, 1, 3, 4), rule: 'admin/gone', layer: 'admin', service: '.', message: 'its file is gone' }),
  finding({ ...span('deploy/topics.yml', 99, 1, 99, 4), rule: 'admin/beyond', layer: 'admin', service: '.', message: 'beyond the end' }),
  { ...inFlight, target: 'kafka@4.1.0' },
];

const coverage: Coverage = {
  filesSeen: 1234,
  filesRead: 17,
  filesParsed: 15,
  skipped: [
    { file: 'a/huge.java', reason: 'too-large' },
    { file: 'b/huge.java', reason: 'too-large' },
    { file: 'c/huge.java', reason: 'too-large' },
    { file: 'd/huge.java', reason: 'too-large' },
    { file: 'etc/latin.properties', reason: 'not-utf8' },
  ],
  problems: [
    { kind: 'syntax', message: 'syntax error', span: span('web/broken.ts', 3, 7, 3, 9) },
    { kind: 'internal', message: 'rule admin/boom failed: x is not a function', span: null },
    { kind: 'suppression', message: 'kafka-compat-ignore producer/none keeps nothing quiet', span: span('services/orders/src/Orders.java', 2, 1, 2, 30) },
  ],
  unresolved: { environment: 3, parameter: 12 },
};

const services = [
  { id: 'orders', path: 'services/orders', languages: ['java'], dependencies: [] },
  { id: 'web', path: 'web', languages: ['javascript'], dependencies: [] },
];

export const report: ScanReport = {
  schemaVersion: 1,
  tool: { name: 'kafka-compat', version: '0.0.0' },
  targets: ['automq', 'kafka@4.1.0', 'warpstream'],
  findings,
  suppressed: 1,
  suppressedFindings: [
    {
      finding: finding({ ...span('deploy/topics.yml', 4, 1, 4, 5), rule: 'admin/quiet', layer: 'admin', service: '.' }),
      reason: 'agreed with the platform team',
    },
  ],
  services,
  facts: { total: 42, byKind: { client: 2, setting: 40 } },
  coverage,
};

export const empty: ScanReport = {
  ...report,
  targets: ['automq'],
  findings: [],
  suppressed: 0,
  suppressedFindings: [],
  facts: { total: 0, byKind: {} },
  services: [],
  coverage: { filesSeen: 0, filesRead: 0, filesParsed: 0, skipped: [], problems: [], unresolved: {} },
};

const base = { ...span('services/orders/src/Orders.java', 5, 13, 5, 58), evidence: [] };
const facts: Fact[] = [
  { ...base, kind: 'client', library: 'kafka-clients', role: 'producer', version: '4.0.0', id: 'p1' },
  { ...base, kind: 'setting', key: 'acks', native: 'ACKS_CONFIG', value: 'all', role: 'producer', client: 'p1', library: 'kafka-clients' },
  {
    ...base,
    kind: 'setting',
    key: 'sasl.jaas.config',
    native: 'sasl.jaas.config',
    value: null,
    unknown: 'secret',
    role: 'producer',
    client: 'p1',
    library: 'kafka-clients',
  },
  {
    ...base,
    kind: 'setting',
    key: 'linger.ms',
    native: 'linger.ms',
    value: null,
    unknown: 'placeholder',
    default: '5',
    role: 'producer',
    client: null,
    library: 'kafka-clients',
    origin: 'test',
  },
  { ...base, kind: 'topic', name: '注文', use: 'produce', library: 'kafka-clients', client: 'p1' },
  { ...base, kind: 'topic', name: null, unknown: 'conditional', oneOf: ['a', 'b'], use: 'consume', library: 'kafka-clients', client: null },
  { ...base, kind: 'group', name: `g${ESC}[2J`, use: 'consume', library: 'kafka-clients', client: null },
  { ...base, kind: 'transaction', call: 'begin', library: 'kafka-clients' },
  { ...base, kind: 'call', library: 'kafka-clients', role: 'admin', name: 'describeLogDirs', feature: 'describe-log-dirs' },
  { ...base, kind: 'dependency', library: 'org.apache.kafka:kafka-clients', ecosystem: 'maven', version: '4.0.0', resolved: null },
  { ...base, ...span('ops/run.sh', 1, 1, 1, 9), kind: 'admin-command', tool: 'kafka-topics', flags: ['--create', '--zookeeper'] },
  { ...base, kind: 'topology-op', op: 'groupBy', name: null, library: 'kafka-streams' },
  { ...base, kind: 'store', name: null, library: 'kafka-streams' },
  {
    ...base,
    ...span('web/dash.json', 7, 1, 7, 9),
    kind: 'metric',
    name: 'kafka_server_brokertopicmetrics',
    exporter: 'jmx',
    mbean: 'kafka.server:type=BrokerTopicMetrics',
  },
];

export const inventory: Inventory = { schemaVersion: 1, tool: report.tool, facts, services, coverage };

export const context = (color: boolean, width = 100): ReportContext => ({
  color,
  width,
  readText: (file) => FILES[file] ?? null,
  rules: [{ id: 'producer/in-flight-above-five', layer: 'producer', severity: 'error', title: 'More than five requests in flight fail' }],
});
