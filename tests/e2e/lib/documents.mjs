// Documents made up from the contexts themselves: any of their words in any place, any part in any place, parts that are
// equal, parts that share an id.
import { contexts } from './contexts.mjs';

export const CONTEXTS = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];
const ROOT = 'VerifiableCredential';

// What each context says of every word: for all parts, and for the parts of each type.
export const everywhere = new Map();
export const types = new Map();
for (const url of CONTEXTS) {
  for (const [term, meaning] of Object.entries(contexts.get(url)['@context'])) {
    if (term.startsWith('@') || term === 'id' || term === 'type') continue;
    if (/^[A-Z]/.test(term)) types.set(term, words(meaning['@context'] ?? {}));
    else everywhere.set(term, meaning);
  }
}

function words(scoped) {
  return new Map(Object.entries(scoped).filter(([term]) => !term.startsWith('@') && term !== 'id' && term !== 'type'));
}

// The generator mulberry32 by Tommy Ettinger.
export function draws(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let z = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return (z ^ (z >>> 14)) >>> 0;
  };
  const below = (end) => next() % end;
  return { below, one: (list) => list[below(list.length)] };
}

// A document whose parts without ids are told apart only by what lies two and three steps away.
export function alike(seed) {
  const draw = draws(seed);
  const several = (make) => Array.from({ length: 1 + draw.below(3) }, make);
  const leaf = () => ({ type: ['Image'], caption: draw.one(['x', 'y', 'z']) });
  const branch = () => ({ type: ['Alignment'], targetName: 'the same', image: several(leaf) });
  const tree = () => ({ type: ['Result'], value: 'the same', alignment: several(branch) });
  const subject = { type: ['AchievementSubject'], result: several(tree) };
  return { '@context': CONTEXTS, id: 'urn:uuid:1', type: [ROOT, 'OpenBadgeCredential'], credentialSubject: subject };
}

// A document of parts and texts, of these types and words only.
export function document(seed, known) {
  const draw = draws(seed);
  const parts = [];
  return { '@context': CONTEXTS, ...part(0, ROOT) };

  function part(depth, type = draw.one([...known.keys()].filter((name) => name !== ROOT && name !== ''))) {
    // A part that stands here already, or one of the same id.
    if (depth > 0 && parts.length > 0 && draw.below(3) === 0) return structuredClone(draw.one(parts));
    const made = { type: draw.below(4) === 0 ? type : [type] };
    if (type === ROOT) made.type = [type, draw.one(['OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential'])];
    if (depth === 0 || draw.below(2) === 0) made.id = id();
    const terms = [...known.get(type), ...known.get('')];
    for (let i = draw.below(6); i >= 0; i--) {
      const [term, meaning] = draw.one(terms);
      made[term] = draw.below(4) === 0 ? [value(), value(), value()].slice(draw.below(4)) : value();
      function value() {
        if (depth < 3 && draw.below(3) === 0) return part(depth + 1);
        return meaning['@type'] === '@id' ? id() : text();
      }
    }
    if (type !== ROOT) parts.push(made);
    return made;
  }

  function id() {
    return draw.one(['urn:uuid:1', 'urn:uuid:2', 'did:key:z6Mk', 'https://a.example/?b=c&d#e', 'mailto:a@b.example']);
  }

  // rdf-canonize sorts by units of UTF-16, RDFC-1.0 by characters: they differ only where characters beyond the first
  // plane meet those of its end, which are left out here.
  function text() {
    const characters = ['a', 'Z', ' ', '"', '\\', '\n', '\t', '\u0000', '\u001f', '\u007f', '\u0080', 'ü', '\u2028', '한', '😀', '<', '^^', '@en'];
    return Array.from({ length: draw.below(4) }, () => draw.one(characters)).join('');
  }
}
