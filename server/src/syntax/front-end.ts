import type { Node } from 'web-tree-sitter';
import type { LanguageId } from '../core/program.ts';
import type { ProgramBuilder } from './program-builder.ts';

/** A language front end: one folder `syntax/<id>/index.ts` exporting `frontEnd`. It walks the tree once and fills the builder. */
export interface FrontEnd {
  id: LanguageId;
  /** File endings with the dot. */
  extensions: readonly string[];
  /** Grammar asset by file ending; the file name in dist/grammars. */
  grammar(extension: string): string;
  /** Files with one of the endings that are left to another reader, by name. */
  leaves?: RegExp;
  /** Tokens that the grammar misses although the language lets them be left out: no problem to note. */
  omissible?: ReadonlySet<string>;
  /** The text as the grammar can read it; lines and columns stay. */
  mask?(text: string): string;
  /** Files that hold code inside another format: the code, and where it stands. */
  unfold?(text: string): Unfolded;
  /** Reads the tree into the builder. Must not keep nodes. Iterative or depth-limited: input may be hostile. */
  read(root: Node, builder: ProgramBuilder): void;
}

/** Code taken out of another format. */
export interface Unfolded {
  text: string;
  /** Where the character at an index of `text` stands in the file. */
  offsetOf(index: number): number;
  /** Where the character before an index of `text` ends in the file. */
  endOf(index: number): number;
}
