// The app itself in the frame of a page on another origin, from the tag to the profile in that page's hands.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Questions, Result } from './lib/pages.mjs';
import { serveApp, servePages } from './lib/site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = process.env.SKILLMARK_CLI ?? `${root}target/debug/skillmark`;

const HEAD = '<!doctype html><link rel="icon" href="data:,"><title>Intranet</title>';
const pages = {};
const host = await servePages(pages);
const stranger = await servePages({ '/': HEAD });
const app = await serveApp({ ancestors: [host.origin] });
const elsewhere = await servePages({ '/': `${HEAD}<iframe src="${app.url}"></iframe>` });
pages['/'] = `${HEAD}
  <script src="${app.url}embed.js"></script>
  <script>events = []; addEventListener('complete', ({ target, detail }) => events.push([target.id, detail.profile]));</script>
  <h1>Intranet</h1>
  <skillmark-assessment id="check" bank="ai-literacy"></skillmark-assessment>`;
// Without embed.js: this page answers only when told to.
pages['/silent.html'] = `${HEAD}
  <script>heard = []; addEventListener('message', ({ data, origin }) => heard.push([origin, data.type]));</script>
  <iframe id="app" title="App" src="${app.url}#/take/ai-literacy" height="2000"></iframe>
  <iframe id="stranger" title="Stranger" src="${stranger.origin}/"></iframe>`;
after(() => Promise.all([app, host, stranger, elsewhere].map((site) => site.close())));
const browser = await launch();

/** Whether the frame shows all of its page: nothing to scroll, and no more than `spare` pixels below it. */
async function fits(page, spare = 2) {
  const element = await page.locator('#check iframe').elementHandle();
  const frame = await element.contentFrame();
  const sizes = () => frame.evaluate(() => [innerHeight, document.documentElement.scrollHeight, document.body.getBoundingClientRect().height]);
  for (let tries = 0; tries < 50; tries += 1) {
    const [inside, scrolled, content] = await sizes();
    if (scrolled <= inside && inside - content <= spare) return inside;
    await new Promise((next) => setTimeout(next, 100));
  }
  assert.fail(`frame, its page and the page’s content are ${await sizes()} pixels high`);
}

test('from the tag to a profile that the command line accepts', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${host.origin}/`);
  const frame = page.frameLocator('#check iframe');
  const before = new Before(frame);
  await before.length('Quick');
  const heights = [await fits(page)];
  await before.begin();
  heights.push(await fits(page));
  await new Questions(frame).finish();
  const result = new Result(frame);
  assert.equal(await result.pictures.count(), 2);
  heights.push(await fits(page));
  assert.equal(new Set(heights).size, 3, `the height follows the page, larger and smaller: ${heights}`);
  assert.ok(heights[1] < heights[0] && heights[1] < heights[2], `${heights}`);

  await result.as('Ada Example');
  await result.sign.click();
  await result.signed.waitFor();
  const name = new URL(host.origin).host;
  await frame.getByText(`${name} receives the whole profile`).waitFor();
  assert.deepEqual(await page.evaluate(() => events), [], 'nothing is handed over unasked');
  await frame.getByRole('button', { name: `Give the profile to ${name}` }).click();
  await frame.getByText(`${name} has received the profile.`).waitFor();
  await page.waitForFunction(() => events.length);
  const [[id, profile], ...more] = await page.evaluate(() => events);
  assert.deepEqual([id, more], ['check', []]);

  const coming = page.waitForEvent('download');
  await frame.getByRole('button', { name: 'Download the file' }).click();
  assert.equal(await readFile(await (await coming).path(), 'utf8'), profile, 'the file is the same, byte for byte');

  const verify = [cli, 'profile', 'verify', '-', '--bank', 'banks/ai-literacy', '--json'];
  const judge = (input) => spawnSync(verify[0], verify.slice(1), { cwd: root, input, encoding: 'utf8' });
  const { status, stdout, stderr } = judge(profile);
  assert.equal(status, 0, stderr);
  const { verdict, axes } = JSON.parse(stdout);
  assert.deepEqual([verdict, axes.integrity, axes.issuer, axes.evidence], ['valid', 'yes', 'yes', 'yes']);
  assert.equal(judge(profile.replace('Ada Example', 'Eve Example')).status, 1);
});

test('a page that has not introduced itself is offered nothing, and nobody may speak for it', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${host.origin}/silent.html`);
  const frame = page.frameLocator('#app');
  const before = new Before(frame);
  await before.length('Quick');
  await before.begin();
  await new Questions(frame).finish();
  const result = new Result(frame);
  await result.sign.click();
  await result.signed.waitFor();

  const [inside, other] = [app, stranger].map(({ origin }) => page.frames().find((one) => one.url().startsWith(origin)));
  await inside.evaluate(() => {
    globalThis.arrived = 0;
    addEventListener('message', () => { arrived += 1; });
  });
  const speak = (from, message) => from.evaluate((message) => top.frames[0].postMessage(message, '*'), message);
  const give = frame.getByRole('button', { name: /^Give the profile to/ });
  await speak(other, { skillmark: 1, type: 'hello' });
  await speak(page, { skillmark: 2, type: 'hello' });
  await speak(page, 'hello');
  await speak(page, null);
  await inside.waitForFunction(() => arrived === 4);
  assert.equal(await give.count(), 0);
  assert.deepEqual(await page.evaluate(() => heard), [[app.origin, 'hello']], 'one hello and not a word more');

  await speak(page, { skillmark: 1, type: 'hello' });
  await give.waitFor();
  assert.ok((await give.innerText()).endsWith(new URL(host.origin).host), 'the button names the page, not the stranger');
});

test('a page that the header does not list cannot frame the app', async (t) => {
  const page = await newPage(t, browser, {}, /frame-ancestors|failed: /);
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.goto(elsewhere.origin);
  await refused;
  assert.equal(await page.frameLocator('iframe').getByRole('heading').count(), 0);
});
