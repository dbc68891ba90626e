use crate::show::{blocks, body, dropped, find, refused, runs, text};
use skillmark_import::gift::read;

#[test]
fn choices_have_their_keys_weights_and_feedback() {
    let haul = read("choices.gift", &text("choices.gift"));
    let ports = find(&haul, "Which port");
    assert_eq!(blocks(&ports.stem), "Which port does HTTPS use?/One is right.");
    assert_eq!(ports.title.as_deref(), Some("Ports: HTTPS"));
    assert_eq!(ports.category, ["Computing", "Networks /and more"]);
    assert_eq!((ports.id.as_deref(), &ports.tags[..]), (Some("net-1"), &["web".into(), "a]b".into()][..]));
    assert_eq!(ports.from, "choices.gift:6");
    let want =
        ["single-choice", "1.0000 443 # Yes: 443", "0.0000 80 # That is HTTP", "0.5000 8443 # Sometimes"];
    assert_eq!(body(&ports.body), want);
    assert_eq!(runs(&ports.feedback), "Ports are assigned by =IANA=");

    let fruit = body(&find(&haul, "Two of these").body);
    assert_eq!(fruit, ["multiple-choice", "0.5000 apple", "0.5000 pear", "-1.0000 chair"]);
    let skillmark_import::Body::MultipleChoice(thirds) = &find(&haul, "Thirds").body else { panic!() };
    assert_eq!(thirds.iter().map(|c| c.weight).sum::<f64>(), 1.0);
    assert_eq!(
        body(&find(&haul, "Any of two").body),
        ["multiple-choice", "0.5000 one", "0.5000 uno", "0.0000 zwei"]
    );

    let tomb = find(&haul, "Grant is");
    assert_eq!(blocks(&tomb.stem), "Grant is [1] in Grant's tomb.");
    let want = ["inline-choice", "[1]", "0.0000 buried", "1.0000 entombed", "0.0000 living"];
    assert_eq!(body(&tomb.body), want);

    assert_eq!(body(&find(&haul, "Bold").body), ["true-false", "1.0000 True # yes", "0.0000 False # no"]);
    // No empty line before it.
    let sun = body(&find(&haul, "The sun").body);
    assert_eq!(sun, ["true-false", "0.0000 True # It is hot", "1.0000 False # Right"]);

    assert_eq!(haul.questions.len(), 7);
    assert_eq!(refused(&haul), ["choices.gift:28 no-key", "choices.gift:30 too-few-options"]);
    assert_eq!(dropped(&haul)[0], "choices.gift:21 several-right");
    assert!(
        haul.dropped.iter().any(|n| n.message.contains("@@PLUGINFILE@@/pic%20one.png")),
        "{:?}",
        haul.dropped
    );
}

#[test]
fn other_kinds_too() {
    let haul = read("others.gift", &text("others.gift"));
    let france = find(&haul, "Capital");
    let want = ["short-text", "1.0000 Paris", "0.8000 paris city # nearly", "0.0000 Lyon # No"];
    assert_eq!(body(&france.body), want);
    assert_eq!(runs(&france.feedback_wrong), "None of these");
    assert_eq!(body(&find(&haul, "Any start").body), ["short-text", "1.0000 a*b"]);
    let want = ["matching", "cat -> 0", "dog -> 1", "hound -> 1", "-> meow", "-> woof", "-> moo"];
    assert_eq!(body(&find(&haul, "Match").body), want);
    assert_eq!(body(&find(&haul, "Pi to").body), ["numeric", "1.0000 3.14 ± 0.01"]);
    assert_eq!(body(&find(&haul, "One to").body), ["numeric", "1.0000 3 ± 2"]);
    let skillmark_import::Body::Numeric(ends, _) = &find(&haul, "Ends").body else { panic!() };
    assert!(
        (5.141 - ends[0].value).abs() <= ends[0].tolerance
            && (5.142 - ends[0].value).abs() <= ends[0].tolerance
    );
    let two = find(&haul, "Roughly");
    assert_eq!(body(&two.body), ["numeric", "1.0000 2 ± 0.5 # exactly", "0.5000 2 ± 1 # nearly"]);
    assert_eq!((runs(&two.feedback_wrong), runs(&two.feedback)), ("far off".into(), "In all: two".into()));
    assert_eq!(body(&find(&haul, "Half").body), ["numeric", "1.0000 0.5 ± 0"]);
    assert_eq!(body(&find(&haul, "Works").body)[0], "true-false");
    let code = find(&haul, "What does");
    assert_eq!(blocks(&code.stem), "What does `f(x)` do in | ```f(1) { }```");
    assert_eq!(body(&code.body), ["single-choice", "1.0000 *one*", "0.0000 two"]);
    let formula = find(&haul, "$x");
    assert_eq!(blocks(&formula.stem), r"$x = \frac{a}{b}$ and \ stay");
    assert_eq!(body(&formula.body), ["single-choice", "1.0000 ~1", "0.0000 #2"]);
    assert_eq!(blocks(&find(&haul, "Number").stem), "Number _____ of everything");
    assert_eq!(haul.questions.len(), 12);
    let want = [
        "others.gift:17 essay",
        "others.gift:19 description",
        "others.gift:21 malformed",
        "others.gift:34 malformed",
        "others.gift:36 malformed",
    ];
    assert_eq!(refused(&haul), want);
    assert_eq!(dropped(&haul), ["others.gift:3 wildcard"]);
}
