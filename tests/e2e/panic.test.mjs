// The app breaks in the middle of an assessment. What is left is a page with two links, and every answer.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { failToDraw, launch, newPage } from './lib/browser.mjs';
import { Before, Broken, Home, Questions, Result, Verify } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();
const PANIC = /panicked at|^error: unreachable$/;

/** Answers three questions, and a fourth whose successor the browser fails to draw. */
async function breakAfterFour(t, options = {}, prepare = () => {}) {
  const page = await newPage(t, browser, options, PANIC);
  await page.addInitScript(prepare);
  await page.goto(`${app.url}#/take/ai-literacy`);
  const before = new Before(page);
  await before.length('Quick');
  await before.begin();
  const questions = new Questions(page);
  for (const option of [0, 1, 2]) await questions.answer(option);
  await failToDraw(page);
  await questions.options.first().check();
  await questions.next.click();
  const broken = new Broken(page);
  await broken.heading.waitFor();
  return { page, broken, questions };
}

const answers = ({ events }) => events.filter(({ event }) => ['answered', 'unsure'].includes(event.e)).length;

test('loading again continues after the last answer, whatever was pressed meanwhile', async (t) => {
  const { page, broken, questions } = await breakAfterFour(t);
  await broken.saved.waitFor();
  // The broken page’s listeners are still there. Here they would answer a question that nobody has seen.
  for (const key of ['2', 'Enter']) await page.keyboard.press(key);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await broken.reload.click();
  const home = new Home(page);
  await home.unfinished.waitFor();
  await page.getByText('4 questions answered').waitFor();
  await page.getByRole('link', { name: 'Continue: AI literacy at work' }).click();
  await questions.shown();
  assert.equal(await questions.number(), 5);
  await questions.finish();
  await new Result(page).pictures.first().waitFor();
});

test('the exported answers go on in another browser', async (t) => {
  const { page, broken } = await breakAfterFour(t);
  const coming = page.waitForEvent('download');
  await broken.export.click();
  const text = await readFile(await (await coming).path(), 'utf8');
  const file = JSON.parse(text);
  assert.equal(file.kind, 'skillmark-attempt');
  assert.equal(answers(file), 4);

  const verify = new Verify(await newPage(t, browser));
  await verify.open(app.url);
  await verify.choose(text, 'skillmark-answers.json');
  const questions = new Questions(verify.page);
  await questions.shown();
  assert.equal(await questions.number(), 5);
});

test('where the browser keeps nothing, the page says so and export comes first', async (t) => {
  const { broken } = await breakAfterFour(t, {}, () => Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined }));
  await broken.unsaved.waitFor();
  assert.equal(await broken.saved.count(), 0);
  assert.equal(await broken.export.count(), 1);
});

for (const [width, colorScheme] of [[1280, 'light'], [360, 'dark']]) {
  test(`axe finds nothing at ${width} px, ${colorScheme}; focus and title say what happened`, async (t) => {
    const { page, broken } = await breakAfterFour(t, { bypassCSP: true, colorScheme, viewport: { width, height: 800 } });
    assert.equal(await broken.heading.evaluate((heading) => heading === document.activeElement), true);
    assert.match(await page.title(), /^Something in this page broke/);
    assert.deepEqual(await findings(page), []);
    await broken.details.click();
    await page.getByText(/^panicked at/).waitFor();
    assert.deepEqual(await findings(page), []);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
  });
}
