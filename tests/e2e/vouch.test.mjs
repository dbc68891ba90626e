// A manager vouches for an employee's profile; a reader gets both files.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Verify, take } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

let config = '{"people":[]}';
const app = await serveApp({ replace: (path, bytes) => (path === 'config.json' ? Buffer.from(config) : bytes) });
after(() => app.close());
const browser = await launch();
let profile;
let statement;
let link;
let locked; // the profile’s link that takes a passphrase
let passphrase;

async function open(t, options) {
  const verify = new Verify(await newPage(t, browser, options));
  await verify.open(app.url);
  return verify;
}

function also(page, text, name = 'statement.json') {
  const picker = page.getByLabel(/^Add (a statement about this profile|the profile that this statement is about)$/);
  return picker.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

before(async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const result = await take(page, app.url);
  profile = (await result.download('Ada Example')).text;
  await result.withAnswers.check(); // the statement is about the file
  await result.disclosure('Make a link with a passphrase').click();
  passphrase = await page.getByRole('textbox', { name: 'Passphrase' }).inputValue();
  await page.getByRole('button', { name: 'Make the link' }).click();
  locked = await page.getByRole('textbox', { name: 'Locked link' }).inputValue();
  await context.close();
});

test('somebody else signs a statement about exactly this profile', async (t) => {
  const verify = await open(t, { bypassCSP: true });
  const { page } = verify;
  await verify.choose(profile);
  await verify.valid.or(verify.warning).waitFor();
  await page.getByText('Nobody else’s statement came with it.').waitFor();
  await page.getByText('Vouch for this profile').click();
  await page.getByRole('radio', { name: 'I was present' }).check();
  await page.getByRole('textbox', { name: 'In your words' }).fill('We went through two cases after it.');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Max Manager');
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Sign the statement' }).click();
  await page.getByText(/^Signed\. Nothing has been sent\. Send it together/).waitFor();
  link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the statement' }).click();
  const chunks = [];
  for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk);
  statement = Buffer.concat(chunks).toString('utf8');
  assert.deepEqual(JSON.parse(statement).type, ['VerifiableCredential', 'EndorsementCredential']);
});

test('a reader sees who says what, as a claim, whichever file comes first', async (t) => {
  const verify = await open(t, { bypassCSP: true });
  const { page } = verify;
  await verify.choose(profile);
  await verify.valid.or(verify.warning).waitFor();
  await also(page, statement);
  await page.getByText('Somebody who is called Max Manager vouches for this very profile.').waitFor();
  await page.getByText('Was present while the questions were answered.').waitFor();
  await page.getByText('We went through two cases after it.').waitFor();
  assert.deepEqual(await findings(page), []);

  // By its link, too.
  const other = new Verify(await newPage(t, browser));
  await other.page.goto(link);
  await other.valid.or(other.warning).waitFor();
  await other.page.getByText('This is a statement signed by Max Manager. Nobody has checked the name.').waitFor();
  await also(other.page, profile, 'profile.json');
  await other.page.getByText('Somebody who is called Max Manager vouches for this very profile.').waitFor();
});

test('what takes a passphrase is added once that is given', async (t) => {
  const { page } = await open(t, { bypassCSP: true });
  // A page left while it still asks for something complains.
  await page.waitForLoadState('networkidle');
  await page.goto('about:blank');
  await page.goto(link);
  const add = async (text) => {
    await page.getByRole('textbox', { name: 'Or paste what you were sent' }).fill(text);
    assert.deepEqual(await findings(page), []);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await add(`Dear Max, here it is: ${locked}`);
  await page.getByText('This link takes a passphrase.').waitFor();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Open the profile' }).click();
  await page.getByText('Somebody who is called Max Manager vouches for this very profile.').waitFor();

  // A link without one, the other way round.
  const other = await open(t);
  await other.choose(profile);
  await other.valid.or(other.warning).waitFor();
  await other.page.getByRole('textbox', { name: 'Or paste what you were sent' }).fill(link);
  await other.page.getByRole('button', { name: 'Add', exact: true }).click();
  await other.page.getByText('Somebody who is called Max Manager vouches for this very profile.').waitFor();
});

test('a statement about another profile does not count, and markup in it stays text', async (t) => {
  const verify = await open(t);
  const { page } = verify;
  await verify.choose(profile);
  await verify.valid.or(verify.warning).waitFor();
  const changed = statement.replace('We went through', '<img src=x onerror=alert(1)>');
  await also(page, changed);
  await page.getByText('A statement that came with it was changed, or is none.').waitFor();
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  await verify.invalid.waitFor();
});

test('nobody vouches for his own profile', async (t) => {
  const page = await newPage(t, browser);
  await (await take(page, app.url)).download('Ada Example');
  await page.getByRole('button', { name: 'Check a profile' }).or(page.getByRole('button', { name: 'Check', exact: true })).first().click();
  await page.getByText('Vouch for this profile').click();
  await page.getByRole('button', { name: 'Sign the statement' }).click();
  await page.getByText('This profile is signed with the key of this browser.').waitFor();
});

test('somebody whom the company names vouches', async (t) => {
  const { issuer } = JSON.parse(statement);
  config = JSON.stringify({ people: [{ did: issuer.id, name: 'M. Manager, Sales' }] });
  const verify = await open(t);
  const { page } = verify;
  await verify.choose(profile);
  await verify.valid.or(verify.warning).waitFor();
  await also(page, statement);
  await page.getByText('M. Manager, Sales, whose key is known here, vouches for this very profile.').waitFor();
  await page.getByText('M. Manager, Sales, whose key is known here, stands by it.').waitFor();
});

test('further questions in the endorser’s presence, and what they tell', async (t) => {
  const verify = await open(t, { bypassCSP: true });
  const { page } = verify;
  await verify.choose(profile);
  await verify.valid.or(verify.warning).waitFor();
  await page.getByText('Vouch for this profile').click();
  const ask = page.getByRole('button', { name: 'Ask about Directing AI effectively' });
  await ask.click();
  for (let number = 1; number <= 5; number += 1) {
    await page.getByText(`Question ${number} of 5, for the person whose profile it is`).waitFor();
    if (number === 1) assert.deepEqual(await findings(page), []);
    if (number === 5) await page.getByRole('button', { name: 'I don’t know' }).click();
    else {
      await page.getByRole('group', { name: 'Choose one answer.' }).getByRole('radio').first().check();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
  }
  await page.getByText(/^\d of 5 were answered rightly\. Of people with the stated result, \d+ % would have so few right or fewer\./).waitFor();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Max Manager');
  await page.getByRole('button', { name: 'Sign the statement' }).click();
  await page.getByText(/^Signed\. Nothing has been sent\. Send it together/).waitFor();
  const statement = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const reader = new Verify(await newPage(t, browser));
  await reader.page.goto(statement);
  await reader.valid.or(reader.warning).waitFor();
  await also(reader.page, profile, 'profile.json');
  await reader.page.getByText(/^Directing AI effectively: \d of 5 further questions were answered rightly with the endorser present\./).waitFor();
});
