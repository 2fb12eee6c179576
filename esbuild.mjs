// Builds dist/: the CLI (ESM), the language server and the VS Code client (CommonJS), and the data that they read at run time.
import { build } from 'esbuild';
import { chmod, cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // some packages have a UMD main whose inner requires no bundler can follow, with an ES module beside it
  mainFields: ['module', 'main'],
  define: { TS_MORPH: '"./ts-morph.cjs"' },
  metafile: true,
  logLevel: 'warning',
};
/** In CommonJS there is no import.meta: the URL of the bundle is made from its file name. */
const commonJs = {
  ...common,
  format: 'cjs',
  define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

function bundles() {
  return [
    {
      ...common,
      entryPoints: ['server/src/cli/helper-thread.ts'],
      outfile: 'dist/helper-thread.js',
      format: 'esm',
      banner: { js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);" },
    },
    {
      ...common,
      entryPoints: ['server/src/cli/cli.ts'],
      outfile: 'dist/cli.js',
      format: 'esm',
      banner: { js: "#!/usr/bin/env node\nimport { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);" },
    },
    {
      ...commonJs,
      entryPoints: ['server/src/lsp/main.ts'],
      outfile: 'dist/server.cjs',
    },
    { ...commonJs, entryPoints: ['client/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
    // a whole TypeScript compiler (7 MB): a file of its own, loaded when an import goes through a tsconfig's paths
    {
      ...commonJs,
      stdin: { contents: "module.exports = require('ts-morph');", resolveDir: root, sourcefile: 'ts-morph-entry.js' },
      outfile: 'dist/ts-morph.cjs',
      minify: true,
    },
  ];
}

/** Everything is an input of the bundle except the tree-sitter assets, which are copied: both need their licence texts shipped. */
function packagesOf(metafiles) {
  const names = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (found) names.add(`${found[0].slice(0, -1)}`);
    }
  }
  return [...names].sort();
}

async function licenceText(packageDirectory) {
  const files = await readdir(packageDirectory);
  const licence = files.find((file) => /^(licen[cs]e|copying)/i.test(file));
  return licence ? await readFile(join(packageDirectory, licence), 'utf8') : null;
}

async function writeThirdPartyLicences(metafiles) {
  const parts = [];
  for (const directory of packagesOf(metafiles)) {
    const { name, version, license } = JSON.parse(await readFile(join(root, directory, 'package.json'), 'utf8'));
    const text = await licenceText(join(root, directory));
    parts.push(`${name} ${version} (${license})\n\n${text ?? `Published under ${license}; the package holds no licence text.`}`.trim());
  }
  await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), `${parts.join(`\n\n${'-'.repeat(100)}\n\n`)}\n`);
}

async function copyGrammars() {
  const { runtime, grammars } = JSON.parse(await readFile(join(root, 'grammars/grammars.json'), 'utf8'));
  const target = join(dist, 'grammars');
  await mkdir(target, { recursive: true });
  for (const { package: name, version, wasm } of [runtime, ...grammars]) {
    const directory = join(root, 'node_modules', name);
    const installed = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')).version;
    if (installed !== version) throw new Error(`grammars/grammars.json says ${name} ${version}, but ${installed} is installed`);
    await cp(join(directory, wasm), join(target, wasm));
    await writeFile(join(target, `${name.split('/').at(-1)}.LICENSE.txt`), (await licenceText(directory)) ?? '');
  }
}

async function copyKnowledge() {
  const from = join(root, 'server/src/knowledge');
  await cp(from, join(dist, 'knowledge'), { recursive: true, filter: (path) => path.endsWith('.json') || !/\.[a-z]+$/.test(path) });
}

await mkdir(dist, { recursive: true });
await Promise.all([copyGrammars(), copyKnowledge()]);
const results = await Promise.all(bundles().map((options) => build(options)));
await writeThirdPartyLicences(results.map(({ metafile }) => metafile));
await chmod(join(dist, 'cli.js'), 0o755);
