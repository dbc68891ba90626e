// Pictures of every page of the built app.
// `node tests/e2e/shots.mjs FOLDER`: whole pages, 1280 and 360 wide, light and dark, for looking at.
// `node tests/e2e/shots.mjs --small FOLDER`: 800 wide, light, cut at 1000, at most 40 kB each, for `docs/shots`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ARGS, executablePath, failToDraw } from './lib/browser.mjs';
import { Before, Broken, Home, Questions, Result, Verify } from './lib/pages.mjs';
import { small } from './lib/palette.mjs';
import { serveApp, servePages } from './lib/site.mjs';
import { DAY, still } from './lib/still.mjs';

const [folder, option] = process.argv.slice(2).reverse();
if (!folder || (option && option !== '--small')) {
  console.error('usage: node tests/e2e/shots.mjs [--small] FOLDER');
  process.exit(2);
}

const pages = {};
const host = await servePages(pages);
const app = await serveApp({ ancestors: [host.origin] });
pages['/'] = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Intranet</title>
  <link rel="icon" href="data:,"><style>body { font: 1.1rem sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }</style>
  <script src="${app.url}embed.js"></script><h1>Learning at Example Ltd</h1><p>Find out where you stand. It takes ten minutes.</p>
  <skillmark-assessment bank="ai-literacy"></skillmark-assessment>`;
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ARGS });
if (option) await tour({ viewport: { width: 800, height: 1000 }, colorScheme: 'light' }, smallPicture);
else {
  for (const width of [1280, 360]) {
    for (const colorScheme of ['light', 'dark']) {
      const path = (name) => join(folder, `${name}-${width}-${colorScheme}.png`);
      await tour({ viewport: { width, height: 800 }, colorScheme }, (page, name) => page.screenshot({ path: path(name), fullPage: true }));
    }
  }
}
await browser.close();
await Promise.all([app.close(), host.close()]);

async function smallPicture(page, name) {
  const png = await page.screenshot();
  const blank = await browser.newPage();
  const bytes = await small(blank, png, 40_000);
  await blank.close();
  await writeFile(join(folder, `${name}.png`), bytes);
  console.log(`${name}.png ${(bytes.length / 1000).toFixed(1)} kB`);
}

/** Answers as somebody does who knows two of three. */
async function answerWell(page, questions) {
  const right = await page.evaluate(async () => {
    const catalogue = document.getElementById('skillmark-catalogue').href;
    const { banks } = await (await fetch(catalogue)).json();
    const { items } = await (await fetch(new URL(banks[0].file, catalogue))).json();
    const text = (part) => (typeof part === 'string' ? part : Object.values(part).flat().map(text).join(''));
    return items.flatMap(({ answer }) => answer.options.filter(({ key }) => key).map((option) => option.text.map(text).join('')));
  });
  for (let number = 1, more = true; more; number += 1) {
    const labels = await questions.options.evaluateAll((inputs) => inputs.map((input) => input.labels[0].textContent));
    const known = labels.findIndex((label) => right.some((text) => label.includes(text)));
    more = await questions.answer(number % 3 ? known : known + 1);
  }
}

/** Walks through the app once, stopping at every page. */
async function tour(options, picture) {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  await context.addInitScript(still);
  await context.clock.setFixedTime(DAY);
  const page = await context.newPage();
  const shoot = async (name, from) => {
    await page.mouse.move(0, 0);
    await page.evaluate(() => scrollTo(0, 0));
    await from?.evaluate((element) => element.scrollIntoView());
    await picture(page, name);
  };

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
  await answerWell(page, questions);
  await shoot('result');
  const result = new Result(page);
  if (!option) {
    for (const name of ['How your score came about', 'For specialists']) await result.disclosure(name).first().click();
    await page.getByRole('rowheader', { name: 'CUSUM' }).first().waitFor();
    await shoot('steps');
  }
  const { text } = await result.download('Ada Example');
  await result.link.evaluate((link) => { link.value = link.value.replace(location.origin, 'https://intranet.example'); });
  await shoot('signed', page.getByRole('heading', { name: 'Keep or share this result' }));

  const verify = new Verify(page);
  await verify.open(app.url);
  await shoot('verify');
  await verify.choose(text);
  await verify.valid.waitFor();
  await shoot('verified');
  await page.getByRole('button', { name: 'Check another' }).click();
  await verify.choose(text.replace('Ada Example', 'Eve Example'));
  await verify.invalid.waitFor();
  await shoot('changed');

  await page.goto(host.origin);
  await page.frameLocator('iframe').getByRole('button', { name: 'Start', exact: true }).waitFor();
  await page.waitForTimeout(500); // the frame follows the height of its content
  await shoot('embedded');

  await page.goto(`${app.url}#/take/ai-literacy`);
  await before.begin();
  await questions.answer(0);
  await failToDraw(page);
  await questions.options.first().check();
  await questions.next.click();
  await new Broken(page).heading.waitFor();
  await shoot('broken');
  await context.close();
}
