// Other people's software accepts our profiles, offline: Digital Bazaar's library both proofs of each, the engine of
// VerifierPlus and Learner Credential Wallet the set.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { samples } from './lib/profiles.mjs';
import { BOTH, NONE, proofs } from './lib/verifiers.mjs';

const asked = [];
let profiles;

before(async () => {
  // Nothing may be fetched; what is asked for is written down.
  globalThis.fetch = async (url) => {
    asked.push(`${url}`);
    throw new TypeError('fetch failed: this test is offline');
  };
  const good = JSON.parse(await readFile(new URL('../reference/profile/good.json', import.meta.url), 'utf8'));
  profiles = [good, ...(await samples(300)).map(({ signed }) => signed)];
});

test('Digital Bazaar: both proofs of every profile', async () => {
  for (const profile of profiles) {
    assert.deepEqual(await proofs(profile), BOTH, JSON.stringify(profile));
  }
});

test('Digital Bazaar: a changed score breaks both', async () => {
  for (const profile of profiles.slice(0, 20)) {
    const changed = structuredClone(profile);
    changed.credentialSubject.result[0].value = '99';
    assert.deepEqual(await proofs(changed), NONE);
  }
});

test('verifier-core: the signature of the set is valid', async () => {
  for (const profile of begun().slice(0, 50)) {
    const { log, errors } = await quietly(() => verifyCredential({ credential: profile, knownDIDRegistries: [] }));
    assert.equal(errors, undefined, JSON.stringify(errors));
    assert.equal(log.find(({ id }) => id === 'valid_signature').valid, true);
  }
  // It would like the badge's JSON schema, and goes on without it.
  assert.ok(asked.every((url) => url.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/schema/')), asked.join(' '));
});

test('verifier-core: our first proof alone would not have been enough', async () => {
  const profile = structuredClone(begun()[0]);
  profile.proof = profile.proof[0];
  const { errors } = await quietly(() => verifyCredential({ credential: profile, knownDIDRegistries: [] }));
  assert.equal(errors[0].message, 'The signature is not valid.');
});

// Its clock cannot be set, and profiles of tomorrow it refuses.
const begun = () => profiles.filter(({ validFrom }) => Date.parse(validFrom) < Date.now());

// It prints what it could not fetch.
async function quietly(work) {
  const { log, error } = console;
  console.log = console.error = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, { log, error });
  }
}
