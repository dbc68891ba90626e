// A profile means the same to JSON-LD software as to us: it expands in safe mode, which refuses every property and
// type that the contexts do not define. Contexts come from npm packages; nothing is fetched.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { documentLoader } from './lib/contexts.mjs';

const options = { safe: true, documentLoader };
const path = new URL('../reference/profile/good.json', import.meta.url);
const profile = async () => JSON.parse(await readFile(path, 'utf8'));

test('a profile expands in safe mode', async () => {
  const [expanded] = await jsonld.expand(await profile(), options);
  assert.deepEqual(expanded['@type'], [
    'https://www.w3.org/2018/credentials#VerifiableCredential',
    'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
  ]);
});

test('every string of a profile arrives in its graph', async () => {
  const { proof, ...document } = await profile();
  const quads = await jsonld.toRDF(document, { ...options, format: 'application/n-quads' });
  for (const text of strings(document)) {
    assert.ok(quads.includes(JSON.stringify(text).slice(1, -1)), `${text} is lost`);
  }
});

test('safe mode would notice an undefined property and an untyped part', async () => {
  const extended = await profile();
  extended.score = 'a property of ours';
  await assert.rejects(jsonld.expand(extended, options), { name: 'jsonld.ValidationError' });

  const untyped = await profile();
  delete untyped.credentialSubject.result[0].type;
  await assert.rejects(jsonld.expand(untyped, options), { name: 'jsonld.ValidationError' });
});

// All strings outside @context, except short type names, which the contexts map to addresses.
function* strings(value, key = '') {
  if (typeof value === 'string') yield value;
  else for (const [name, member] of Object.entries(value)) if (name !== '@context' && name !== 'type') yield* strings(member, name);
}
