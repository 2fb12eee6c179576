// `npm run new -- library|rule|platform|format|check|language ID` makes the files that a plug of that kind consists of.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { scaffolds } from './new/scaffolds.ts';

const root = resolve(import.meta.dirname, '..');
const kinds = [...scaffolds.keys()].join('|');
const [kind = '', id = ''] = process.argv.slice(2);
const scaffold = scaffolds.get(kind);

function usage(problem: string): void {
  console.error(`${problem}\nUsage: npm run new -- ${kinds} ID`);
  process.exitCode = 2;
}

if (!scaffold) usage(`Unknown kind '${kind}'.`);
else if (!scaffold.idPattern.test(id)) usage(`The id of a ${kind} looks like ${scaffold.idExample}, not '${id}'.`);
else {
  const files = scaffold.files(id);
  const taken = [...files.keys()].filter((file) => existsSync(join(root, file)));
  if (taken.length > 0) usage(`Already there: ${taken.join(', ')}`);
  else {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
      console.log(`made ${file}`);
    }
    console.log(`Next: ${scaffold.next}`);
  }
}
