use crate::show::{blocks, dropped, file, refused};
use skillmark_import::read;

/// What each sample must be taken for, whatever it is called: the first question's place shows the reader.
#[test]
fn content_tells_the_format() {
    for (sample, called, questions) in [
        ("choices.gift", "quiz.txt", 7),
        ("others.gift", "others", 12),
        ("quiz.aiken.txt", "quiz.txt", 3),
        ("full.csv", "table.txt", 4),
        ("mmlu.csv", "mmlu.csv", 2),
        ("trivia.tsv", "trivia.txt", 2),
        ("forms.json", "data", 15),
        ("lines.jsonl", "lines.txt", 2),
        ("site-quiz.ts", "site-quiz.ts", 1),
        ("linked.md", "linked.txt", 4),
        ("quiz.text2qti.txt", "quiz.txt", 7),
        ("fcc.md", "fcc", 1),
        ("lettered.md", "lettered.txt", 3),
    ] {
        let haul = read(called, &file(sample));
        assert_eq!(haul.questions.len(), questions, "{sample}: {:?}", haul.refused);
    }
}

#[test]
fn encodings() {
    let text = "Größe?\nA. weiß\nB. “schwarz”\nANSWER: A\n";
    let utf16 = |mark: bool, big: bool| -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let marked = [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked,
        utf16(true, false),
        utf16(true, true),
        utf16(false, false),
        utf16(false, true),
    ] {
        let haul = read("a.txt", &bytes);
        assert_eq!(haul.questions.first().map(|q| blocks(&q.stem)).as_deref(), Some("Größe?"), "{bytes:?}");
        assert_eq!((refused(&haul), dropped(&haul)), (vec![], vec![]));
    }
    let western = b"Gr\xf6\xdfe?\r\nA. wei\xdf\r\nB. \x93schwarz\x94\r\nANSWER: A\r\n";
    let haul = read("a.txt", western);
    assert_eq!(blocks(&haul.questions[0].stem), "Größe?");
    assert_eq!(dropped(&haul), ["a.txt encoding"]);
}

#[test]
fn what_is_no_quiz_is_refused() {
    assert_eq!(refused(&read("x.bin", &[0, 1, 2, 3, 255])), ["x.bin unknown-format"]);
    assert_eq!(refused(&read("x.txt", b"")), ["x.txt unknown-format"]);
    assert_eq!(refused(&read("x.txt", b"Just some words.\n\nAnd more of them.")), ["x.txt unknown-format"]);
    assert_eq!(refused(&read("x.md", b"# Words")), ["x.md empty"]);
    assert_eq!(refused(&read("x.json", b"{}")), ["x.json empty"]);
    let large = vec![b'a'; (32 << 20) + 1];
    assert_eq!(refused(&read("x.gift", &large)), ["x.gift too-large"]);
}
