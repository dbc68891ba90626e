// Digital Bazaar's library, offline.
import assert from 'node:assert/strict';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { documentLoader } from './contexts.mjs';

const suite = [createVerifyCryptosuite(), cryptosuite].map((cryptosuite) => new DataIntegrityProof({ cryptosuite }));

export const BOTH = { 'eddsa-jcs-2022': true, 'eddsa-rdfc-2022': true };
export const NONE = { 'eddsa-jcs-2022': false, 'eddsa-rdfc-2022': false };

// Whether each proof of a credential holds, at the time it was signed.
export async function proofs(credential) {
  const now = new Date(credential.validFrom);
  const { results, error } = await vc.verifyCredential({ credential, suite, documentLoader, now });
  assert.ok(results, `${error}`);
  return Object.fromEntries(results.map(({ proof, verified }) => [proof.cryptosuite, verified]));
}
