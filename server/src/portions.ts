/** A cursor for work that so many threads share. */
export function newCursor(ranges: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(ranges * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Numbers of the portions, of so many, that one thread is to do: those of its own range while there are any, then those that other threads
 * have not come to. Each number is given once among the threads that hold the cursor.
 */
export function* takePortions(portions: number, cursor: Int32Array, own: number): Iterable<number> {
  const startOf = (range: number): number => Math.floor((portions * range) / cursor.length);
  for (let turn = 0; turn < cursor.length; turn++) {
    const range = (own + turn) % cursor.length;
    const start = startOf(range);
    const size = startOf(range + 1) - start;
    for (let taken = Atomics.add(cursor, range, 1); taken < size; taken = Atomics.add(cursor, range, 1)) yield start + taken;
  }
}
