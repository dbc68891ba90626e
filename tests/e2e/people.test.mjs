// The address book: which keys a reader has seen, whom he knows, and what looks odd.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Verify, take } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();
// Ada’s profile, one that she signed under another name later, hers about Eve’s, and Eve’s, who takes Ada’s name in other letters
// that look like it.
let ada;
let later;
let eve;
let statement;

before(async () => {
  const open = async () => (await browser.newContext({ locale: 'en-GB' })).newPage();
  const [hers, other] = [await open(), await open()];
  eve = (await (await take(other, app.url)).download('\uff41da example')).text;
  const result = await take(hers, app.url);
  ada = (await result.download('Ada Example')).text;
  await hers.getByRole('button', { name: 'Sign another version' }).click();
  later = (await result.download('Ada Other')).text;
  const verify = new Verify(hers);
  await verify.open(app.url);
  await verify.choose(ada);
  await hers.getByText('This is a key of this browser: it was signed here.').waitFor();
  await hers.getByRole('button', { name: 'Check another' }).click();
  await verify.choose(eve);
  await hers.getByText('Vouch for this profile').click();
  await hers.getByRole('textbox', { name: 'Your name', exact: true }).fill('Ada Example');
  await hers.getByRole('button', { name: 'Sign the statement' }).click();
  statement = await hers.getByRole('textbox', { name: 'Link' }).inputValue();
  await Promise.all([hers, other].map((page) => page.context().close()));
});

test('a reader’s book: new, seen, renamed, another key, known, forgotten', async (t) => {
  const verify = new Verify(await newPage(t, browser, { bypassCSP: true }));
  const { page } = verify;
  const says = (text) => page.getByRole('main').getByText(text).first().waitFor();
  const check = async (text) => {
    await page.goto('about:blank');
    await verify.open(app.url);
    await verify.choose(text);
  };
  const unknown = page.getByText('You know Ada Example by another key.');

  await check(ada);
  await says('You see this key for the first time. That proves nothing about whose it is.');
  assert.deepEqual(await findings(page), []);
  await check(ada);
  await says(/^You have seen this key before, first on .*, as Ada Example\. Nobody here has compared it\.$/);
  assert.equal(await unknown.count(), 0);
  await check(later);
  await says('When you first saw this key, it called itself Ada Example. Ask why the name has changed.');
  for (let look = 0; look < 2; look += 1) {
    await check(eve);
    await says(look === 0 ? 'You see this key for the first time.' : 'You have seen this key before, first on');
    await says(/^You know Ada Example by another key\. They may have a new one, or somebody else uses their name/);
    assert.equal(await page.getByText('Remember them').isVisible(), false);
  }
  assert.deepEqual(await findings(page), []);

  await check(ada);
  await page.getByText('I compared this key with its owner').click();
  const end = JSON.parse(ada).issuer.id.slice(-8);
  await page.getByText(`If they say ${end}, give the key your own name for them.`).waitFor();
  const name = page.getByRole('textbox', { name: 'Your name for them' });
  await name.fill(' ');
  await page.getByRole('button', { name: 'Remember them' }).click();
  await page.getByText('A name has 1 to 100 characters').waitFor();
  await name.fill('Ada, Sales');
  assert.deepEqual(await findings(page), []);
  const confirm = page.getByText('Ask Ada Example to confirm, on another channel, that their key ends in');
  await confirm.waitFor();
  await page.getByRole('button', { name: 'Remember them' }).click();
  await says('You have compared this key. You call its owner Ada, Sales.');
  await confirm.waitFor({ state: 'detached' });

  // Whom the reader knows, vouches.
  await page.goto('about:blank');
  await page.goto(statement);
  await page.getByLabel('Add the profile that this statement is about').setInputFiles({ name: 'eve.json', mimeType: 'application/json', buffer: Buffer.from(eve) });
  await page.getByText('Ada, Sales, whose key is known here, vouches for this very profile.').waitFor();
  await says('You know Ada, Sales by another key.');

  await check(ada);
  await page.getByText('Another name, or forget the key').click();
  await page.getByRole('button', { name: 'Forget this key' }).click();
  // Eve’s is now the first that is called so.
  await says('You know \uff41da example by another key.');
});

test('a name that the company gives to another key is told', async (t) => {
  const did = JSON.parse(eve).issuer.id;
  const config = JSON.stringify({ people: [{ did, name: 'Ada Example' }] });
  const own = await serveApp({ replace: (path, bytes) => (path === 'config.json' ? Buffer.from(config) : bytes) });
  t.after(() => own.close());
  const verify = new Verify(await newPage(t, browser));
  await verify.open(own.url);
  await verify.choose(eve);
  await verify.page.getByText('Whoever runs this page names its owner: Ada Example.').waitFor();
  await verify.page.getByRole('button', { name: 'Check another' }).click();
  await verify.choose(ada);
  await verify.page.getByText('You know Ada Example by another key.').waitFor();
});
