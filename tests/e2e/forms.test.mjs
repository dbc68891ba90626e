// The forms in which a profile travels: each opens again, and says what the file says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { launch, listen, newPage } from './lib/browser.mjs';
import { Result, Verify, download, take } from './lib/pages.mjs';
import { chunks, texts } from './lib/png.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();
const folder = await mkdtemp(join(tmpdir(), 'skillmark-forms-'));
after(() => rm(folder, { recursive: true }));

let page; // a result with a signed profile
let profile;
let badge;

before(async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  page = await context.newPage();
  const complaints = listen(page);
  const result = await take(page, app.url);
  profile = (await result.download('Ada Example')).text;
  await result.withAnswers.check();
  badge = await download(page, result.badge);
  after(() => assert.deepEqual(complaints, []));
});

async function open(t, options) {
  const verify = new Verify(await newPage(t, browser, options));
  await verify.open(app.url);
  return verify;
}

test('the badge is a picture with the very profile inside', async () => {
  assert.match(badge.fileName, /^skill-profile-.*\.png$/);
  const [header, second] = chunks(badge.bytes);
  assert.equal(header.type, 'IHDR');
  assert.equal(header.data.readUInt32BE(0), 1280);
  assert.equal(second.type, 'iTXt');
  assert.deepEqual(texts(badge.bytes, 'openbadgecredential'), [{ compressed: false, text: profile }]);
  assert.ok(badge.bytes.length < 400_000, `${badge.bytes.length} bytes`);
});

test('what the badge shows is ink on paper', async () => {
  const colours = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const count = {};
    for (let at = 0; at < data.length; at += 4) {
      const name = data.subarray(at, at + 3).join();
      count[name] = (count[name] ?? 0) + 1;
    }
    return count;
  }, `data:image/png;base64,${badge.bytes.toString('base64')}`);
  assert.ok(colours['251,250,247'] > 100_000, 'paper');
  assert.ok(colours['29,33,40'] > 500, 'ink');
  assert.ok(colours['0,106,106'] > 500, 'the needles');
});

test('the badge opens in the page and says what the file says', async (t) => {
  const verify = await open(t);
  await verify.picker.setInputFiles({ name: 'badge.png', mimeType: 'image/png', buffer: badge.bytes });
  await verify.page.getByText('This file is unchanged since it was signed by this key.').waitFor();
  await verify.page.getByText(/answers in it were scored again here/).waitFor();
  await verify.page.getByText('File badge.png').waitFor();
});

test('the command judges the badge as it judges the file', async () => {
  const [png, json] = [join(folder, 'badge.png'), join(folder, 'profile.json')];
  await writeFile(png, badge.bytes);
  await writeFile(json, profile);
  const bank = new URL('../../banks/ai-literacy', import.meta.url).pathname;
  const verdict = (file) => {
    const { file: _, ...rest } = JSON.parse(execFileSync(process.env.SKILLMARK_CLI, ['profile', 'verify', file, '--json', '--bank', bank]));
    return rest;
  };
  assert.deepEqual(verdict(png), verdict(json));
  assert.equal(verdict(png).verdict, 'valid');
});

test('a picture that lost its profile, or was cut, says so', async (t) => {
  const verify = await open(t);
  const bare = chunks(badge.bytes).find(({ type }) => type === 'iTXt').data.length + 12;
  const lost = Buffer.concat([badge.bytes.subarray(0, 33), badge.bytes.subarray(33 + bare)]);
  await verify.picker.setInputFiles({ name: 'lost.png', mimeType: 'image/png', buffer: lost });
  await verify.page.getByText('lost.png is a picture without a profile.').waitFor();
  await verify.picker.setInputFiles({ name: 'cut.png', mimeType: 'image/png', buffer: badge.bytes.subarray(0, 5000) });
  await verify.page.getByText('cut.png is a picture that was cut off or changed on the way.').waitFor();
});

