// Writes server/src/knowledge/{catalogs,protocol}/kafka-<release>.json from the released artifacts; needs Java 17 and Maven.
//   npm run knowledge:refresh                all releases of releases.json
//   npm run knowledge:refresh -- --check     compares instead of writing; exit code 1 when they differ
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const knowledge = join(here, '../../server/src/knowledge');
const isCheck = process.argv.includes('--check');
const releases = JSON.parse(readFileSync(join(here, 'releases.json'), 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'kafka-compat-knowledge-'));
let differences = 0;

try {
  let before = { keys: {}, constants: {} };
  for (const { release, parts } of releases) {
    const jars = resolve(release, parts);
    const now = JSON.parse(
      execFileSync('java', ['-Djava.io.tmpdir=/tmp', '-cp', jars.join(delimiter), join(here, 'Dump.java')], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const inputs = jars
      .filter((jar) => /[\\/]org[\\/]apache[\\/]kafka[\\/]/.test(jar))
      .map((jar) => ({ artifact: basename(jar), sha256: createHash('sha256').update(readFileSync(jar)).digest('hex') }))
      .sort((a, b) => (a.artifact < b.artifact ? -1 : 1));
    if (parts === 'all' && Object.keys(now.keys).length < 7)
      throw new Error(`${release}: definitions are missing, only ${Object.keys(now.keys).join(', ')} found`);
    // A release of which only a part is to be had is taken to leave the rest as it was.
    for (const group of ['keys', 'constants']) now[group] = parts === 'all' ? now[group] : { ...before[group], ...now[group] };
    emit(`catalogs/kafka-${release}.json`, { release, inputs, keys: changes(before.keys, now.keys), constants: changes(before.constants, now.constants) });
    emit(`protocol/kafka-${release}.json`, { release, apis: now.apis });
    before = now;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (differences > 0) process.exitCode = 1;

/** The release's jars and what they need to load. */
function resolve(release, parts) {
  const list = join(scratch, `${release}.txt`);
  const pom = join(here, 'pom.xml');
  execFileSync(
    'mvn',
    [
      '-q',
      '-B',
      '-f',
      pom,
      `-Dkafka.version=${release}`,
      `-Dscala.version=${scalaOf(release)}`,
      `-Dparts=${parts}`,
      'dependency:build-classpath',
      `-Dmdep.outputFile=${list}`,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return readFileSync(list, 'utf8').trim().split(delimiter);
}

/** The broker is published for 2.13 since 2.4. */
function scalaOf(release) {
  const [major, minor] = release.split('.').map(Number);
  return major > 2 || minor >= 4 ? '2.13' : '2.12';
}

/** Per group, entries that differ from the release before; null for those that went. Groups without changes are left out. */
function changes(before, now) {
  const result = {};
  for (const group of [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()) {
    const old = before[group] ?? {};
    const current = now[group] ?? {};
    const changed = {};
    for (const name of [...new Set([...Object.keys(old), ...Object.keys(current)])].sort()) {
      if (JSON.stringify(old[name]) !== JSON.stringify(current[name])) changed[name] = current[name] ?? null;
    }
    if (Object.keys(changed).length > 0) result[group] = changed;
  }
  return result;
}

function emit(file, content) {
  const path = join(knowledge, file);
  const text = `${layOut(content, 0)}\n`;
  if (isCheck) {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
    console.error(`${file} differs from the artifacts; run npm run knowledge:refresh`);
    differences++;
  } else {
    writeFileSync(path, text);
    console.log(file);
  }
}

/** JSON with one line for each innermost entry, so that differences between releases read well. */
function layOut(value, depth) {
  const isGroup = value !== null && typeof value === 'object' && !Array.isArray(value) && depth < 3;
  const isList = Array.isArray(value) && depth === 1;
  if (!isGroup && !isList) return JSON.stringify(value);
  const indent = '  '.repeat(depth + 1);
  const lines = isList
    ? value.map((item) => JSON.stringify(item))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${layOut(item, depth + 1)}`);
  if (lines.length === 0) return isList ? '[]' : '{}';
  return `${isList ? '[' : '{'}\n${lines.map((line) => indent + line).join(',\n')}\n${'  '.repeat(depth)}${isList ? ']' : '}'}`;
}
