//! What `skillmark simulate` says about files and options that it cannot use: where, what was found, what to do.

use crate::run::{Scratch, skillmark};

#[test]
fn bad_tables_are_told_with_file_line_and_remedy() {
    let scratch = Scratch::new("bad-tables");
    for (model, table, says) in [
        ("4pl", "", "no line follows the header"),
        ("4pl", "id,a,b\n", "no line follows the header; expected one or more"),
        ("4pl", "id;a;b\nq;1;0\n", "t.csv:1: columns are separated by semicolons; expected commas"),
        (
            "4pl",
            "id,a,b,difficulty\nq,1,0,1\n",
            "t.csv:1: no column is named \"difficulty\"; expected some of a, b, c, d, id",
        ),
        ("4pl", "id,a,a,b\nq,1,1,0\n", "t.csv:1: column \"a\" stands there twice; remove one"),
        ("4pl", "id,a\nq,1\n", "t.csv:1: column b is missing; expected a, b"),
        ("4pl", "a,b\n1,0\n", "t.csv:1: column id is missing"),
        (
            "4pl",
            "id,a,b\nq,1,0\nr,1\n",
            "t.csv:3: the line has 2 cells, the header 3; quote cells that hold a comma",
        ),
        (
            "4pl",
            "id,a,b\nq,1,0\nr,1,x\n",
            "t.csv:3: b is \"x\"; expected a number from -1e6 to 1e6, such as 1.2",
        ),
        ("4pl", "id,a,b\nq,NaN,0\n", "t.csv:2: a is \"NaN\"; expected a number"),
        ("4pl", "id,a,b\nq,1,inf\n", "t.csv:2: b is \"inf\"; expected a number"),
        ("4pl", "id,a,b\nq,1,\n", "t.csv:2: b is missing; give a number"),
        ("4pl", "id,a,b\nq,0,0\n", "t.csv:2: a is 0; expected more than 0"),
        ("4pl", "id,a,b,c,d\nq,1,0,0.5,0.4\n", "t.csv:2: c is 0.5; expected at most d"),
        ("4pl", "id,a,b\n,1,0\n", "t.csv:2: id is missing; give each item a name of its own"),
        ("4pl", "id,a,b\nq,1,0\nq,1,0\n", "t.csv:3: id \"q\" stands there a second time"),
        ("4pl", "id,a,b\nq 1,1,0\n", "t.csv:2: id \"q 1\" holds a space; write it without"),
        (
            "4pl",
            "id,a,b,enemies\nq,1,0,r\n",
            "t.csv:2: enemy \"r\" is no item; give ids with spaces between them",
        ),
        ("4pl", "id,a,b,enemies\nq,1,0,q\n", "t.csv:2: item \"q\" is its own enemy"),
        ("4pl", "id,a,b,seconds\nq,1,0,-3\n", "t.csv:2: seconds is -3; expected 0 or more"),
        ("4pl", "id,a,b,b_se\nq,1,0,-1\n", "t.csv:2: b_se is -1; expected 0 or more"),
        (
            "grm",
            "id,a,b1,b2\nq,1,0,-1\n",
            "t.csv:2: threshold 2 is -1; expected no less than the threshold before it",
        ),
        ("grm", "id,a,b1,b2\nq,1,,1\n", "t.csv:2: b1 is missing; give a number"),
        ("grm", "id,a,b1,b_se\nq,1,0,1\n", "t.csv:1: no column is named \"b_se\"; expected some of a, b1"),
        ("nrm", "id,a1,c1,a2,c2\nq,1,0,1,\n", "t.csv:2: 3 parameters; expected 2 numbers or more in pairs"),
    ] {
        let file = scratch.write("t.csv", table);
        let run = skillmark(&["simulate", "--items", &file, "--model", model, "--people", "10"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{table}");
        assert!(run.err.starts_with("error: ") && run.err.contains(says), "{table}: {}", run.err);
    }
    let file = scratch.write("t.csv", b"id,a,b\nq\xff,1,0\n");
    let run = skillmark(&["simulate", "--items", &file]);
    assert!(run.err.contains("t.csv:2: the line is not UTF-8; save the file as CSV in UTF-8"), "{}", run.err);
    let run = skillmark(&["simulate", "--items", "no-such.csv"]);
    assert!(run.code == 2 && run.err.contains("reading no-such.csv: "), "{}", run.err);
}

#[test]
fn bad_people_and_true_items_are_told_too() {
    let scratch = Scratch::new("bad-others");
    let items = scratch.write("items.csv", "id,a,b\nq,1,0\nr,1,1\n");
    for (option, table, says) in [
        ("--thetas", "ability\n1\n", "o.csv:1: no column is named theta; expected one"),
        ("--thetas", "theta\n1\nlow\n", "o.csv:3: theta is \"low\"; expected a number"),
        ("--thetas", "id,theta\n1,\n", "o.csv:2: theta is missing"),
        ("--true-items", "id,a,b\nq,1,0\n", "o.csv: item \"r\" of "),
        ("--true-items", "id,a,b\nq,1,0\n", "items.csv is missing; add a line for it"),
    ] {
        let file = scratch.write("o.csv", table);
        let run = skillmark(&["simulate", "--items", &items, option, &file]);
        assert!(run.code == 2 && run.err.contains(says), "{table}: {}", run.err);
    }
    let (grm, other) =
        (scratch.write("grm.csv", "id,a,b1,b2\nq,1,0,1\n"), scratch.write("o.csv", "id,a,b1\nq,1,0\n"));
    let run = skillmark(&["simulate", "--items", &grm, "--model", "grm", "--true-items", &other]);
    assert!(
        run.err.contains("item \"q\" has 2 categories, in ") && run.err.contains("3; give it as many"),
        "{}",
        run.err
    );
    let run = skillmark(&[
        "simulate",
        "--bank",
        "src/bank/tests/tiny",
        "--preset",
        "quick",
        "--true-items",
        &items,
    ]);
    assert!(run.code == 2 && run.err.contains("of the bank is missing; add a line for it"), "{}", run.err);
    let run = skillmark(&["simulate", "--items", &items, "--people-out", "no/such/folder/p.csv"]);
    assert!(run.code == 2 && run.err.contains("writing no/such/folder/p.csv"), "{}", run.err);
}

#[test]
fn options_that_fit_nothing_are_told_with_what_would() {
    let scratch = Scratch::new("bad-options");
    let file = scratch.write("items.csv", "id,a,b,class\nq,1,0,x\nr,1,1,y\ns,1,2,y\n");
    let errors = scratch.write("errors.csv", "id,a,b,b_se\nq,1,0,0.2\nr,1,1,0.2\n");
    let steps = scratch.write("steps.csv", "id,d1,d2\nq,0,\nr,0,1\n");
    let bank = "src/bank/tests/tiny";
    for (args, says) in [
        (&["--items", &file, "--bank", bank][..], "cannot be used with"),
        (&[], "--bank <FILE>|--items <CSV>"),
        (&["--bank", bank, "--estimator", "ml"], "'--bank <FILE>' cannot be used with '--estimator"),
        (&["--items", &file, "--preset", "quick"], "cannot be used with '--preset"),
        (&["--items", &file, "--estimator", "mle"], "[possible values: ml, map, eap, wle, huber, tukey]"),
        (&["--items", &file, "--tuning", "2"], "--tuning goes with --estimator huber or tukey only"),
        (&["--items", &file, "--estimator", "huber", "--tuning", "0"], "tuning is 0; expected at least 1e-6"),
        (&["--items", &errors, "--estimator", "tukey"], "leave out the columns a_se, b_se, c_se and d_se"),
        (&["--items", &steps, "--model", "pcm", "--estimator", "huber"], "item 1 is 3; expected 2"),
        (&["--items", &file, "--criterion", "best"], "mepv, kl, klp, gdi, gdip, random]"),
        (&["--items", &file, "--prior", "cauchy:0,1"], "give normal:MEAN,SD or uniform:MIN,MAX or jeffreys"),
        (&["--items", &file, "--prior", "normal:0,0"], "sd of the normal prior is 0; expected at least 1e-6"),
        (&["--items", &file, "--range", "4,-4"], "give two numbers, the lower first, such as -4,4"),
        (&["--items", &file, "--nodes", "2"], "2 is not in 3..=10001"),
        (&["--items", &file, "--mean", "nan"], "\"nan\" is no number"),
        (&["--items", &file, "--exposure", "randomesque:0"], "\"0\" is no whole number above 0"),
        (&["--items", &file, "--exposure", "often"], "give best, randomesque:K, progressive"),
        (
            &["--items", &file, "--exposure", "progressive", "--criterion", "urry"],
            "need a criterion of which more is better",
        ),
        (&["--items", &file, "--content", "z=1"], "is of class \"z\"; column `class` has x, y"),
        (&["--items", &file, "--content", "x=1,y=1,x=2"], "--content names class \"x\" twice; name it once"),
        (&["--items", &file, "--people-out", "o.csv", "--items-out", "o.csv"], "name the same file"),
        (&["--items", &file, "--content", "x"], "give CLASS=SHARE, such as algebra=0.4"),
        (&["--items", &file, "--content", "x=0"], "gives every class a share of 0; give one of them more"),
        (&["--items", &file, "--strata", "2"], "--strata goes with --criterion urry"),
        (&["--items", &file, "--strata", "9", "--criterion", "urry"], "items; ask for fewer"),
        (&["--items", &file, "--success", "0.8-0.7"], "give the lower end first"),
        (&["--items", &file, "--class-min", "x=1"], "--shadow"),
        (&["--items", &file, "--max-seconds", "60"], "--max-seconds needs a column `seconds`"),
        (&["--items", &file, "--fixed-form", "4"], "has 3 items; ask for fewer"),
        (&["--items", &file, "--oracle", "4"], "--oracle 4, and"),
        (&["--items", &file, "--classify", "0"], "give CUTS:ALPHA, such as -1,0,1:0.05"),
        (&["--items", &file, "--classify", "1,0:0.05"], "give increasing cuts"),
        (&["--items", &file, "--sprt", "0,1:0.3:0.05:0.05"], "one cut only; for several, --glr"),
        (&["--items", &file, "--se", "0"], "stopping rule `se`: at_most is 0; give a number above 0"),
        (&["--items", &file, "--length", "2", "--min-length", "3"], "--min-length 3 is more than --length 2"),
        (&["--items", &file, "--se", "0.4", "--min-length", "4"], "--min-length 4, and"),
        (
            &["--items", &file, "--classify", "9:0.05"],
            "cuts[0] is 9; give cuts that lie, with delta, inside the grid",
        ),
        (&["--items", &file, "--stop", "any(se:0.4; slow:3)"], "\"slow\" is no rule; there are length, se"),
        (&["--items", &file, "--stop", "all()"], "is no rule; give NAME:VALUE"),
        (&["--items", &file, "--stop", "se:0"], "stopping rule `se`: at_most is 0; give a number above 0"),
        (
            &["--items", &file, "--shift-sd", "0.3", "--estimator", "map"],
            "--shift-sd is integrated out of the posterior only",
        ),
        (&["--items", &file, "--shift-sd", "0.3", "--sprt", "0:0.3:0.05:0.05"], "neither --sprt nor --glr"),
        (
            &["--items", &file, "--shadow", "--length", "2", "--class-min", "x=1,y=2"],
            "cannot be met together: the least of class \"x\"; the least of class \"y\"; --length",
        ),
        (
            &["--items", &file, "--shadow", "--class-min", "x=2", "--class-max", "x=1"],
            "--class-min 2 is more than --class-max 1",
        ),
    ] {
        let run = skillmark(&[&["simulate"], args].concat());
        assert_eq!(run.code, 2, "{args:?} {}", run.out);
        assert!(run.err.contains(says), "{args:?}: {}", run.err);
    }
}
