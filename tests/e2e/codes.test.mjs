// A profile as codes: shown here, read there, by camera or from pictures.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, listen, newPage } from './lib/browser.mjs';
import { drawn, film, photo } from './lib/codes.mjs';
import { Verify, take } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();
const folder = await mkdtemp(join(tmpdir(), 'skillmark-codes-'));
after(() => rm(folder, { recursive: true }));
const looksOf = (page) => page.getByRole('img', { name: /^Code \d of \d$/ });

let codes;
let one;

before(async () => {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints = listen(page);
  const result = await take(page, app.url, 'Precise');
  await result.download('Ada Example');
  await result.disclosure('Show a code for a camera').click();
  // Without the answers one code is enough, and any phone opens it.
  one = await drawn(page.getByRole('img', { name: 'Code with the link to the profile' }));
  await result.withAnswers.check();
  const number = page.getByText(/^Code 1 of \d$/);
  const count = Number((await number.textContent()).at(-1));
  codes = [];
  for (let i = 1; i <= count; i++) {
    await page.getByText(`Code ${i} of ${count}`, { exact: true }).waitFor();
    codes.push(await drawn(looksOf(page)));
    await page.getByRole('button', { name: 'Next code' }).click();
  }
  // After the last comes the first, and nothing moves by itself.
  await number.waitFor();
  await page.waitForTimeout(2500);
  await number.waitFor();
  await page.getByRole('button', { name: 'Change by itself' }).click();
  await page.getByText(`Code 2 of ${count}`, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Stop changing' }).click();
  await context.close();
  assert.deepEqual(complaints, []);
});

async function open(t, within, options) {
  const verify = new Verify(await newPage(t, within, options));
  await verify.open(app.url);
  return verify;
}

test('the codes are small enough for quick looks, and several', () => {
  assert.ok(codes.length > 1 && codes.length <= 6, `${codes.length} codes`);
  for (const { side } of codes) assert.ok(side <= 105, `${side} modules`);
});

test('a camera that sees them one after the other has the profile', async (t) => {
  const file = join(folder, 'codes.y4m');
  await writeFile(file, film(codes));
  const watching = await launch('--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`);
  const verify = await open(t, watching, { permissions: ['camera'] });
  await verify.camera.click();
  await verify.page.getByText(/^\d of \d codes read\. Still to come: /).waitFor();
  await verify.page.getByText(/answers in it were scored again here/).waitFor();
  await verify.page.getByText('These numbers were worked out again here from the answers.').waitFor();
});

test('pictures of them do as well, in any order', async (t) => {
  const verify = await open(t, browser);
  for (const [i, code] of codes.entries()) {
    const buffer = photo(code);
    await verify.picker.setInputFiles({ name: `photo-${i}.png`, mimeType: 'image/png', buffer });
    if (i + 1 < codes.length) await verify.page.getByText(`${i + 1} of ${codes.length} codes read.`).waitFor();
  }
  await verify.page.getByText(/answers in it were scored again here/).waitFor();
});

test('without the answers one code is enough', async (t) => {
  assert.ok(one.side <= 125, `${one.side} modules`);
  const verify = await open(t, browser);
  await verify.picker.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: photo(one) });
  await verify.page.getByText('Its answers were left out, so nothing can be scored again: the numbers are the signer’s word.').waitFor();
});

test('a picture without a code says so', async (t) => {
  const verify = await open(t, browser);
  const buffer = photo({ side: 1, dark: [0] });
  await verify.picker.setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer });
  await verify.page.getByText('cat.png is a picture without a profile.').waitFor();
});

test('without a camera, or without leave to use it, the page says so', async (t) => {
  const none = await open(t, browser, { permissions: ['camera'] });
  await none.camera.click();
  await none.page.getByText('No camera was found.').waitFor();
  const denying = await launch('--use-fake-device-for-media-stream', '--deny-permission-prompts');
  const denied = await open(t, denying);
  await denied.camera.click();
  await denied.page.getByText('The camera is not allowed for this page.').waitFor();
});

test('over plain http the page says that there is none', async (t) => {
  const page = await newPage(t, browser);
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { get: () => false }));
  const verify = new Verify(page);
  await verify.open(app.url);
  await verify.camera.click();
  await page.getByText('Browsers give the camera only to pages that came over https.').waitFor();
});
