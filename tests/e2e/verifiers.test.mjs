// Other people's software accepts our profiles, offline: Digital Bazaar's library both proofs of each, the engine of
// VerifierPlus and Learner Credential Wallet the set.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { documentLoader } from './lib/contexts.mjs';
import { samples } from './lib/profiles.mjs';

const suite = [createVerifyCryptosuite(), cryptosuite].map((cryptosuite) => new DataIntegrityProof({ cryptosuite }));
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

// What Digital Bazaar's library says of each proof of a profile, at the time it was signed.
async function proofs(credential) {
  const { results, error } = await vc.verifyCredential({ credential, suite, documentLoader, now: new Date(credential.validFrom) });
  assert.ok(results, `${error}: ${error?.errors}`);
  return Object.fromEntries(results.map(({ proof, verified }) => [proof.cryptosuite, verified]));
}

test('Digital Bazaar: both proofs of every profile', async () => {
  for (const profile of profiles) {
    assert.deepEqual(await proofs(profile), { 'eddsa-jcs-2022': true, 'eddsa-rdfc-2022': true }, JSON.stringify(profile));
  }
});

test('Digital Bazaar: a changed score breaks both', async () => {
  for (const profile of profiles.slice(0, 20)) {
    const changed = structuredClone(profile);
    changed.credentialSubject.result[0].value = '99';
    const { verified, results, error } = await vc.verifyCredential({ credential: changed, suite, documentLoader, now: new Date(profile.validFrom) });
    assert.equal(verified, false);
    assert.ok((results ?? error.results ?? []).every((result) => !result.verified));
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
