import { expect, test } from 'vitest';
import { type OpenedRoot, WorkspaceRoot } from '../../server/src/lsp/workspace-root.ts';
import type { ScanRequest } from '../../server/src/service.ts';
import { finding, inventory, report } from './samples.ts';

/** A session whose scans end when the test says so. */
function controlled() {
  const scans: { request: ScanRequest; end(): void; fail(error: Error): void }[] = [];
  const changes: string[][] = [];
  const opened: OpenedRoot = {
    session: {
      change: (files) => void changes.push([...files]),
      inventory: async () => inventory(),
      scan: (request) =>
        new Promise((resolve, reject) => {
          scans.push({ request, end: () => resolve(report(finding({ message: `scan ${scans.length}` }))), fail: reject });
          request.signal?.addEventListener('abort', () => reject(request.signal!.reason));
        }),
    },
    configuration: { targets: [], source: null },
    problems: [],
    holds: (file) => !file.startsWith('node_modules/'),
    defaultOf: () => null,
  };
  let openings = 0;
  const root = new WorkspaceRoot(
    '/r',
    () => {
      openings++;
      return opened;
    },
    () => ({ targets: [], source: null }),
  );
  return { root, scans, changes, openings: () => openings };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('requests between two edits share one scan', async () => {
  const { root, scans } = controlled();
  const answers = Promise.all([root.report(), root.diagnostics(true), root.inventory()]);
  await settled();
  scans[0]!.end();
  await answers;
  await root.report();
  expect(scans).toHaveLength(1);
});

test('an edit aborts the scan that it made stale; who waits gets the next answer, and a burst costs one scan', async () => {
  const { root, scans, changes } = controlled();
  const answer = root.report();
  await settled();
  for (const text of ['1', '12', '123']) root.edit('a.py', text);
  root.change(['pom.xml']);
  await settled();
  await settled();
  expect(scans[0]!.request.signal?.aborted).toBe(true);
  expect(scans).toHaveLength(2);
  expect(changes).toEqual([[], ['a.py', 'pom.xml']]);
  scans[1]!.end();
  expect((await answer).findings[0]!.message).toBe('scan 2');
});

test('a cancelled request stops waiting, and the scan stops when it was the last to wait', async () => {
  const { root, scans } = controlled();
  const first = new AbortController();
  const second = new AbortController();
  const answers = [root.report(first.signal), root.report(second.signal)].map((answer) => answer.catch(() => 'cancelled'));
  await settled();
  first.abort();
  expect(await answers[0]).toBe('cancelled');
  expect(scans[0]!.request.signal?.aborted).toBe(false);
  second.abort();
  expect(await answers[1]).toBe('cancelled');
  expect(scans[0]!.request.signal?.aborted).toBe(true);
});

test('a failed scan fails its own requests only', async () => {
  const { root, scans } = controlled();
  const answer = root.report().catch((error: Error) => error.message);
  await settled();
  scans[0]!.fail(new Error('boom'));
  expect(await answer).toBe('boom');
  const next = root.report();
  await settled();
  scans[1]!.end();
  expect((await next).findings).toHaveLength(1);
});

test('other targets mean another scan of the same session; another configuration opens anew', async () => {
  const { root, scans, openings } = controlled();
  for (const act of [() => root.rejudge(), () => root.reopen(), () => {}]) {
    const answer = root.report();
    await settled();
    scans.at(-1)!.end();
    await answer;
    act();
  }
  expect(scans).toHaveLength(3);
  expect(openings()).toBe(2);
});

test('the editor shows an ignored file: its text is not taken', () => {
  const { root } = controlled();
  root.edit('node_modules/x/index.js', 'x');
  root.edit('src/a.js', 'y');
  expect(root.textOf('node_modules/x/index.js')).toBeNull();
  expect(root.textOf('src/a.js')).toBe('y');
  root.edit('src/a.js', null);
  expect(root.textOf('src/a.js')).toBeNull();
});
