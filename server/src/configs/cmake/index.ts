import type { FactOf } from '../../core/fact.ts';
import type { TextForm } from '../form.ts';
import { baseNameOf, dependency, isKafkaPackage, packageTokens, spansOf } from '../packages.ts';

const CALL =
  /\b(find_package|find_dependency|pkg_check_modules|pkg_search_module|FetchContent_Declare|ExternalProject_Add|CPM(?:Add|Find)Package)\s*\(([^()]{0,4000})\)/gi;
/** `rdkafka>=1.6`, `"rdkafka++ >= 2.0"`. */
const MODULE = /(?<![\w.+-])([A-Za-z][\w.+-]{0,60}?)\s{0,8}((?:>=|<=|=|>|<)\s{0,8}[\d.]{1,20})?(?![\w.+-])/g;
const REPOSITORY = /([\w.-]{1,60}?)(?:\.git)?["\s]/;

/** Packages that CMake looks for or fetches; the version where one is written. */
export const textForm: TextForm = {
  id: 'cmake',
  tokens: [...packageTokens('cmake'), 'Kafka'],
  matches: (file) => /^CMakeLists\.txt$|\.cmake$/.test(baseNameOf(file)),
  extract(file, text) {
    const spanAt = spansOf(file, text);
    const plain = text.replace(/(^|[\s(])#[^\n]*/g, (comment, before: string) => before + ' '.repeat(comment.length - before.length));
    return [...plain.matchAll(CALL)].flatMap((call): FactOf['dependency'][] => {
      const found = /^pkg_/i.test(call[1]!) ? modules(call[2]!) : /^find_/i.test(call[1]!) ? named(call[2]!) : fetched(call[2]!);
      const start = call.index + call[0].length - 1 - call[2]!.length;
      return found.map(({ name, at, length, version }) => dependency('cmake', name, spanAt(start + at, start + at + length), version));
    });
  },
};

interface Found {
  name: string;
  version: string | null;
  at: number;
  length: number;
}

/** `RdKafka 1.6 CONFIG REQUIRED`. */
function named(args: string): Found[] {
  const match = /^(\s*)([\w.+-]{1,60})(?:\s+(\d[\w.<]{0,40}))?/.exec(args);
  if (!match || !isKafkaPackage('cmake', match[2]!)) return [];
  return [{ name: match[2]!, version: match[3] ?? null, at: match[1]!.length, length: match[0].length - match[1]!.length }];
}

function modules(args: string): Found[] {
  const skipped = /^\s*[\w.+-]+/.exec(args)?.[0].length ?? 0;
  return [...args.slice(skipped).matchAll(MODULE)].flatMap((match): Found[] =>
    isKafkaPackage('cmake', match[1]!)
      ? [{ name: match[1]!, version: match[2]?.replace(/\s+/g, '') ?? null, at: skipped + match.index, length: match[0].trimEnd().length }]
      : [],
  );
}

/** A repository or archive by the last part of its address, with the tag. */
function fetched(args: string): Found[] {
  const match = /(?:GIT_REPOSITORY|GITHUB_REPOSITORY|URL)\s+"?([^\s"]{1,300})/.exec(args);
  const address = match?.[1] ?? '';
  const parts = address.split('/').map((part) => REPOSITORY.exec(`${part} `)?.[1] ?? '');
  const name = parts.find((part) => isKafkaPackage('cmake', part));
  if (!match || name === undefined) return [];
  const tag = /\b(?:GIT_TAG|VERSION)\s+"?([^\s"]{1,100})/.exec(args)?.[1] ?? /\/v?(\d[\w.]{1,40}?)\.(?:tar|zip|tgz)/.exec(address)?.[1] ?? null;
  return [{ name, version: tag === null || tag.includes('$') ? null : tag, at: match.index, length: match[0].length }];
}
