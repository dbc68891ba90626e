//! Values of options: what is written after them.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use skillmark_irt::stop::Stop;
use skillmark_irt::{LARGEST, Prior};

/// One of a table of names.
pub(crate) fn named<T: Copy + Send + Sync + 'static, const N: usize>(
    table: [(&'static str, T); N],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(table.map(|(name, _)| name)).map(move |text| {
        let found = table.iter().find(|(name, _)| *name == text);
        found.map(|(_, meaning)| *meaning).expect("clap lets only these names pass")
    })
}

/// A number that the engine can work with.
pub(crate) fn number(text: &str) -> Result<f64, String> {
    let number = text.trim().parse().ok().filter(|x: &f64| x.abs() <= LARGEST);
    number.ok_or_else(|| format!("{text:?} is no number from -1e6 to 1e6"))
}

pub(crate) fn not_negative(text: &str) -> Result<f64, String> {
    number(text).and_then(|x| if x >= 0.0 { Ok(x) } else { Err(format!("{x} is negative; give 0 or more")) })
}

pub(crate) fn positive(text: &str) -> Result<f64, String> {
    number(text).and_then(|x| if x > 0.0 { Ok(x) } else { Err(format!("{x} is not above 0; give more")) })
}

/// A number from 0 to 1.
pub(crate) fn unit(text: &str) -> Result<f64, String> {
    let x = number(text)?;
    if (0.0..=1.0).contains(&x) { Ok(x) } else { Err(format!("{x} is not within 0 and 1")) }
}

/// Seconds as the engine counts time.
pub(crate) fn milliseconds(seconds: f64) -> u64 {
    (1000.0 * seconds).round() as u64
}

pub(crate) fn whole(text: &str) -> Result<usize, String> {
    let found = text.trim().parse().ok().filter(|n| *n > 0);
    found.ok_or_else(|| format!("{text:?} is no whole number above 0"))
}

fn numbers(text: &str) -> Result<Vec<f64>, String> {
    text.split(',').map(number).collect()
}

/// LOW,HIGH.
pub(crate) fn range(text: &str) -> Result<(f64, f64), String> {
    match numbers(text)?[..] {
        [low, high] if low < high => Ok((low, high)),
        _ => Err("give two numbers, the lower first, such as -4,4".to_owned()),
    }
}

pub(crate) fn prior(text: &str) -> Result<Prior, String> {
    let form = "give normal:MEAN,SD or uniform:MIN,MAX or jeffreys";
    match text.split_once(':') {
        None if text == "jeffreys" => Ok(Prior::Jeffreys),
        Some((kind, pair)) => match (kind, &numbers(pair)?[..]) {
            ("normal", [mean, sd]) => Ok(Prior::Normal { mean: *mean, sd: *sd }),
            ("uniform", [min, max]) => Ok(Prior::Uniform { min: *min, max: *max }),
            _ => Err(form.to_owned()),
        },
        None => Err(form.to_owned()),
    }
}

/// How the next item is chosen; the length of the test is not known here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Choice {
    Best,
    Randomesque(usize),
    Progressive(f64),
    Proportional(f64),
    /// Learned for a rate, or as the table has it.
    SympsonHetter(Option<f64>),
    /// Learned for a rate.
    Eligibility(f64),
}

/// A share of people that is not 0.
fn rate(text: &str) -> Result<f64, String> {
    match number(text)? {
        rate if rate > 0.0 && rate <= 1.0 => Ok(rate),
        other => Err(format!("the rate is {other}; give one above 0, at most 1, such as 0.2")),
    }
}

