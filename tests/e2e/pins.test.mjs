// A bank counts because the deployment has or names it, not because it lies on the device: anybody can send a file that
// brings one along.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { launch, newPage } from './lib/browser.mjs';
import { Verify } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const read = (name) => readFile(new URL(`../reference/profile/${name}`, import.meta.url), 'utf8');
const bank = await read('bank.json');
const profile = await read('good.json');
const evidence = JSON.parse(JSON.parse(profile).evidence[0].narrative.replace(/^\S+ /, ''));

let config = '{}';
const app = await serveApp({ replace: (path, bytes) => (path === 'config.json' ? Buffer.from(config) : bytes) });
after(() => app.close());
const browser = await launch();
after(() => browser.close());

/** An exported attempt at this bank, as somebody might send it. */
function attempt() {
  const digest = createHash('sha256').update(bank).digest();
  const content = `u${Buffer.concat([Buffer.from([0x12, 0x20]), digest]).toString('base64url')}`;
  const { engine_rev, locale, preset, seed, skills } = evidence.plan;
  const plan = { engine_rev: Number(engine_rev), bank: evidence.bank.scoring, preset, skills, seed, locale };
  const started = '2026-05-01T09:00:00.000Z';
  const described = { id: 'a'.repeat(32), bank: 'ai-literacy', title: 'AI literacy', content, plan, started };
  return JSON.stringify({ kind: 'skillmark-attempt', format: 1, attempt: described, events: [], bank });
}

async function judged(t, own, look = async () => {}) {
  config = own;
  const verify = new Verify(await newPage(t, browser));
  await verify.open(app.url);
  await verify.choose(attempt());
  await verify.page.getByRole('heading', { name: 'Question 1' }).waitFor({ state: 'attached' });
  await verify.open(app.url);
  await verify.choose(profile);
  await verify.valid.or(verify.warning).waitFor();
  await look(verify.page);
  return verify.page.locator('[data-axis=evidence]').getAttribute('data-answer');
}

test('a bank that came in a file proves nothing', async (t) => {
  assert.equal(await judged(t, '{}'), 'unknown');
});

test('the same bank counts where the deployment names it', async (t) => {
  assert.equal(await judged(t, JSON.stringify({ banks: [{ scoring: evidence.bank.scoring, content: evidence.bank.content }] })), 'yes');
});

test('its keys alone do not make it count, for they leave its words out', async (t) => {
  assert.equal(await judged(t, JSON.stringify({ banks: [{ scoring: evidence.bank.scoring }] })), 'unknown');
});

test('and then by the rules that it names', async (t) => {
  assert.equal(await judged(t, JSON.stringify({ banks: [{ scoring: evidence.bank.scoring, content: evidence.bank.content, presets: ['quick'] }] })), 'unknown');
});

test('a result that rests on a question that was withdrawn says so, and stands', async (t) => {
  const item = evidence.log[0].split(' ')[0];
  const answer = await judged(t, JSON.stringify({ banks: [{ scoring: evidence.bank.scoring, content: evidence.bank.content, withdrawn: [item] }] }), async (page) => {
    await page.getByText('Ask for a newer measurement.').waitFor();
    await page.getByText(/^Without the questions that were withdrawn since: \d+, nine in ten between \d+ and \d+\.$/).waitFor();
    assert.equal(await page.locator('[data-code]').getAttribute('data-code'), 'ITEM_WITHDRAWN');
  });
  assert.equal(answer, 'yes');
});
