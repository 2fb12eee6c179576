import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskTree, rootOf } from '../../server/src/files/disk-tree.ts';
import { MAX_DOCUMENT_BYTES, MAX_SOURCE_BYTES } from '../../server/src/files/limits.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'kafka-compat-files-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string | Buffer = ''): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

function git(...command: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...command], { cwd: root, stdio: 'ignore' });
}

describe.each(['walk', 'git'])('listing by %s', (way) => {
  beforeEach(() => {
    if (way === 'git') git('init', '-q');
  });

  test('sorted, with slashes; with git, its ignore rules applied, the deepest rule deciding', () => {
    write('.gitignore', '*.log\n/secret/\n');
    write('b.ts');
    write('a/b.ts');
    write('a/x.log');
    write('a/keep/.gitignore', '!*.log\n');
    write('a/keep/y.log');
    write('secret/z.ts');
    write('a/secret/z.ts');
    const ignored = way === 'walk' ? ['a/x.log', 'secret/z.ts'] : [];
    expect(diskTree(root).list()).toEqual(['.gitignore', 'a/b.ts', 'a/keep/.gitignore', 'a/keep/y.log', 'a/secret/z.ts', 'b.ts', ...ignored].sort());
  });

  test('dependencies and build output are left out, packages of the same name are not', () => {
    write('pom.xml');
    write('target/classes/application.yml');
    write('src/main/java/com/acme/target/Order.java');
    write('src/main/java/com/acme/build/Order.java');
    write('web/package.json');
    write('web/dist/bundle.js');
    write('web/node_modules/kafkajs/index.js');
    write('svc/vendor/modules.txt');
    write('svc/vendor/github.com/IBM/sarama/config.go');
    write('shop/vendor/Vendor.java');
    expect(diskTree(root).list()).toEqual([
      'pom.xml',
      'shop/vendor/Vendor.java',
      'src/main/java/com/acme/build/Order.java',
      'src/main/java/com/acme/target/Order.java',
      'web/package.json',
    ]);
  });

  test('links: circles end, what lies outside is skipped and named, what lies inside is read once', () => {
    write('a/one.ts', 'one');
    symlinkSync('..', join(root, 'a/up'));
    symlinkSync('circle', join(root, 'circle'));
    symlinkSync('/etc/hostname', join(root, 'outside.txt'));
    symlinkSync('/etc', join(root, 'outside-directory'));
    symlinkSync('a/one.ts', join(root, 'again.ts'));
    symlinkSync('nowhere', join(root, 'dangling'));
    if (way === 'git') git('add', 'circle', 'outside.txt', 'a');
    const tree = diskTree(root);
    tree.candidates(['one'], tree.list());
    for (const file of tree.list()) tree.read(file);
    expect(tree.candidates(['one'], tree.list())).toEqual(['a/one.ts']);
    expect(tree.read('outside.txt')).toBeNull();
    expect(tree.skips()).toEqual([
      { file: 'circle', reason: 'unreadable' },
      { file: 'outside-directory', reason: 'link-outside' },
      { file: 'outside.txt', reason: 'link-outside' },
    ]);
  });

  test('paths and globs limit the scan', () => {
    for (const file of ['a/x.ts', 'a/y.py', 'b/x.ts', 'bb/x.ts']) write(file);
    expect(diskTree(root, { paths: ['./b/'] }).list()).toEqual(['b/x.ts']);
    expect(diskTree(root, { include: ['**/*.ts'], exclude: ['bb/**'] }).list()).toEqual(['a/x.ts', 'b/x.ts']);
  });
});

test('git: tracked files although ignored, nested repositories, and a tree that the one around it ignores', () => {
  git('init', '-q');
  write('.gitignore', 'tracked.ts\nscratch/\n');
  write('tracked.ts');
  git('add', '-f', 'tracked.ts');
  write('scratch/clone/app.ts');
  write('nested/app.ts');
  execFileSync('git', ['init', '-q'], { cwd: join(root, 'nested') });
  expect(diskTree(root).list()).toEqual(['.gitignore', 'nested/app.ts', 'tracked.ts']);
  expect(diskTree(join(root, 'scratch/clone')).list()).toEqual(['app.ts']);
});

test('git: runs nothing that the repository configures, and heeds no GIT_DIR of a hook', () => {
  git('init', '-q');
  write('a.ts');
  git('config', 'core.fsmonitor', `touch ${join(root, 'ran')}`);
  process.env.GIT_DIR = '/nonexistent';
  try {
    expect(diskTree(root).list()).toEqual(['a.ts']);
  } finally {
    delete process.env.GIT_DIR;
  }
});

