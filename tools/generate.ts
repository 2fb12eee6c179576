// `npm run generate` writes every generated file; `npm run generate -- --check` only says which of them are stale.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { generated, staleFiles, type Outputs } from './generate/outputs.ts';

const root = resolve(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

function write(outputs: Outputs): void {
  for (const [file, text] of outputs) {
    const path = join(root, file);
    if (text === null) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}

const stale = staleFiles(root, await generated(root, isCheck ? null : write));
for (const file of stale.keys()) console.log(`${isCheck ? 'stale' : 'written'}: ${file}`);
if (!isCheck) write(stale);
else if (stale.size > 0) {
  console.error('Generated files are stale. Run: npm run generate');
  process.exitCode = 1;
} else console.log('Generated files are fresh.');
