//! Nothing that a file holds makes a reader panic, hang, or take memory without bounds.

use crate::show::file;
use proptest::prelude::*;
use skillmark_import::{Haul, aiken, csv, gift, json, markdown, read, sheet};

const SAMPLES: &[&str] = &[
    "choices.gift",
    "others.gift",
    "quiz.aiken.txt",
    "full.csv",
    "kinds.csv",
    "zero.csv",
    "trivia.tsv",
    "forms.json",
    "trivia.json",
    "site-quiz.ts",
    "lines.jsonl",
    "linked.md",
    "paragraphs.md",
    "quiz.text2qti.txt",
    "fcc.md",
    "lettered.md",
    "video.md",
];

fn every_reader(name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let readers: [fn(&str, &str) -> Haul; 5] =
        [gift::read, aiken::read, csv::read, json::read, markdown::read];
    for reader in readers {
        sound(&reader(name, &text));
    }
    sound(&sheet::read(name, bytes));
    sound(&read(name, bytes));
}

/// What holds of every haul: nothing is silently empty, and all that is there can be used.
fn sound(haul: &Haul) {
    assert!(!haul.questions.is_empty() || !haul.refused.is_empty(), "nothing read and nothing said");
    for question in &haul.questions {
        assert!(!question.from.is_empty());
        if let skillmark_import::Body::SingleChoice(all) | skillmark_import::Body::MultipleChoice(all) =
            &question.body
        {
            assert!(all.len() > 1 && all.iter().any(|choice| choice.weight > 0.0), "{question:#?}");
            assert!(all.iter().all(|choice| choice.weight.is_finite()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        every_reader("x", &bytes);
    }

    #[test]
    fn any_marks(text in "[-#*{}=~:/\\\\\\[\\]()<>&;,|\"'`.\\n xXaA1T_+!^$]{0,200}") {
        every_reader("x", text.as_bytes());
    }

    /// Bytes changed, cut out and doubled in real files.
    #[test]
    fn samples_that_were_tampered_with(
        sample in 0..SAMPLES.len(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, any::<u8>(), 0_u8..3), 1..8),
    ) {
        let mut bytes = file(SAMPLES[sample]);
        for (at, length, byte, what) in cuts {
            let at = at.index(bytes.len().max(1));
            let end = (at + length).min(bytes.len());
            match what {
                0 => drop(bytes.splice(at..end, [byte])),
                1 => drop(bytes.drain(at..end)),
                _ => {
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        every_reader(SAMPLES[sample], &bytes);
    }

    #[test]
    fn workbooks_that_were_tampered_with(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = crate::sheet::xlsx(&[("S", false, &[&["Question", "A", "B", "Key"], &["Q", "1", "x", "A"]])]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        sound(&read("x.xlsx", &bytes));
    }
}

#[test]
fn there_are_limits() {
    let codes = |haul: &Haul| haul.refused.iter().map(|note| note.code).collect::<Vec<_>>();
    let options = ["\"x\""; 600].join(",");
    let many =
        json::read("m.json", &format!("[{{\"question\":\"q\",\"options\":[{options}],\"answer\":1}}]"));
    assert_eq!(codes(&many), ["too-many-options"]);
    assert_eq!(
        codes(&gift::read("m.gift", &format!("q {{{}}}", "~a =b ".repeat(600)))),
        ["too-many-options"]
    );
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(codes(&json::read("d.json", &deep)), ["malformed"]);
    let rows = format!("question,a,b,key\n{}", "q,x,y,A\n".repeat(200_001));
    let rows = csv::read("r.csv", &rows);
    assert_eq!((rows.questions.len(), codes(&rows)), (199_999, vec!["too-large"]));
}

/// Pieces that a careless reader meets again and again: time must grow with length, not with its square.
#[test]
fn long_runs_of_one_mark_are_read_in_time() {
    let pieces = [
        "{",
        "}",
        "[",
        "(",
        "<a",
        "&a",
        "\\u{",
        "= [",
        "\"",
        "'",
        "`",
        "```\n",
        "> ",
        "- [x] a\n",
        "- [ ] ",
        "#### Q\n",
        "[tag:",
        "// [tag:",
        "::",
        "{=a ~b}",
        "=a",
        "~",
        "A. x\n",
        "ANSWER: A\n",
        "1. a\n",
        "*a) b\n",
        "/*",
        "//",
        ",",
        "a\n",
        "\\",
        "{\"a\":",
        "[{\"question\":\"a\",",
        "#### --text--\n",
        "---\n",
        "\n\n",
        "{\n\n",
        "question,a,b,key\n",
        "![",
        "[](",
        "**",
        "a -> b =",
        "|a|b|\n",
        "{\"question\":\"q\",\"options\":[\"a\",\"b\"],\"answer\":0}\n",
        "%",
        "$CATEGORY: a/b\n",
    ];
    for piece in pieces {
        let text = piece.repeat(300_000 / piece.len());
        let start = std::time::Instant::now();
        every_reader("x", text.as_bytes());
        let took = start.elapsed();
        assert!(took.as_secs() < 20, "{piece:?} took {took:?}");
    }
}
