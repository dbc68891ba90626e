//! What `skillmark simulate --model m2pl` says about files and options that it cannot use: where, what was found, what to do.

use crate::run::{Scratch, skillmark};
use crate::simulate_several::{items, m2pl};

#[test]
fn bad_tables_are_told_with_file_line_and_remedy() {
    let scratch = Scratch::new("bad-several");
    for (table, says) in [
        ("id,a1,d\n", "t.csv: no line follows the header"),
        (
            "id,a,b\nq,1,0\n",
            "t.csv:1: no column is named \"a\"; expected id, a1, a2, .. (one for each skill), d, c, enemies",
        ),
        ("id,a1,a3,d\nq,1,1,0\n", "t.csv:1: no column is named \"a3\"; expected id, a1, a2"),
        ("id,a1\nq,1\n", "t.csv:1: column d is missing; expected id, a1"),
        ("id,d\nq,1\n", "t.csv:1: column a1 is missing"),
        ("a1,d\n1,0\n", "t.csv:1: column id is missing"),
        ("id,a1,a2,d,class\nq,1,1,0,x\n", "t.csv:1: no column is named \"class\""),
        (
            "id,a1,a2,d\nq,1,1,0\nr,1,x,0\n",
            "t.csv:3: a2 is \"x\"; expected a number from -1e6 to 1e6, such as 1.2",
        ),
        ("id,a1,a2,d\nq,1,1,\n", "t.csv:2: d is missing; give a number"),
        (
            "id,a1,a2,d\nq,,0,1\n",
            "t.csv:2: the item measures no skill; give a slope other than 0 for one of a1, a2",
        ),
        ("id,a1,d,c\nq,1,0,1\n", "t.csv:2: parameter c is 1; give finite a and d, and c in [0, 1)"),
        ("id,a1,d\nq,1,0\nq,1,0\n", "t.csv:3: id \"q\" stands there a second time"),
        ("id,a1,d,enemies\nq,1,0,r\n", "t.csv:2: enemy \"r\" is no item"),
        (
            "id,a1,a2,a3,a4,a5,a6,a7,a8,a9,d\nq,1,1,1,1,1,1,1,1,1,0\n",
            "t.csv:1: 9 columns of slopes; give at most 8",
        ),
    ] {
        let file = scratch.write("t.csv", table);
        let run = m2pl(&file, &["--people", "10"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{table}");
        assert!(run.err.starts_with("error: ") && run.err.contains(says), "{table}: {}", run.err);
    }
}

#[test]
fn bad_correlations_people_and_true_items_are_told_too() {
    let scratch = Scratch::new("bad-several-others");
    let file = scratch.write("items.csv", "id,a1,a2,a3,d\nq,1,1,0,0\nr,0,1,1,1\n");
    for (option, table, says) in [
        ("--correlations", "1,0.5,0\n0.5,1\n0,0,1\n", "o.csv:2: 2 numbers; expected 3, one for each skill"),
        (
            "--correlations",
            "1,0.5,0\n0.5,1,0\n",
            "o.csv: 2 lines; expected 3, one for each skill, without a header",
        ),
        ("--correlations", "1,0,0\n0,1,x\n0,0,1\n", "o.csv:2: \"x\" is no number"),
        (
            "--correlations",
            "1,0,0\n\n0,2,0\n0,0,1\n",
            "o.csv:3: the correlation of skill 2 with itself is 2; write 1",
        ),
        (
            "--correlations",
            "1,0,0\n0,1,0\n0,1.5,1\n",
            "o.csv:3: the correlation of skills 3 and 2 is 1.5; give",
        ),
        (
            "--correlations",
            "1,0.5,0\n0.4,1,0\n0,0,1\n",
            "o.csv:2: the correlation of skills 2 and 1 is 0.4, that of 1 and 2 is 0.5; make them equal",
        ),
        (
            "--correlations",
            "1,0.9,-0.9\n0.9,1,0.9\n-0.9,0.9,1\n",
            "o.csv:3: the correlations of skill 3 contradict those of the skills before it",
        ),
        (
            "--thetas",
            "theta\n1\n",
            "o.csv:1: column theta1 is missing; expected theta1, theta2, theta3, the true θ",
        ),
        ("--thetas", "theta1,theta2,theta3\n1,2,low\n", "o.csv:2: theta3 is \"low\"; expected a number"),
        ("--thetas", "theta1,theta2,theta3\n1,2,\n", "o.csv:2: theta3 is missing"),
        ("--true-items", "id,a1,a2,a3,d\nq,1,1,0,0\n", "o.csv: item \"r\" of "),
        ("--true-items", "id,a1,a2,d\nq,1,1,0\n", "o.csv:1: 2 skills, and "),
    ] {
        let other = scratch.write("o.csv", table);
        let run = m2pl(&file, &[option, &other]);
        assert!(run.code == 2 && run.err.contains(says), "{table}: {}", run.err);
    }
    for (list, says) in [
        (
            "0.5",
            "--correlations: 1 numbers; expected 3 for 3 skills, r12,r13,..,r23,.., or a file with the matrix",
        ),
        (
            "0.5,0.2,1.2",
            "--correlations: the correlation of skills 2 and 3 is 1.2; give a number between -1 and 1",
        ),
        ("0.9,-0.9,0.9", "--correlations: the correlations of skill 3 contradict"),
        (
            "none.csv",
            "--correlations \"none.csv\" is neither a list such as 0.5,0.3,0.4 nor a file that can be read",
        ),
    ] {
        let run = m2pl(&file, &["--correlations", list]);
        assert!(run.code == 2 && run.err.contains(says), "{list}: {}", run.err);
    }
    // People answer by the true items, whatever the engine believes.
    let easy = scratch.write("easy.csv", "id,a1,a2,a3,d\nr,0,0.1,0,60\nq,0.1,0,0,60\n");
    let run = m2pl(&file, &["--true-items", &easy, "--people", "50", "--json"]);
    assert!(run.out.lines().count() == 3 && run.out.contains("\"success\":1.0"), "{}{}", run.out, run.err);
}

/// Everything that a test of one skill takes and this one does not is refused, and the other way round.
#[test]
fn options_of_the_other_kind_are_refused() {
    let scratch = Scratch::new("several-options");
    let file = scratch.write("items.csv", items(false));
    let foreign: [&[&str]; 19] = [
        &["--truth", "exact"],
        &["--shift-sd", "0"],
        &["--prior", "normal:0,1"],
        &["--start", "0"],
        &["--content", "x=1"],
        &["--strata", "2"],
        &["--success", "0.7-0.8"],
        &["--shadow"],
        &["--max-seconds", "60"],
        &["--fixed-form", "5"],
        &["--se-change", "0.01"],
        &["--information", "5"],
        &["--min-information", "0.1"],
        &["--classify", "0:0.05"],
        &["--sprt", "0:0.3:0.05:0.05"],
        &["--glr", "0:0.3:0.05:0.05"],
        &["--level", "0:0.9"],
        &["--shadow", "--class-min", "x=1"],
        &["--shadow", "--shadow-nodes", "9"],
    ];
    for options in foreign {
        let run = m2pl(&file, options);
        let says = format!("{} is for tests of one skill; leave it out with --model m2pl", options[0]);
        assert!(run.code == 2 && run.err.contains(&says), "{options:?}: {}", run.err);
    }
    let one = scratch.write("one.csv", "id,a,b\nq,1,0\n");
    for (options, says) in [
        (
            &["--correlations", "0.5"][..],
            "--correlations is for items of several skills; give --model m2pl too",
        ),
        (&["--weights", "1,2"], "--weights is for items of several skills"),
        (&["--se", "0.4", "--se-skills", "1"], "--se-skills is for items of several skills"),
        (
            &["--criterion", "gain"],
            "--criterion d, a and gain are for items of several skills; give --model m2pl too",
        ),
    ] {
        let run = skillmark(&[&["simulate", "--items", &one][..], options].concat());
        assert!(run.code == 2 && run.err.contains(says), "{options:?}: {}", run.err);
    }
    let bank = ["simulate", "--bank", "src/bank/tests/tiny", "--correlations", "0.5"];
    assert!(skillmark(&bank).err.contains("cannot be used with '--correlations"));
}

#[test]
fn options_that_fit_nothing_are_told_with_what_would() {
    let scratch = Scratch::new("several-bad-options");
    let (single, both) = (scratch.write("items.csv", items(false)), scratch.write("both.csv", items(true)));
    let four = scratch.write("four.csv", "id,a1,a2,a3,a4,d\nq,1,1,1,1,0\n");
    for (file, options, says) in [
        (
            &single,
            &["--criterion", "mfi"][..],
            "--criterion mfi is for tests of one skill; with --model m2pl give d, a, gain",
        ),
        (
            &single,
            &["--estimator", "wle"],
            "--estimator ml and wle are for tests of one skill; with --model m2pl give map or eap",
        ),
        (&four, &["--estimator", "eap"], "--estimator eap takes up to 3 skills, and "),
        (
            &single,
            &["--nodes", "41"],
            "--nodes makes a grid, which only --estimator eap looks at; leave it out",
        ),
        (&single, &["--range", "-4,4", "--estimator", "map"], "--range makes a grid"),
        (
            &single,
            &["--estimator", "eap", "--nodes", "1001"],
            "--nodes 1001 makes 1002001 points for 2 skills; give fewer",
        ),
        (
            &both,
            &["--criterion", "gain"],
            "both.csv: item \"q2\" measures several skills, and --criterion gain chooses",
        ),
        (&single, &["--weights", "1,2"], "--weights goes with --criterion a or gain; d does not look at it"),
        (&single, &["--weights", "1", "--criterion", "a"], "--weights has 1 numbers, and "),
        (&single, &["--weights", "0,0", "--criterion", "a"], "--weights are all 0; give one of them more"),
        (&single, &["--weights", "1,-1", "--criterion", "a"], "-1 is negative; give 0 or more"),
        (&single, &["--se", "0"], "--se 0 is never reached; give a number above 0"),
        (&single, &["--se-skills", "1"], "--se"),
        (&single, &["--se", "0.4", "--se-skills", "3"], "--se-skills 3: "),
        (&single, &["--se", "0.4", "--se-skills", "0"], "has skills 1 to 2"),
        (
            &single,
            &["--min-length", "30"],
            "--min-length 30 is more than --length 20, the default; give a larger --length",
        ),
        (
            &single,
            &["--min-length", "30", "--length", "9"],
            "--min-length 30 is more than --length 9; give a larger",
        ),
        (&single, &["--people-out", "o.csv", "--items-out", "o.csv"], "name the same file"),
    ] {
        let run = m2pl(file, options);
        assert!(run.code == 2 && run.err.contains(says), "{options:?}: {}", run.err);
    }
}
