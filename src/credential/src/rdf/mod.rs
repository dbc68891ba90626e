//! Small RDF graphs and their one canonical text, which the suite `eddsa-rdfc-2022` signs.
//!
//! What the words of a document mean, its `@context` says, and reading that takes a JSON-LD engine. Who knows the
//! words beforehand needs none: it adds the statements to a [`Graph`] itself.
//!
//! ```
//! use skillmark_credential::rdf::{Graph, Term};
//!
//! let name = Term::iri("https://schema.org/name").unwrap();
//! let knows = Term::iri("https://schema.org/knows").unwrap();
//! let ana = Term::iri("did:example:ana").unwrap();
//!
//! let mut graph = Graph::default();
//! let friend = graph.blank();
//! graph.add(&friend, &name, Term::text("Max \"Moritz\""));
//! graph.add(&ana, &knows, friend);
//! assert_eq!(
//!     graph.canonical()?,
//!     "<did:example:ana> <https://schema.org/knows> _:c14n0 .\n\
//!      _:c14n0 <https://schema.org/name> \"Max \\\"Moritz\\\"\" .\n"
//! );
//! # Ok::<(), skillmark_credential::Problem>(())
//! ```

mod canonical;

/// `rdf:type`.
pub const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// A node or a value. The derived order is of no meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term(Kind);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A node without a name, by its number in its graph.
    Blank(usize),
    /// Anything else, as N-Quads write it.
    Written(String),
}

impl Term {
    /// What an absolute IRI names. None for other texts, and for IRIs outside ASCII, which no document of ours has and
    /// JSON-LD software does not agree about.
    pub fn iri(iri: &str) -> Option<Term> {
        let (scheme, rest) = iri.split_once(':')?;
        let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        let plain = rest.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"{}|^`\\".contains(&b));
        (named && plain).then(|| Term(Kind::Written(format!("<{iri}>"))))
    }

    /// A text without a language.
    pub fn text(text: &str) -> Term {
        Term(Kind::Written(format!("\"{}\"", escaped(text))))
    }

    /// A text of this data type, whose IRI must be one that [`Term::iri`] takes. It is not read: `1` and `01` differ.
    pub fn typed(text: &str, datatype: &str) -> Term {
        debug_assert!(Term::iri(datatype).is_some(), "{datatype} is no IRI");
        Term(Kind::Written(format!("\"{}\"^^<{datatype}>", escaped(text))))
    }
}

/// As canonical N-Quads write a literal (RDF 1.2 N-Quads, section 3).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{8}' => escaped.push_str("\\b"),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\u{c}' => escaped.push_str("\\f"),
            '\r' => escaped.push_str("\\r"),
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            c if c.is_ascii_control() => escaped.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Subject, predicate, object.
type Triple = [Term; 3];

/// A set of statements.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    triples: Vec<Triple>,
    blanks: usize,
}

impl Graph {
    /// A new node without a name. It belongs to this graph.
    pub fn blank(&mut self) -> Term {
        self.blanks += 1;
        Term(Kind::Blank(self.blanks - 1))
    }

    /// States something about a node. What was stated before is not stated twice.
    pub fn add(&mut self, subject: &Term, predicate: &Term, object: Term) {
        self.triples.push([subject.clone(), predicate.clone(), object]);
    }
}
