// How a score came about: the disclosure of the result page, by keyboard, as a table, at every width.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Questions, Result } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();

/** Takes the quick test, every third question with "I don't know"; says how many questions there were. */
async function take(page) {
  await page.goto(`${app.url}#/take/ai-literacy`);
  const before = new Before(page);
  await before.length('Quick');
  await before.begin();
  const questions = new Questions(page);
  for (let count = 1; ; count += 1) {
    assert.ok(count < 100, 'the assessment must end');
    const more = count % 3 ? await questions.answer(count) : await questions.pass();
    if (!more) return count;
  }
}

/** Moves the focus to the n-th disclosure with this name by Tab, and opens it by Enter. */
async function openByKeyboard(page, summary) {
  await page.evaluate(() => document.querySelector('h1').focus());
  const wanted = await summary.elementHandle();
  for (let presses = 0; ; presses += 1) {
    assert.ok(presses < 80, 'Tab never came to the disclosure');
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
}

test('it opens by keyboard and has a row for every question, the last of which is the result', async (t) => {
  const page = await newPage(t, browser);
  const count = await take(page);
  const result = new Result(page);
  await result.pictures.first().waitFor();
  assert.equal(await result.steps.count(), 0, 'closed at first');
  for (const skill of [0, 1]) await openByKeyboard(page, result.disclosure('How your score came about').nth(skill));
  assert.equal(await result.steps.count(), 2);

  const rows = page.getByRole('table', { name: 'Question by question' }).getByRole('row');
  assert.equal(await rows.count(), count + 2, 'a row per question, and a head per skill');
  for (const skill of [0, 1]) {
    const table = result.steps.nth(skill);
    assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), ['No.', 'What it asks for, and why we asked it', 'You', 'Score']);
    const texts = await table.getByRole('row').filter({ has: page.getByRole('cell') }).allInnerTexts();
    texts.forEach((text, i) => {
      assert.match(text, new RegExp(`^${i + 1}\\s`));
      assert.match(text, /Told most of the \d+ left\.|(Second|Third) best of the \d+ left\. Picked at random\./);
      assert.match(text, /(right|wrong|don’t know)\s+\d+ ± \d+$/);
    });
    const last = texts.at(-1).match(/(\d+) ± \d+$/)[1];
    const label = await result.pictures.nth(skill).getAttribute('aria-label');
    assert.equal(label.match(/estimate (\d+)/)[1], last);
    const picture = page.getByRole('img', { name: `the score after each of ${texts.length} questions` }).nth(0);
    assert.match(await picture.getAttribute('aria-label'), /After the first it was \d+/);
  }
  const passed = await page.getByRole('cell', { name: 'don’t know' }).count();
  assert.equal(passed, Math.floor(count / 3));
});

test('what only specialists want is one disclosure further in, each figure with what it means', async (t) => {
  const page = await newPage(t, browser);
  await take(page);
  const result = new Result(page);
  await openByKeyboard(page, result.disclosure('How your score came about').first());
  await openByKeyboard(page, result.disclosure('For specialists').first());
  const fit = page.getByRole('table', { name: 'How the answers go together' });
  await fit.getByRole('rowheader', { name: 'CUSUM' }).waitFor();
  assert.deepEqual(
    await fit.getByRole('rowheader').allInnerTexts(),
    ['lz', 'lz*', 'Infit', 'Outfit', 'CUSUM', 'p', 'Rapid answers'],
  );
  assert.match(await fit.getByRole('row', { name: /^p / }).innerText(), /^p\s+[01]\.\d{3}\s+Share of the simulated people/);
  const steps = page.getByRole('table', { name: 'The steps in numbers' }).getByRole('row');
  assert.match(await steps.nth(1).innerText(), /^1\s+0\.\d{4}\s+[123] of \d+\s+-?\d\.\d\d\s+\d\.\d\d\s+\d+\.\d$/);
});

test('a thousand simulated people do not make the page stand still', async (t) => {
  const page = await newPage(t, browser);
  await page.addInitScript(() => {
    let turns = 0;
    setInterval(() => { turns += 1; }, 1);
    const pending = () => document.body?.textContent.includes('Being worked out.');
    new MutationObserver(() => {
      if (pending()) window.began ??= turns;
      else if (window.began !== undefined) window.ended ??= turns;
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await take(page);
  await page.waitForFunction(() => window.ended !== undefined);
  const between = await page.evaluate(() => window.ended - window.began);
  assert.ok(between >= 10, `the page had ${between} turns meanwhile`);
});

for (const [width, colorScheme] of [[1280, 'light'], [360, 'dark']]) {
  test(`axe finds nothing in it and nothing is too wide at ${width} px, ${colorScheme}`, async (t) => {
    const page = await newPage(t, browser, { bypassCSP: true, colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await take(page);
    const result = new Result(page);
    await result.pictures.first().waitFor();
    for (const name of ['How your score came about', 'For specialists']) {
      for (const skill of [0, 1]) await result.disclosure(name).nth(skill).click();
    }
    await page.getByRole('rowheader', { name: 'CUSUM' }).nth(1).waitFor();
    assert.deepEqual(await findings(page), []);
    const wide = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.wide')].map((box) => box.scrollWidth - box.clientWidth));
    assert.deepEqual(wide.filter((pixels) => pixels > 0), [], 'nothing needs scrolling to the side');
  });
}
