import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import type { ConfigEntry, ConfigNode } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';

const EXTENSIONS = ['.xml', '.csproj', '.fsproj', '.vbproj', '.props', '.targets'];

/** XML project files. An element that holds only text is a scalar; entities of a DTD are never expanded. */
export const format: DocumentParser = {
  id: 'xml',
  matches: (baseName) => baseName === 'packages.config' || EXTENSIONS.some((extension) => baseName.endsWith(extension)),
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'xml', text);
    const read = (source: string): void => {
      const { root } = parseXml(source, { includeOffsets: true, ignoreUndefinedEntities: true });
      if (root) builder.document.roots.push(builder.mapping([elementEntry(root, source, builder, 0)], root.start, root.end));
    };
    try {
      read(text);
    } catch (error) {
      if (error instanceof RangeError) builder.admitsDepth(Number.POSITIVE_INFINITY, 0);
      else {
        const { pos, excerpt } = error as { pos?: number; excerpt?: string };
        builder.problem(pos ?? 0, pos ?? 0, `XML: not well-formed${excerpt ? ' here' : ''}`);
        try {
          read(closed(text.slice(0, pos ?? 0)));
        } catch {
          // what stands before the break makes no document either: the problem says so
        }
      }
    }
    return builder.document;
  },
};

const TAG = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*>|<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g;

/** What stands before the place where it breaks, its last tag cut off if it is not whole, with what is open closed. */
function closed(text: string): string {
  const whole = text.slice(0, text.lastIndexOf('<') > text.lastIndexOf('>') ? text.lastIndexOf('<') : text.length);
  const open: string[] = [];
  let end = 0;
  for (const { 0: tag, 1: slash, 2: name, 3: empty, index } of whole.matchAll(TAG)) {
    if (name !== undefined && slash === '/') {
      // a closing tag of something else is where it breaks
      if (open.at(-1) !== name) break;
      open.pop();
    } else if (name !== undefined && empty !== '/') open.push(name);
    end = index + tag.length;
  }
  return (
    whole.slice(0, open.length > 0 ? Math.max(end, 0) : whole.length) +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

function elementEntry(element: XmlElement, text: string, builder: DocumentBuilder, depth: number): ConfigEntry {
  const nameStart = element.start + 1;
  return builder.entry(element.name, nameStart, nameStart + element.name.length, convert(element, text, builder, depth));
}

function convert(element: XmlElement, text: string, builder: DocumentBuilder, depth: number): ConfigNode {
  const { start, end } = element;
  if (!builder.admitsDepth(depth, start)) return builder.scalar(null, start, end);
  const elements = element.children.filter((child) => child instanceof XmlElement);
  const words = element.children.filter((child): child is XmlText => child instanceof XmlText && child.text.trim() !== '');
  const attributes = Object.entries(element.attributes);
  const content = textNode(element, words, text, builder);
  if (elements.length === 0 && attributes.length === 0) return content;
  const entries: ConfigEntry[] = [];
  const tagEnd = start + 1 + element.name.length;
  for (const [name, value] of attributes) {
    if (!builder.admits(start)) break;
    entries.push(builder.entry(`@${name}`, start, tagEnd, builder.scalar(value, start, tagEnd)));
  }
  for (const child of elements) {
    if (!builder.admits(child.start)) break;
    entries.push(elementEntry(child, text, builder, depth + 1));
  }
  if (words.length > 0) entries.push({ key: '#text', keySpan: content.span, value: content });
  return builder.mapping(entries, start, end);
}

function textNode(element: XmlElement, words: readonly XmlText[], text: string, builder: DocumentBuilder): ConfigNode {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return builder.scalar(null, element.start, element.end);
  const value = words
    .map((word) => word.text)
    .join('')
    .trim();
  const raw = text.slice(first.start, last.end);
  const lead = raw.length - raw.trimStart().length;
  return builder.scalar(value, first.start + lead, first.start + lead + raw.trim().length);
}
