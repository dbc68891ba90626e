// Chromium, and pages that remember everything that went wrong in them.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Starts Chromium for one test file, and ends it with the file. */
export async function launch(...args) {
  const browser = await chromium.launch({ executablePath, args: [...ARGS, ...args] });
  after(() => browser.close());
  return browser;
}

/**
 * A page in a context of its own, which shares no storage with any other. At the test's end its console must be empty,
 * which also means that the policy was kept, for the browser reports violations there.
 * @param {import('node:test').TestContext} t
 * @param {RegExp} wanted complaints that the test brings about
 */
export async function newPage(t, browser, options = {}, wanted = /^$/) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  const complaints = listen(page);
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints.filter((complaint) => !wanted.test(complaint)), [], 'the console must stay empty');
  });
  return page;
}

/** Loading ahead did not pay off, as on a reload in the middle of an assessment, which reads no catalogue. No fault. */
const UNUSED = /was preloaded using link preload but not used/;

/** What a page writes to the console or throws, from now on. */
export function listen(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (!UNUSED.test(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  return complaints;
}

/** Every address that a page asks for from now on. */
export function record(page) {
  const addresses = [];
  page.on('request', (request) => addresses.push(request.url()));
  return addresses;
}

/** The next element that the page asks the browser to make is refused, as when memory runs out; all others are made. */
export async function failToDraw(page) {
  await page.evaluate(() => {
    const whole = [[Node.prototype, 'cloneNode'], [Document.prototype, 'createElement']].map(([owner, name]) => [owner, name, owner[name]]);
    for (const [owner, name] of whole) {
      owner[name] = () => {
        for (const [owner, name, method] of whole) owner[name] = method;
        throw new Error('out of memory');
      };
    }
  });
}
