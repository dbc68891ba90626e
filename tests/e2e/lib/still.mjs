// A browser in which nothing is left to chance: the same date, questions, ids and signature in every run, so that a
// picture changes only when the page does.

/** For `addInitScript`. */
export function still() {
  // SplitMix32 in place of the browser's random numbers, from another start at each visit: ids must differ.
  let state = Number(sessionStorage.visits ?? 0) + 1;
  sessionStorage.visits = state;
  crypto.getRandomValues = (array) => {
    for (let i = 0; i < array.length; i += 1) {
      state = (state + 0x9e3779b9) | 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      array[i] = mixed ^ (mixed >>> 15);
    }
    return array;
  };
  // Time enough between a question and its answer, so that nobody is told to have answered without reading.
  const now = performance.now.bind(performance);
  performance.now = () => 1000 * now();
  // The first key of RFC 8032, section 7.1, which is nobody's.
  const key = {
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  };
  if (crypto.subtle) {
    crypto.subtle.generateKey = async () => {
      const [privateKey, publicKey] = await Promise.all([
        crypto.subtle.importKey('jwk', key, 'Ed25519', false, ['sign']),
        crypto.subtle.importKey('jwk', { ...key, d: undefined }, 'Ed25519', true, ['verify']),
      ]);
      return { privateKey, publicKey };
    };
  }
}

/** Midday of the day that the pictures show. */
export const DAY = new Date('2026-12-01T12:00:00Z');