test('a file or a text that is dropped opens too', async (t) => {
  const verify = await open(t);
  const drop = (zone, [kind, content]) => {
    const data = new DataTransfer();
    if (kind === 'file') data.items.add(new File([Uint8Array.from(content)], 'dropped.png', { type: 'image/png' }));
    else data.setData('text/plain', content);
    zone.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  };
  await verify.page.locator('.drop').evaluate(drop, ['text', 'Dear all, attached is']);
  await verify.page.getByRole('alert').first().waitFor();
  await verify.page.locator('.drop').evaluate(drop, ['file', [...badge.bytes]]);
  await verify.valid.or(verify.warning).waitFor();
  await verify.page.getByText('File dropped.png').waitFor();
});

test('an SVG badge of another maker opens too', async (t) => {
  const verify = await open(t);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><![CDATA[${profile}]]></openbadges:credential></svg>`;
  await verify.choose(svg, 'badge.svg');
  await verify.valid.waitFor();
});

test('where the device takes files, it gets the file; elsewhere there is no button', async (t) => {
  assert.equal(await page.getByRole('button', { name: 'Send the file' }).count(), 0);
  const other = await newPage(t, browser);
  // A device that takes the file types of Chromium's list, which JSON is not on.
  await other.addInitScript(() => {
    navigator.canShare = ({ files }) => files.every(({ name }) => /\.(txt|png)$/.test(name));
    navigator.share = async ({ files }) => {
      window.given = (window.given ?? []).concat(await Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, text: await file.text() }))));
      if (window.given.length === 2) throw new DOMException('changed my mind', 'AbortError');
      if (window.given.length === 3) throw new DOMException('no', 'NotAllowedError');
    };
  });
  const result = await take(other, app.url);
  const { text } = await result.download();
  const send = other.getByRole('button', { name: 'Send the file' });
  for (let i = 0; i < 3; i++) {
    await other.waitForFunction((count) => (window.given ?? []).length === count, i);
    assert.ok(!(await other.getByText('This device did not take the file.').isVisible()), `${i}`);
    await send.click();
  }
  await other.getByText('This device did not take the file. Download it instead.').waitFor();
  const [given] = await other.evaluate(() => window.given);
  assert.equal(given.text, text);
  assert.match(`${given.type} ${given.name}`, /^text\/plain skill-profile-.*\.txt$/);
});

test('the link is copied where the browser allows it, and selected where not', async (t) => {
  const other = await newPage(t, browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  const result = await take(other, app.url);
  await result.download();
  const copy = other.getByRole('button', { name: 'Copy the link' });
  await copy.click();
  await other.getByText('The link is copied.').waitFor();
  assert.equal(await other.evaluate(() => navigator.clipboard.readText()), await result.link.inputValue());
  await other.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await copy.click();
  await other.getByText('This browser does not allow copying.').waitFor();
  assert.ok(await result.link.evaluate((field) => field === document.activeElement && field.selectionEnd - field.selectionStart === field.value.length));
});

test('a link with a passphrase opens with it, and with nothing else', async (t) => {
  await new Result(page).disclosure('Make a link with a passphrase').click();
  const passphrase = page.getByRole('textbox', { name: 'Passphrase' });
  const proposed = await passphrase.inputValue();
  assert.match(proposed, /^([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]( ([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]){4}$/);
  await page.getByText('with 80 bits of strength').waitFor();
  await page.getByRole('button', { name: 'Make up another' }).click();
  const words = await passphrase.inputValue();
  assert.notEqual(words, proposed);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const locked = await page.getByRole('textbox', { name: 'Locked link' }).inputValue();
  assert.match(locked, /#\/p\/e1\.\d+\.[\w-]+$/);
  assert.deepEqual(await unlock(locked.split('.').at(-1), words), profile, 'as documented, by other code');

  // One's own must not be too short, and the link of another passphrase goes away.
  await passphrase.fill('too short');
  assert.equal(await page.getByRole('textbox', { name: 'Locked link' }).count(), 0);
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByText('A passphrase has at least 12 characters.').waitFor();

  const reader = await newPage(t, browser);
  await reader.goto(locked);
  const asked = reader.getByRole('textbox', { name: 'Passphrase' });
  await asked.fill(proposed);
  assert.doesNotMatch(reader.url(), /\/p\//);
  await reader.getByRole('button', { name: 'Open the profile' }).click();
  await reader.getByText('This passphrase does not open the link.').waitFor();
  await asked.fill(` ${words} `);
  await asked.press('Enter');
  await reader.getByText(/answers in it were scored again here/).waitFor();
  const kept = await reader.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]));
  assert.ok(!kept.includes(words.slice(0, 5)));
});

test('a locked link that was cut says so before it asks for anything', async (t) => {
  const verify = await open(t);
  await verify.check(`see ${app.url}#/p/e1.3000.AAknwAAA`);
  await verify.page.getByText('This link is cut off after 8 of 3,000 characters').waitFor();
});

