// Who signs: the browser’s own key where it has one, else a key that ends with the page, and then the page says so.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
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

/** Takes an assessment and signs its result; gives the profile’s text and its signer. */
async function signed(page) {
  await page.evaluate(() => { location.hash = '#/take/ai-literacy'; });
  const before = new Before(page);
  await before.length('Quick');
  await before.begin();
  await new Questions(page).finish();
  const { text } = await new Result(page).download('');
  const { proof } = JSON.parse(text);
  assert.deepEqual(proof.map(({ cryptosuite }) => cryptosuite), ['eddsa-jcs-2022', 'eddsa-rdfc-2022']);
  assert.equal(proof[0].verificationMethod, proof[1].verificationMethod, 'both are by one key');
  assert.equal(proof[0].created, proof[1].created, 'and of one time');
  return { text, key: proof[0].verificationMethod };
}

test('the browser’s own key signs in every visit', async (t) => {
  const page = await newPage(t, browser);
  await visit(page, app.url);
  const first = await signed(page);
  assert.equal(await new Result(page).memoryKey.count(), 0);
  await visit(page, app.url);
  assert.equal((await signed(page)).key, first.key);
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
