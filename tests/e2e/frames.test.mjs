// In a page that the deployment does not list, nothing is signed or shared, even where the header lets it frame the app.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Questions, Result, Verify, take } from './lib/pages.mjs';
import { serveApp, servePages } from './lib/site.mjs';

const HEAD = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Intranet</title><h1>Intranet</h1>';
const FRAME = (url) => `<main><iframe title="App" src="${url}" width="1000" height="2000"></iframe></main>`;
const pages = {};
const outer = {};
const host = await servePages(pages);
const around = await servePages(outer);
const origins = [host.origin, around.origin];
const unlisted = await serveApp({ ancestors: origins, frames: [] });
const listed = await serveApp({ ancestors: origins, frames: [host.origin] });
pages['/unlisted.html'] = `${HEAD}${FRAME(`${unlisted.url}#/take/ai-literacy`)}`;
pages['/verify.html'] = `${HEAD}${FRAME(`${unlisted.url}#/verify`)}`;
pages['/listed.html'] = `${HEAD}${FRAME(`${listed.url}#/verify`)}`;
outer['/'] = `${HEAD}<iframe title="Host" src="${host.origin}/listed.html" width="1100" height="2100"></iframe>`;
after(() => Promise.all([host, around, unlisted, listed].map((site) => site.close())));
const browser = await launch();
const name = new URL(host.origin).host;
const refused = (frame, host) => frame.getByText(`Nothing can be signed or shared here: this page stands inside another one, ${host}, which`);
let profile;

before(async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  profile = (await (await take(await context.newPage(), unlisted.url)).download('Ada Example')).text;
  await context.close();
});

test('a result in the frame of a page that is not listed is signed in a tab of its own', async (t) => {
  const page = await newPage(t, browser, { bypassCSP: true });
  await page.goto(`${host.origin}/unlisted.html`);
  const frame = page.frameLocator('[title=App]');
  const start = new Before(frame);
  await start.length('Quick');
  await start.begin();
  await new Questions(frame).finish();
  const result = new Result(frame);
  await refused(frame, name).waitFor();
  assert.equal(await result.sign.count(), 0);
  assert.deepEqual(await findings(page.frames().find((one) => one.url().startsWith(unlisted.origin))), []);

  const exporting = page.waitForEvent('download');
  await frame.getByRole('button', { name: 'Export the answers' }).click();
  const answers = await readFile(await (await exporting).path(), 'utf8');
  assert.equal(JSON.parse(answers).kind, 'skillmark-attempt');

  const opening = page.context().waitForEvent('page');
  await frame.getByRole('link', { name: 'Open it in a tab of its own' }).click();
  const tab = await opening;
  await new Result(tab).sign.click();
  await new Result(tab).signed.waitFor();
  // Signed elsewhere: here it can be neither saved nor handed over.
  await page.reload();
  await frame.getByRole('link', { name: 'Assessments' }).click();
  await frame.getByRole('link', { name: /^Open the result/ }).click();
  await refused(frame, name).waitFor();
  assert.equal(await frame.getByRole('button', { name: 'Download the file' }).count(), 0);

  // Where the browser keeps the two apart, the answers travel as a file.
  const apart = new Verify(await newPage(t, browser));
  await apart.open(unlisted.url);
  await apart.choose(answers, 'answers.json');
  await new Result(apart.page).sign.waitFor();
});

test('so is a statement', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(`${host.origin}/verify.html`);
  const frame = page.frameLocator('[title=App]');
  await new Verify(frame).choose(profile);
  await frame.getByText('Vouch for this profile').click();
  await refused(frame, name).waitFor();
  assert.equal(await frame.getByRole('button', { name: 'Sign the statement' }).count(), 0);
});

test('a listed page may be framed by listed ones only', async (t) => {
  const page = await newPage(t, browser);
  const vouching = async (frame) => {
    await new Verify(frame).choose(profile);
    await frame.getByText('Vouch for this profile').click();
  };
  const inner = page.frameLocator('[title=Host]').frameLocator('[title=App]');
  await page.goto(`${around.origin}/`);
  await vouching(inner);
  await refused(inner, `${name}, ${new URL(around.origin).host}`).waitFor();
  await page.goto(`${host.origin}/listed.html`);
  const frame = page.frameLocator('[title=App]');
  await vouching(frame);
  await frame.getByRole('button', { name: 'Sign the statement' }).waitFor();
});
