import { isJvm } from '../core/program.ts';
import type { Descriptor } from './descriptor.ts';

/**
 * Whether a source text can tell anything of a library: it names the library and, where the library's own package name is everywhere in
 * its ecosystem (the JVM), one of its types or key classes or a Kafka key outright, and a call, annotation or key that facts come from.
 *
 * @param types names of the library's types as the descriptor's keys have them
 */
export function speaking(descriptor: Descriptor, types: Iterable<string>): (text: string) => boolean {
  const { tokens, tokensSuffice, languages } = descriptor;
  const isNamed = (text: string): boolean => tokens.some((token) => text.includes(token));
  if (tokensSuffice || !languages.some(isJvm)) return isNamed;
  const names = namesOf(descriptor, types);
  const uses = usesOf(descriptor);
  return (text) => isNamed(text) && names.test(text) && uses.test(text);
}

/** Client, topic and broker keys as texts; the look-up in the catalogs comes later. */
const KEY =
  '["\'](acks|(bootstrap|group|client|sasl|ssl|security|enable|fetch|session|heartbeat|linger|compression|transactional|isolation|retention|cleanup|log|process|advertised)(\\.[a-z]+)+|(key|value)\\.(de)?serializer|auto\\.(offset\\.reset|create\\.topics\\.enable)|min\\.insync\\.replicas)["\']';
/** So long a method name is nobody else's. */
const MIN_TELLING = 14;

/** What tells that a source is about the library. */
function namesOf(descriptor: Descriptor, types: Iterable<string>): RegExp {
  const { modules, aliases = {}, annotations = [], keyClasses = {}, hasDottedKeys, endpoints = [] } = descriptor;
  // an alias is a common word (`Consumer`): it counts where it is imported
  const common = Object.keys(aliases);
  const telling = calledBy(descriptor).filter((name) => name.length >= MIN_TELLING);
  const own = [...types, ...telling, ...annotations.map((one) => one.annotation), ...Object.keys(keyClasses)];
  const imported = [...common.map((name) => `${name}\\b`), '[*_]'].join('|');
  const module = `\\b(${modules.join('|').replaceAll('.', '\\.')})`;
  return new RegExp(
    [
      `\\b(${own.filter((name) => name !== '*' && !common.includes(name)).join('|')})\\b`,
      `${module}[\\w.]*\\.(${imported}|\\{[^{}]*(${imported}))`,
      // a source of the library itself needs no import
      ...(common.length > 0 ? [`\\bpackage ${module}[\\s\\S]*\\b(${common.join('|')})\\b`] : []),
      ...(hasDottedKeys ? [KEY] : []),
      ...endpoints.map((rule) => `["']${rule.scheme}:`),
    ].join('|'),
  );
}

/** What facts come from, as code writes it: comments and imports that only name the library tell nothing. */
function usesOf(descriptor: Descriptor): RegExp {
  const { annotations = [], keyClasses = {}, hasDottedKeys, endpoints = [] } = descriptor;
  const called = calledBy(descriptor);
  const types = called.filter((name) => /^\p{Lu}/u.test(name));
  const methods = called.filter((name) => !types.includes(name));
  // a setter may be written as an assignment
  const properties = methods.filter((name) => /^set\p{Lu}/u.test(name)).map((name) => name[3]!.toLowerCase() + name.slice(4));
  const any = (names: readonly string[], pattern: (choice: string) => string): string[] => (names.length > 0 ? [pattern(`(${names.join('|')})`)] : []);
  return new RegExp(
    [
      ...any(types, (choice) => `\\b${choice}\\s*[(\\[<{]`),
      ...any([...methods, ...properties], (choice) => `[.:]${choice}\\b`),
      ...any([...methods, ...properties], (choice) => `\\b${choice}\\s*[(\\[<{=]`),
      ...any(
        annotations.map((one) => one.annotation),
        (choice) => `@[\\w.]*${choice}\\b`,
      ),
      ...any(Object.keys(keyClasses), (choice) => `\\b${choice}\\.[A-Z*_{]`),
      ...(hasDottedKeys ? [KEY] : []),
      ...endpoints.map((rule) => `["']${rule.scheme}:`),
    ].join('|'),
  );
}

/** Last names of the calls that the descriptor lists. */
function calledBy({ calls }: Descriptor): string[] {
  const called = calls.flatMap((call) => [call.call, ...Object.keys(call.clientBy ?? {})]);
  return [
    ...new Set(
      called.map((call) =>
        call
          .split('.')
          .at(-1)!
          .replace(/(<.*>)?\(\)$/, ''),
      ),
    ),
  ];
}
