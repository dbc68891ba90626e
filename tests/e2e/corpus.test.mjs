// Every reference document gets in the page exactly the verdict that the manifest gives it, and nothing in it acts.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { launch, newPage, record } from './lib/browser.mjs';
import { Verify } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const folder = new URL('../reference/credentials/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('verdicts.json', folder), 'utf8'));
const app = await serveApp();
after(() => app.close());
const browser = await launch();

/** The verdict that the page shows: its word, its axes, its codes. */
const shown = (page) => page.evaluate(() => ({
  verdict: document.querySelector('[data-verdict]').dataset.verdict,
  axes: Object.fromEntries([...document.querySelectorAll('[data-axis]')].map(({ dataset }) => [dataset.axis, dataset.answer])),
  codes: [...document.querySelectorAll('[data-code]')].map(({ dataset }) => dataset.code),
}));

test(`${manifest.cases.length} documents`, async (t) => {
  const page = await newPage(t, browser);
  await page.clock.setFixedTime(manifest.now);
  const verify = new Verify(page);
  // Asked for ahead, with the page's parts.
  const config = page.waitForResponse(/config\.json$/);
  await verify.open(app.url);
  await config;
  const addresses = record(page);
  for (const { file, verdict, axes, codes, why } of manifest.cases) {
    const buffer = await readFile(new URL(file, folder));
    await verify.picker.setInputFiles({ name: file, mimeType: 'application/json', buffer });
    await page.locator('[data-verdict]').waitFor();
    assert.deepEqual(await shown(page), { verdict, axes, codes }, `${file}: ${why}`);
    // Whatever the document says is text: no element of its making, no address but https, none of its pictures.
    const acting = await page.evaluate(() => ({
      elements: document.querySelectorAll('main :is(script, iframe, img, object, embed, svg a, style, form[action])').length,
      links: [...document.querySelectorAll('main a[href]')].map((a) => a.getAttribute('href')).filter((href) => !/^(https:\/\/|#\/)/.test(href)),
    }));
    assert.deepEqual(acting, { elements: 0, links: [] }, file);
    await page.getByRole('button', { name: 'Check another' }).click();
    await verify.picker.waitFor();
  }
  assert.deepEqual(addresses, [], 'nothing is asked of any server');
});

test('strings that steer or draw are shown as what they are', async (t) => {
  const page = await newPage(t, browser);
  await page.clock.setFixedTime(manifest.now);
  const verify = new Verify(page);
  for (const { file, verdict } of manifest.cases.filter(({ file }) => file.startsWith('70') && file.includes('display'))) {
    await verify.open(app.url);
    await verify.picker.setInputFiles({ name: file, mimeType: 'application/json', buffer: await readFile(new URL(file, folder)) });
    await page.locator(`[data-verdict=${verdict}]`).waitFor();
    const text = await page.getByRole('main').innerText();
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u, file);
    const loose = await page.evaluate(() => [...document.querySelectorAll('.verdict h3, .verdict p')].filter((e) => e.textContent.includes('�') && !e.querySelector('bdi')).length);
    assert.equal(loose, 0, `${file}: what a document says is isolated`);
  }
});
