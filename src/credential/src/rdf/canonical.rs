//! RDFC-1.0 (W3C Recommendation "RDF Dataset Canonicalization", 2024), for one graph, with SHA-256.
//!
//! Nodes without names get names that depend on the graph alone: by the hash of what is said of them, and where that
//! is the same for several, by the hash of their surroundings. Two graphs have one text exactly if they say the same.

use std::collections::BTreeMap;

use skillmark_canon::Digest;

use super::{Graph, Kind, Term, Triple};
use crate::Problem;

/// Surroundings that are looked at before a graph is given up. Ours need a few dozen; graphs can be made for which no
/// known algorithm ends in sensible time.
const MOST_WORK: usize = 4_000;

impl Graph {
    /// The graph's canonical N-Quads. An error where too many nodes without names are too much alike.
    pub fn canonical(&self) -> Result<String, Problem> {
        let mut triples: Vec<&Triple> = self.triples.iter().collect();
        triples.sort_unstable();
        triples.dedup();
        let labels = Labelling::new(&triples, self.blanks).run().ok_or_else(|| {
            let message = "too many of its parts without an id are too much alike to be put in order";
            Problem::new(Problem::UNSUPPORTED, "", message)
        })?;
        let label = |node| format!("c14n{}", labels.number.get(&node).copied().unwrap_or_default());
        let mut lines: Vec<String> = triples.iter().map(|triple| line(triple, label)).collect();
        // Bytes of UTF-8 are in the order of code points.
        lines.sort_unstable();
        Ok(lines.concat())
    }
}

/// A statement as N-Quads write it.
fn line(triple: &Triple, label: impl Fn(usize) -> String) -> String {
    let [subject, predicate, object] = triple.each_ref().map(|term| written(term, &label));
    format!("{subject} {predicate} {object} .\n")
}

fn written(term: &Term, label: impl Fn(usize) -> String) -> String {
    match &term.0 {
        Kind::Blank(node) => format!("_:{}", label(*node)),
        Kind::Written(text) => text.clone(),
    }
}

/// SHA-256 in hexadecimal digits.
fn hash(text: &str) -> String {
    Digest::of(text).as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Numbers given to nodes, in the order in which they were asked for. ("Identifier issuer")
#[derive(Debug, Clone, Default)]
struct Labels {
    order: Vec<usize>,
    number: BTreeMap<usize, usize>,
}

impl Labels {
    /// The node's number, a new one if it had none.
    fn issue(&mut self, node: usize) -> usize {
        let next = self.order.len();
        let number = *self.number.entry(node).or_insert(next);
        if number == next {
            self.order.push(node);
        }
        number
    }
}

/// What is known while nodes are told apart. ("Canonicalization state")
struct Labelling<'a> {
    /// The statements that name each node.
    about: Vec<Vec<&'a Triple>>,
    /// Of each node, the hash of what is said of it.
    first_degree: Vec<String>,
    issued: Labels,
    work: usize,
}

