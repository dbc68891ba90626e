// Pictures of every page: `node tests/e2e/shots.mjs FOLDER`, after `cargo xtask dist`. 1280 and 360 wide, light and dark.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ARGS, executablePath } from './lib/browser.mjs';
import { Before, Home, Questions, Result, Verify } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Name the folder for the pictures: node tests/e2e/shots.mjs FOLDER');
  process.exit(2);
}

await mkdir(folder, { recursive: true });
const app = await serveApp();
const browser = await chromium.launch({ executablePath, args: ARGS });
for (const width of [1280, 360]) {
  for (const colorScheme of ['light', 'dark']) await tour(width, colorScheme);
}
await browser.close();
await app.close();

/** Walks through the app once, stopping at every page. */
async function tour(width, colorScheme) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  const shoot = (name) => page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });

  const home = new Home(page);
  await home.open(app.url);
  await shoot('home');
  await home.begin('');
  const before = new Before(page);
  await before.start.waitFor();
  await shoot('before');
  await before.length('Quick');
  await before.begin();
  const questions = new Questions(page);
  await questions.options.first().check();
  await shoot('question');
  await questions.finish();
  await shoot('result');
  const { text } = await new Result(page).download('Ada Example');
  await shoot('shared');
  const verify = new Verify(page);
  await verify.open(app.url);
  await verify.choose(text);
  await page.getByText('What was checked').waitFor();
  await shoot('verify');
  await context.close();
}
