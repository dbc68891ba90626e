// Times verdicts in a page of Chromium, and prints their milliseconds as JSON. `cargo xtask bench verify` builds what is
// needed: `node receive.mjs BUILD BANK PROFILE`, BUILD being the folder with the engine and its bindings.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ARGS, executablePath } from '../e2e/lib/browser.mjs';
import { servePages } from '../e2e/lib/site.mjs';

const [build, bank, profile] = process.argv.slice(2);
const pages = {
  '/': '<!doctype html><title>receive</title><link rel="icon" href="data:,">',
  '/speed.js': await readFile(join(build, 'speed.js')),
  '/speed_bg.wasm': await readFile(join(build, 'speed_bg.wasm')),
  '/bank.json': await readFile(bank),
  '/profile.json': await readFile(profile),
};
// Isolated from other origins, a page gets a clock of 5 µs; else it is 100.
const site = await servePages(pages, { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
const browser = await chromium.launch({ executablePath, args: ARGS });
try {
  const page = await browser.newPage();
  await page.goto(site.origin);
  const times = await page.evaluate(measure);
  console.log(JSON.stringify({ chromium: browser.version(), times }));
} finally {
  await browser.close();
  await site.close();
}

/** In the page: milliseconds of 200 verdicts, the first among them, before the browser has compiled the module at its best. */
async function measure() {
  const { default: init, Receiver } = await import('/speed.js');
  await init();
  const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const [receiver, profile] = [Receiver.with_bank(await bytes('/bank.json')), await bytes('/profile.json')];
  return Array.from({ length: 200 }, () => {
    const started = performance.now();
    if (!receiver.accepts(profile)) throw new Error('the profile that is timed must be accepted');
    return performance.now() - started;
  });
}
