// axe-core on every page, wide and narrow, light and dark. Contexts of its own: axe needs the policy out of the way.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Home, Questions, Result, Verify } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch('--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream');

for (const [width, colorScheme] of [[1280, 'light'], [360, 'dark']]) {
  test(`axe finds nothing at ${width} px, ${colorScheme}`, async (t) => {
    const page = await newPage(t, browser, { bypassCSP: true, colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce', permissions: ['camera'] });
    const clean = async (name) => {
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      assert.deepEqual(await findings(page), [], name);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
    };
    await new Home(page).open(app.url);
    await clean('home');
    await page.goto(`${app.url}#/take/ai-literacy`);
    const before = new Before(page);
    await before.start.waitFor();
    await clean('before');
    await before.length('Quick');
    await before.begin();
    const questions = new Questions(page);
    await clean('question');
    await questions.next.click();
    await clean('question without an answer');
    await questions.finish();
    await clean('result');
    const { text } = await new Result(page).download('Ada Example');
    await clean('signed');
    await page.getByRole('img', { name: 'Code with the link to the profile' }).waitFor();
    await clean('signed, with codes');
    await page.getByRole('button', { name: 'Make the link', exact: true }).click();
    const locked = await page.getByRole('textbox', { name: 'Locked link' }).inputValue();
    await clean('signed, with a locked link');
    await page.goto(locked);
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('not the right one');
    await page.getByRole('button', { name: 'Open the profile' }).click();
    await page.getByText('This passphrase does not open the link.').waitFor();
    await clean('a locked link');
    const verify = new Verify(page);
    await verify.open(app.url);
    await page.reload();
    await verify.camera.waitFor();
    await clean('verify');
    await verify.camera.click();
    await page.getByText('Hold the code so that it fills most of the picture.').waitFor();
    await clean('verify with the camera on');
    await page.getByRole('button', { name: 'Switch the camera off' }).click();
    await verify.choose(text);
    await verify.valid.waitFor();
    await clean('a good profile');
    await verify.open(app.url);
    await page.reload();
    await verify.choose(text.replace('Ada Example', 'Eve Example'));
    await verify.invalid.waitFor();
    await clean('a changed profile');
    await page.reload();
    await verify.check('Dear all, attached is');
    await page.getByRole('alert').first().waitFor();
    await clean('no profile');
  });
}
