//! What a credential means, as an RDF graph: the form that the suite `eddsa-rdfc-2022` signs.
//!
//! A JSON-LD engine reads the contexts to learn what the words mean. Ours are two fixed contexts, so [`vocabulary`]
//! holds what they say, and a document is walked once. What it does not hold is refused, never left out: a signature
//! over a graph without it would let anybody change it. A test compares with a JSON-LD engine, byte for byte.

mod vocabulary;

use crate::compose::CONTEXTS;
use crate::content::escape;
use crate::inert::inert;
use serde_json::{Value, json};
use skillmark_credential::rdf::{self, Graph, Term};
use skillmark_credential::{Prepared, Problem, PublicKey, prepare_set};
use vocabulary::{CLASSES, Class, EVERYWHERE, Property, Text};

/// Composes the two proofs of a profile, for the key to sign: `eddsa-jcs-2022`, which our verdict needs, and
/// `eddsa-rdfc-2022`, which other badge software reads. `created` is in seconds since 1970.
pub fn prepare(document: Value, key: &PublicKey, created: i64) -> Result<Prepared<2>, Problem> {
    let graph = n_quads(&document)?;
    prepare_set(document, &graph, key, created)
}

/// The canonical RDF form (RDFC-1.0) of a credential without its proofs, if it says nothing but what is known here.
pub fn n_quads(document: &Value) -> Result<String, Problem> {
    let Value::Object(members) = document else { return Err(unknown("only an object has a graph", "")) };
    if members.get("@context") != Some(&json!(CONTEXTS)) {
        return Err(unknown("the graph is known of documents with our two contexts only", "/@context"));
    }
    let mut graph = Graph::default();
    let said = members.iter().filter(|(term, _)| !matches!(term.as_str(), "@context" | "proof"));
    node(&mut graph, said, "")?;
    graph.canonical()
}

/// States what an object says, and gives its node.
fn node<'a>(
    graph: &mut Graph,
    members: impl Iterator<Item = (&'a String, &'a Value)> + Clone,
    at: &str,
) -> Result<Term, Problem> {
    let named = |name: &str| members.clone().find(|(term, _)| *term == name).map(|(_, value)| value);
    let subject = match named("id") {
        Some(id) => id.as_str().and_then(Term::iri).ok_or_else(|| no_name(&format!("{at}/id")))?,
        None => graph.blank(),
    };
    let classes = classes(named("type"), &format!("{at}/type"))?;
    for class in &classes {
        graph.add(&subject, &iri(rdf::TYPE), iri(&class.iri()));
    }
    for (term, value) in members.clone().filter(|(term, _)| !matches!(term.as_str(), "id" | "type")) {
        let at = format!("{at}/{}", escape(term));
        let property = property(&classes, term).ok_or_else(|| {
            let message = format!("{:?} has no meaning in the graph of such a part", inert(term));
            unknown(&message, &at)
        })?;
        for (value, at) in each(value, &at) {
            let object = object(graph, property, value, &at)?;
            graph.add(&subject, &iri(&property.iri()), object);
        }
    }
    Ok(subject)
}

/// What a property says of its node.
fn object(graph: &mut Graph, property: &Property, value: &Value, at: &str) -> Result<Term, Problem> {
    match (value, &property.text) {
        (Value::Object(part), _) => node(graph, part.iter(), at),
        (Value::String(text), Text::Plain) => Ok(Term::text(text)),
        (Value::String(text), Text::Typed(datatype)) => Ok(Term::typed(text, datatype)),
        (Value::String(text), Text::Name) => Term::iri(text).ok_or_else(|| no_name(at)),
        _ => Err(unknown("the graph of a profile holds texts and parts, and nothing else", at)),
    }
}

/// A list says each of its items, in no order.
fn each<'a>(value: &'a Value, at: &str) -> Vec<(&'a Value, String)> {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(i, item)| (item, format!("{at}/{i}"))).collect()
        }
        one => vec![(one, at.to_owned())],
    }
}

/// The kinds of thing that a node is.
fn classes(types: Option<&Value>, at: &str) -> Result<Vec<&'static Class>, Problem> {
    let Some(types) = types else { return Ok(Vec::new()) };
    let class = |(value, at): (&Value, String)| {
        let found = CLASSES.iter().find(|class| value == class.term);
        found.ok_or_else(|| unknown("it is of a kind that is not known in the graph of a profile", &at))
    };
    each(types, at).into_iter().map(class).collect()
}

/// What a word means in a part of these kinds. None where no context says it, or two say different things.
fn property(classes: &[&'static Class], term: &str) -> Option<&'static Property> {
    let everywhere = EVERYWHERE.iter().find(|property| property.term == term);
    let mut meant =
        classes.iter().flat_map(|class| class.properties).filter(|property| property.term == term);
    let first = everywhere.or_else(|| meant.next())?;
    meant.all(|other| other == first).then_some(first)
}

/// A name that the vocabulary made.
fn iri(iri: &str) -> Term {
    Term::iri(iri).unwrap_or_else(|| Term::text(iri))
}

fn no_name(at: &str) -> Problem {
    unknown("it is no absolute IRI in ASCII", at)
}

fn unknown(message: &str, at: &str) -> Problem {
    Problem { code: "UNSUPPORTED", path: at.to_owned(), message: message.to_owned() }
}
