import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScanReport } from '../../server/src/core/report.ts';
import type { Session } from '../../server/src/service.ts';
import { main } from '../../server/src/cli/main.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { empty, inventory, report } from '../report/sample.ts';

const knowledge = loadKnowledge();
const controller = () => new AbortController();
let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kafka-compat-cli-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const whole = { ...report, coverage: { ...report.coverage, problems: [] } };
const warnings: ScanReport = { ...whole, findings: whole.findings.filter(({ severity }) => severity === 'warning') };

/** Runs the program with a scan that answers as told. */
async function run(argv: string[], answer: ScanReport | Error = empty, { isErrorTerminal = false, interrupt = controller() } = {}) {
  let out = '';
  let err = '';
  const asked: string[][] = [];
  const session: Session = {
    change: () => {},
    inventory: async () => ({ ...inventory, coverage: whole.coverage }),
    scan: async ({ targets, signal, onProgress }) => {
      asked.push(targets.map(({ label }) => label));
      onProgress?.(1, 2);
      signal?.throwIfAborted();
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const code = await main(
    argv,
    {
      stdout: (text) => (out += text),
      stderr: (text) => (err += text),
      workingDirectory: directory,
      width: 100,
      hasColor: true,
      isErrorTerminal,
      today: '2026-11-24',
      signal: interrupt.signal,
    },
    {
      knowledge: () => knowledge,
      service: () => ({ open: () => session }),
      rules: () => [{ id: 'producer/in-flight-above-five', layer: 'producer', severity: 'error', title: 'More than five', features: ['idempotent-producer'] }],
      startServer: async () => {
        out += 'started';
      },
    },
  );
  return { code, out, err, asked };
}

test.each([
  [[], whole, 1],
  [['--fail-on', 'never'], whole, 0],
  [[], warnings, 0],
  [['--fail-on', 'warning'], warnings, 1],
  [[], empty, 0],
  [[], report, 3],
])('scan %j exits as the design says (%#)', async (options, answer, code) => {
  expect((await run(['scan', '--target', 'automq', ...options], answer)).code).toBe(code);
});

test('a part that failed is named and the rest is reported', async () => {
  const { out, err } = await run(['scan', '--target', 'automq'], report);
  expect(err).toBe('internal error: rule admin/boom failed: x is not a function\n');
  expect(out).toContain('producer/in-flight-above-five');
});

test('without a target every platform is asked, one line each, and it is no gate', async () => {
  const { code, out, asked } = await run(['scan'], whole);
  expect([code, asked[0]!.length]).toEqual([0, knowledge.platforms.length]);
  expect(out).toContain('Where could this go?');
});

test.each([
  [['scan', '--target', 'automk'], /^error: unknown target automk; did you mean automq\?\n$/],
  [['scan', '--target', 'kafka@99'], /99/],
  [['scan', 'nowhere'], /^error: nowhere does not exist\n$/],
  [['scan', '--format', 'jso'], /^error: unknown format jso; did you mean json\?\n$/],
  [['scan', '--format', 'json', '--format', 'text'], /only one --format/],
  [['scan', '--format', 'json=missing/out.json'], /^error: cannot write missing\/out\.json/],
  [['scan', '--fail-on', 'loud'], /--fail-on/],
  [['inventory', '--format', 'sarif'], /cannot show an inventory/],
  [['explain', 'producer/in-flight-above-fiv'], /did you mean producer\/in-flight-above-five\?/],
  [['lsp'], /--stdio/],
  [['scam'], /unknown command 'scam'/],
])('%j is a mistake of the user', async (argv, message) => {
  const { code, out, err } = await run(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});

test('several formats at once; files get no colour', async () => {
  const { out } = await run(['scan', '--target', 'automq', '--format', 'text=out.txt', '--format', 'json', '--format', 'sarif=out.sarif'], whole);
  expect(JSON.parse(out).findings).toHaveLength(whole.findings.length);
  expect(JSON.parse(readFileSync(join(directory, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
  expect(readFileSync(join(directory, 'out.txt'), 'utf8')).not.toContain(String.fromCharCode(27));
});

test('colour can be refused', async () => {
  const start = String.fromCharCode(27);
  expect((await run(['scan', '--target', 'automq'], whole)).out).toContain(start);
  expect((await run(['scan', '--target', 'automq', '--no-color'], whole)).out).not.toContain(start);
});

test('the configuration file gives targets, levels and a located mistake', async () => {
  writeFileSync(join(directory, '.kafka-compat.yaml'), 'targets: [warpstream]\nrules:\n  producer/in-flight-above-five: off\n');
  const { asked, out } = await run(['scan', '--format', 'json'], whole);
  expect(asked).toEqual([['warpstream']]);
  expect(out).not.toContain('in-flight-above-five');
  writeFileSync(join(directory, '.kafka-compat.yaml'), 'rules:\n  x/y: off\n');
  expect(await run(['scan'])).toMatchObject({ code: 2, err: 'error: .kafka-compat.yaml:2:8 no rule x/y\n' });
});

test('init writes a file that can be read, and never overwrites', async () => {
  expect((await run(['init'])).code).toBe(0);
  expect((await run(['scan'])).code).toBe(0);
  expect(await run(['init'])).toMatchObject({ code: 2, err: 'error: .kafka-compat.yaml exists already\n' });
});

test('an interrupted scan ends cleanly', async () => {
  const interrupt = controller();
  interrupt.abort();
  expect(await run(['scan', '--target', 'automq'], whole, { interrupt })).toMatchObject({ code: 130, out: '', err: 'interrupted\n' });
});

test('a bug is an internal error', async () => {
  const { code, err } = await run(['scan', '--target', 'automq'], new Error('boom'));
  expect(code).toBe(3);
  expect(err).toContain('internal error: Error: boom');
});

test.each([
  ['producer/in-flight-above-five', 'layer producer'],
  ['idempotent-producer', 'Rules: producer/in-flight-above-five'],
  ['automq', 'https://'],
  ['acks', 'producer: '],
])('explain %s', async (id, part) => {
  const { code, out } = await run(['explain', id]);
  expect(code).toBe(0);
  expect(out).toContain(part);
});

test('rules, targets, lsp, inventory, help', async () => {
  expect((await run(['rules'])).out).toBe('producer/in-flight-above-five  error  More than five\n');
  expect((await run(['targets'])).out).toMatch(/^kafka {2}.*4\.0/);
  expect((await run(['lsp', '--stdio'])).out).toBe('started');
  expect(JSON.parse((await run(['inventory', '--format', 'json'])).out).facts).toHaveLength(inventory.facts.length);
  expect(JSON.parse((await run(['inventory', '--unresolved', '--format', 'json'])).out).facts.map(({ kind }: { kind: string }) => kind)).toEqual([
    'setting',
    'topic',
  ]);
  expect(await run(['--help'])).toMatchObject({ code: 0, err: '' });
});
