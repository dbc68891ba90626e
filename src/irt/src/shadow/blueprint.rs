//! What a test must look like.

use std::fmt;

/// The specification of a test, over items 0..`items`.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Blueprint {
    /// Number of items in the pool.
    pub items: usize,
    /// Number of items in a test.
    pub length: usize,
    /// Content classes; an item may be in none or in several.
    pub classes: Vec<Class>,
    /// Sets of which a test has at most one item: pairs or larger.
    pub enemies: Vec<Vec<usize>>,
    /// Items around one text or picture; an item is in at most one testlet.
    pub testlets: Vec<Testlet>,
    /// The longest time.
    pub time: Option<Time>,
}

/// A content class.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Class {
    /// Its items.
    pub members: Vec<usize>,
    /// A test has at least so many of them.
    pub min: usize,
    /// And at most so many.
    pub max: usize,
}

/// Items that share a stimulus: a test has none of them, or `min` to `max`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Testlet {
    /// Its items.
    pub members: Vec<usize>,
    /// At least so many, if any; 1 or more.
    pub min: usize,
    /// At most so many.
    pub max: usize,
}

impl Testlet {
    /// All or none.
    pub fn whole(members: Vec<usize>) -> Self {
        Testlet { min: members.len(), max: members.len(), members }
    }
}

/// Expected response times and their limit, milliseconds.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Time {
    /// One per item.
    pub items: Vec<u32>,
    /// A test's sum is at most this.
    pub limit: u64,
}

/// One requirement of a [`Blueprint`] or of the moment; numbers are places in its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Constraint {
    /// Items administered stay in.
    Administered(usize),
    /// Items that may not be asked stay out.
    Ineligible,
    /// A testlet is kept together.
    Testlet(usize),
    /// Enemies do not meet.
    Enemies(usize),
    /// The most of a class.
    ClassMax(usize),
    /// The least of a class.
    ClassMin(usize),
    /// The longest time.
    Time,
    /// The number of items.
    Length,
}

impl Constraint {
    /// The kind of requirement, for texts and logs.
    pub fn code(&self) -> &'static str {
        match self {
            Constraint::Administered(_) => "administered",
            Constraint::Ineligible => "ineligible",
            Constraint::Testlet(_) => "testlet",
            Constraint::Enemies(_) => "enemies",
            Constraint::ClassMax(_) => "class-max",
            Constraint::ClassMin(_) => "class-min",
            Constraint::Time => "time",
            Constraint::Length => "length",
        }
    }
}

/// A blueprint that says nothing sensible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlueprintError {
    /// Where, e.g. `classes[2].members[0]`.
    pub at: String,
    /// What was found.
    pub found: String,
    /// What is wanted instead.
    pub wanted: &'static str,
}

impl fmt::Display for BlueprintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}; give {}", self.at, self.found, self.wanted)
    }
}

impl std::error::Error for BlueprintError {}

impl Blueprint {
    /// Whether the lists name items that exist, once each, and bounds are in order. Whether a test can meet them all is
    /// for the solver to say.
    pub fn validate(&self) -> Result<(), BlueprintError> {
        let mut in_testlet = vec![false; self.items];
        that(self.length > 0, || "length".into(), &self.length, "at least 1")?;
        for (i, class) in self.classes.iter().enumerate() {
            self.members(&format!("classes[{i}].members"), &class.members)?;
            that(class.min <= class.max, || format!("classes[{i}].max"), &class.max, "at least min")?;
        }
        for (i, set) in self.enemies.iter().enumerate() {
            self.members(&format!("enemies[{i}]"), set)?;
        }
        for (i, testlet) in self.testlets.iter().enumerate() {
            self.members(&format!("testlets[{i}].members"), &testlet.members)?;
            that(testlet.min > 0, || format!("testlets[{i}].min"), &testlet.min, "at least 1")?;
            that(testlet.min <= testlet.max, || format!("testlets[{i}].max"), &testlet.max, "at least min")?;
            for item in &testlet.members {
                let once = !std::mem::replace(&mut in_testlet[*item], true);
                that(once, || format!("testlets[{i}].members"), item, "items that are in no other testlet")?;
            }
        }
        if let Some(time) = &self.time {
            let count = time.items.len();
            that(count == self.items, || "time.items: its length".into(), &count, "one time per item")?;
            that(time.limit < 1 << 40, || "time.limit".into(), &time.limit, "milliseconds, below 2^40")?;
        }
        Ok(())
    }

    /// Whether a class, or one that this item is of, has fewer than its least among the items asked so far.
    pub fn lacks(&self, administered: &[usize], item: Option<usize>) -> bool {
        let asked = |class: &Class| administered.iter().filter(|item| class.members.contains(item)).count();
        let concerned = |class: &&Class| item.is_none_or(|item| class.members.contains(&item));
        self.classes.iter().filter(concerned).any(|class| asked(class) < class.min)
    }

    fn members(&self, at: &str, members: &[usize]) -> Result<(), BlueprintError> {
        for (i, item) in members.iter().enumerate() {
            that(*item < self.items, || format!("{at}[{i}]"), item, "an item of the pool")?;
            that(!members[..i].contains(item), || format!("{at}[{i}]"), item, "each item once")?;
        }
        Ok(())
    }
}

fn that(
    holds: bool,
    at: impl Fn() -> String,
    found: &dyn fmt::Display,
    wanted: &'static str,
) -> Result<(), BlueprintError> {
    if holds { Ok(()) } else { Err(BlueprintError { at: at(), found: found.to_string(), wanted }) }
}
