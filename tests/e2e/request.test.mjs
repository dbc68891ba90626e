// A manager asks for a profile; an employee answers from the link; the manager's page recognises the answer.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Questions, Result, Verify } from './lib/pages.mjs';
import { FOLDER, serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch('--host-resolver-rules=MAP intranet.test 127.0.0.1');
const manager = await browser.newContext({ locale: 'en-GB' });
after(() => manager.close());
let link;
let file;
let brief;

const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

async function ask(page, { to = 'Ada', due = day } = {}) {
  await page.goto(`${app.url}#/ask`);
  await page.getByRole('heading', { level: 1, name: 'Ask somebody for a profile' }).waitFor();
  await page.getByRole('combobox', { name: 'Assessment' }).selectOption({ index: 1 });
  await page.getByRole('radio', { name: 'Quick' }).check();
  await page.getByRole('textbox', { name: 'Whom you ask' }).fill(to);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Max Manager');
  await page.getByRole('textbox', { name: 'What the profile is for' }).fill('To plan this year’s training.');
  await page.getByRole('textbox', { name: 'How long you keep it, and who sees it' }).fill('One year; only I see it.');
  if (due) await page.getByLabel('Wanted by').fill(due);
  await page.getByRole('button', { name: 'Make the link' }).click();
}

/** Answers the request of this link up to the signed profile; gives the page. */
async function answer(page) {
  await page.goto(link);
  await page.getByRole('heading', { name: 'You are asked for a skill profile' }).waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const questions = new Questions(page);
  await questions.shown();
  await questions.finish();
  return new Result(page);
}

test('a manager makes a link that says what for', async () => {
  const page = await manager.newPage();
  await ask(page);
  await page.getByText('The request is ready. Nothing has been sent: give the link or the file to Ada alone.').waitFor();
  link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  assert.ok(link.length < 2000, `${link.length} characters`);
  await page.getByText(/^Ada: .*, by /).waitFor();
  await page.getByText('No answer has been checked on this device.').waitFor();
  await page.close();
});

test('what is missing is said', async (t) => {
  const page = await newPage(t, browser, { bypassCSP: true });
  await ask(page, { due: '' });
  await page.getByText('Choose the day by which you want it, today or later.').waitFor();
  await page.getByLabel('Wanted by').fill(day);
  await page.getByRole('textbox', { name: 'Whom you ask' }).fill(' ');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByText(/^Say whom you ask/).waitFor();
  assert.deepEqual(await findings(page), []);
});

test('whose browser keeps no key is told before the start that a reload would lose it', async (t) => {
  const warning = (page) => page.getByText(/^This browser cannot keep the key that your questions are drawn for/);
  const page = await newPage(t, browser, { bypassCSP: true });
  await page.goto(link.replace(app.url, `http://intranet.test:${app.port}${FOLDER}`));
  await warning(page).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Start', exact: true }).isVisible(), 'a warning and no lock');
  assert.deepEqual(await findings(page), []);
  const keeping = await newPage(t, browser);
  await keeping.goto(link);
  await keeping.getByRole('button', { name: 'Start', exact: true }).waitFor();
  assert.equal(await warning(keeping).count(), 0);
  const kept = await keeping.evaluate(async () => {
    const opening = indexedDB.open('skillmark');
    const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
    const counting = database.transaction('keys').objectStore('keys').count();
    return new Promise((done) => (counting.onsuccess = () => done(counting.result)));
  });
  assert.equal(kept, 0, 'to find out, no key is kept');
});

test('whoever is asked sees it all, answers, and decides', async (t) => {
  const page = await newPage(t, browser, { bypassCSP: true });
  await page.goto(link);
  await page.getByRole('heading', { name: 'You are asked for a skill profile' }).waitFor();
  assert.ok(!page.url().includes('/p/'), 'the request leaves the address bar');
  for (const text of ['Max Manager asks. Nobody here has checked that name.', 'For Ada.', 'To plan this year’s training.', 'One year; only I see it.', 'Quick', 'Directing AI effectively, Evaluating AI output']) {
    await page.getByText(text).waitFor();
  }
  assert.deepEqual(await findings(page), []);
  const result = await answer(page);
  await result.as('Ada Example');
  await page.getByRole('checkbox', { name: 'Say that it answers the request by Max Manager' }).isChecked();
  file = (await result.download()).text;
  brief = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await result.withAnswers.check();
  const whole = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  assert.ok(whole.length > brief.length, 'the link leaves the answers out unless asked');
  // Opened again, the link leads to the result and starts nothing anew.
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('link', { name: 'See the result' }).waitFor();
});

test('the manager’s page recognises the answer, with and without the answers', async () => {
  const page = await manager.newPage();
  const verify = new Verify(page);
  await verify.open(app.url);
  await verify.choose(file);
  await page.getByText('It answers your request to Ada, and its questions were drawn by the number in that request.').waitFor();
  await page.getByText('It was made after your request to Ada, and for it.').waitFor();
  const other = await manager.newPage();
  await other.goto(brief);
  await other.getByText(/^It names your request to Ada\. Its answers were left out/).waitFor();
  await other.getByText('Its answers were left out, so nothing can be scored again: the numbers are the signer’s word.').waitFor();
  await other.goto(`${app.url}#/ask`);
  await other.getByText('Answered.').waitFor();
});

test('a second answer to the same request is noticed', async (t) => {
  const somebody = await newPage(t, browser);
  const result = await answer(somebody);
  const second = (await result.download('Somebody Else')).text;
  const page = await manager.newPage();
  const verify = new Verify(page);
  await verify.open(app.url);
  await verify.choose(second);
  await page.getByText('It names your request to Ada, and so did another profile before.').waitFor();
});

test('nobody else knows the request', async (t) => {
  const verify = new Verify(await newPage(t, browser));
  await verify.open(app.url);
  await verify.choose(file);
  await verify.page.getByText('It names a request that was not sent from this device.').waitFor();
});

test('a request that was changed is refused in words', async (t) => {
  const verify = new Verify(await newPage(t, browser));
  const page = await manager.newPage();
  await ask(page, { to: 'Ben' });
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the request' }).click();
  const chunks = [];
  for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  await verify.open(app.url);
  await verify.choose(text.replace('Ben', 'Tom'));
  await verify.page.getByText('This request is not as its sender signed it. Ask for the link again.').waitFor();
  await page.getByRole('button', { name: 'Forget the request to Ben' }).click();
  await page.getByText(/^Ben: /).waitFor({ state: 'detached' });
});
