// A bank with what few banks have: the page loads the rest of the engine for it before the start, and for no other.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Questions, Result } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const usual = await serveApp();
const related = await serveApp({
  replace(path, bytes) {
    if (!/^banks\/ai-literacy/.test(path)) return bytes;
    const bank = JSON.parse(bytes.toString('utf8'));
    const [a, b] = bank.skills.map((skill) => skill.id);
    bank.correlations = [{ between: [a, b], r: 0.6, source: 'a test' }];
    bank.presets[0].criterion = 'mepv';
    return Buffer.from(JSON.stringify(bank));
  },
});
after(() => Promise.all([usual.close(), related.close()]));
const browser = await launch();

/** Takes the quick length to its result; says which parts were asked for, and which of them after the start. */
async function take(page, app) {
  const parts = [];
  let started = false;
  page.on('request', (request) => {
    const part = /\/([a-z]+)[^/]*\.wasm$/.exec(request.url())?.[1];
    if (part) parts.push(started ? `late ${part}` : part);
  });
  await page.goto(`${app.url}#/take/ai-literacy`);
  const before = new Before(page);
  await before.length('Quick');
  started = true;
  await before.begin();
  await new Questions(page).finish();
  assert.equal(await new Result(page).pictures.count(), 2);
  await page.getByText('How this was measured').first().click();
  return parts;
}

test('skills that go together are estimated together, and the result says so', async (t) => {
  const page = await newPage(t, browser);
  const parts = await take(page, related);
  assert.ok(parts.includes('engine'), parts.join());
  assert.ok(!parts.some((part) => part.startsWith('late')), parts.join());
  await page.getByText(/^In this bank .+ and this skill go together/).first().waitFor();
});

test('a usual bank needs no more than the page has', async (t) => {
  const page = await newPage(t, browser);
  const parts = await take(page, usual);
  assert.ok(!parts.includes('engine'), parts.join());
  assert.equal(await page.getByText(/^In this bank .+ go together/).count(), 0);
});
