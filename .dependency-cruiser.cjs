// The walls between the rooms. test/house/walls.test.ts plants a violation of each rule and expects it to fail.

/** What each room may import, besides itself. */
const MAY_IMPORT = {
  core: { rooms: [], why: 'plain value types: everything leans on core, so core leans on nothing' },
  files: { rooms: ['core'], why: 'finding and reading files knows nothing of what they mean' },
  syntax: { rooms: ['core'], why: 'text becomes a neutral program or document; no platform, no library, no judgement' },
  knowledge: { rooms: ['core'], why: 'statements about the world; they know no workload' },
  resolve: { rooms: ['core', 'knowledge', 'configs/form.ts'], why: 'expressions become values; configuration is asked through the look-ups only' },
  libraries: {
    rooms: ['core', 'knowledge', 'resolve', 'configs/form.ts'],
    why: 'descriptors are read over the program and the resolver, never over trees or files',
  },
  configs: { rooms: ['core', 'knowledge', 'resolve'], why: 'a form reads a document, never a file or a tree' },
  workload: { rooms: ['core', 'knowledge'], why: 'the workload is made of facts alone' },
  rules: { rooms: ['core', 'knowledge', 'workload'], why: 'a rule joins workload and target; it never sees code' },
  report: { rooms: ['core'], why: 'a reporter is a pure function of the report, so that a saved run can be printed again' },
  config: { rooms: ['core'], why: 'what a user writes becomes a plain value; the doors read the file' },
  suppress: { rooms: ['core'], why: 'comments are found in text, whatever the rule' },
  probe: { rooms: ['core', 'knowledge'], why: 'the probe observes, it does not judge' },
  lsp: {
    rooms: ['core', 'knowledge', 'report', 'files', 'config', 'suppress', 'rules/index.ts', 'service.ts', 'scan.ts'],
    why: 'a door asks the facade, it does not reach into the rooms',
  },
  cli: {
    rooms: ['core', 'knowledge', 'report', 'files', 'config', 'suppress', 'lsp', 'service.ts', 'scan.ts', 'session.ts', 'version.ts', 'rules/index.ts'],
    why: 'a door asks the facade, it does not reach into the rooms',
  },
};

const escapeDots = (text) => text.replaceAll('.', '\\.');
const roomRules = Object.entries(MAY_IMPORT).map(([room, { rooms, why }]) => ({
  name: `wall-${room}`,
  comment: why,
  severity: 'error',
  from: { path: `^server/src/${room}/` },
  to: { path: '^(server|client|test|tools)/', pathNot: [room, ...rooms].map((each) => `^server/src/${escapeDots(each)}${each.endsWith('.ts') ? '$' : '/'}`) },
}));

const npm = (name) => `(^|node_modules/)${name}(/|$)`;
const DISK = '^(node:)?(fs|fs/promises)$';
const NETWORK = '^(node:)?(net|tls|http|https|http2|dgram|dns|dns/promises)$';

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-cycles',
      comment: 'a cycle makes two files one; types may point at each other',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'tests lean on the house, never the other way round',
      severity: 'error',
      from: { path: '^(server|client|tools)/' },
      to: { path: '^test/' },
    },
    {
      name: 'client-is-thin',
      comment: 'the extension host starts the server and shows things; the two share nothing but the protocol file',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|tools)/', pathNot: '^server/src/lsp/protocol\\.ts$' },
    },
    {
      name: 'server-knows-no-client',
      comment: 'the server also runs in other editors and in CI',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: ['^client/', npm('vscode'), npm('vscode-languageclient')] },
    },
    {
      name: 'tree-sitter-only-in-syntax',
      comment: 'trees live outside the garbage collector: they are freed where they are made and never leave',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: '^server/src/syntax/' },
      to: { path: npm('web-tree-sitter') },
    },
    {
      name: 'language-server-only-in-lsp',
      comment: 'protocol types belong to the outermost room',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: '^server/src/lsp/' },
      to: { path: [npm('vscode-languageserver'), npm('vscode-languageserver-textdocument')] },
    },
    {
      name: 'ts-morph-only-in-resolve',
      comment: 'a second compiler is justified only for what syntax cannot resolve',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: '^server/src/resolve/' },
      to: { path: npm('ts-morph') },
    },
    {
      name: 'ts-morph-lazily',
      comment: 'loading it costs a quarter of a second, so it is imported when first needed',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: npm('ts-morph'), dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'disk-only-where-files-are-read',
      comment: 'everything else gets text, so that it can be tested and run on open editors',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/src/(files|cli|lsp|knowledge)/|^server/src/syntax/parser\\.ts$' },
      to: { path: DISK },
    },
    {
      name: 'network-only-in-probe',
      comment: 'a scan never opens a connection',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: '^server/src/probe/' },
      to: { path: NETWORK },
    },
    {
      name: 'plugs-stand-alone',
      comment: 'a library or a form can be removed by deleting its folder',
      severity: 'error',
      from: { path: '^server/src/(libraries|configs)/([^/]+)/' },
      to: { path: '^server/src/$1/[^/]+/', pathNot: '^server/src/$1/$2/' },
    },
    {
      name: 'rules-stand-alone',
      comment: 'a rule can be removed by deleting its two files; what rules share lies beside the layers',
      severity: 'error',
      from: { path: '^server/src/rules/([^/]+)/([^/]+)\\.ts$' },
      to: { path: '^server/src/rules/[^/]+/[^/]+\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|^(server|client|test|tools)/.*(fixtures|samples)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
