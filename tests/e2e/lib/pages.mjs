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

/** The result. */
export class Result {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Your result' });
    this.pictures = page.getByRole('img', { name: /, estimate \d+, nine in ten between \d+ and \d+/ });
  }
}
