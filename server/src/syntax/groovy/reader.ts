import type { Reader } from '../java/reader.ts';
import type { Implicit } from '../settle-receivers.ts';

/** What the parts of the Groovy front end share while one file is read. */
export interface GroovyReader extends Reader {
  /** Plain calls in `x.with { … }`, which may mean x. */
  implicit: Implicit[];
}
