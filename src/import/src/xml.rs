//! XML to a small tree of elements, and from there to the reader of whatever its root is.
//!
//! Bytes are untrusted: depth, nodes and text are bounded, and no entity is expanded but characters.

use crate::{Haul, moodle, qti};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deepest nesting that is read.
const DEPTH: usize = 96;
/// Most elements and texts in a file.
const NODES: usize = 1_000_000;

/// An element; names go without their prefixes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
    /// Line of the file, from 1.
    pub(crate) line: usize,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Child elements.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Child elements of this name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first child of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Every element below this one that fits, in document order; what is inside of one is not looked at again.
    pub(crate) fn find<'e>(&'e self, fits: &dyn Fn(&Element) -> bool) -> Vec<&'e Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            if fits(element) {
                found.push(element);
            } else {
                found.extend(element.find(fits));
            }
        }
        found
    }

    /// Its own text and that of everything in it.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => out.push_str(&element.text()),
            }
        }
        out
    }

    /// Its content as HTML.
    pub(crate) fn inner(&self) -> String {
        let mut out = String::new();
        self.children.iter().for_each(|node| node.write(&mut out));
        out
    }
}

impl Node {
    fn write(&self, out: &mut String) {
        match self {
            Node::Text(text) => out.push_str(&html_escape::encode_text(text)),
            Node::Element(element) => {
                out.push('<');
                out.push_str(&element.name);
                for (key, value) in &element.attributes {
                    out.push_str(&format!(
                        " {key}=\"{}\"",
                        html_escape::encode_double_quoted_attribute(value)
                    ));
                }
                out.push('>');
                out.push_str(&element.inner());
                if !matches!(element.name.as_str(), "br" | "img" | "hr" | "col") {
                    out.push_str(&format!("</{}>", element.name));
                }
            }
        }
    }
}

/// Reads a file whose format its root element tells.
pub(crate) fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let Some(root) = tree(name, text, &mut haul) else { return haul };
    read_tree(name, &root, haul)
}

/// The same for a document that was read already, with the pictures that came along.
pub(crate) fn read_tree(name: &str, root: &Element, mut haul: Haul) -> Haul {
    match root.name.as_str() {
        "quiz" => moodle::read(name, root, &mut haul),
        "questestinterop" => qti::classic(name, root, &mut haul),
        "assessmentItem" | "qti-assessment-item" => qti::item(name, root, &[], &mut haul),
        "assessmentTest" | "qti-assessment-test" => {
            let message = "a test names its questions in files beside it: read the whole package (.zip)";
            haul.refuse(name, "test-alone", message);
        }
        "manifest" => haul.refuse(
            name,
            "manifest-alone",
            "a manifest holds no questions: read the whole package (.zip)",
        ),
        other => {
            let message = format!("the root element `{other}` is neither Moodle's `quiz` nor one of QTI");
            haul.refuse(name, "unknown-format", message);
        }
    }
    haul
}

/// The root element. Where the file breaks off or is not well-formed, what came before is kept and the fault is noted.
pub(crate) fn tree(name: &str, text: &str, haul: &mut Haul) -> Option<Element> {
    // What stands before the first mark is no XML; some exports begin with an empty line.
    let text = text.trim_start();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut open: Vec<Element> = vec![Element::default()];
    let mut nodes = 0;
    let mut lines = Lines { text, at: 0, line: 1 };
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = lines.at(at);
        nodes += 1;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                haul.refuse(
                    format!("{name}:{line}"),
                    "xml",
                    format!("not well-formed from here on: {error}"),
                );
                break;
            }
        };
        if nodes > NODES || open.len() > DEPTH {
            let message =
                format!("more than {NODES} elements, or nested more than {DEPTH} deep: the rest is left out");
            haul.refuse(format!("{name}:{line}"), "too-large", message);
            break;
        }
        match event {
            Event::Start(start) => open.push(element(&start, line)),
            Event::Empty(start) => put(&mut open, Node::Element(element(&start, line))),
            Event::End(end) => {
                // An end that nothing opened says nothing; one that skips others closes them, too.
                let ended = local(end.name().as_ref());
                if let Some(depth) = open.iter().rposition(|element| element.name == ended).filter(|d| *d > 0)
                {
                    while open.len() > depth {
                        close(&mut open);
                    }
                }
            }
            Event::Text(text) => put(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::CData(text) => put(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                let raw = reference.xml10_content().into_owned();
                let said = format!("&{raw};");
                put(&mut open, Node::Text(html_escape::decode_html_entities(&said).into_owned()));
            }
            Event::DocType(doctype) if doctype.xml10_content().contains('[') => {
                let message =
                    "the file defines entities of its own, which are never expanded: save it without them";
                haul.refuse(format!("{name}:{line}"), "entity", message);
                return None;
            }
            Event::Eof => {
                if let Some(inner) = open.last().filter(|_| open.len() > 1) {
                    let message = format!(
                        "the file ends inside of `{}`; get it whole. What came before was read.",
                        inner.name
                    );
                    haul.refuse(format!("{name}:{line}"), "xml", message);
                }
                break;
            }
            _ => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    let root = open.pop().and_then(|top| top.elements().next().cloned());
    if root.is_none() && haul.refused.is_empty() {
        haul.refuse(name, "xml", "there is no element in this file");
    }
    root
}

fn put(open: &mut [Element], node: Node) {
    let Some(parent) = open.last_mut() else { return };
    match (parent.children.last_mut(), node) {
        (Some(Node::Text(last)), Node::Text(text)) => last.push_str(&text),
        (_, node) => parent.children.push(node),
    }
}

fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop() {
        put(open, Node::Element(element));
    }
}

fn element(start: &BytesStart<'_>, line: usize) -> Element {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let value = html_escape::decode_html_entities(&attribute.value).into_owned();
        attributes.push((local(attribute.key.as_ref()), value));
    }
    Element { name: local(start.name().as_ref()), attributes, children: Vec::new(), line }
}

/// A name without its prefix.
fn local(name: &str) -> String {
    name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned()
}

/// Lines of places that only move forward.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let between = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += between.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(at);
        self.line
    }
}
