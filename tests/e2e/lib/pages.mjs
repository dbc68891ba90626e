// The app's pages as people meet them: everything is found by role and name.
import assert from 'node:assert/strict';

/** Home: the catalogue, and what is not finished. */
export class Home {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Find out where you stand' });
    this.unfinished = page.getByRole('heading', { name: 'Not finished' });
  }

  async open(url) {
    await this.page.goto(url);
    await this.page.getByRole('heading', { name: 'Assessments', exact: true }).waitFor();
  }

  /** Chooses an assessment by its title. */
  async begin(title) {
    await this.page.getByRole('link', { name: new RegExp(`^Begin.*${title}`) }).click();
  }
}

/** What stands before the first question. */
export class Before {
  constructor(page) {
    this.page = page;
    this.start = page.getByRole('button', { name: 'Start', exact: true });
    this.notFor = page.getByText('Not for hiring, promotion, pay, dismissal');
  }

  /** Chooses how long: Quick, Normal or Precise. */
  async length(name) {
    await this.page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  }

  async begin() {
    await this.start.click();
    await new Questions(this.page).shown();
  }
}

/** The questions. */
export class Questions {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: /^Question \d+$/ });
    this.options = page.getByRole('radio');
    this.next = page.getByRole('button', { name: 'Next', exact: true });
    this.unsure = page.getByRole('button', { name: 'I don’t know', exact: true });
  }

  shown() {
    return this.heading.waitFor({ state: 'attached' });
  }

  /** The number of the question that is shown. */
  async number() {
    return Number((await this.heading.textContent()).replace(/\D/g, ''));
  }

  /** The wording of the question that is shown. */
  async wording() {
    return this.page.getByRole('main').innerText();
  }

  /** Waits until question `number` has given way to the next one or to the result; says whether another one came. */
  async after(number) {
    const another = this.page.getByRole('heading', { name: new RegExp(`^Question (?!${number}$)\\d+$`) });
    const result = new Result(this.page).heading;
    await another.or(result).first().waitFor({ state: 'attached' });
    return !(await result.isVisible());
  }

  /** Answers with one of the options, by mouse. */
  async answer(option) {
    const number = await this.number();
    await this.options.nth(option % (await this.options.count())).check();
    await this.next.click();
    return this.after(number);
  }

  /** Says "I don't know". */
  async pass() {
    const number = await this.number();
    await this.unsure.click();
    return this.after(number);
  }

  /** Answers until the result is there, different options in turn, and counts the questions. */
  async finish() {
    let count = 1;
    while (await this.answer(count)) {
      count += 1;
      assert.ok(count < 100, 'the assessment must end');
    }
    return count;
  }
}

/** Takes the shipped bank to its result, by its quick length if no other is named. */
export async function take(page, url, length = 'Quick') {
  await page.goto(`${url}#/take/ai-literacy`);
  const before = new Before(page);
  await before.length(length);
  await before.begin();
  await new Questions(page).finish();
  return new Result(page);
}

/** What a button saves. */
export async function download(page, button) {
  const coming = page.waitForEvent('download');
  await button.click();
  const file = await coming;
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), fileName: file.suggestedFilename() };
}

/** The result, and what can be done with it. */
export class Result {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Your result' });
    this.pictures = page.getByRole('img', { name: /, estimate \d+, nine in ten between \d+ and \d+/ });
    this.name = page.getByRole('textbox', { name: 'Your name' });
    this.sign = page.getByRole('button', { name: 'Sign the profile' });
    this.signed = page.getByText('Signed. Nothing has been sent.');
    this.link = page.getByRole('textbox', { name: 'Link' });
    this.badge = page.getByRole('button', { name: 'Save as a picture' });
    this.withAnswers = page.getByRole('checkbox', { name: 'Put the answers into these, too' });
    this.steps = page.getByRole('table', { name: 'Question by question' });
    this.preview = page.getByRole('region', { name: 'What a reader will see' });
    this.memoryKey = page.getByText('This browser cannot keep a signing key');
  }

  /** What opens and closes a part of the page. */
  disclosure(name) {
    return this.page.locator('summary').filter({ hasText: name });
  }

  /** Puts a name in: by default one’s own. */
  async as(name, way = 'My name') {
    await this.page.getByRole('radio', { name: way }).check();
    await this.page.getByRole('textbox', { name: /^Your (name|pseudonym)$/ }).fill(name);
  }

  /** Signs, saves the file and returns its text and name. */
  async download(name) {
    if (name) await this.as(name);
    await this.sign.click();
    await this.signed.waitFor();
    const button = this.page.getByRole('button', { name: 'Download the file' }).or(this.page.getByRole('link', { name: 'Download the file' }));
    const { bytes, fileName } = await download(this.page, button);
    return { text: bytes.toString('utf8'), fileName };
  }
}

/** The page that says what a profile proves. */
export class Verify {
  constructor(page) {
    this.page = page;
    this.picker = page.locator('input[type=file]');
    this.camera = page.getByRole('button', { name: 'Use the camera' });
    this.paste = page.getByRole('textbox', { name: 'Or paste a link or the file’s text' });
    this.valid = page.getByText('Signed, unchanged, nothing to remark');
    this.warning = page.getByText('Signed and unchanged, with something to know');
    this.invalid = page.getByText('Not to be relied on');
  }

  async open(url) {
    await this.page.goto(`${url}#/verify`);
    await this.page.getByRole('heading', { level: 1, name: 'Check a profile' }).waitFor();
  }

  async choose(text, name = 'profile.json') {
    await this.picker.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  async check(text) {
    await this.paste.fill(text);
    await this.page.getByRole('button', { name: 'Check', exact: true }).click();
  }
}

/** What is left when the app has broken. */
export class Broken {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Something in this page broke' });
    this.saved = page.getByText('Your answers up to the last question are saved on this device.');
    this.unsaved = page.getByText('Your answers are not saved on this device.');
    this.reload = page.getByRole('link', { name: 'Load again' });
    this.export = page.getByRole('link', { name: 'Export the answers' });
    this.details = page.getByText('Details for a report');
  }
}
