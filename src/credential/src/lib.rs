//! Signed JSON: did:key, Ed25519, eddsa-jcs-2022. Knows no tests
