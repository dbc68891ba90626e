// What goes wrong around the app: damaged files, no storage. Each is said where it happens.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Questions, Result } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
const damaged = await serveApp({
  replace: (path, bytes) => (/^banks\/ai-literacy/.test(path) ? bytes.subarray(0, bytes.length / 2) : bytes),
});
after(() => Promise.all([app.close(), damaged.close()]));
const browser = await launch();

test('a truncated bank is named as damaged, and nothing starts', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${damaged.url}#/take/ai-literacy`);
  await page.getByText(/^This assessment’s questions are damaged: .+/).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Start', exact: true }).count(), 0);
});

test('an assessment that is not there is named', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${app.url}#/take/no-such`);
  await page.getByText('There is no assessment called no-such here.').waitFor();
});

test('an address that is none leads back', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${app.url}#/nowhere`);
  await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
  await page.getByRole('link', { name: 'Go to the assessments' }).click();
  await page.getByRole('heading', { name: 'Assessments', exact: true }).waitFor();
});

test('without storage it says so before the start, and still measures', async (t) => {
  const page = await newPage(t, browser);
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined }));
  await page.goto(`${app.url}#/take/ai-literacy`);
  await page.getByText(/^This browser keeps nothing for this page/).waitFor();
  await take(page);
});

async function take(page) {
  const before = new Before(page);
  await before.length('Quick');
  await before.begin();
  await new Questions(page).finish();
  assert.equal(await new Result(page).pictures.count(), 2);
}
