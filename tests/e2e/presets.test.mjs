// A preset that asks for what few do: the page loads the rest of the engine before the start, says what the person should know, follows the
// rules, and describes them afterwards.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, newPage } from './lib/browser.mjs';
import { Before, Questions, Result } from './lib/pages.mjs';
import { serveApp } from './lib/site.mjs';

const app = await serveApp({
  replace(path, bytes) {
    if (!/^banks\/ai-literacy/.test(path)) return bytes;
    const bank = JSON.parse(bytes.toString('utf8'));
    bank.items.forEach((item, i) => { item.content = i % 2 ? 'odd' : 'even'; });
    Object.assign(bank.presets[0], {
      randomesque: 1,
      rules: {
        exposure: 'progressive',
        minutes: 30,
        content: [{ area: 'odd', share: 0.5, at_least: 3 }, { area: 'even', share: 0.5 }],
      },
    });
    return Buffer.from(JSON.stringify(bank));
  },
});
after(() => app.close());
const browser = await launch();

test('rules that few presets have are followed, and said before and after', async (t) => {
  const page = await newPage(t, browser);
  const parts = [];
  let started = false;
  page.on('request', (request) => {
    const part = /\/([a-z]+)[^/]*\.wasm$/.exec(request.url())?.[1];
    if (part) parts.push(started ? `late ${part}` : part);
  });
  await page.goto(`${app.url}#/take/ai-literacy`);
  await page.getByText(/at most 30 minutes a skill/).first().waitFor();
  const before = new Before(page);
  await before.length('Normal');
  await page.getByText(/No time limit/).waitFor();
  await before.length('Quick');
  await page.getByText(/Pauses do not count towards the time limit/).waitFor();
  started = true;
  await before.begin();
  await new Questions(page).finish();
  assert.equal(await new Result(page).pictures.count(), 2);
  assert.ok(parts.includes('engine') && !parts.some((part) => part.startsWith('late')), parts.join());
  await page.getByText('How this was measured').first().click();
  for (const sentence of [
    /chance decides at first and gives way to this rule towards the end/,
    /Each area of content has its share of the questions\. No test has fewer or more questions of an area than is set\./,
    /No question is begun that would not fit into 30 minutes per skill\./,
  ]) await page.getByText(sentence).first().waitFor();

  // The times decided what was asked, so they are inside without being asked for.
  await page.getByText('How long each answer took is inside too').waitFor();
  assert.equal(await page.getByRole('checkbox', { name: 'Include how long each answer took' }).count(), 0);
  const { text } = await new Result(page).download();
  assert.match(JSON.parse(text).evidence[0].narrative, /"[a-z0-9-]+ [a-d] [0-9]+"/);
});
