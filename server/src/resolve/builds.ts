import type { Lookups } from '../configs/form.ts';
import { directoryOf } from './modules.ts';

const BUILDS = ['pom.xml', 'build.gradle', 'build.gradle.kts', 'package.json'];

/** What is not commented out. */
const live = (written: string): string => written.replace(/<!--.*?-->/gs, '').replace(/^\s*\/\/.*$/gm, '');

/** Whether a build file in a directory above a file holds one of the texts. */
export function buildNames(texts: readonly string[], file: string, lookups: Lookups): boolean {
  for (let directory = directoryOf(file); ; directory = directoryOf(directory)) {
    for (const build of BUILDS) {
      const written = lookups.text?.(directory === '' ? build : `${directory}/${build}`);
      if (written && texts.some((text) => live(written).includes(text))) return true;
    }
    if (directory === '') return false;
  }
}
