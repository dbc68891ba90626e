// The graph that the second proof of a profile covers is emitted without a JSON-LD engine. Here are two that read the
// contexts: jsonld and rdf-canonize say the same, byte for byte.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { documentLoader } from './lib/contexts.mjs';
import { CONTEXTS, alike, document, everywhere, types } from './lib/documents.mjs';
import { graphs, samples } from './lib/profiles.mjs';

// Work enough for documents whose parts are much alike.
const canonize = (document) =>
  jsonld.canonize(document, { algorithm: 'RDFC-1.0', safe: true, documentLoader, canonizeOptions: { maxWorkFactor: 3 } });
const unsigned = ({ proof, ...document }) => document;

// Words of the contexts that have no place in the graphs known here: numbers, ordered lists, and what belongs to other
// kinds of signed documents. Everything else is known.
const LEFT_OUT_TYPES = [
  'Address', 'BitstringStatusList', 'BitstringStatusListCredential', 'BitstringStatusListEntry', 'DataIntegrityProof',
  'EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation', 'GeoCoordinates', 'IdentifierEntry', 'IdentityObject',
  'JsonSchema', 'JsonSchemaCredential', 'Related', 'RubricCriterionLevel', 'VerifiablePresentation',
];
const LEFT_OUT = {
  '': ['...', '_sd', '_sd_alg', 'aud', 'cnf', 'endorsement', 'exp', 'iat', 'iss', 'jku', 'kid', 'nbf', 'sub', 'x5u'],
  VerifiableCredential: ['confidenceMethod', 'credentialSchema', 'credentialStatus', 'proof', 'refreshService', 'renderMethod', 'termsOfUse'],
  Achievement: ['creditsAvailable', 'otherIdentifier', 'related'],
  AchievementSubject: ['creditsEarned', 'identifier'],
  Profile: ['address', 'otherIdentifier'],
  ResultDescription: ['allowedValue', 'rubricCriterionLevel'],
};

// For each known type, and for all of them under '', its words.
const known = new Map([['', everywhere], ...types].filter(([type]) => !LEFT_OUT_TYPES.includes(type)).map(([type, words]) => [
  type, new Map([...words].filter(([term]) => !LEFT_OUT[type]?.includes(term))),
]));

test('2,000 profiles of people, banks and names of all kinds', async () => {
  for (const { signed, quads } of await samples(2000)) {
    assert.equal(quads, await canonize(unsigned(signed)));
  }
});

test('2,000 documents of any known words', async () => {
  const documents = Array.from({ length: 2000 }, (_, seed) => document(seed, known));
  const emitted = await graphs(documents);
  for (const [i, { quads, error }] of emitted.entries()) {
    assert.equal(error, undefined, JSON.stringify(documents[i]));
    assert.equal(quads, await canonize(documents[i]), JSON.stringify(documents[i]));
  }
});

test('500 documents whose parts differ deep inside', async () => {
  const documents = Array.from({ length: 500 }, (_, seed) => alike(seed));
  for (const [i, { quads, error }] of (await graphs(documents)).entries()) {
    assert.equal(error, undefined, JSON.stringify(documents[i]));
    assert.equal(quads, await canonize(documents[i]), JSON.stringify(documents[i]));
  }
});

test('every word of the contexts has its meaning or is refused', async () => {
  const cases = [...types].flatMap(([type, words]) => [['', everywhere], [type, words]].flatMap(([scope, words]) =>
    [...words].map(([term, meaning]) => ({ type, scope, term, meaning }))));
  const documents = cases.map(({ type, term, meaning }) => {
    const part = { id: 'urn:uuid:2', type: [type], [term]: meaning['@type'] === '@id' ? 'urn:uuid:3' : 'a text' };
    return { '@context': CONTEXTS, id: 'urn:uuid:1', type: ['VerifiableCredential'], evidence: [part] };
  });
  for (const [i, { quads, error }] of (await graphs(documents)).entries()) {
    const { type, scope, term } = cases[i];
    const out = LEFT_OUT_TYPES.includes(type) || LEFT_OUT[scope]?.includes(term);
    assert.equal(error !== undefined, !!out, `${type} ${term}: ${error}`);
    if (!out) assert.equal(quads, await canonize(documents[i]), `${type} ${term}`);
  }
});

test('what is no word of the contexts, or says something else than text and parts, is refused', async () => {
  const good = unsigned(JSON.parse(await readFile(new URL('../reference/profile/good.json', import.meta.url), 'utf8')));
  const changes = {
    'a property of ours': (document) => { document.score = '57'; },
    'a property in a part': (document) => { document.credentialSubject.result[0].score = '57'; },
    'a type of ours': (document) => { document.type.push('SkillProfile'); },
    'a property out of its place': (document) => { document.targetUrl = 'https://a.example'; },
    'a part without its type': (document) => { delete document.credentialSubject.type; },
    'a type that is no text': (document) => { document.type.push(1); },
    'an id that is relative': (document) => { document.credentialSubject.id = 'me'; },
    'an id for this document only': (document) => { document.credentialSubject.id = '_:b0'; },
    'an issuer that is relative': (document) => { document.issuer = 'me'; },
    'a text with its language': (document) => { document.name = { '@value': 'Profil', '@language': 'de' }; },
    'a keyword': (document) => { document['@id'] = 'urn:uuid:1'; },
    'a context inside': (document) => { document.issuer['@context'] = { name: 'https://a.example' }; },
    'another context': (document) => { document['@context'].push({ score: 'https://a.example' }); },
    'a proof inside': (document) => { document.issuer.proof = { type: 'DataIntegrityProof' }; },
    'a number': (document) => { document.credentialSubject.result[0].value = 57; },
    'yes or no': (document) => { document.credentialSubject.result[0].value = true; },
    'nothing': (document) => { document.credentialSubject.result[0].value = null; },
    'a list of lists': (document) => { document.name = [['a']]; },
  };
  const documents = Object.values(changes).map((change) => {
    const document = structuredClone(good);
    change(document);
    return document;
  });
  const emitted = await graphs([good, ...documents]);
  assert.equal(emitted[0].quads, await canonize(good));
  assert.equal(emitted[0].quads, await readFile(new URL('../reference/profile/good.nq', import.meta.url), 'utf8'));
  Object.keys(changes).forEach((what, i) => assert.ok(emitted[i + 1].error, what));
});
