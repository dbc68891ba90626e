//! Mutants of the engine that live, and why they may.

/// One reason, with the mutants that it explains.
pub(super) struct Survivor {
    /// Below `src/irt/src`.
    file: &'static str,
    /// As cargo-mutants says it, without the place.
    mutations: &'static [&'static str],
    pub(super) why: &'static str,
}

impl Survivor {
    /// Whether it explains this one: `src/irt/src/fit.rs:3:7: replace + with - in person_fit`.
    pub(super) fn is(&self, mutant: &str) -> bool {
        let rest = mutant.strip_prefix("src/irt/src/").and_then(|rest| rest.strip_prefix(self.file));
        let mutation = rest.and_then(|rest| rest.split_once(": ")).map(|(_, mutation)| mutation);
        mutation.is_some_and(|mutation| self.mutations.contains(&mutation))
    }
}

pub(super) const SURVIVORS: &[Survivor] = &[Survivor {
    file: "model/mod.rs",
    mutations: &["replace Model::is_log_concave -> bool with false"],
    why: "Saves time and changes nothing: a likelihood known to be concave is not scanned for further maxima.",
}];
