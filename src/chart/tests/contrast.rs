//! Text and controls stand out from what is behind them, in light and in dark: WCAG 2.2, 1.4.3 and 1.4.11.
#![allow(clippy::disallowed_methods)] // nothing here is replayed

/// The two oklch colours of `--name: light-dark(oklch(…), oklch(…));`.
fn token(css: &str, name: &str) -> [[f64; 3]; 2] {
    let start = css.find(&format!("--{name}: light-dark(")).unwrap_or_else(|| panic!("--{name} is missing"));
    let colours = css[start..].split(';').next().unwrap().split("oklch(").skip(1);
    let parse = |colour: &str| {
        let numbers: Vec<f64> = colour
            .split([' ', ')', '/'])
            .filter_map(|number| number.trim_end_matches('%').parse().ok())
            .take(3)
            .collect();
        [numbers[0] / 100.0, numbers[1], numbers[2].to_radians()]
    };
    let both: Vec<_> = colours.map(parse).collect();
    [both[0], both[1]]
}

/// OKLCH to relative luminance, by Ottosson's matrices; only the linear part of sRGB is needed.
fn luminance([l, c, h]: [f64; 3]) -> f64 {
    let (a, b) = (c * h.cos(), c * h.sin());
    let cube = |x: f64| x * x * x;
    let long = cube(l + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let medium = cube(l - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let short = cube(l - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
    let red = 4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short;
    let green = -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short;
    let blue = -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short;
    let [red, green, blue] = [red, green, blue].map(|x| x.clamp(0.0, 1.0));
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_and_controls_stand_out() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/tokens.css");
    let css = std::fs::read_to_string(file).unwrap();
    let pairs = [
        ("ink", "paper", 7.0),
        ("ink-soft", "paper", 4.5),
        ("accent", "paper", 4.5),
        ("accent-ink", "accent", 4.5),
        ("broken", "paper", 4.5),
        ("warm", "paper", 2.0), // a rule beside a notice that also says so in words
    ];
    for (front, back, least) in pairs {
        let (front_both, back_both) = (token(&css, front), token(&css, back));
        for (theme, i) in [("light", 0), ("dark", 1)] {
            let ratio = contrast(luminance(front_both[i]), luminance(back_both[i]));
            assert!(ratio >= least, "--{front} on --{back}, {theme}: {ratio:.2} < {least}");
        }
    }
}

#[test]
fn the_measure_itself_is_right() {
    let white = luminance([1.0, 0.0, 0.0]);
    assert!((white - 1.0).abs() < 1e-6 && luminance([0.0, 0.0, 0.0]).abs() < 1e-9);
    // #767676 on white is the well-known 4.54.
    assert!((contrast(white, luminance([0.5659, 0.0, 0.0])) - 4.54).abs() < 0.05);
}
