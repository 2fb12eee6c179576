import type { FactOf } from '../../core/fact.ts';
import type { TextForm } from '../form.ts';
import { baseNameOf, dependency, isKafkaPackage, packageTokens } from '../packages.ts';
import { lockedPython, namesOf, requirement } from '../python-locks.ts';

const NAME = /^(requirements|constraints)[\w.-]*\.(txt|in)$|^setup\.cfg$/i;

/** Requirements of pip, line by line, and those listed in setup.cfg. */
export const textForm: TextForm = {
  id: 'python-requirements',
  tokens: packageTokens('pypi'),
  matches: (file) => NAME.test(baseNameOf(file)) || /(^|\/)requirements\/[^/]+\.(txt|in)$/i.test(file),
  extract(file, text, lookups) {
    const lines = text.split('\n').map((line) => ({ line, parsed: /^\s*(#|-)/.test(line) ? null : requirement(line.replace(/^\s*\w+_requires\s*=\s*/, '')) }));
    const names = namesOf(lines.flatMap(({ parsed }) => (parsed ? [parsed] : [])));
    return lines.flatMap(({ line, parsed }, at): FactOf['dependency'][] => {
      if (!parsed || !isKafkaPackage('pypi', parsed.name, names)) return [];
      const column = line.indexOf(parsed.name) + 1;
      const locked = lockedPython(parsed.name, file, lookups);
      const span = { file, line: at + 1, column, endLine: at + 1, endColumn: line.trimEnd().length + 1 };
      return [dependency('pypi', parsed.name, span, parsed.version, locked?.version ?? null, locked?.evidence ?? [])];
    });
  },
};
