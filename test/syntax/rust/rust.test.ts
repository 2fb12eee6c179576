import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderExpr, renderProgram } from '../render.ts';
import { readerOf } from '../reader.ts';

const read = readerOf('service.rs');
const values = (statements: string): Record<string, string> =>
  Object.fromEntries(read(`fn main() {\n${statements}\n}`).definitions.map((one) => [one.name, one.value ? renderExpr(one.value) : 'none']));

describe('rust', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/service.rs', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/service.txt');
  });

  it('tells the type that a call is asked for', () => {
    const types = (text: string): (string[] | undefined)[] =>
      read(text).calls.flatMap((call) => (call.callee.kind === 'member' && call.callee.name === 'create' ? [call.types] : []));
    expect(types('fn f() { let p: Arc<a::P<C>> = Arc::new(c.create().unwrap()); let q = c.create::<Q>()?; let r = c.create(); }')).toEqual([
      ['a.P'],
      ['Q'],
      undefined,
    ]);
    expect(types('fn f() -> Result<P, E> { c.create() }')).toEqual([['P']]);
    expect(types('struct S { p: P } impl S { fn new() -> Self { let p = c.create().unwrap(); Self { p } } }')).toEqual([['P']]);
    expect(types('fn f() -> P { if x { return c.create().unwrap(); } match y { Ok(_) => c.create(), _ => panic!() } }')).toEqual([['P'], ['P']]);
  });

  it('keeps what macros say only where it is sure', () => {
    expect(values('let a = format!("{}", X * 2); let b = format!("{}", if x { 1 } else { 2 }); let c = format!("{:>5}", x); let d = format!("{{}}");')).toEqual(
      {
        a: 'concat((X * 2))',
        b: 'concat(?)',
        c: 'concat(?)',
        d: '"{}"',
      },
    );
  });

  it('reads fallbacks', () => {
    expect(
      values('let a = v("A").unwrap_or_else(|_| "d".to_string()); let b = v("B").unwrap_or_else(|e| panic!("{e}")); let c = v("C").unwrap_or("e".into());'),
    ).toMatchObject({
      a: 'v("A") ?? "d"',
      b: 'v("B")',
      c: 'v("C") ?? "e"',
    });
  });

  it('survives broken and deep text', () => {
    for (const text of ['fn f( {', 'impl', 'use a::{b, c', 'let x = ;', 'macro_rules! m { ($x:expr) => { $x + 1 } }', 'fn f() { x.y.z!( ( [ }'])
      expect(() => read(text)).not.toThrow();
    const deep = `fn f() { let x = ${'('.repeat(2_000)}1${')'.repeat(2_000)}; let y = a${'.b(1)?'.repeat(2_000)}; let z = vec!${'['.repeat(500)}1${']'.repeat(500)}; }`;
    expect(read(deep).calls.length).toBeGreaterThan(1_000);
  });
});