describe('reading', () => {
  test('byte order marks are taken off, line ends stay', () => {
    write('bom.ts', '\ufeffconst a = 1;\r\n');
    write('le.properties', Buffer.from('\ufeffacks=all\r\n', 'utf16le'));
    write('be.properties', Buffer.from('\ufeffacks=all', 'utf16le').swap16());
    const tree = diskTree(root);
    expect([tree.read('bom.ts'), tree.read('le.properties'), tree.read('be.properties')]).toEqual(['const a = 1;\r\n', 'acks=all\r\n', 'acks=all']);
    expect(tree.candidates(['acks'], tree.list())).toEqual(['be.properties', 'le.properties']);
    expect(tree.skips()).toEqual([]);
  });

  test('what cannot be read is skipped and named', () => {
    write('binary.ts', Buffer.from('kafka\0\x01\x02'));
    write('latin.ts', Buffer.from('// caf\xe9 kafka', 'latin1'));
    write('odd.properties', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from([0x00, 0xd8])]));
    write('big.ts', Buffer.alloc(MAX_SOURCE_BYTES + 1, 97));
    write('fits.ts', Buffer.alloc(MAX_SOURCE_BYTES, 97));
    write('fits.yml', Buffer.alloc(MAX_SOURCE_BYTES + 1, 97));
    write('big.yml', Buffer.alloc(MAX_DOCUMENT_BYTES + 1, 97));
    const tree = diskTree(root);
    const lengths = Object.fromEntries(tree.list().map((file) => [file, tree.read(file)?.length ?? null]));
    expect(lengths).toEqual({
      'big.ts': null,
      'big.yml': null,
      'binary.ts': null,
      'fits.ts': MAX_SOURCE_BYTES,
      'fits.yml': MAX_SOURCE_BYTES + 1,
      'latin.ts': null,
      'odd.properties': null,
    });
    expect(tree.skips()).toEqual([
      { file: 'big.ts', reason: 'too-large' },
      { file: 'big.yml', reason: 'too-large' },
      { file: 'binary.ts', reason: 'binary' },
      { file: 'latin.ts', reason: 'not-utf8' },
      { file: 'odd.properties', reason: 'not-utf8' },
    ]);
  });

  test('a file that cannot be opened', async () => {
    write('closed.ts', 'kafka');
    const tree = diskTree(root);
    expect(tree.list()).toEqual(['closed.ts']);
    // a socket in its place refuses to be opened, whoever asks; permissions would not stop root
    rmSync(join(root, 'closed.ts'));
    const server = createServer().listen(join(root, 'closed.ts'));
    await once(server, 'listening');
    try {
      expect(tree.read('closed.ts')).toBeNull();
      expect(tree.skips()).toEqual([{ file: 'closed.ts', reason: 'unreadable' }]);
    } finally {
      server.close();
    }
  });

  test('a pipe does not hang the scan, and nothing outside the listing is read', () => {
    write('a.ts', 'kafka');
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    const tree = diskTree(root);
    expect(tree.candidates(['kafka'], tree.list())).toEqual(['a.ts']);
    expect([tree.read('pipe.ts'), tree.read('../../etc/hostname'), tree.read('gone.ts')]).toEqual([null, null, null]);
    expect(tree.skips()).toEqual([]);
  });
});

test('candidates are asked for wanted files only and are remembered until changed', () => {
  write('a.ts', 'uses kafka');
  write('b.md', 'Kafka');
  const tree = diskTree(root);
  expect(
    tree.candidates(
      ['kafka', 'Kafka'],
      tree.list().filter((file) => file.endsWith('.ts')),
    ),
  ).toEqual(['a.ts']);
  const before = tree.stamp('a.ts');
  write('a.ts', 'uses none of it');
  write('c.ts', 'kafka');
  expect(
    tree.candidates(
      ['kafka', 'Kafka'],
      tree.list().filter((file) => file.endsWith('.ts')),
    ),
  ).toEqual(['a.ts']);
  tree.changed(['a.ts', 'c.ts']);
  expect(
    tree.candidates(
      ['kafka', 'Kafka'],
      tree.list().filter((file) => file.endsWith('.ts')),
    ),
  ).toEqual(['c.ts']);
  expect(tree.stamp('a.ts')).not.toBe(before);
  expect(tree.stamp('gone.ts')).toBeNull();
});

test('the root of several paths is the nearest directory above them', () => {
  write('a/b/x.ts');
  write('a/c/y.ts');
  expect(rootOf([], root)).toEqual({ root, paths: [] });
  expect(rootOf(['a'], root)).toEqual({ root: join(root, 'a'), paths: [] });
  expect(rootOf(['a/b', 'a/c/y.ts'], root)).toEqual({ root: join(root, 'a'), paths: ['b', 'c/y.ts'] });
  expect(rootOf(['a/b/x.ts'], root)).toEqual({ root: join(root, 'a/b'), paths: ['x.ts'] });
});
