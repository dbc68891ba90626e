// In the browser: both engines do the same work, round by round in turn. Times are milliseconds per piece of work.
import { Cat } from '@bdelab/jscat';

const ITEMS = 1_000;
const THETAS = Array.from({ length: 61 }, (_, i) => -3 + 0.1 * i);
const SITTING = { items: 300, length: 20, people: 10 };
const LOG = { items: 2_000, early: [0, 10], late: [990, 1_000], people: 50 };

/** `builds`: names of folders with the engine, each with its bindings. */
window.measure = async (builds) => {
  const engines = {};
  for (const build of builds) {
    engines[build] = await import(`/${build}/speed.js`);
    await engines[build].default();
  }
  const each = (make) => Object.fromEntries(builds.map((build) => [build, make(engines[build])]));
  const shared = engines[builds[0]];
  return {
    exp: contest(9, 1e6, each((ours) => () => ours.exponentials(1e6))),
    number: contest(9, 6.6e6, each((ours) => () => ours.stream(66_000, 100))),
    information: contest(9, THETAS.length, { ...each(byInformation), ...jscatByInformation(shared) }),
    variance: contest(9, THETAS.length, each(byVariance)),
    sitting: contest(7, SITTING.people, { ...each((ours) => sitting(ours, true)), jscat: jscatSitting(shared) }),
    untabulated: contest(7, SITTING.people, each((ours) => sitting(ours, false))),
    simulation: contest(3, 1, each((ours) => () => ours.simulate(10_000, SITTING.items, SITTING.length))),
    early: growth(LOG.early, each, shared),
    late: growth(LOG.late, each, shared),
  };
};

/**
 * Every engine in turn, so that what else the machine does meets all alike, with the first round to warm up.
 * @param {Record<string, () => unknown>} engines give what they found, which must be the same
 */
function contest(rounds, pieces, engines) {
  const times = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    let found;
    for (const [name, work] of Object.entries(engines)) {
      const started = performance.now();
      const result = work();
      const time = (performance.now() - started) / pieces;
      found ??= result;
      mustEqual(name, result, found);
      if (round > 0) times[name].push(time);
    }
  }
  return times;
}

/** Items are equal or not; θ within what the ends of the grid, which jsCAT weighs twice as much, can do. */
function mustEqual(name, result, found) {
  const [ours, theirs] = [found, result].map((value) => [value].flat(Infinity));
  const same = ours.length === theirs.length && ours.every((value, i) => Math.abs(value - theirs[i]) < 1e-6);
  if (!same) throw new Error(`${name} found ${theirs}, the first ${ours}`);
}

function byInformation(ours) {
  const choice = ours.Choice.by_information(ITEMS);
  return () => THETAS.map((theta) => choice.next(theta));
}

function byVariance(ours) {
  const choice = ours.Choice.by_variance(ITEMS);
  return () => THETAS.map((theta) => choice.next(theta));
}

function jscatByInformation(shared) {
  const { stimuli } = bank(shared, ITEMS);
  const cats = THETAS.map((theta) => new Cat({ theta }));
  const next = (copy) => () => cats.map((cat) => cat.findNextItem(stimuli, 'MFI', copy).nextStimulus.id);
  return { jscat: next(true), 'jscat, no copy': next(false) };
}

/** Whole tests: the items of every person, and their θ. */
function sitting(ours, tabulated) {
  const { items, length, people } = SITTING;
  const sitting = new ours.Sitting(items, length, tabulated);
  const answers = Array.from({ length: people }, (_, person) => ours.answers(items, person));
  return () => answers.map((answers) => [Array.from(sitting.take(answers)), sitting.theta()]);
}

function jscatSitting(shared) {
  const { items, length, people } = SITTING;
  const { stimuli, zetas } = bank(shared, items);
  const answers = Array.from({ length: people }, (_, person) => shared.answers(items, person));
  return () => answers.map((answers) => {
    const cat = new Cat({ method: 'EAP' });
    const asked = [];
    for (let left = stimuli; asked.length < length; ) {
      const { nextStimulus, remainingStimuli } = cat.findNextItem(left);
      cat.updateAbilityEstimate(zetas[nextStimulus.id], answers[nextStimulus.id]);
      asked.push(nextStimulus.id);
      left = remainingStimuli;
    }
    return [asked, cat.theta];
  });
}

/** What taking in an answer costs, from the answer after `from` to the `to`-th: the choice of items is not timed. */
function growth([from, to], each, shared) {
  const answers = shared.answers(LOG.items, 0);
  const order = new shared.Sitting(LOG.items, to, true).take(answers);
  const { zetas } = bank(shared, LOG.items);
  const ours = (engine) => () => {
    const growing = new engine.Growing(LOG.items, from, LOG.people);
    let time = 0;
    for (let answer = from; answer < to; answer += 1) {
      growing.ask();
      time += timed(() => growing.answer());
    }
    const theta = growing.theta();
    growing.free();
    return { time: time / LOG.people, theta };
  };
  const jscat = () => {
    const cat = new Cat({ method: 'EAP' });
    const told = Array.from(order.subarray(0, from));
    if (from > 0) cat.updateAbilityEstimate(told.map((item) => zetas[item]), told.map((item) => answers[item]));
    let time = 0;
    for (const item of order.subarray(from)) time += timed(() => cat.updateAbilityEstimate(zetas[item], answers[item]));
    return { time, theta: cat.theta };
  };
  const engines = { ...each(ours), jscat };
  const times = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  for (let round = 0; round < 4; round += 1) {
    const results = Object.entries(engines).map(([name, work]) => [name, work()]);
    for (const [name, { time, theta }] of results) {
      mustEqual(name, theta, results[0][1].theta);
      if (round > 0) times[name].push(time / (to - from));
    }
  }
  return times;
}

function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The items as jsCAT wants them: `stimuli` to choose from, `zetas` to score by. */
function bank(shared, items) {
  const numbers = shared.parameters(items);
  const zetas = Array.from({ length: items }, (_, i) => ({ a: numbers[3 * i], b: numbers[3 * i + 1], c: numbers[3 * i + 2], d: 1 }));
  const stimulus = ({ a, b, c, d }, id) => ({ id, discrimination: a, difficulty: b, guessing: c, slipping: d });
  return { zetas, stimuli: zetas.map(stimulus) };
}
