//! What the words of a credential mean: the parts of `https://www.w3.org/ns/credentials/v2` and of Open Badges
//! `context-3.0.3.json` that credentials and endorsements are made of.
//!
//! Left out is what has no text or part as its value (numbers, ordered lists) and what brings a second signed document
//! along.

const VC: &str = "https://www.w3.org/2018/credentials#";
const SECURITY: &str = "https://w3id.org/security#";
const OB: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const SCHEMA: &str = "https://schema.org/";

const DATE_TIME: Text = Text::Typed("http://www.w3.org/2001/XMLSchema#dateTime");
/// The context says `https` here, and means no type that anybody else has.
const DATE: Text = Text::Typed("https://www.w3.org/2001/XMLSchema#date");
const ANY_URI: Text = Text::Typed("https://www.w3.org/2001/XMLSchema#anyURI");
/// The context uses the prefix without saying what it stands for.
const UNEXPANDED: Text = Text::Typed("xsd:dateTime");

/// How a property means its text. A part means itself.
#[derive(PartialEq, Eq)]
pub(super) enum Text {
    /// As it is.
    Plain,
    /// As a value of the data type with this IRI.
    Typed(&'static str),
    /// As the name of something.
    Name,
}

/// What can be said of something.
#[derive(PartialEq, Eq)]
pub(super) struct Property {
    pub(super) term: &'static str,
    base: &'static str,
    local: &'static str,
    pub(super) text: Text,
}

impl Property {
    pub(super) fn iri(&self) -> String {
        [self.base, self.local].concat()
    }

    /// The same, with another name in its vocabulary than in the document.
    const fn called(mut self, local: &'static str) -> Self {
        self.local = local;
        self
    }
}

/// A kind of thing, with what can be said of it alone.
pub(super) struct Class {
    pub(super) term: &'static str,
    base: &'static str,
    local: &'static str,
    pub(super) properties: &'static [Property],
}

impl Class {
    pub(super) fn iri(&self) -> String {
        [self.base, self.local].concat()
    }
}

const fn typed(term: &'static str, base: &'static str, text: Text) -> Property {
    Property { term, base, local: term, text }
}

const fn plain(term: &'static str, base: &'static str) -> Property {
    typed(term, base, Text::Plain)
}

const fn name(term: &'static str, base: &'static str) -> Property {
    typed(term, base, Text::Name)
}

const fn class(term: &'static str, base: &'static str, properties: &'static [Property]) -> Class {
    Class { term, base, local: term, properties }
}

/// What can be said of anything.
pub(super) const EVERYWHERE: &[Property] = &[
    plain("name", SCHEMA),
    plain("description", SCHEMA),
    plain("mediaType", SCHEMA).called("encodingFormat"),
    typed("digestMultibase", SECURITY, Text::Typed("https://w3id.org/security#multibase")),
    typed("digestSRI", VC, Text::Typed("https://www.w3.org/2018/credentials#sriString")),
    plain("alignment", OB),
    plain("narrative", OB),
    plain("inLanguage", SCHEMA),
    name("image", OB),
    typed("url", SCHEMA, ANY_URI),
    typed("awardedDate", OB, UNEXPANDED),
];

pub(super) const CLASSES: &[Class] = &[
    class(
        "VerifiableCredential",
        VC,
        &[
            name("credentialSubject", VC),
            name("evidence", VC),
            name("issuer", VC),
            name("relatedResource", VC),
            typed("validFrom", VC, DATE_TIME),
            typed("validUntil", VC, DATE_TIME),
        ],
    ),
    class("OpenBadgeCredential", OB, &[]),
    Class { term: "AchievementCredential", base: OB, local: "OpenBadgeCredential", properties: &[] },
    class("EndorsementCredential", OB, &[]),
    class(
        "Profile",
        OB,
        &[
            plain("additionalName", SCHEMA),
            typed("dateOfBirth", OB, DATE),
            plain("email", SCHEMA),
            plain("familyName", SCHEMA),
            plain("familyNamePrefix", OB),
            plain("givenName", SCHEMA),
            plain("honorificPrefix", SCHEMA),
            plain("honorificSuffix", SCHEMA),
            plain("official", OB),
            name("parentOrg", OB),
            plain("patronymicName", OB),
            plain("phone", OB),
        ],
    ),
    class(
        "AchievementSubject",
        OB,
        &[
            plain("achievement", OB),
            typed("activityEndDate", OB, DATE),
            typed("activityStartDate", OB, DATE),
            plain("licenseNumber", OB),
            plain("result", OB),
            plain("role", OB),
            name("source", OB),
            plain("term", OB),
        ],
    ),
    class("EndorsementSubject", OB, &[plain("endorsementComment", OB)]),
    class(
        "Achievement",
        OB,
        &[
            plain("achievementType", OB),
            plain("creator", OB),
            name("criteria", OB).called("Criteria"),
            plain("fieldOfStudy", OB),
            plain("humanCode", OB),
            plain("resultDescription", OB),
            plain("specialization", OB),
            plain("tag", SCHEMA).called("keywords"),
            plain("version", OB),
        ],
    ),
    class("Criteria", OB, &[]),
    class(
        "ResultDescription",
        OB,
        &[
            typed("requiredLevel", OB, ANY_URI),
            plain("requiredValue", OB),
            plain("resultType", OB),
            plain("valueMax", OB),
            plain("valueMin", OB),
        ],
    ),
    class(
        "Result",
        OB,
        &[
            typed("achievedLevel", OB, ANY_URI),
            typed("resultDescription", OB, ANY_URI),
            plain("status", OB),
            plain("value", SCHEMA),
        ],
    ),
    Class {
        term: "Alignment",
        base: SCHEMA,
        local: "AlignmentObject",
        properties: &[
            plain("targetCode", OB),
            plain("targetDescription", SCHEMA),
            plain("targetFramework", SCHEMA),
            plain("targetName", SCHEMA),
            plain("targetType", OB),
            typed("targetUrl", SCHEMA, ANY_URI),
        ],
    },
    class("Evidence", OB, &[plain("audience", SCHEMA), plain("genre", SCHEMA)]),
    class("Image", OB, &[plain("caption", SCHEMA)]),
];
