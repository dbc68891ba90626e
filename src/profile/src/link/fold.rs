//! DEFLATE with a dictionary: what every profile says need not travel.
//!
//! `dictionary.txt` stands before the document, as if it had been sent (RFC 1950 calls it a preset dictionary). It is part of the
//! form: a changed dictionary is another version.

use super::{Inflate, inflate_after};
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

/// Words of profiles, endorsements and requests, the likeliest last.
const DICTIONARY: &[u8] = include_bytes!("dictionary.txt");

/// Compression level of miniz, its best.
const LEVEL: i32 = 10;
/// Raw DEFLATE, without a header.
const RAW: i32 = -15;

/// The document as raw DEFLATE that refers to the dictionary. `None` if the compressor fails, which it has no reason to.
pub(crate) fn fold(document: &[u8]) -> Option<Vec<u8>> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, 0));
    let mut step = |input: &[u8], flush| {
        let mut out = Vec::new();
        let (status, read) = compress_to_output(&mut compressor, input, flush, |piece| {
            out.extend_from_slice(piece);
            true
        });
        (read == input.len() && matches!(status, TDEFLStatus::Okay | TDEFLStatus::Done)).then_some(out)
    };
    // A sync ends at a whole byte, and the reader has this part already.
    step(DICTIONARY, TDEFLFlush::Sync)?;
    step(document, TDEFLFlush::Finish)
}

/// The document that was folded.
pub(crate) fn unfold(data: &[u8]) -> Result<Vec<u8>, Inflate> {
    inflate_after(DICTIONARY, data)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;
    use skillmark_canon::Digest;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Codes that were printed must be read tomorrow.
    #[test]
    fn the_dictionary_stays_as_it_is() {
        assert_eq!(Digest::of(DICTIONARY).to_string(), "uEiAsyRs7bIi2EA1DUzUFR72ugE8V-yluGWfPMX4leomX8g");
    }

    #[test]
    fn what_was_folded_once_unfolds() {
        let link = "2.23.ncyBDAAAAIAw8JZ7DgmcJRs";
        let document = br#"{"type":["VerifiableCredential","OpenBadgeCredential"]}"#;
        assert_eq!(crate::link::decode(link).unwrap(), document);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        #[test]
        fn any_document_comes_back(document in prop::collection::vec(any::<u8>(), 0..2_000), words in 0..4_000usize) {
            let document = [&document, &DICTIONARY[words..]].concat();
            let folded = fold(&document).unwrap();
            prop_assert!(folded.len() < document.len() + 100);
            prop_assert_eq!(unfold(&folded).ok(), Some(document));
        }

        #[test]
        fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = unfold(&bytes);
        }
    }
}
