// The extension in a real VS Code: npm run test:vscode
// Builds and packages it, installs the .vsix, opens workspace/ and looks at what a user would see. Screenshots go to out/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';
import { withWorkbench } from './workbench.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const out = path.join(here, 'out');
const vsix = path.join(out, 'kafka-compat.vsix');
const started = Date.now();
let passed = 0;
let failed = 0;

function say(text) {
  console.log(`[${((Date.now() - started) / 1000).toFixed(1)}s] ${text}`);
}
function check(isRight, what, seen = '') {
  if (isRight) passed++;
  else failed++;
  say(`${isRight ? 'ok  ' : 'FAIL'} ${what}${isRight || seen === '' ? '' : `; seen: ${seen.slice(0, 400)}`}`);
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], timeout: 300_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

/** Rows of the Problems panel, once they satisfy the condition (or the time is over). */
async function problems(page, condition) {
  let text = '';
  for (let tries = 0; tries < 100; tries++) {
    text = await page.locator('.markers-panel').textContent();
    if (condition(text)) break;
    await page.waitForTimeout(200);
  }
  return text;
}

/** Puts the cursor on a line's word and waits for its hover. */
async function hoverOn(page, word) {
  await page.locator('.monaco-editor .view-line span span', { hasText: word }).first().hover();
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').last();
  await hover.waitFor();
  await page.waitForTimeout(700);
  return (await page.locator('.monaco-hover:not(.hidden)').allTextContents()).join('\n');
}

async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(title);
  await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${title}")`);
  await page.keyboard.press('Enter');
}

async function toggle(page, target) {
  await page.locator('.quick-input-widget .quick-input-filter input[type=text]').fill(target);
  await page.locator(`.quick-input-list .monaco-list-row:is([aria-label="${target}"], [aria-label^="${target},"])`).click();
}

/** Opens the quick fixes of the finding on a word. */
async function actionsOn(page, word) {
  await page.locator('.monaco-editor .view-line span span', { hasText: word }).first().click();
  // away from the word, whose hover would take the keys
  await page.mouse.move(5, 5);
  const rows = page.locator('.action-widget .monaco-list-row');
  // the list does not open while the editor is still asking what there is
  for (let tries = 0; tries < 10 && (await rows.count()) === 0; tries++) {
    await page.keyboard.press('Control+.');
    await page.waitForTimeout(1_000);
  }
  return (await rows.allTextContents()).join('\n');
}

/** A click on the row is caught by the widget's pointer block: goes down to the row and takes it by key. */
async function take(page, title) {
  for (let tries = 0; tries < 20; tries++) {
    if ((await page.locator('.action-widget .monaco-list-row.focused').textContent()).includes(title)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

async function look(page) {
  const shot = (name) => page.screenshot({ path: path.join(out, `${name}.png`) });
  const status = page.locator('.statusbar-item', { hasText: 'Kafka:' });

  await page.waitForSelector('.monaco-editor .view-line');
  await page.waitForSelector('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning');
  check(true, 'a finding is drawn as a squiggle in a workspace that is not trusted');
  await status.waitFor();
  check(/kafka@4\.0/.test(await status.textContent()), 'the status bar names the target of the workspace settings', await status.textContent());

  await page.keyboard.press('Control+Shift+M');
  await page.waitForSelector('.markers-panel .monaco-list-row');
  const onKafka = await problems(page, (text) => /partitioner-class-removed/.test(text));
  check(/partitioner-class-removed/.test(onKafka), 'the Problems panel lists the finding of the open file', onKafka);
  check(/consumer\.py/.test(onKafka), 'and those of a file that is not open', onKafka);
  check(!/zstd/.test(onKafka), 'but nothing against zstd, which Kafka has', onKafka);

  const setting = await hoverOn(page, 'MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION');
  check(/max\.in\.flight\.requests\.per\.connection/.test(setting), 'the hover names the canonical key', setting);
  check(/Value: 10/.test(setting), 'its value', setting);
  check(/Default: 5/.test(setting), 'its default in the detected client version', setting);
  check(/kafka@4\.0/.test(setting), 'and the verdict for the target', setting);
  await shot('hover');
  await page.keyboard.press('Escape');

  await status.click();
  await page.waitForSelector('.quick-input-list .monaco-list-row');
  await shot('picker');
  await toggle(page, 'event-hubs:standard');
  await toggle(page, 'kafka@4.0');
  await page.keyboard.press('Enter');
  const onEventHubs = await problems(page, (text) => /zstd/.test(text));
  check(/zstd/.test(onEventHubs), 'the status bar picker switches the target: zstd is now a finding', onEventHubs);
  check(/event-hubs:standard/.test(await status.textContent()), 'the status bar follows', await status.textContent());
  const codec = await hoverOn(page, 'COMPRESSION_TYPE_CONFIG');
  check(/zstd/.test(codec) && /constant/i.test(codec), 'the hover tells which constant the value came from', codec);
  await shot('target');
  await page.keyboard.press('Escape');

  const fixes = await actionsOn(page, 'REQUEST_TIMEOUT_MS_CONFIG');
  check(/Set request\.timeout\.ms to 20000/.test(fixes), "a rule's quick fix is offered", fixes);
  await take(page, 'Set request.timeout.ms');
  await page.locator('.monaco-editor .view-line', { hasText: '"20000"' }).waitFor();
  const mended = await problems(page, (list) => !/request-timeout-too-short/.test(list));
  check(!/request-timeout-too-short/.test(mended), 'and mends the finding', mended);

  const offered = await actionsOn(page, 'COMPRESSION_TYPE_CONFIG');
  check(/Ignore producer\/compression-unsupported here/.test(offered), 'the suppression is offered', offered);
  await shot('actions');
  await take(page, 'Ignore producer/compression-unsupported');
  await page.locator('.monaco-editor .view-line', { hasText: 'kafka-compat-ignore' }).waitFor();
  const text = await page.locator('.monaco-editor .view-lines').textContent();
  check(/\/\/\s*kafka-compat-ignore\s*producer\/compression-unsupported/.test(text), 'it writes the comment above the line', text);
  const suppressed = await problems(page, (list) => !/compression-unsupported/.test(list));
  check(!/compression-unsupported/.test(suppressed), 'and the finding is gone before the file is saved', suppressed);

  await runCommand(page, 'kafka-compat: Restart Server');
  const restarted = await problems(page, (list) => /consumer\.py/.test(list));
  check(/consumer\.py/.test(restarted), 'the server can be restarted', restarted);
}

try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const paths = setup();
  run('npm', 'run', '--silent', 'build');
  run('npm', 'run', '--silent', 'package', '--', '--out', vsix);
  say('packaged');
  await withWorkbench({ ...paths, vsix, folder: path.join(here, 'workspace'), file: 'checkout/src/main/java/shop/Checkout.java', out }, look);
} catch (error) {
  check(false, String(error).split('\n').slice(0, 8).join(' | '));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
