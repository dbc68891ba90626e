// Who signs: the browser’s own key where it has one, else a key that ends with the page, and then the page says so.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Questions, Result, Verify } from './lib/pages.mjs';
import { FOLDER, serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch('--host-resolver-rules=MAP intranet.test 127.0.0.1');
let visits = 0;
const plain = `http://intranet.test:${app.port}${FOLDER}`;

/** Opens the app anew: were it the same address up to #, the browser would only jump. */
async function visit(page, url) {
  await page.goto(`${url}?${visits += 1}`);
  await page.getByRole('heading', { name: 'Assessments', exact: true }).waitFor();
}

/** Takes an assessment and signs its result, by default under one’s name; gives the profile’s text and its signer. */
async function signed(page, as = (result) => result.as('Ada Example')) {
  await page.evaluate(() => { location.hash = '#/take/ai-literacy'; });
  const before = new Before(page);
  await before.length('Quick');
  await before.begin();
  await new Questions(page).finish();
  const result = new Result(page);
  await as(result);
  const { text } = await result.download();
  const { proof } = JSON.parse(text);
  assert.deepEqual(proof.map(({ cryptosuite }) => cryptosuite), ['eddsa-jcs-2022', 'eddsa-rdfc-2022']);
  assert.equal(proof[0].verificationMethod, proof[1].verificationMethod, 'both are by one key');
  assert.equal(proof[0].created, proof[1].created, 'and of one time');
  return { text, key: proof[0].verificationMethod };
}

test('the browser’s own key signs in every visit', async (t) => {
  const page = await newPage(t, browser);
  await visit(page, app.url);
  const first = await signed(page, (result) => result.as(' Zoe\u0308 Example'));
  assert.match(JSON.parse(first.text).issuer.name, / by Zo\u00eb Example$/, 'a name has one spelling');
  assert.equal(await new Result(page).memoryKey.count(), 0);
  await visit(page, app.url);
  assert.equal((await signed(page)).key, first.key);
});

test('each name has a key of its own, and no name a new one each time', async (t) => {
  const page = await newPage(t, browser);
  await visit(page, app.url);
  const pseudonym = (name) => (result) => result.as(name, 'A pseudonym');
  const nobody = () => {};
  const main = (result) => page.getByRole('checkbox', { name: 'Sign with the main key all the same' }).check();
  const keyOf = async (as) => (await signed(page, as)).key;
  const [own, owl, bird, again, none, another, known] = [
    await keyOf(undefined), await keyOf(pseudonym('Night Owl')), await keyOf(pseudonym('Early Bird')),
    await keyOf(pseudonym(' Night Owl ')), await keyOf(nobody), await keyOf(nobody), await keyOf(main),
  ];
  assert.equal(again, owl);
  assert.equal(known, own);
  assert.equal(new Set([own, owl, bird, none, another]).size, 5);
});

test('before signing one sees what a reader will see, and what links it', async (t) => {
  const page = await newPage(t, browser, { bypassCSP: true });
  await visit(page, app.url);
  await signed(page);
  const reader = (holder) => page.getByText(`It names ${holder} as its holder. Nobody has checked the name.`);
  await page.getByRole('button', { name: 'Sign another version' }).click();
  const result = new Result(page);
  const look = page.getByRole('button', { name: 'See it as a reader will' });
  await look.click();
  await result.preview.getByText('It names no holder.').waitFor();
  await result.preview.getByText('Its key is new and will sign nothing else.').waitFor();
  await result.preview.getByText(/^You have signed this result before, on /).waitFor();
  const fresh = await result.preview.getByText(/^did:key:/).textContent();
  assert.deepEqual(await findings(page), []);

  await result.as('Ada Example');
  assert.equal(await result.preview.count(), 0, 'what was seen is not what would be signed now');
  await look.click();
  await reader('Ada Example').waitFor();
  await result.preview.getByText(/^AI literacy.*, on .*, as Ada Example$/).waitFor();
  await result.as('', 'A pseudonym');
  await look.click();
  await page.getByText(/^A name has 1 to 100 characters/).waitFor();

  await page.getByRole('radio', { name: 'No name' }).check();
  await look.click();
  const shown = await result.preview.getByRole('group', { name: 'What a reader will see' }).innerText();
  const { text } = await result.download();
  assert.equal(JSON.parse(text).issuer.id, fresh, 'the key that was shown has signed');
  const verify = new Verify(page);
  await page.getByRole('main').getByRole('button', { name: 'Check a profile' }).click();
  await verify.warning.or(verify.valid).waitFor();
  // What the reader’s own device knows of the key is no part of the profile.
  const own = /This is a key of this browser: it was signed here\.\s+/;
  const verdict = (await page.getByRole('main').innerText()).replace(own, '');
  assert.ok(verdict.includes(shown), `the reader sees\n${verdict}\nand not\n${shown}`);
});

test('over plain http from another host a key signs that ends with the visit', async (t) => {
  const page = await newPage(t, browser);
  await visit(page, plain);
  assert.equal(await page.evaluate(() => isSecureContext || 'subtle' in crypto), false);
  await page.getByText('This page was opened over plain http.').waitFor();
  const first = await signed(page);
  await new Result(page).memoryKey.waitFor();
  const second = await signed(page);
  assert.equal(second.key, first.key, 'one visit, one key');
  await visit(page, plain);
  assert.notEqual((await signed(page)).key, first.key);

  const reader = new Verify(await newPage(t, browser));
  await reader.open(app.url);
  await reader.choose(first.text);
  await reader.valid.waitFor();
});

test('so it does where the browser cannot make such a key, or keep it', async (t) => {
  const unable = [
    () => { SubtleCrypto.prototype.generateKey = () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError')); },
    () => { SubtleCrypto.prototype.sign = () => Promise.reject(new DOMException('', 'OperationError')); },
    () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (value, key) {
        if (this.name === 'keys') throw new DOMException('cannot be cloned', 'DataCloneError');
        return put.call(this, value, key);
      };
    },
  ];
  for (const script of unable) {
    const page = await newPage(t, browser);
    await page.addInitScript(script);
    await visit(page, app.url);
    await signed(page);
    await new Result(page).memoryKey.waitFor();
  }
});
