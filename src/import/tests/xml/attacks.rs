use crate::{codes, haul};
use proptest::prelude::*;
use skillmark_import::read;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/xml/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn entities_are_never_expanded() {
    let laughs = br#"<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><quiz><question type="essay">&b;</question></quiz>"#;
    assert_eq!(codes(&read("laughs.xml", laughs).refused), ["entity"]);
    let outside =
        br#"<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>"#;
    assert_eq!(codes(&read("outside.xml", outside).refused), ["entity"]);
    // One that only names its grammar is harmless.
    let named =
        br#"<!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2.dtd"><questestinterop></questestinterop>"#;
    assert_eq!(codes(&read("named.xml", named).refused), ["no-items"]);
}

#[test]
fn depth_is_bounded() {
    let deep = format!("<?xml version=\"1.0\"?><quiz>{}", "<a>".repeat(100_000));
    assert_eq!(codes(&read("deep.xml", deep.as_bytes()).refused), ["too-large"]);
    let html = format!("<p>{}deep{}</p>", "<span>".repeat(1_500), "</span>".repeat(1_500));
    let quiz = format!(
        "<quiz><question type=\"truefalse\"><questiontext format=\"html\"><text><![CDATA[{html}]]></text></questiontext>\
         <answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer></question></quiz>"
    );
    assert!(codes(&read("html.xml", quiz.as_bytes()).dropped).contains(&"too-deep"));
    let more = quiz.replace("deep", &"<b>x</b>".repeat(2_000));
    assert!(codes(&read("html.xml", more.as_bytes()).dropped).contains(&"too-large"));
}

#[test]
fn a_break_keeps_what_came_before() {
    let whole = String::from_utf8(file("moodle.xml")).unwrap();
    let start = whole.find("<question type=\"shortanswer\"").unwrap();
    for (length, said) in [(29, "the file ends inside of `question`"), (40, "not well-formed from here on")] {
        let haul = read("cut.xml", whole[..start + length].as_bytes());
        assert_eq!(haul.questions.len(), 3);
        assert!(haul.refused[0].message.starts_with(said), "{:?}", haul.refused);
    }
}

#[test]
fn packages_are_bounded_and_stay_inside() {
    let item = file("choice21.xml");
    let test = br#"<assessmentTest identifier="t" title="Whole"><testPart><assessmentSection title="Signs"><assessmentItemRef identifier="x" href="../items/a.xml"/></assessmentSection></testPart></assessmentTest>"#;
    let manifest = br#"<manifest><resources><resource identifier="r" type="imsqti_item_xmlv2p1" href="items/a.xml"><metadata><curriculumStandardsMetadataSet><setOfGUIDs><labelledGUID><label>Signs.1</label><GUID>1234</GUID></labelledGUID></setOfGUIDs></curriculumStandardsMetadataSet></metadata></resource></resources></manifest>"#;
    let haul = read(
        "p.zip",
        &zipped(&[
            ("items/a.xml", &item),
            ("tests/t.xml", test),
            ("imsmanifest.xml", manifest),
            ("../out.xml", &item),
        ]),
    );
    assert_eq!(codes(&haul.refused), ["path"]);
    assert_eq!(haul.questions.len(), 1);
    assert_eq!(haul.questions[0].category, ["Whole", "Signs"]);
    assert_eq!(haul.questions[0].sources, ["Signs.1 (CASE 1234)"]);
    assert!(haul.questions[0].from.starts_with("p.zip/items/a.xml:"), "{}", haul.questions[0].from);
    let inner = zipped(&[("a.xml", &item)]);
    assert_eq!(read("n.zip", &zipped(&[("inner.zip", &inner)])).questions.len(), 1);
    let nested = zipped(&[("inner.zip", &zipped(&[("inner.zip", &inner)]))]);
    assert_eq!(codes(&read("nn.zip", &nested).refused), ["zip"]);
}

/// Canvas' packages hold each quiz twice; questions of others that share a name by chance are others.
#[test]
fn one_of_two_twins_stays() {
    let quiz = file("canvas.xml");
    let both = zipped(&[("g1/assessment_qti.xml", &quiz), ("non_cc_assessments/g1.xml.qti", &quiz)]);
    let haul = read("course.imscc", &both);
    assert_eq!(haul.questions.len(), 6);
    assert!(haul.questions.iter().all(|question| question.from.contains("non_cc_assessments")));
    let two = zipped(&[("a/quiz.xml", &quiz), ("b/quiz.xml", &quiz)]);
    assert_eq!(read("course.imscc", &two).questions.len(), 12);
}

#[test]
fn bombs_are_capped() {
    let zeros = vec![b' '; 300 << 20];
    let bomb = zipped(&[("a.xml", &zeros)]);
    assert!(bomb.len() < 4 << 20);
    assert_eq!(codes(&read("bomb.zip", &bomb).refused), ["too-large"]);
}

#[test]
fn encodings_and_marks() {
    let mut text = vec![0xef, 0xbb, 0xbf];
    text.extend(file("moodle.xml"));
    assert_eq!(read("bom.xml", &text).questions.len(), haul("moodle.xml").questions.len());
    let wide: Vec<u8> =
        String::from_utf8(file("choice21.xml")).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut marked = vec![0xff, 0xfe];
    marked.extend(wide);
    assert_eq!(read("wide.xml", &marked).questions.len(), 1);
}

proptest! {
    #[test]
    fn damage_never_panics(name in 0usize..4, at in any::<prop::sample::Index>(), with in prop::collection::vec(any::<u8>(), 0..6), cut in 0usize..40) {
        let mut bytes = file(["moodle.xml", "canvas.xml", "choice21.xml", "map3.xml"][name]);
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, with);
        let _ = read("damaged.xml", &bytes);
        let mut package = zipped(&[("a.xml", &bytes)]);
        let place = at % package.len();
        package[place] ^= 1 << (cut % 8);
        let _ = read("damaged.zip", &package);
    }
}
