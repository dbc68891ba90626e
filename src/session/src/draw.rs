//! The generator behind ties, draws and the order of options: a function of seed, skill and step, so that every skill
//! replays alone and nothing depends on what was drawn before.
//!
//! ```text
//! key             = first 8 bytes, big-endian, of SHA-256("skillmark-draw/1" 0x00 seed 0x00 stream)
//! draw(step, slot) = mix(key + (step * 256 + slot + 1) * 0x9E3779B97F4A7C15)      all mod 2^64
//! ```
//!
//! where `mix` is the output function of SplitMix64 (Steele, Lea & Flood 2014): this is SplitMix64 started at `key`
//! and read at any place.

use skillmark_canon::Digest;

/// A stream of numbers that can be read at any place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream {
    key: u64,
}

impl Stream {
    /// The stream of one seed and one name.
    pub fn new(seed: &str, name: &str) -> Self {
        let digest = Digest::of(format!("skillmark-draw/1\0{seed}\0{name}"));
        let first = digest.as_bytes().first_chunk().expect("a digest has 32 bytes");
        Stream { key: u64::from_be_bytes(*first) }
    }

    /// 64 bits at a place; `slot` < 256.
    pub fn bits(&self, step: u64, slot: u64) -> u64 {
        let place = step.wrapping_mul(256).wrapping_add(slot).wrapping_add(1);
        let z = self.key.wrapping_add(place.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below `n` (> 0). The bias is below n / 2^64.
    pub fn below(&self, step: u64, slot: u64, n: usize) -> usize {
        ((u128::from(self.bits(step, slot)) * n as u128) >> 64) as usize
    }

    /// A number in (0, 1) with 53 bits.
    pub fn unit(&self, step: u64, slot: u64) -> f64 {
        ((self.bits(step, slot) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// A random order of 0..n by Fisher & Yates, from slot `from` on; n <= 200.
    pub fn order(&self, step: u64, from: u64, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, self.below(step, from + i as u64, i + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// SplitMix64 from seed 0 is a published sequence; ours is that sequence from another start.
    #[test]
    fn is_splitmix64() {
        let zero = Stream { key: 0 };
        assert_eq!(zero.bits(0, 0), 0xE220_A839_7B1D_CDAF);
        assert_eq!(zero.bits(0, 1), 0x6E78_9E6A_A1B9_65F4);
        assert_eq!(zero.bits(0, 2), 0x06C4_5D18_8009_454F);
    }

    /// Vectors for other implementations.
    #[test]
    fn vectors() {
        let stream = Stream::new("000102030405060708090a0b0c0d0e0f", "directing");
        let bits: Vec<String> = [(0, 0), (0, 1), (1, 0), (14, 3)]
            .iter()
            .map(|(s, k)| format!("{:016x}", stream.bits(*s, *k)))
            .collect();
        assert_eq!(bits.join(" "), VECTORS);
        assert_eq!(stream.order(0, 16, 4).len(), 4);
    }

    const VECTORS: &str = "45cd2ddbcf533502 1ad8f6125e6bdf64 9909b444153c5dd0 04e1eaebbcd9d65a";

    #[test]
    fn orders_are_even() {
        let stream = Stream::new("00", "x");
        let mut first = [0u32; 4];
        for step in 0..4000 {
            let order = stream.order(step, 16, 4);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3]);
            first[order[0]] += 1;
        }
        // 1000 expected, SD 27.
        assert!(first.iter().all(|n| (850..1150).contains(n)), "{first:?}");
    }
}