pub(crate) fn exposure(text: &str) -> Result<Choice, String> {
    match text.split_once(':').map_or((text, None), |(kind, value)| (kind, Some(value))) {
        ("best", None) => Ok(Choice::Best),
        ("randomesque", Some(k)) => whole(k).map(Choice::Randomesque),
        ("progressive", pace) => pace.map_or(Ok(1.0), not_negative).map(Choice::Progressive),
        ("proportional", pace) => pace.map_or(Ok(1.0), not_negative).map(Choice::Proportional),
        ("sympson-hetter", target) => target.map(rate).transpose().map(Choice::SympsonHetter),
        ("eligibility", Some(target)) => rate(target).map(Choice::Eligibility),
        _ => Err("give best, randomesque:K, progressive[:ACCELERATION], proportional[:ACCELERATION], \
                  sympson-hetter[:RATE] or eligibility:RATE"
            .to_owned()),
    }
}

/// CLASS=SHARE.
pub(crate) fn class_share(text: &str) -> Result<(String, f64), String> {
    let (class, share) = text.split_once('=').ok_or("give CLASS=SHARE, such as algebra=0.4")?;
    Ok((class.trim().to_owned(), not_negative(share)?))
}

/// CLASS=COUNT.
pub(crate) fn class_count(text: &str) -> Result<(String, usize), String> {
    let (class, count) = text.split_once('=').ok_or("give CLASS=COUNT, such as algebra=3")?;
    let number = count.trim().parse().map_err(|_| format!("{count:?} is no whole number"))?;
    Ok((class.trim().to_owned(), number))
}

/// Number of strata, and whether they are made within blocks of like difficulty.
pub(crate) fn strata(text: &str) -> Result<(usize, bool), String> {
    match text.split_once(':') {
        None => Ok((whole(text)?, false)),
        Some((n, "blocked")) => Ok((whole(n)?, true)),
        Some(_) => Err("give N or N:blocked".to_owned()),
    }
}

/// Wanted probability of the right answer, and how many candidates stay at least.
pub(crate) fn success(text: &str) -> Result<(f64, f64, usize), String> {
    let (range, keep) = text.split_once(':').map_or((text, "1"), |(range, keep)| (range, keep));
    let (low, high) = range.split_once('-').ok_or("give LOW-HIGH[:KEEP], such as 0.75-0.80")?;
    let (low, high) = (unit(low)?, unit(high)?);
    if low <= high { Ok((low, high, whole(keep)?)) } else { Err("give the lower end first".to_owned()) }
}

/// WITHIN, or WITHIN:ANSWERS.
pub(crate) fn se_change(text: &str) -> Result<Stop, String> {
    let (within, answers) = text.split_once(':').unwrap_or((text, "1"));
    Ok(Stop::SeChange { within: number(within)?, answers: whole(answers)? as u32 })
}

pub(crate) fn classify(text: &str) -> Result<Stop, String> {
    let (cuts, alpha) = text.rsplit_once(':').ok_or("give CUTS:ALPHA, such as -1,0,1:0.05")?;
    Ok(Stop::Classify { cuts: numbers(cuts)?, alpha: number(alpha)? })
}

pub(crate) fn level(text: &str) -> Result<Stop, String> {
    let (cuts, share) = text.rsplit_once(':').ok_or("give CUTS:SHARE, such as -1,0,1:0.9")?;
    Ok(Stop::Level { cuts: numbers(cuts)?, share: number(share)? })
}

pub(crate) fn sprt(text: &str) -> Result<Stop, String> {
    let (cuts, [delta, alpha, beta]) = ratio(text)?;
    match cuts[..] {
        [cut] => Ok(Stop::Sprt { cut, delta, alpha, beta }),
        _ => Err("one cut only; for several, --glr".to_owned()),
    }
}

pub(crate) fn glr(text: &str) -> Result<Stop, String> {
    let (cuts, [delta, alpha, beta]) = ratio(text)?;
    Ok(Stop::Glr { cuts, delta, alpha, beta })
}

fn ratio(text: &str) -> Result<(Vec<f64>, [f64; 3]), String> {
    let parts: Vec<&str> = text.split(':').collect();
    let [cuts, delta, alpha, beta] = parts[..] else {
        return Err("give CUTS:DELTA:ALPHA:BETA, such as 0:0.3:0.05:0.05".to_owned());
    };
    Ok((numbers(cuts)?, [number(delta)?, number(alpha)?, number(beta)?]))
}
