import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Unfolded } from '../front-end.ts';
import { blankCommands } from './magics.ts';
import { TextWithPlaces } from './text-with-places.ts';

/** The Python code of a notebook's cells, one after the other; empty when the notebook is in another language or no notebook. */
export function codeOf(text: string): Unfolded {
  const code = new TextWithPlaces();
  const root = treeOf(text);
  if (root && isPython(root)) {
    for (const cell of cellsOf(root)) {
      const source = findNodeAtLocation(cell, ['source']) ?? findNodeAtLocation(cell, ['input']);
      const start = code.text.length;
      for (const part of source?.type === 'array' ? (source.children ?? []) : source ? [source] : [])
        if (part.type === 'string') code.addJsonString(text, part.offset + 1, part.offset + part.length - 1);
      code.replaceFrom(start, blankCommands(code.text.slice(start)));
      code.addLineEnd();
    }
  }
  return code;
}

function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch (error) {
    // the parser is recursive: text nested some thousand levels deep ends here
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Code cells; older notebooks hold them in worksheets. */
function cellsOf(root: Node): Node[] {
  const direct = findNodeAtLocation(root, ['cells'])?.children ?? [];
  const sheets = findNodeAtLocation(root, ['worksheets'])?.children ?? [];
  const cells = [...direct, ...sheets.flatMap((sheet) => findNodeAtLocation(sheet, ['cells'])?.children ?? [])];
  return cells.filter((cell) => findNodeAtLocation(cell, ['cell_type'])?.value === 'code');
}

/** What the kernel says; a notebook that says nothing is Python. */
function isPython(root: Node): boolean {
  const told = [
    ['metadata', 'kernelspec', 'language'],
    ['metadata', 'language_info', 'name'],
    ['metadata', 'kernelspec', 'name'],
  ].map((path) => findNodeAtLocation(root, path)?.value as unknown);
  const language = told.find((one): one is string => typeof one === 'string');
  return language === undefined || /python/i.test(language) || (language === told[2] && /^conda|^venv|^base/i.test(language));
}
