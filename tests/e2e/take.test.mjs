// One person takes an assessment: by mouse, by keyboard, with interruptions, and without the network.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, newPage, record } from './lib/browser.mjs';
import { Before, Home, Questions, Result } from './lib/pages.mjs';
import { FOLDER, serveApp } from './lib/site.mjs';

const BANK = '#/take/ai-literacy';
const app = await serveApp();
after(() => app.close());
const browser = await launch();

async function begin(page, length = 'Quick') {
  await page.goto(app.url + BANK);
  const before = new Before(page);
  await before.length(length);
  await before.begin();
  return new Questions(page);
}

test('from the catalogue to a result, by mouse', async (t) => {
  const page = await newPage(t, browser);
  const home = new Home(page);
  await home.open(app.url);
  await home.begin('AI literacy');
  const before = new Before(page);
  await before.notFor.waitFor();
  await before.length('Quick');
  await before.begin();
  const count = await new Questions(page).finish();
  assert.ok(count >= 10 && count <= 16, `two skills, five to eight questions each, not ${count}`);
  assert.equal(await new Result(page).pictures.count(), 2);
});

test('from the catalogue to a result, by keyboard alone', async (t) => {
  const page = await newPage(t, browser);
  const { keyboard } = page;
  await new Home(page).open(app.url);
  await tabTo(page, /^Begin/);
  await keyboard.press('Enter');
  const before = new Before(page);
  await before.start.waitFor();
  await tabTo(page, 'Start');
  await keyboard.press('Enter');
  const questions = new Questions(page);
  await questions.shown();
  for (let more = true, count = 0; more; count += 1) {
    const number = await questions.number();
    if (count % 4 === 3) {
      await keyboard.press('0');
      await page.waitForFunction(() => document.activeElement.localName === 'button');
      await keyboard.press('Enter');
    } else {
      await keyboard.press(String(1 + (count % 3)));
      await keyboard.press('Enter');
    }
    more = await questions.after(number);
    assert.ok(count < 100, 'the assessment must end');
  }
  await new Result(page).pictures.first().waitFor();
});

test('a reload continues at the same question', async (t) => {
  const page = await newPage(t, browser);
  const questions = await begin(page);
  for (const option of [0, 1, 2]) await questions.answer(option);
  const wording = await page.getByRole('group').first().innerText();
  await page.reload();
  await questions.shown();
  assert.equal(await questions.number(), 4);
  assert.equal(await page.getByRole('group').first().innerText(), wording);
  await questions.finish();
});

test('a second tab is noticed, and no answer is lost or merged', async (t) => {
  const page = await newPage(t, browser);
  const questions = await begin(page);
  await questions.answer(0);
  const second = await page.context().newPage();
  await second.goto(page.url());
  const there = new Questions(second);
  await there.shown();
  await there.answer(1);
  // Where the tabs can talk, the first one knows at once; else at its next answer.
  const noticed = page.getByText('This assessment went on in another tab');
  await noticed.waitFor({ timeout: 1000 }).catch(() => questions.answer(2).catch(() => {}));
  await noticed.waitFor();
  await page.getByRole('button', { name: 'Continue here' }).click();
  await questions.shown();
  assert.equal(await questions.number(), 3);
});

test('everything comes from the app’s folder, and nothing at all once it has started, not even offline', async (t) => {
  const page = await newPage(t, browser);
  const addresses = record(page);
  const questions = await begin(page);
  assert.ok(addresses.length > 3);
  for (const address of addresses) assert.ok(address.startsWith(app.origin + FOLDER), address);
  const before = app.requests.length;
  addresses.length = 0;
  await page.context().setOffline(true);
  await questions.finish();
  await new Result(page).pictures.first().waitFor();
  for (const address of addresses) assert.ok(address.startsWith(app.origin + FOLDER), address);
  // What the browser has cached it may show again; the server hears of nothing.
  assert.equal(app.requests.length, before);
});

/** Presses Tab until the focused element has this name. */
async function tabTo(page, name) {
  const matches = (text) => (name instanceof RegExp ? name.test(text) : name === text);
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim());
    if (matches(focused)) return;
  }
  assert.fail(`Tab never came to “${name}”`);
}
