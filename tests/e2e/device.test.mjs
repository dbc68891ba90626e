// What the device keeps, and that “Delete everything” deletes it, in every tab.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, listen, newPage } from './lib/browser.mjs';
import { Before, Home, Verify, take } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();
const deleted = (page) => page.getByRole('heading', { level: 1, name: 'Everything is deleted' });
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/** A profile that somebody else signed. */
async function foreign(t) {
  return (await (await take(await newPage(t, browser), app.url)).download('Eve Example')).text;
}

test('everything is deleted, in every tab, and the app begins as new', async (t) => {
  const eve = await foreign(t);
  const page = await newPage(t, browser, { bypassCSP: true });
  const verify = new Verify(page);
  await verify.open(app.url);
  await verify.choose(eve);
  await page.getByText('You see this key for the first time.').waitFor();
  const result = await take(page, app.url);
  const { text } = await result.download('Ada Example');
  await page.getByRole('button', { name: 'Sign another version' }).click();
  await page.getByRole('radio', { name: 'No name' }).check();
  await result.sign.click();
  await result.signed.waitFor();

  // Two more tabs: one in the middle of an assessment, one on the page itself.
  const others = [await page.context().newPage(), await page.context().newPage()];
  const complaints = others.flatMap(listen);
  await others[0].goto(`${app.url}#/take/ai-literacy`);
  await new Before(others[0]).begin();
  await others[1].goto(`${app.url}#/device`);

  await page.getByRole('contentinfo').getByRole('link', { name: 'What this device keeps' }).click();
  await page.getByRole('heading', { level: 1, name: 'What this device keeps' }).waitFor();
  const main = page.getByRole('main');
  await main.getByText(JSON.parse(text).issuer.id).waitFor();
  await main.getByText(/^AI literacy.*, on .*, as Ada Example$/).waitFor();
  await main.getByText(/^AI literacy.*, on .*, without a name$/).waitFor();
  await main.getByText(JSON.parse(eve).issuer.id).waitFor();
  await main.getByText(/^You have seen this key before, .*, as Eve Example/).waitFor();
  assert.deepEqual(await findings(page), []);

  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByText(/^This deletes 2 assessments with all answers, 2 signed files .*, 2 keys that signed for you, and 1 entry of/).waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Keep everything' }).click();
  assert.deepEqual(await databases(page), ['skillmark']);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete all of it now' }).click();
  for (const tab of [page, ...others]) await deleted(tab).waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(await databases(page), []);

  await page.getByRole('button', { name: 'Start anew' }).click();
  await new Home(page).heading.waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Your results' }).count(), 0);
  // A link out of the page begins anew as well.
  await others[0].getByRole('navigation').getByRole('link', { name: 'Check a profile' }).click();
  await others[0].getByRole('heading', { level: 1, name: 'Check a profile' }).waitFor();
  await new Verify(others[0]).choose(eve);
  await others[0].getByText('You see this key for the first time.').waitFor();
  await page.goto(`${app.url}#/device`);
  await page.getByText('None has signed anything yet.').waitFor();
  assert.deepEqual(complaints, []);
});

test('where nothing is kept, deleting begins anew', async (t) => {
  const page = await newPage(t, browser);
  await page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }; });
  await take(page, app.url);
  await page.getByRole('contentinfo').getByRole('link', { name: 'What this device keeps' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByText(/^This deletes 1 assessment with/).waitFor();
  await page.getByRole('button', { name: 'Delete all of it now' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByText(/^This deletes 0 assessments with/).waitFor();
});

test('two devices state that they are one person’s, and a reader of both statements is told', async (t) => {
  const open = async () => {
    const page = await newPage(t, browser, { bypassCSP: true });
    await page.goto(`${app.url}#/device`);
    await page.getByRole('button', { name: 'Connect another device' }).click();
    const key = await page.getByText(/^did:key:/).textContent();
    const other = page.getByRole('textbox', { name: 'The main key of the other device' });
    return { page, key, state: async (did) => {
      await other.fill(did);
      await page.getByRole('button', { name: 'State that both are mine' }).click();
    } };
  };
  const [laptop, phone] = [await open(), await open()];
  await laptop.state('did:web:example.org');
  await laptop.page.getByText('This is no key. Copy all of it').waitFor();
  assert.deepEqual(await findings(laptop.page), []);
  await laptop.state(laptop.key);
  await laptop.page.getByText('This is the key of this browser. Copy the one of the other device.').waitFor();
  await laptop.state(` ${phone.key}\n`);
  await laptop.page.getByText('Signed. Nothing has been sent.').waitFor();
  assert.deepEqual(await findings(laptop.page), []);
  const link = await laptop.page.getByRole('textbox', { name: 'Link' }).inputValue();
  await phone.state(laptop.key);
  const coming = phone.page.waitForEvent('download');
  await phone.page.getByRole('button', { name: 'Download the statement' }).click();
  const file = await readFile(await (await coming).path());

  const reader = new Verify(await newPage(t, browser, { bypassCSP: true }));
  await reader.open(app.url);
  await reader.check(link);
  const called = ({ key }) => `the key that ends in ${key.slice(-8)}`;
  await reader.page.getByText(`${called(laptop)} says to hold that of ${called(phone)} too.`).waitFor();
  // Whom the reader knows is called by his name.
  await reader.page.getByText('I compared this key with its owner').click();
  await reader.page.getByRole('textbox', { name: 'Your name for them' }).fill('Ada');
  await reader.page.getByRole('button', { name: 'Remember them' }).click();
  await reader.page.getByText(`Ada says to hold that of ${called(phone)} too.`).waitFor();
  const also = reader.page.getByLabel('Add the profile that this statement is about');
  await also.setInputFiles({ name: 'two-keys.json', mimeType: 'application/json', buffer: file });
  await reader.page.getByText(`Ada and ${called(phone)} each say to hold the other’s too.`).waitFor();
  assert.deepEqual(await findings(reader.page), []);
});
