// `npm test`: every check of the house, all of them even when one fails; the last line says `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKS = ['build', 'types', 'lint', 'walls', 'unused'];
const scratch = mkdtempSync(join(tmpdir(), 'kafka-compat-test-'));
const unitResult = join(scratch, 'unit.json');

const run = (script, ...options) => {
  console.log(`\n> ${script}`);
  return spawnSync('npm', ['run', '--silent', script, ...(options.length > 0 ? ['--', ...options] : [])], { stdio: 'inherit' }).status === 0;
};

const failures = CHECKS.filter((check) => !run(check));
let passed = CHECKS.length - failures.length;
let failed = failures.length;

const isUnitRunClean = run('test:unit', '--reporter=default', '--reporter=json', `--outputFile.json=${unitResult}`);
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(unitResult, 'utf8'));
  passed += numPassedTests;
  // a skipped test proves nothing, so it counts as failed
  failed += numFailedTests + numPendingTests + numTodoTests;
  if (!isUnitRunClean && numFailedTests === 0) {
    failures.push('test:unit (a test file could not run)');
    failed++;
  }
} catch {
  failures.push('test:unit (no result)');
  failed++;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (failures.length > 0) console.log(`\nFailed checks: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