impl<'a> Labelling<'a> {
    fn new(triples: &[&'a Triple], blanks: usize) -> Self {
        let mut about: Vec<Vec<&'a Triple>> = vec![Vec::new(); blanks];
        for &triple in triples {
            let [subject, _, object] = triple;
            if let Kind::Blank(node) = subject.0 {
                about[node].push(triple);
            }
            match object.0 {
                Kind::Blank(node) if subject != object => about[node].push(triple),
                _ => {}
            }
        }
        let first_degree = about.iter().enumerate().map(|(node, about)| first_degree(node, about)).collect();
        Self { about, first_degree, issued: Labels::default(), work: 0 }
    }

    /// Section 4.4.3, steps 3 to 5. None when it is too much work.
    fn run(mut self) -> Option<Labels> {
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (node, hash) in
            self.first_degree.iter().enumerate().filter(|(node, _)| !self.about[*node].is_empty())
        {
            alike.entry(hash.clone()).or_default().push(node);
        }
        for nodes in alike.values() {
            if let [only] = nodes[..] {
                self.issued.issue(only);
            }
        }
        for nodes in alike.values().filter(|nodes| nodes.len() > 1) {
            let mut found = Vec::with_capacity(nodes.len());
            for &node in nodes {
                if !self.issued.number.contains_key(&node) {
                    let mut temporary = Labels::default();
                    temporary.issue(node);
                    found.push(self.n_degree(node, temporary)?);
                }
            }
            found.sort_by(|(a, _), (b, _)| a.cmp(b));
            for (_, temporary) in found {
                for node in temporary.order {
                    self.issued.issue(node);
                }
            }
        }
        Some(self.issued)
    }

    /// The hash of a node's surroundings, with the numbers that were given on the way. ("Hash n-degree quads")
    fn n_degree(&mut self, node: usize, mut temporary: Labels) -> Option<(String, Labels)> {
        let mut related: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for triple in &self.about[node] {
            for (position, term) in [("s", &triple[0]), ("o", &triple[2])] {
                match term.0 {
                    Kind::Blank(other) if other != node => {
                        let hash = self.related(other, triple, &temporary, position);
                        related.entry(hash).or_default().push(other);
                        self.work += 1;
                    }
                    _ => {}
                }
            }
        }
        let mut data = String::new();
        for (hash, mut nodes) in related {
            nodes.sort_unstable();
            let mut chosen: Option<(String, Labels)> = None;
            loop {
                let path = self.path(&nodes, temporary.clone())?;
                if chosen.as_ref().is_none_or(|(least, _)| path.0 < *least) {
                    chosen = Some(path);
                }
                if !next_permutation(&mut nodes) {
                    break;
                }
            }
            let (path, labels) = chosen?;
            data.push_str(&hash);
            data.push_str(&path);
            temporary = labels;
        }
        Some((self::hash(&data), temporary))
    }

    /// How nodes in this order are named and what surrounds those that are new. (Steps 5.4.1 to 5.4.5)
    fn path(&mut self, nodes: &[usize], mut temporary: Labels) -> Option<(String, Labels)> {
        self.work += nodes.len();
        if self.work > MOST_WORK {
            return None;
        }
        let mut path = String::new();
        let mut new = Vec::new();
        for &node in nodes {
            if let Some(number) = self.issued.number.get(&node) {
                path.push_str(&format!("_:c14n{number}"));
                continue;
            }
            if !temporary.number.contains_key(&node) {
                new.push(node);
            }
            path.push_str(&format!("_:b{}", temporary.issue(node)));
        }
        for node in new {
            let (hash, labels) = self.n_degree(node, temporary)?;
            temporary = labels;
            path.push_str(&format!("_:b{}<{hash}>", temporary.issue(node)));
        }
        Some((path, temporary))
    }

    /// The hash of a neighbour and of what connects it. ("Hash related blank node")
    fn related(&self, other: usize, triple: &Triple, temporary: &Labels, position: &str) -> String {
        let known = match (self.issued.number.get(&other), temporary.number.get(&other)) {
            (Some(number), _) => format!("_:c14n{number}"),
            (None, Some(number)) => format!("_:b{number}"),
            (None, None) => self.first_degree[other].clone(),
        };
        hash(&format!("{position}{}{known}", written(&triple[1], |_| String::new())))
    }
}

/// The hash of what is said of a node, whatever its neighbours are. ("Hash first degree quads")
fn first_degree(node: usize, about: &[&Triple]) -> String {
    let label = |other| if other == node { "a" } else { "z" }.to_owned();
    let mut lines: Vec<String> = about.iter().map(|triple| line(triple, label)).collect();
    lines.sort_unstable();
    hash(&lines.concat())
}

/// The next order of these numbers (Narayana Pandita, 14th century); false after the last.
fn next_permutation(numbers: &mut [usize]) -> bool {
    let Some(pivot) = numbers.windows(2).rposition(|pair| pair[0] < pair[1]) else { return false };
    if let Some(larger) = numbers.iter().rposition(|number| *number > numbers[pivot]) {
        numbers.swap(pivot, larger);
    }
    numbers[pivot + 1..].reverse();
    true
}
