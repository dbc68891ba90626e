// embed.js alone, with a page in the app's place that says what it is told to: who is heard, and who is not.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { launch, newPage } from './lib/browser.mjs';
import { servePages } from './lib/site.mjs';

const embed = await readFile(new URL('../../src/app/embed.js', import.meta.url));
const policy = `default-src 'none'; script-src http: 'nonce-t'; frame-src http:`;
// Says hello as the app does, keeps what it hears, and speaks when a test lets it.
const speaker = `<!doctype html><title>Stand-in</title><script>
  heard = [];
  addEventListener('message', ({ data, origin }) => heard.push({ data, origin }));
  say = (message) => parent.postMessage(message, '*');
  say({ skillmark: 1, type: 'hello' });
</script>`;

const app = await servePages({ '/skillmark/embed.js': embed, '/skillmark/': speaker });
const stranger = await servePages({ '/': speaker });
const host = await servePages({
  '/': `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Intranet</title>
    <script src="${app.origin}/skillmark/embed.js"></script>
    <script src="${app.origin}/skillmark/embed.js"></script>
    <div id="left"></div><div id="right"></div>
    <script nonce="t">
      events = [];
      addEventListener('complete', ({ target, detail }) => events.push([target.id, detail.profile]));
    </script>
    <skillmark-assessment id="one" bank="first"></skillmark-assessment>
    <skillmark-assessment id="two" bank="second" label="Second check"></skillmark-assessment>
    <iframe id="stranger" src="${stranger.origin}/"></iframe>`,
});
after(() => Promise.all([app, stranger, host].map((site) => site.close())));
const browser = await launch();

async function open(t) {
  const page = await newPage(t, browser);
  await page.goto(host.origin);
  const frames = () => page.frames().filter((frame) => frame.url().startsWith(app.origin));
  const frameOf = async (id) => {
    const element = await page.locator(`#${id} iframe`).elementHandle();
    const frame = await element.contentFrame();
    await frame.waitForFunction(() => globalThis.heard?.length);
    return frame;
  };
  return { page, frames, frameOf, height: (id) => page.locator(`#${id} iframe`).evaluate((frame) => frame.clientHeight) };
}

test('the frame shows the bank, has a name, and may copy', async (t) => {
  const { page } = await open(t);
  const frame = page.locator('#two iframe');
  assert.equal(await frame.getAttribute('src'), `${app.origin}/skillmark/#/take/second`);
  assert.equal(await frame.getAttribute('title'), 'Second check');
  assert.match(await frame.getAttribute('allow'), /^clipboard-write(; web-share)?$/);
  assert.equal(await page.locator('#one iframe').getAttribute('title'), 'Skillmark assessment');
});

test('hello is answered, with the page’s origin on it', async (t) => {
  const { frameOf } = await open(t);
  const frame = await frameOf('one');
  const heard = await frame.evaluate(() => heard);
  assert.deepEqual(heard, [{ data: { skillmark: 1, type: 'hello' }, origin: host.origin }]);
});

test('each frame gets the height that it asks for, and only itself', async (t) => {
  const { page, frameOf, height } = await open(t);
  const before = await height('two');
  const frame = await frameOf('one');
  await frame.evaluate(() => say({ skillmark: 1, type: 'height', height: 611.2 }));
  await page.waitForFunction(() => document.querySelector('#one').shadowRoot.querySelector('iframe').clientHeight === 612);
  assert.equal(await height('two'), before);
});

test('a profile arrives as an event of the element that it was given in', async (t) => {
  const { page, frameOf } = await open(t);
  const frame = await frameOf('two');
  await frame.evaluate(() => say({ skillmark: 1, type: 'complete', profile: '{"a":1}' }));
  await page.waitForFunction(() => events.length);
  assert.deepEqual(await page.evaluate(() => events), [['two', '{"a":1}']]);
});

test('other frames, other versions and senseless values are not heard', async (t) => {
  const { page, frameOf, height } = await open(t);
  const before = await height('one');
  const foreign = page.frames().find((frame) => frame.url().startsWith(stranger.origin));
  await foreign.evaluate(() => {
    say({ skillmark: 1, type: 'height', height: 77 });
    say({ skillmark: 1, type: 'complete', profile: 'forged' });
  });
  const frame = await frameOf('one');
  await frame.evaluate(() => {
    say(null);
    say('complete');
    say({ skillmark: 2, type: 'complete', profile: 'of a later version' });
    say({ skillmark: 1, type: 'complete', profile: { not: 'a text' } });
    for (const height of [-5, 0, NaN, Infinity, '40', 1e9]) say({ skillmark: 1, type: 'height', height });
    say({ skillmark: 1, type: 'complete', profile: 'the last' });
  });
  await page.waitForFunction(() => events.length);
  assert.deepEqual(await page.evaluate(() => events), [['one', 'the last']]);
  assert.equal(await height('one'), before);
  assert.deepEqual(await foreign.evaluate(() => heard), [], 'a stranger gets no answer');
});

test('another origin in the same frame is not heard', async (t) => {
  const { page, frameOf } = await open(t);
  const frame = await frameOf('one');
  await frame.goto(`${stranger.origin}/`);
  await frame.evaluate(() => say({ skillmark: 1, type: 'complete', profile: 'forged' }));
  const other = await frameOf('two');
  await other.evaluate(() => say({ skillmark: 1, type: 'complete', profile: 'true' }));
  await page.waitForFunction(() => events.length);
  assert.deepEqual(await page.evaluate(() => events), [['two', 'true']]);
});

test('attributes may change, and the page’s history does not grow', async (t) => {
  const { page, frames, frameOf } = await open(t);
  await frameOf('one');
  const steps = await page.evaluate(() => history.length);
  await page.evaluate(() => document.querySelector('#one').setAttribute('bank', 'third'));
  await frameOf('one');
  await page.evaluate(() => document.querySelector('#one').setAttribute('label', 'Renamed'));
  assert.equal(await page.locator('#one iframe').getAttribute('title'), 'Renamed');
  assert.deepEqual(frames().map((frame) => new URL(frame.url()).hash).sort(), ['#/take/second', '#/take/third']);
  assert.equal(await page.evaluate(() => history.length), steps);
});

test('a moved element works on, and a removed one is silent', async (t) => {
  const { page, frameOf } = await open(t);
  await Promise.all(['one', 'two'].map(frameOf));
  await page.evaluate(() => document.querySelector('#right').append(document.querySelector('#one')));
  const moved = await frameOf('one');
  await moved.evaluate(() => say({ skillmark: 1, type: 'complete', profile: 'after the move' }));
  await page.waitForFunction(() => events.length === 1);
  await page.evaluate(() => {
    globalThis.removed = document.querySelector('#two');
    removed.remove();
  });
  assert.equal(await page.evaluate(() => removed.shadowRoot.childElementCount), 0);
});

test('an atomic move keeps the frame as it is', async (t) => {
  const { page, frameOf } = await open(t);
  const frame = await frameOf('one');
  await frame.evaluate(() => { globalThis.kept = true; });
  await page.evaluate(() => document.body.moveBefore(document.querySelector('#one'), document.body.firstChild));
  assert.equal(await (await frameOf('one')).evaluate(() => globalThis.kept), true);
});
