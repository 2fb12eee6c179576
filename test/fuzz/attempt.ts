import type { Span } from '../../server/src/core/span.ts';
import { PARSE_BUDGET_MS } from '../../server/src/syntax/parser.ts';
import { corpus } from './corpus.ts';
import { mutate } from './mutate.ts';

/** Another seed gives other mutations: FUZZ_SEED=7 FUZZ_MS=60000 npx vitest run test/fuzz */
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const TOTAL_MS = Number(process.env.FUZZ_MS ?? 18_000);
/** Reading a parsed tree, and a busy machine. */
const SLACK_MS = 2_000;

export const files = corpus();
/** Each test gets its share of the time. */
const PARTS = 13;

/** Mutations of the texts in turn until the time is up; at least one round. */
export function* mutations(seeds: [string, string][]): Generator<{ file: string; text: string; seed: number }> {
  const end = performance.now() + TOTAL_MS / PARTS;
  for (let round = 0; round === 0 || performance.now() < end; round++)
    for (const [at, [file, text]] of seeds.entries()) {
      const seed = SEED * 1_000_003 + round * 1_009 + at;
      yield { file, text: mutate(text, seed), seed };
      if (round > 0 && performance.now() > end) return;
    }
}

export const isSpanSound = ({ line, column, endLine, endColumn }: Span): boolean =>
  line >= 1 && column >= 1 && (endLine > line || (endLine === line && endColumn >= column));

/** Runs it and says what went wrong, with what is needed to see it again. */
export async function attempt(file: string, seed: number, run: () => unknown): Promise<string | null> {
  const start = performance.now();
  try {
    const complaint = await run();
    if (complaint) return `${file} seed ${seed}: ${complaint}`;
  } catch (error) {
    return `${file} seed ${seed}: ${error instanceof Error ? error.stack : error}`;
  }
  const took = performance.now() - start;
  return took > PARSE_BUDGET_MS + SLACK_MS ? `${file} seed ${seed}: took ${Math.round(took)} ms` : null;
}
