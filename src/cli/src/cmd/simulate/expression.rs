//! Stopping rules joined by hand: `any(se:0.4; all(level:-1,0,1:0.9; se:0.6))`.

use super::values;
use skillmark_irt::stop::Stop;

/// ```text
/// rule = ("any" | "all") "(" rule (";" rule)* ")" | name ":" value
/// ```
/// Names and values are those of the options.
pub(crate) fn rule(text: &str) -> Result<Stop, String> {
    let text = text.trim();
    if let Some((name, inside)) =
        text.split_once('(').filter(|(name, _)| matches!(name.trim(), "any" | "all"))
    {
        let inside = inside.strip_suffix(')').ok_or_else(|| format!("{text:?} lacks its closing bracket"))?;
        let rules = parts(inside)?.into_iter().map(rule).collect::<Result<Vec<_>, _>>()?;
        return Ok(if name.trim() == "any" { Stop::Any(rules) } else { Stop::All(rules) });
    }
    let form = "give NAME:VALUE, any(RULE; RULE) or all(RULE; RULE)";
    let (name, value) = text.split_once(':').ok_or_else(|| format!("{text:?} is no rule; {form}"))?;
    match name.trim() {
        "length" => Ok(Stop::Length(values::whole(value)? as u32)),
        "se" => values::number(value).map(Stop::Se),
        "se-change" => values::se_change(value),
        "information" => values::number(value).map(Stop::Information),
        "min-information" => values::number(value).map(Stop::MinInformation),
        "classify" => values::classify(value),
        "sprt" => values::sprt(value),
        "glr" => values::glr(value),
        "level" => values::level(value),
        "seconds" => values::not_negative(value).map(|seconds| Stop::Time(values::milliseconds(seconds))),
        other => Err(format!(
            "{other:?} is no rule; there are length, se, se-change, information, min-information, classify, sprt, glr, \
             level and seconds, joined by any() and all()"
        )),
    }
}

/// Cut at the semicolons that stand in no bracket.
fn parts(text: &str) -> Result<Vec<&str>, String> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Err(format!("{text:?} has a closing bracket too many")),
            ')' => depth -= 1,
            ';' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_nest() {
        let level = Stop::Level { cuts: vec![-1.0, 0.0, 1.0], share: 0.9 };
        let all = Stop::All(vec![level, Stop::Se(0.6)]);
        assert_eq!(
            rule("any( se:0.4 ; all(level:-1,0,1:0.9; se:0.6); seconds:90 )"),
            Ok(Stop::Any(vec![Stop::Se(0.4), all, Stop::Time(90_000)]))
        );
        assert_eq!(rule("length:3"), Ok(Stop::Length(3)));
    }

    #[test]
    fn what_is_no_rule_is_told() {
        for (text, says) in [
            ("", "is no rule; give NAME:VALUE"),
            ("se", "is no rule; give NAME:VALUE"),
            ("sd:0.4", "\"sd\" is no rule; there are length, se"),
            ("any(se:0.4", "lacks its closing bracket"),
            ("any(se:0.4))", "a closing bracket too many"),
            ("any()", "is no rule; give NAME:VALUE"),
            ("all(se:x)", "\"x\" is no number"),
            ("none(se:0.4)", "\"none(se\" is no rule"),
        ] {
            let error = rule(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
