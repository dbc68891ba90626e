//! Fluent syntax to Rust functions. Strings in, a string out: the build script does the reading and writing.
//!
//! [`parse`] turns a file into messages, [`resolve`] folds references and terms into them, [`unify`] makes sure that
//! every locale says the same things with the same arguments, and [`emit`] writes the functions.

mod emit;
mod model;
mod parse;
mod resolve;
mod unify;

/// One message file.
pub(crate) struct Source {
    /// BCP 47 tag, the folder's name.
    pub(crate) locale: String,
    /// The file's name without `.ftl`: the module it becomes.
    pub(crate) page: String,
    /// Its text.
    pub(crate) text: String,
}

/// The locale that decides which messages there are. The others translate it.
pub(crate) const REFERENCE: &str = "en";

/// The generated code, or everything that is wrong, each with file and message.
pub(crate) fn compile(sources: &[Source]) -> Result<String, Vec<String>> {
    let files = each(sources, parse::file)?;
    let files = resolve::all(files)?;
    let catalogue = unify::catalogue(files)?;
    Ok(emit::rust(&catalogue))
}

/// Applies a step to everything before it gives up, so that all problems come out together.
fn each<A, B>(all: &[A], step: impl Fn(&A) -> Result<B, Vec<String>>) -> Result<Vec<B>, Vec<String>> {
    let (mut done, mut problems) = (Vec::new(), Vec::new());
    for one in all {
        match step(one) {
            Ok(result) => done.push(result),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(done) } else { Err(problems) }
}