test('over plain http there are no ciphers, and both pages say so', async (t) => {
  const verify = await open(t);
  await verify.page.evaluate(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const data = Buffer.alloc(60);
  data.writeUInt32BE(600000);
  await verify.check(`e1.${data.toString('base64url')}`);
  await verify.page.getByText('browsers open such links only on pages that came over https').waitFor();
  const other = await newPage(t, browser);
  await other.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const result = await take(other, app.url);
  await result.download();
  await result.disclosure('Make a link with a passphrase').click();
  await other.getByRole('button', { name: 'Make the link' }).click();
  await other.getByText('Browsers lock links only on pages that came over https.').waitFor();
});

// What `src/profile/src/locked.rs` documents, with Node's ciphers.
async function unlock(text, passphrase) {
  const bytes = Buffer.from(text, 'base64url');
  const [head, salt, nonce, sealed, tag] = [[0, 32], [4, 20], [20, 32], [32, -16], [-16]].map((place) => bytes.subarray(...place));
  const key = await promisify(pbkdf2)(passphrase.normalize('NFKC').trim(), salt, head.readUInt32BE(), 32, 'sha256');
  const cipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([Buffer.from('e1'), head])).setAuthTag(tag);
  return inflateRawSync(Buffer.concat([cipher.update(sealed), cipher.final()])).toString();
}

test('on paper stand the result, what it is, and the codes; nothing to press', async () => {
  await page.emulateMedia({ media: 'print' });
  after(() => page.emulateMedia({ media: null }));
  await page.getByText('The sheet itself proves nothing: what can be checked is the signed profile.').waitFor();
  await page.getByText('It names Ada Example as its holder; nobody has checked the name.').waitFor();
  assert.equal(await page.getByRole('img', { name: /, estimate \d+, nine in ten between/ }).count(), 2);
  assert.equal(await page.getByRole('img', { name: 'Code with the link to the profile' }).count(), 1);
  for (const role of ['button', 'textbox', 'navigation', 'checkbox']) {
    assert.equal(await page.getByRole(role).count(), 0, role);
  }
  assert.equal(await page.getByRole('link').count(), 1, 'the name at the top');
  assert.equal(await page.getByText(/^You answered \d+ questions, \d+ of them right\./).first().isVisible(), false, 'the codes leave the answers out');
  const pdf = await page.pdf({ format: 'A4' });
  assert.equal(pdf.toString('latin1').match(/\/Type \/Page\b/g).length, 2, 'pages');
  await page.emulateMedia({ media: 'screen' });
  assert.ok(!(await page.getByText('The sheet itself proves nothing').isVisible()), 'on the screen it is not there');
});

test('paper leaves out what the profile leaves out', async (t) => {
  const other = await newPage(t, browser);
  const result = await take(other, app.url);
  const skill = (name) => other.getByRole('heading', { level: 2, name: new RegExp(`^${name}: `) });
  const [kept, left] = [skill('Directing AI effectively'), skill('Evaluating AI output')];
  await other.emulateMedia({ media: 'print' });
  assert.ok((await kept.isVisible()) && (await left.isVisible()), 'nothing is signed: the sheet is the result');
  await other.emulateMedia({ media: 'screen' });
  await other.getByRole('checkbox', { name: 'Evaluating AI output' }).uncheck();
  await result.download();
  assert.ok(await left.isVisible(), 'the screen shows it on');
  for (const again of [false, true]) {
    if (again) await other.reload();
    await result.signed.waitFor();
    await other.emulateMedia({ media: 'print' });
    assert.ok(await kept.isVisible());
    assert.equal(await left.isVisible(), false);
    assert.equal(await other.getByText('Evaluating AI output').filter({ visible: true }).count(), 0);
    await other.emulateMedia({ media: 'screen' });
  }
});
