//! Which form of a word goes with a number: CLDR's cardinal rules, for whole numbers.
//!
//! Also compiled into the build script, which refuses a locale without a rule.

/// CLDR's plural categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Arabic for none.
    Zero,
    /// The singular.
    One,
    /// The dual.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// All the rest.
    Other,
}

/// Languages that count alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// No distinction: Japanese, Chinese, …
    None,
    /// 1 alone is singular: English, German, …
    One,
    /// 0 and 1 are singular, whole millions are special: French, Portuguese.
    French,
    /// 1 alone is singular, whole millions are special: Spanish, Italian.
    Spanish,
    /// Russian and Ukrainian.
    Russian,
    /// Polish.
    Polish,
    /// Czech and Slovak.
    Czech,
    /// Arabic.
    Arabic,
    /// Hebrew.
    Hebrew,
}

/// The rule of a BCP 47 tag, by its language.
pub fn rule(tag: &str) -> Option<Rule> {
    Some(match tag.split('-').next().unwrap_or_default() {
        "id" | "ja" | "ko" | "ms" | "th" | "vi" | "zh" => Rule::None,
        "bg" | "da" | "de" | "el" | "en" | "et" | "fi" | "hu" | "nb" | "nl" | "sv" | "tr" => Rule::One,
        "fr" | "pt" => Rule::French,
        "ca" | "es" | "it" => Rule::Spanish,
        "ru" | "uk" => Rule::Russian,
        "pl" => Rule::Polish,
        "cs" | "sk" => Rule::Czech,
        "ar" => Rule::Arabic,
        "he" => Rule::Hebrew,
        _ => return None,
    })
}

/// The category of a number.
pub fn category(rule: Rule, n: u32) -> Category {
    let (ten, hundred) = (n % 10, n % 100);
    let million = n != 0 && n.is_multiple_of(1_000_000);
    match (rule, n) {
        (Rule::None, _) => Category::Other,

        (Rule::One | Rule::Spanish | Rule::Polish | Rule::Czech | Rule::Arabic | Rule::Hebrew, 1) => {
            Category::One
        }
        (Rule::One, _) => Category::Other,

        (Rule::French, 0 | 1) => Category::One,
        (Rule::French | Rule::Spanish, _) if million => Category::Many,
        (Rule::French | Rule::Spanish, _) => Category::Other,

        (Rule::Russian, _) if ten == 1 && hundred != 11 => Category::One,
        (Rule::Russian | Rule::Polish, _) if (2..=4).contains(&ten) && !(12..=14).contains(&hundred) => {
            Category::Few
        }
        (Rule::Russian | Rule::Polish, _) => Category::Many,

        (Rule::Czech, 2..=4) => Category::Few,
        (Rule::Czech, _) => Category::Other,

        (Rule::Arabic, 0) => Category::Zero,
        (Rule::Arabic | Rule::Hebrew, 2) => Category::Two,
        (Rule::Arabic, _) if (3..=10).contains(&hundred) => Category::Few,
        (Rule::Arabic, _) if hundred >= 11 => Category::Many,
        (Rule::Arabic | Rule::Hebrew, _) => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples from CLDR's table of cardinal rules.
    #[test]
    fn follows_cldr() {
        use Category::*;
        let rows: [(&str, &[(u32, Category)]); 8] = [
            ("ja", &[(0, Other), (1, Other), (7, Other)]),
            ("en", &[(0, Other), (1, One), (2, Other), (21, Other)]),
            ("fr", &[(0, One), (1, One), (2, Other), (1_000_000, Many)]),
            ("es", &[(0, Other), (1, One), (2, Other), (3_000_000, Many)]),
            (
                "ru",
                &[
                    (0, Many),
                    (1, One),
                    (2, Few),
                    (5, Many),
                    (11, Many),
                    (12, Many),
                    (21, One),
                    (22, Few),
                    (111, Many),
                ],
            ),
            ("pl", &[(0, Many), (1, One), (3, Few), (5, Many), (13, Many), (21, Many), (23, Few)]),
            ("cs", &[(0, Other), (1, One), (4, Few), (5, Other)]),
            (
                "ar",
                &[(0, Zero), (1, One), (2, Two), (3, Few), (11, Many), (99, Many), (100, Other), (103, Few)],
            ),
        ];
        for (tag, examples) in rows {
            for (n, expected) in examples {
                assert_eq!(category(rule(tag).unwrap(), *n), *expected, "{tag} {n}");
            }
        }
        assert_eq!(rule("de-AT"), Some(Rule::One));
        assert_eq!(rule("tlh"), None);
    }
}
