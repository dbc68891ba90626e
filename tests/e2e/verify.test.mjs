// A profile on its way: signed here, checked there, tampered with, cut, blown up.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, listen, newPage } from './lib/browser.mjs';
import { Verify, take } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';
import { BOTH, proofs } from './lib/verifiers.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();
let profile;
let link;

before(async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const complaints = listen(page);
  const result = await take(page, app.url);
  profile = (await result.download('Ada Example')).text;
  await result.withAnswers.check();
  link = await result.link.inputValue();
  await context.close();
  assert.deepEqual(complaints, []);
});

async function open(t) {
  const verify = new Verify(await newPage(t, browser));
  await verify.open(app.url);
  return verify;
}

test('the file says who signed, and its answers lead to its result', async (t) => {
  const verify = await open(t);
  await verify.choose(profile);
  await verify.page.getByText('This file is unchanged since it was signed by this key.').waitFor();
  await verify.page.getByText(/answers in it were scored again here/).waitFor();
  await verify.page.getByText('These numbers were worked out again here from the answers.').waitFor();
  await verify.page.getByText(/Ada Example/).first().waitFor();
});

test('other software accepts both of its signatures', async () => {
  assert.deepEqual(await proofs(JSON.parse(profile)), BOTH);
});

test('the second signature is checked too', async (t) => {
  const verify = await open(t);
  const swapped = JSON.parse(profile);
  swapped.proof[1].proofValue = swapped.proof[0].proofValue;
  await verify.choose(JSON.stringify(swapped));
  await verify.invalid.waitFor();
  await verify.page.getByText('The content or the signature was changed after signing.').waitFor();
});

test('the link says the same, and leaves the address bar', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(link);
  await page.getByText(/answers in it were scored again here/).waitFor();
  assert.doesNotMatch(page.url(), /\/p\//);
});

test('a changed name is noticed', async (t) => {
  const verify = await open(t);
  await verify.choose(profile.replace('Ada Example', 'Ada Exemple'));
  await verify.invalid.waitFor();
  await verify.page.getByText('The content or the signature was changed after signing.').waitFor();
});

test('a link cut in half says so, with both lengths', async (t) => {
  const page = await newPage(t, browser);
  await page.goto(link.slice(0, link.length / 2));
  await page.getByText(/This link is cut off after [\d,]+ of [\d,]+ characters/).waitFor();
});

test('a file of 10 MB is refused with its size', async (t) => {
  const verify = await open(t);
  await verify.choose('x'.repeat(10_000_000), 'big.json');
  await verify.page.getByText(/big\.json has .*MB\. A profile has at most/).waitFor();
});

test('text that is no profile says what is wrong', async (t) => {
  const verify = await open(t);
  await verify.check('Dear all, attached is');
  await verify.page.getByRole('alert').first().waitFor();
});

test('one of two results goes in, and the other can be signed later', async (t) => {
  const page = await newPage(t, browser);
  const result = await take(page, app.url);
  const boxes = page.getByRole('group', { name: 'Which results go in' }).getByRole('checkbox');
  assert.equal(await boxes.count(), 2);
  for (const box of await boxes.all()) await box.uncheck();
  await result.sign.click();
  await page.getByText('Choose at least one.').waitFor();
  await boxes.first().check();
  const first = JSON.parse((await result.download()).text);
  assert.equal(first.credentialSubject.result.length, 1);
  await page.getByRole('button', { name: 'Sign another version' }).click();
  await boxes.first().uncheck();
  const { text } = await result.download();
  const second = JSON.parse(text);
  assert.notEqual(second.credentialSubject.achievement.resultDescription[0].name, first.credentialSubject.achievement.resultDescription[0].name);
  const verify = await open(t);
  await verify.choose(text);
  await verify.page.getByText(/answers in it were scored again here/).waitFor();
});
