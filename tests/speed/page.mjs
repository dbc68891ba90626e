// Times the engine's builds and jsCAT in one page of Chromium, and prints all times as JSON. `cargo xtask bench peers`
// builds what is needed: SKILLMARK_SPEED is the folder with a folder for each build.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { ARGS, executablePath } from '../e2e/lib/browser.mjs';
import { servePages } from '../e2e/lib/site.mjs';

const folder = process.env.SKILLMARK_SPEED;
const entry = fileURLToPath(new URL('page.js', import.meta.url));
const bundled = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false, logLevel: 'warning' });
const pages = {
  '/': '<!doctype html><title>speed</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
  '/page.js': bundled.outputFiles[0].contents,
};
const builds = process.argv.slice(2);
for (const name of builds) {
  for (const file of await readdir(join(folder, name))) pages[`/${name}/${file}`] = await readFile(join(folder, name, file));
}

// Isolated from other origins, a page gets a clock of 5 µs; else it is 100.
const site = await servePages(pages, { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
const browser = await chromium.launch({ executablePath, args: ARGS });
try {
  const page = await browser.newPage();
  await page.goto(site.origin);
  await page.waitForFunction(() => window.crossOriginIsolated && window.measure);
  const times = await page.evaluate((builds) => window.measure(builds), builds);
  console.log(JSON.stringify({ chromium: browser.version(), times }));
} finally {
  await browser.close();
  await site.close();
}
