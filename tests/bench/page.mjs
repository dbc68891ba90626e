// How long a person waits in the built page, on this machine and on a slow phone: `cargo xtask bench page`.
// Each round has a browser context of its own, so nothing is cached. Told are the median and the extremes of the rounds.
import { chromium } from 'playwright-core';
import { ARGS, executablePath } from '../e2e/lib/browser.mjs';
import { Before, Questions, Result, Verify } from '../e2e/lib/pages.mjs';
import { serveApp } from '../e2e/lib/site.mjs';

const ROUNDS = 7;
// The phone: a quarter of this machine’s speed, 1.6 Mbit/s, an answer after 150 ms.
const devices = {
  'this machine': {},
  'slow phone': { cpu: 4, line: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 } },
};

const app = await serveApp({ gzip: true });
const browser = await chromium.launch({ executablePath, args: ARGS });
for (const [name, device] of Object.entries(devices)) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visit(device));
  console.log(`${name}, ${ROUNDS} rounds`.padEnd(46) + 'median'.padStart(12) + 'least to most'.padStart(26));
  for (const step of Object.keys(rounds[0])) report(step, rounds.map((times) => times[step]));
}
await browser.close();
await app.close();

/** One person: milliseconds for each wait. */
async function visit({ cpu, line }) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (line) await devtools.send('Network.emulateNetworkConditions', line);
  if (cpu) await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const times = {};
  const clock = async (step, work) => {
    const started = performance.now();
    await work();
    times[step] = performance.now() - started;
  };

  const [before, questions, result, verify] = [Before, Questions, Result, Verify].map((Page) => new Page(page));
  await clock('from the address to Start', async () => {
    await page.goto(`${app.url}#/take/ai-literacy`);
    await before.start.waitFor();
  });
  await before.length('Quick');
  await clock('from Start to the first question', () => before.begin());
  const waits = [];
  for (let more = true, number = 1; more; number += 1) {
    await questions.options.nth(number % 4).check();
    const waited = await page.evaluate(nextDrawn);
    more = !(await result.heading.isVisible());
    if (more) waits.push(waited);
  }
  times['from Next to the next question, median'] = median(waits);
  await clock('from Sign to a signed profile', async () => {
    await result.sign.click();
    await result.signed.waitFor();
  });
  const link = await result.link.inputValue();
  await clock('from a link to its verdict', async () => {
    await page.goto('about:blank');
    await page.goto(link);
    await verify.valid.waitFor();
  });
  await context.close();
  return times;
}

/** In the page: presses Next and gives the milliseconds until the heading says another question, or that there is none. */
function nextDrawn() {
  const heading = () => document.querySelector('main h1')?.textContent;
  const [old, started] = [heading(), performance.now()];
  return new Promise((drawn) => {
    new MutationObserver((_, observer) => {
      if (!heading() || heading() === old) return;
      observer.disconnect();
      requestAnimationFrame(() => drawn(performance.now() - started));
    }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
    document.querySelector('button[type=submit]').click();
  });
}

function report(step, times) {
  const text = (time) => (time < 100 ? time.toFixed(1) : time.toFixed(0));
  const range = `${text(Math.min(...times))} to ${text(Math.max(...times))} ms`;
  console.log(step.padEnd(46) + `${text(median(times))} ms`.padStart(12) + range.padStart(26));
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
