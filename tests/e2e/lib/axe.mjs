// axe-core in a page. The policy forbids foreign scripts, so this needs a context with `bypassCSP`.
import { readFile } from 'node:fs/promises';

const source = await readFile(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line each. */
export async function findings(page) {
  await page.evaluate(source);
  const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), tags);
  return violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${help}: ${html.slice(0, 160)}`));
}
