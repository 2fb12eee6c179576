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
    try {
      const { root } = parseXml(text, { includeOffsets: true, ignoreUndefinedEntities: true });
      if (root) builder.document.roots.push(builder.mapping([elementEntry(root, text, builder, 0)], root.start, root.end));
    } catch (error) {
      if (error instanceof RangeError) builder.admitsDepth(Number.POSITIVE_INFINITY, 0);
      else {
        const { pos, excerpt } = error as { pos?: number; excerpt?: string };
        builder.problem(pos ?? 0, pos ?? 0, `XML: not well-formed${excerpt ? ' here' : ''}`);
      }
    }
    return builder.document;
  },
};

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
