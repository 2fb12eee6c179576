// Parses every source of some directories with its front end and tells per language what happened: no file may crash its parser, and none
// should need its whole time budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskTree } from '../../server/src/files/disk-tree.ts';
import { extensionOf, languageOf, prepareLanguage } from '../../server/src/syntax/parser.ts';

interface Counts {
  files: number;
  characters: number;
  milliseconds: number;
  /** Files with places that the grammar does not understand. */
  withProblems: number;
  timeouts: string[];
  crashes: string[];
  slowest: { file: string; milliseconds: number };
}

const directories = process.argv.slice(2);
if (directories.length === 0) {
  console.error('usage: npm run bench:front-ends -- DIRECTORY...');
  process.exit(2);
}

const byLanguage = new Map<string, Counts>();
for (const directory of directories) {
  for (const file of diskTree(directory, {}).list()) {
    const language = languageOf(file);
    if (language === null) continue;
    const parse = await prepareLanguage(extensionOf(file));
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8');
    const counts: Counts = byLanguage.get(language) ?? {
      files: 0,
      characters: 0,
      milliseconds: 0,
      withProblems: 0,
      timeouts: [],
      crashes: [],
      slowest: { file: '', milliseconds: 0 },
    };
    byLanguage.set(language, counts);
    const start = performance.now();
    const result = parse(file, text);
    const milliseconds = performance.now() - start;
    counts.files++;
    counts.characters += text.length;
    counts.milliseconds += milliseconds;
    if (result.status === 'timeout') counts.timeouts.push(path);
    else if (result.status === 'crashed') counts.crashes.push(path);
    else if (result.program.problems.length > 0) counts.withProblems++;
    if (milliseconds > counts.slowest.milliseconds) counts.slowest = { file: path, milliseconds };
  }
}

console.log('language    files     MB   MB/s  with problems  over budget  crashed  slowest');
for (const [language, one] of [...byLanguage].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const megabytes = one.characters / 1e6;
  const columns = [
    String(one.files).padStart(7),
    megabytes.toFixed(1).padStart(7),
    (megabytes / (one.milliseconds / 1000)).toFixed(1).padStart(7),
    String(one.withProblems).padStart(15),
    String(one.timeouts.length).padStart(13),
    String(one.crashes.length).padStart(9),
  ];
  console.log(`${language.padEnd(10)}${columns.join('')}  ${Math.round(one.slowest.milliseconds)} ms ${one.slowest.file}`);
}
for (const { timeouts, crashes } of byLanguage.values()) {
  for (const file of timeouts) console.log(`over budget: ${file}`);
  for (const file of crashes) console.log(`crashed: ${file}`);
}
process.exitCode = [...byLanguage.values()].some(({ crashes }) => crashes.length > 0) ? 1 : 0;
