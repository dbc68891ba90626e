//! Ed25519 at its edges: Wycheproof, and the cases of ed25519-speccheck that Wycheproof lacks.

use skillmark_credential::PublicKey;

#[cfg(target_arch = "wasm32")]
use crate::test;
use crate::{hex, json, reference};

#[test]
fn wycheproof() {
    let all = json(reference!("wycheproof/ed25519_test.json"));
    let mut count = 0;
    for group in all["testGroups"].as_array().unwrap() {
        let key = PublicKey::from_bytes(&hex(&group["publicKey"]["pk"]).unwrap()).unwrap();
        for case in group["tests"].as_array().unwrap() {
            let message = case["msg"].as_str().unwrap();
            let byte = |i: usize| u8::from_str_radix(&message[2 * i..2 * i + 2], 16).unwrap();
            let message: Vec<u8> = (0..message.len() / 2).map(byte).collect();
            // A signature of another length cannot even be asked about.
            let accepted = hex(&case["sig"]).is_some_and(|signature| key.verify(&message, &signature));
            assert_eq!(accepted, case["result"] == "valid", "{}: {}", case["tcId"], case["comment"]);
            count += 1;
        }
    }
    assert_eq!(count, 151);
}

/// What implementations disagree about. In cases 0 to 2 the key or R has small order (Wycheproof passes libraries that
/// accept those); 3 is an ordinary signature by a key with a torsion component; the rest needs cofactored verification,
/// S beyond the group order, or encodings that are not canonical.
#[test]
fn speccheck() {
    let cases = json(reference!("ed25519_speccheck_cases.json"));
    let mut accepted = Vec::new();
    for (i, case) in cases.as_array().unwrap().iter().enumerate() {
        let Ok(key) = PublicKey::from_bytes(&hex(&case["pub_key"]).unwrap()) else { continue };
        let message: [u8; 32] = hex(&case["message"]).unwrap();
        if key.verify(&message, &hex(&case["signature"]).unwrap()) {
            accepted.push(i);
        }
    }
    assert_eq!(accepted, [3]);
    for small_order in [0, 1] {
        let problem = PublicKey::from_bytes(&hex(&cases[small_order]["pub_key"]).unwrap()).unwrap_err();
        assert!(problem.message.contains("small order"), "{problem}");
    }
}

#[test]
fn keys_that_are_none() {
    let mut bytes = [0xff; 32];
    for (last, why) in [(0x7f, "canonical"), (0xff, "canonical")] {
        // y = p + 18, which is y = 18 in other words.
        bytes[31] = last;
        assert!(PublicKey::from_bytes(&bytes).unwrap_err().message.contains(why));
    }
    // x = 0 with the sign of a negative x.
    let mut negative_zero = [0; 32];
    (negative_zero[0], negative_zero[31]) = (1, 0x80);
    assert!(PublicKey::from_bytes(&negative_zero).unwrap_err().message.contains("canonical"));
    let mut no_point = [0; 32];
    no_point[0] = 2;
    assert!(PublicKey::from_bytes(&no_point).unwrap_err().message.contains("no point"));
}

#[test]
fn did_key() {
    let did = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    let key = PublicKey::from_did(did).unwrap();
    assert_eq!(key.did(), did);
    assert_eq!(key.verification_method(), format!("{did}#{}", &did[8..]));

    let long = format!("did:key:z{}", "1".repeat(1_000_000));
    for (bad, code) in [
        ("", "UNRESOLVABLE"),
        ("did:web:example.com", "UNRESOLVABLE"),
        ("DID:KEY:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "UNRESOLVABLE"),
        ("did:key:", "INVALID_KEY"),
        ("did:key:6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "INVALID_KEY"),
        ("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ", "INVALID_KEY"), // a digit short
        ("did:key:z16MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "INVALID_KEY"), // a leading zero byte
        ("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2 ", "INVALID_KEY"),
        ("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2?x", "INVALID_KEY"),
        ("did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP", "INVALID_KEY"), // P-256
        (&long, "INVALID_KEY"),
    ] {
        let problem = PublicKey::from_did(bad).unwrap_err();
        assert_eq!(problem.code, code, "{problem}");
        assert!(problem.message.len() < 300, "what a stranger wrote is cut");
    }
}
