import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';

/** Types that stand for what they hold: smart pointers, cells, results. */
const HOLDERS = new Set([
  'Arc',
  'Rc',
  'Box',
  'Option',
  'Mutex',
  'RwLock',
  'Cell',
  'RefCell',
  'Pin',
  'Cow',
  'Lazy',
  'LazyLock',
  'OnceCell',
  'OnceLock',
  'Weak',
  'Data',
  'State',
]);
const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const holds = (path: string): boolean => HOLDERS.has(lastName(path)) || lastName(path).endsWith('Result');

/** `a::b::C<T>` → `a.b.C`; `&T`, `Arc<T>`, `Result<T, E>` → T; null for tuples, slices of slices and functions. */
export function typeName(reader: Reader, type: Node | null): string | null {
  let at = type;
  for (;;) {
    switch (at?.type) {
      case 'reference_type':
      case 'pointer_type':
        at = field(at, 'type');
        break;
      case 'array_type':
        at = field(at, 'element');
        break;
      case 'dynamic_type':
      case 'abstract_type':
        at = field(at, 'trait');
        break;
      case 'bounded_type':
        at = inner(at);
        break;
      case 'generic_type':
      case 'generic_type_with_turbofish': {
        const head = field(at, 'type');
        const path = head ? dotted(head) : null;
        const first = parts(field(at, 'type_arguments')).find((one) => typeOf(one) !== 'lifetime');
        if (path === null || !first || !holds(path)) return named(reader, path, head ?? at);
        at = first;
        break;
      }
      case 'type_identifier':
      case 'primitive_type':
      case 'scoped_type_identifier':
      case 'identifier':
      case 'scoped_identifier':
        return named(reader, dotted(at), at);
      default:
        return null;
    }
  }
}

/** `Self` is the type whose impl is being read; the first name of a path may be a crate. */
function named(reader: Reader, path: string | null, at: Node): string | null {
  if (path === null || path === '_') return null;
  const { builder } = reader;
  if (path === 'Self') return builder.program.scopes[builder.enclosing('type') ?? 0]!.name;
  const dot = path.indexOf('.');
  const head = path.slice(0, Math.max(dot, 0));
  if (head && !reader.roots.has(head)) reader.roots.set(head, at);
  return path;
}

/** A path without generics, joined by dots. */
export function dotted(path: Node): string {
  return path.text.replace(/\s+/g, '').replace(/^::/, '').replace(/<.*>/, '').replace(/::$/, '').replaceAll('::', '.');
}
