//! The addresses of the app. Everything lives after `#`, so the same folder works at any path and in any frame.

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The catalogue and the unfinished attempts: `#/`.
    Home,
    /// What is asked, for how long, and why: `#/take/<bank>`.
    Take(String),
    /// The questions of a started attempt: `#/attempt/<attempt>`.
    Attempt(String),
    /// What a finished attempt says: `#/result/<attempt>`.
    Result(String),
    /// Open someone's profile: `#/verify`.
    Verify,
    /// Ask somebody for a profile: `#/ask`.
    Ask,
    /// A profile that travels in the link itself: `#/p/1.<data>`. Only ever parsed: see [`Route::is_secret`].
    Shared(String),
    /// What this device keeps: `#/device`.
    Device,
    /// The same page, once everything is deleted, here or in another tab: `#/deleted`. Another address, so that
    /// whoever is on the page is told as well.
    Deleted,
    /// None of these.
    Unknown,
}

/// What the link of a shared profile has after the `#`.
pub const SHARED: &str = "/p/";

/// The address of [`Route::Device`], which every page links.
pub const DEVICE: &str = "#/device";

impl Route {
    /// Reads the part of an address after `#`. With or without the `#`; nothing at all is the home page.
    pub fn parse(hash: &str) -> Route {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        if let Some(data) = path.strip_prefix(SHARED) {
            return Route::Shared(data.to_owned());
        }
        let mut parts = path.trim_matches('/').split('/');
        let route = match (parts.next().unwrap_or_default(), parts.next()) {
            ("", None) => Route::Home,
            ("verify", None) => Route::Verify,
            ("ask", None) => Route::Ask,
            ("device", None) => Route::Device,
            ("deleted", None) => Route::Deleted,
            ("take", Some(bank)) if is_name(bank) => Route::Take(bank.to_owned()),
            ("attempt", Some(id)) if is_name(id) => Route::Attempt(id.to_owned()),
            ("result", Some(id)) if is_name(id) => Route::Result(id.to_owned()),
            _ => Route::Unknown,
        };
        if parts.next().is_some() { Route::Unknown } else { route }
    }

    /// The address of the page, with the `#`.
    pub fn href(&self) -> String {
        let (page, which) = match self {
            Route::Home | Route::Unknown => ("#/", ""),
            Route::Take(bank) => ("#/take/", bank.as_str()),
            Route::Attempt(id) => ("#/attempt/", id.as_str()),
            Route::Result(id) => ("#/result/", id.as_str()),
            Route::Verify => ("#/verify", ""),
            Route::Ask => ("#/ask", ""),
            Route::Device => (DEVICE, ""),
            Route::Deleted => ("#/deleted", ""),
            Route::Shared(data) => ("#/p/", data.as_str()),
        };
        [page, which].concat()
    }

    /// Whether the address itself holds someone's profile and must leave the address bar, and with it the history
    /// of a shared machine, before anything is drawn.
    pub fn is_secret(&self) -> bool {
        matches!(self, Route::Shared(_))
    }
}

/// Ids of banks and attempts: `[a-z0-9-]`, at most 64 characters. Anything else in an address is a mistake.
fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_route_survives_its_own_address() {
        for route in [
            Route::Home,
            Route::Take("ai-literacy".into()),
            Route::Attempt("0f3a".into()),
            Route::Result("0f3a".into()),
            Route::Verify,
            Route::Ask,
            Route::Device,
            Route::Deleted,
            Route::Shared("1.AAA-_a".into()),
        ] {
            assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
        }
    }

    #[test]
    fn the_start_has_several_spellings() {
        for hash in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(hash), Route::Home, "{hash:?}");
        }
        assert_eq!(Route::parse("#/verify/"), Route::Verify);
    }

    #[test]
    fn what_is_no_address_of_ours_is_unknown_and_not_guessed() {
        for hash in [
            "#top",
            "#/take",
            "#/take/",
            "#/take/A B",
            "#/take/a/b",
            "#/result/../x",
            "#/take/<img>",
            "#/verify/x",
        ] {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash:?}");
        }
    }

    #[test]
    fn a_shared_link_keeps_its_data_untouched_even_when_it_is_damaged() {
        assert_eq!(Route::parse("#/p/1.AB/C%20="), Route::Shared("1.AB/C%20=".into()));
        assert!(Route::parse("#/p/").is_secret());
        assert!(!Route::parse("#/verify").is_secret());
    }
}
