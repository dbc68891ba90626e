//! The canonical form of graphs: fixed cases, and laws.

use skillmark_credential::rdf::{Graph, Term};

#[cfg(target_arch = "wasm32")]
use crate::test;

fn iri(name: &str) -> Term {
    Term::iri(&format!("http://example.com/#{name}")).unwrap()
}

fn canonical(graph: &Graph) -> String {
    graph.canonical().unwrap()
}

#[test]
fn which_texts_are_iris() {
    for iri in ["urn:uuid:0b1f2e9a", "did:key:z6Mk#z6Mk", "https://a.example/?b=c&d='(e)'~f", "x:"] {
        assert!(Term::iri(iri).is_some(), "{iri}");
    }
    for text in
        ["", "name", ":x", "_:b0", "1a:b", "a b:c", "a:b c", "a:<b>", "a:\"", "a:b\n", "a:{b}", "a:ü", "ü:a"]
    {
        assert!(Term::iri(text).is_none(), "{text}");
    }
}

#[test]
fn literals_escape_what_they_must_and_nothing_else() {
    let mut graph = Graph::default();
    let text: String =
        (0..=0x7f_u8).map(char::from).chain("ü\u{80}\u{2028}\u{feff}\u{fffe}😀".chars()).collect();
    graph.add(&iri("s"), &iri("p"), Term::text(&text));
    let expected = concat!(
        r"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F",
        r"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F",
        r##" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u007F"##,
        "ü\u{80}\u{2028}\u{feff}\u{fffe}😀",
    );
    let line = format!("<http://example.com/#s> <http://example.com/#p> \"{expected}\" .\n");
    assert_eq!(canonical(&graph), line);
}

#[test]
fn what_is_said_twice_is_said_once() {
    let mut graph = Graph::default();
    for _ in 0..2 {
        graph.add(&iri("s"), &iri("p"), Term::text("x"));
        graph.add(&iri("s"), &iri("p"), Term::typed("x", "http://example.com/#t"));
    }
    graph.blank(); // nothing is said of it
    assert_eq!(canonical(&graph).lines().count(), 2);
}

/// Example "unique hashes" of RDFC-1.0, section 4.4.3.
#[test]
fn the_recommendations_unique_hashes() {
    let mut graph = Graph::default();
    let (e0, e1) = (graph.blank(), graph.blank());
    graph.add(&iri("p"), &iri("q"), e0.clone());
    graph.add(&iri("p"), &iri("r"), e1.clone());
    graph.add(&e0, &iri("s"), iri("u"));
    graph.add(&e1, &iri("t"), iri("u"));
    assert_eq!(
        canonical(&graph),
        "<http://example.com/#p> <http://example.com/#q> _:c14n0 .\n\
         <http://example.com/#p> <http://example.com/#r> _:c14n1 .\n\
         _:c14n0 <http://example.com/#s> <http://example.com/#u> .\n\
         _:c14n1 <http://example.com/#t> <http://example.com/#u> .\n"
    );
}

/// Example "shared hashes" of RDFC-1.0, section 4.4.3: two chains of two nodes that are alike at first sight.
#[test]
fn the_recommendations_shared_hashes() {
    let mut graph = Graph::default();
    let [e0, e1, e2, e3] = [(); 4].map(|()| graph.blank());
    graph.add(&iri("p"), &iri("q"), e0.clone());
    graph.add(&iri("p"), &iri("q"), e1.clone());
    graph.add(&e0, &iri("p"), e2.clone());
    graph.add(&e1, &iri("p"), e3.clone());
    graph.add(&e2, &iri("r"), e3.clone());
    assert_eq!(
        canonical(&graph),
        "<http://example.com/#p> <http://example.com/#q> _:c14n2 .\n\
         <http://example.com/#p> <http://example.com/#q> _:c14n3 .\n\
         _:c14n0 <http://example.com/#r> _:c14n1 .\n\
         _:c14n2 <http://example.com/#p> _:c14n1 .\n\
         _:c14n3 <http://example.com/#p> _:c14n0 .\n"
    );
}

/// Equal parts are the common case: two skills that point to one place of a framework.
#[test]
fn equal_parts_below_equal_parts() {
    let mut graph = Graph::default();
    for (parts, leaves) in [(3, 3), (3, 2)] {
        for _ in 0..parts {
            let part = graph.blank();
            graph.add(&iri("whole"), &iri("part"), part.clone());
            for _ in 0..leaves {
                let leaf = graph.blank();
                graph.add(&leaf, &iri("says"), Term::text("the same"));
                graph.add(&part, &iri("leaf"), leaf);
            }
        }
    }
    let text = canonical(&graph);
    assert_eq!(text.lines().count(), 6 + 2 * (9 + 6));
    assert!((0..21).all(|n| text.contains(&format!("_:c14n{n} "))), "{text}");
}

/// Made so that no order of its nodes is better than another: the work grows as a factorial, so it is not begun.
#[test]
fn a_poisoned_graph_is_given_up_early() {
    let mut graph = Graph::default();
    let nodes: Vec<Term> = (0..40).map(|_| graph.blank()).collect();
    for (i, a) in nodes.iter().enumerate() {
        for b in &nodes[i + 1..] {
            graph.add(a, &iri("knows"), b.clone());
            graph.add(b, &iri("knows"), a.clone());
        }
    }
    assert_eq!(graph.canonical().unwrap_err().code, "UNSUPPORTED");
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use super::*;
    use proptest::prelude::*;

    /// A graph of these edges and texts, its nodes made in this order and its statements added in that of `shuffled`.
    fn graph(edges: &[(usize, usize, usize)], shuffled: &[usize], order: &[usize]) -> Graph {
        let mut graph = Graph::default();
        let blanks: Vec<Term> = order.iter().map(|_| graph.blank()).collect();
        let node = |i: usize| if i < 2 { iri(&i.to_string()) } else { blanks[order[i - 2]].clone() };
        for &at in shuffled {
            let (from, what, to) = edges[at];
            let object = if what == 0 { Term::text(&to.to_string()) } else { node(to) };
            graph.add(&node(from), &iri(&what.to_string()), object);
        }
        graph
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_text_depends_on_the_graph_alone(
            (edges, shuffled) in prop::collection::vec((0..8_usize, 0..3_usize, 0..8_usize), 1..16)
                .prop_flat_map(|edges| {
                    let order = (0..edges.len()).collect::<Vec<_>>();
                    (Just(edges), Just(order).prop_shuffle())
                }),
            order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
        ) {
            let straight: Vec<usize> = (0..edges.len()).collect();
            let one = graph(&edges, &straight, &[0, 1, 2, 3, 4, 5]).canonical();
            let other = graph(&edges, &shuffled, &order).canonical();
            prop_assert_eq!(one, other);
        }
    }
}
