// axe-core on every page, wide and narrow, light and dark. Contexts of its own: axe needs the policy out of the way.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { findings } from './lib/axe.mjs';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Home, Questions, Result, Verify } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp();
after(() => app.close());
const browser = await launch();

for (const [width, colorScheme] of [[1280, 'light'], [360, 'dark']]) {
  test(`axe finds nothing at ${width} px, ${colorScheme}`, async (t) => {
    const page = await newPage(t, browser, { bypassCSP: true, colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
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
    const verify = new Verify(page);
    await verify.open(app.url);
    await clean('verify');
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
