//! What a column holds, by its name in English or German.

use crate::choose::letter;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Question,
    /// The option at this place.
    Option(usize),
    /// All options in one cell.
    Options,
    /// A wrong option, beside a right one in the column of keys.
    Wrong,
    /// Several of them in one cell.
    Wrongs,
    Correct,
    /// The same as a place, which counts from 0 unless some show otherwise.
    Index,
    Feedback,
    FeedbackRight,
    FeedbackWrong,
    /// Said after the option at this place was chosen.
    Said(usize),
    /// Part of the category, by its rank from the outside.
    Category(u8),
    Id,
    Title,
    Type,
    Difficulty,
    Objective,
    ReviewBy,
    Sources,
    Tags,
    /// A picture.
    Image,
    /// Known, and without a place in a bank: points and time limits.
    Unwanted,
}

/// Names of columns that need no number. `solution` and the like are what a column of keys is called.
const NAMES: &[(Column, &str)] = &[
    (Column::Question, "question|questions|question stem|questiontext|stem|text|prompt|problem|query|item"),
    (Column::Question, "frage|fragen|fragetext|aufgabe|fragestellung"),
    (
        Column::Options,
        "options|choices|answer options|answer choices|alternatives|antworten|auswahl|optionen",
    ),
    (Column::Wrongs, "incorrect answers|wrong answers|distractors|falsche antworten|incorrect options"),
    (Column::Wrong, "distractor|incorrect answer|wrong answer|falsche antwort|distraktor"),
    (Column::Index, "correct index|answer index|correct answer index|correct option index|answer idx"),
    (Column::Correct, "correct|answer|answers|key|answer key|correct answer|correct answers|correct option"),
    (
        Column::Correct,
        "correct options|correct choice|correct choices|right answer|right answers|right|solution",
    ),
    (
        Column::Correct,
        "correctanswer|correctoption|ans|correct ans|target|label|gold|cop|antwort|richtig|richtige antwort|lösung",
    ),
    (Column::Correct, "richtige antworten|korrekt|korrekte antwort|korrekte antworten|lösungen"),
    (
        Column::Feedback,
        "feedback|explanation|explanation to the answer|rationale|answer explanation|general feedback|comment|exp|support",
    ),
    (Column::Feedback, "erklärung|begründung|kommentar|rückmeldung|erläuterung"),
    (
        Column::FeedbackRight,
        "correct feedback|feedback correct|feedback right|right feedback|feedback richtig",
    ),
    (
        Column::FeedbackWrong,
        "incorrect feedback|feedback incorrect|feedback wrong|wrong feedback|feedback falsch",
    ),
    (Column::Category(0), "category|subject|domain|section|subject name|kategorie|bereich|fach"),
    (Column::Category(1), "topic|chapter|topic name|thema|kapitel"),
    (Column::Category(2), "skill|subtopic|competency|fertigkeit|kompetenz|unterthema"),
    (Column::Id, "id|question id|questionid|qid|identifier|kennung"),
    (Column::Title, "title|question title|titel|quiz title"),
    (Column::Type, "type|question type|questiontype|qtype|choice type|typ|fragetyp"),
    (Column::Difficulty, "difficulty|schwierigkeit|difficulty level|level"),
    (Column::Objective, "objective|learning objective|lernziel"),
    (Column::ReviewBy, "review by|review|prüfen bis"),
    (Column::Sources, "source|sources|reference|references|link|url|quelle|quellen"),
    (Column::Tags, "tags|tag|keywords|schlagwörter|schlagworte|stichwörter"),
    (Column::Image, "image|image link|image url|picture|bild|media"),
    (
        Column::Unwanted,
        "points|score|marks|punkte|time|time limit|time in seconds|zeit|zeitlimit|no|nr|number|nummer",
    ),
    (Column::Unwanted, "question number|"),
];

/// The column of an option at a place.
type Placed = fn(usize) -> Column;

/// Names of columns that come several times, with a number or letter.
const NUMBERED: &[(Placed, &str)] = &[
    (
        Column::Option,
        "option|answer|choice|opt|op|answer option|antwort|antwortoption|auswahl|response|possible answer|",
    ),
    (
        Column::Said,
        "feedback|explanation|explanation to the answer|rationale|rückmeldung|erklärung|begründung|answer feedback|option feedback",
    ),
    (
        |_| Column::Wrong,
        "incorrect answer|incorrect answers|incorrect|wrong answer|wrong answers|wrong|distractor",
    ),
    (|_| Column::Wrong, "falsche antwort|falsch|distraktor"),
];

/// What a column with this name holds. A number's place counts from 0.
pub(crate) fn column(header: &str) -> Option<Column> {
    let name = name(header);
    if header.trim() == "#" {
        return Some(Column::Unwanted);
    }
    if let Some((column, _)) =
        NAMES.iter().find(|(_, names)| !name.is_empty() && names.split('|').any(|n| n == name))
    {
        return Some(*column);
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let (word, place) = match name[stem.len()..].parse::<usize>() {
        Ok(number) => (stem.trim(), number.saturating_sub(1)),
        Err(_) => {
            let (word, last) = name.rsplit_once(' ').unwrap_or_else(|| {
                let at = name.char_indices().next_back().map_or(0, |(at, _)| at);
                name.split_at(at)
            });
            (word, letter(last).filter(|place| *place < 12)?)
        }
    };
    let (column, _) = NUMBERED.iter().find(|(_, names)| names.split('|').any(|n| n == word))?;
    Some(column(place.min(99)))
}

/// A header's name: small letters and single spaces, without what explains it (`Answer 1 - max 75 characters`).
fn name(header: &str) -> String {
    let short = [" - ", " – ", "(", "\n"].iter().fold(header.trim(), |name, mark| {
        name.split_once(mark).map(|(before, _)| before).filter(|before| !before.is_empty()).unwrap_or(name)
    });
    let mut spaced = String::new();
    let mut before = ' ';
    for c in short.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(if c.is_alphanumeric() { c } else { ' ' });
        before = c;
    }
    // `option1_text` and `HTML of the question` say how a cell is written, not what it is.
    let spaced = spaced.to_lowercase();
    let spaced = spaced.strip_prefix("html of the ").unwrap_or(&spaced);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let named: Vec<&str> = words.iter().copied().filter(|word| *word != "text").collect();
    if named.is_empty() { words.join(" ") } else { named.join(" ") }
}
