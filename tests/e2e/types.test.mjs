// Every type of question by keyboard alone, looked at by axe, scored on the result.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Before } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const cli = process.env.SKILLMARK_CLI;
const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'types-'));
execFileSync(cli, ['bank', 'build', join(root, 'src/bank/tests/types'), '--out', join(folder, 'bank.json')]);
const bank = JSON.parse(readFileSync(join(folder, 'bank.json'), 'utf8'));
bank.id = 'ai-literacy';
// All of them are asked.
Object.assign(bank.presets[0], { min_items: 20, max_items: 20 });

const app = await serveApp({
  replace: (path, bytes) => (/^banks\/ai-literacy/.test(path) ? Buffer.from(JSON.stringify(bank)) : bytes),
});
after(() => app.close());
const browser = await launch();

/** Moves focus on until it is on something that fits. */
async function tabTo(page, selector) {
  for (let step = 0; step < 60; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to ${selector} by the Tab key`);
}

const text = (runs) => runs.map((run) => (typeof run === 'string' ? run : '')).join('');

/** Picks in the list that has the focus by its keys, as people do. */
async function pick(page, label) {
  const index = await page.evaluate((wanted) => [...document.activeElement.options].findIndex((o) => o.text === wanted), label);
  for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowDown');
}

/** Answers rightly, with keys alone. */
const ways = {
  async choice(page, answer) {
    const label = text(answer.options.find((option) => option.key)?.text ?? answer.options.at(-1).text);
    await tabTo(page, 'input[type=radio]');
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press(step === 0 ? 'Space' : 'ArrowDown');
      if ((await page.locator('.option:has(:checked)').innerText()).endsWith(label)) return;
    }
    assert.fail(label);
  },
  async 'multiple-choice'(page, answer) {
    const keys = answer.options.filter((option) => option.key).map((option) => text(option.text));
    await tabTo(page, 'input[type=checkbox]');
    for (let step = 0; step < answer.options.length; step += 1) {
      const label = await page.evaluate(() => document.activeElement.closest('label').innerText);
      if (keys.some((key) => label.endsWith(key))) await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
    }
  },
  async numeric(page) {
    await tabTo(page, '#typed');
    await page.keyboard.type('much');
    await page.getByText('This is not a number yet.').waitFor();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Backspace');
    await page.keyboard.type('0,3');
  },
  async 'short-text'(page) {
    await tabTo(page, '#typed');
    await page.keyboard.type('read  me');
  },
  async 'inline-choice'(page, answer) {
    for (const [place, gap] of answer.gaps.entries()) {
      await tabTo(page, `select[aria-label="Gap ${place + 1}"]`);
      await pick(page, text(gap.options.find((option) => option.key).text));
    }
  },
  async ordering(page, answer) {
    // Each entry is moved up until it stands at its place.
    for (const [place, option] of answer.options.entries()) {
      const label = text(option.text);
      const at = async () => (await page.locator('.entry > span').allInnerTexts()).indexOf(label);
      if ((await at()) > place) await tabTo(page, `button[aria-label="Move up: ${label}"]`);
      while ((await at()) > place) {
        const before = await at();
        await page.keyboard.press('Enter');
        await page.waitForFunction(
          ([name, from]) => [...document.querySelectorAll('.entry > span')].findIndex((e) => e.innerText === name) < from,
          [label, before],
        );
        await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === `Move up: ${name}`, label);
      }
    }
  },
  async matching(page, answer) {
    for (const entry of answer.left) {
      await tabTo(page, `select[aria-label="${text(entry.text)}"]`);
      await pick(page, text(answer.options.find((option) => option.id === entry.with).text));
    }
  },
  async 'hot-text'(page, answer) {
    for (const option of answer.options.filter(({ key }) => key)) {
      await tabTo(page, `.passage:not([aria-pressed=true])`);
      while ((await page.evaluate(() => document.activeElement.innerText)) !== text(option.text)) await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
    }
  },
};
ways['single-choice'] = ways['true-false'] = ways.rating = ways.choice;

/** Which item is on screen, by the words that only it has. */
function shown(stem) {
  const words = (block) => text(block.p ?? []).slice(0, 30);
  return bank.items.find((item) => item.stem.some((block) => words(block) && stem.includes(words(block))));
}

const shots = process.env.SKILLMARK_SHOTS;
const forms = [1280, 360].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));
for (const { width, colorScheme } of forms) {
  const name = `${width} ${colorScheme}`;
  test(`every type is taken by keyboard alone (${name})`, async (t) => {
    const page = await newPage(t, browser, { bypassCSP: true, reducedMotion: 'reduce', viewport: { width, height: 800 }, colorScheme });
    await page.goto(`${app.url}#/take/ai-literacy`);
    const before = new Before(page);
    await before.length('Quick');
    await before.begin();
    const met = new Set();
    for (let number = 1; number <= bank.items.length; number += 1) {
      await page.getByRole('heading', { name: `Question ${number}`, exact: true }).waitFor();
      const item = shown(await page.locator('.stem').innerText());
      assert.ok(item, await page.locator('main').innerHTML());
      met.add(item.answer.type);
      assert.deepEqual(await findings(page), [], item.id);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${item.id} is ${wide} pixels too wide`);
      await ways[item.answer.type](page, item.answer);
      if (shots) await page.screenshot({ path: join(shots, `${width}-${colorScheme}-${item.id}.png`), fullPage: true });
      await tabTo(page, 'form.question button[type=submit]');
      await page.keyboard.press('Enter');
    }
    assert.equal(met.size, 10);
    await page.getByText('How this was measured').first().click();
    assert.equal(await page.getByText('partly right').count(), 0);
    assert.equal(await page.locator('td.reply').filter({ hasText: 'wrong' }).count(), 0, 'all was answered rightly');
  });
}
