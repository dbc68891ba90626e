//! text2qti: `1. question`, `a) wrong`, `*b) right`, `[*] right`, `= 1.5 +- 0.1`, `* text`, with Markdown inside.

use super::{Fence, dedent};
use crate::choose::{letter, number, single};
use crate::{Body, Choice, Haul, Quantity, Question, flow, md};
use skillmark_bank::Inline;

/// Whether the text has a numbered question and, on a line of its own, a marked answer.
pub(super) fn is(text: &str) -> bool {
    let marks: Vec<Mark> = text.lines().filter_map(mark).map(|(mark, _)| mark).collect();
    let marked = |m: &Mark| matches!(m, Mark::Choice(true) | Mark::Box(true));
    let asked = marks.iter().filter(|m| **m == Mark::Question).count();
    // `=`, `*` and `___` are usual in other texts; after each other question they are not.
    let typed = marks.windows(2).filter(|w| {
        w[0] == Mark::Question && matches!(w[1], Mark::Number | Mark::Short | Mark::Essay | Mark::Upload)
    });
    asked > 0 && (marks.iter().any(marked) || text.starts_with("Quiz title:") || typed.count() * 2 > asked)
}

/// What a line begins.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    Question,
    /// Right or not.
    Choice(bool),
    Box(bool),
    Said,
    SaidRight,
    SaidWrong,
    Number,
    Short,
    Essay,
    Upload,
    Solution,
    QuizTitle,
    Title,
    /// Settings, groups, comments, text between questions.
    Other,
}

pub(super) fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let mut quiz = Vec::new();
    let mut title = None;
    let mut open: Option<Open> = None;
    for chunk in chunks(text, name, &mut haul) {
        match (chunk.mark, &mut open) {
            (Mark::QuizTitle, _) => quiz = vec![flow::clip(&chunk.text)],
            (Mark::Title, _) => {
                close(open.take(), &quiz, &mut haul);
                title = Some(chunk.text);
            }
            (Mark::Question, _) => {
                close(open.take(), &quiz, &mut haul);
                let place = format!("{name}:{}", chunk.line);
                open = Some(Open { title: title.take(), stem: chunk.text, place, ..Open::default() });
            }
            (Mark::Other, _) => {}
            (_, None) => {
                haul.refuse(format!("{name}:{}", chunk.line), "malformed", "this belongs to no question")
            }
            (_, Some(open)) => open.take(chunk, &mut haul),
        }
    }
    close(open, &quiz, &mut haul);
    haul
}

/// A mark with the text that belongs to it.
struct Chunk {
    mark: Mark,
    line: usize,
    text: String,
}

fn chunks(text: &str, name: &str, haul: &mut Haul) -> Vec<Chunk> {
    let mut done: Vec<Chunk> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    let mut fence = Fence::default();
    let mut comment = false;
    for (at, line) in text.lines().enumerate() {
        let code = fence.holds(line);
        comment |= line.trim() == "COMMENT";
        if comment {
            comment = line.trim() != "END_COMMENT";
        } else if line.starts_with("```") && code && fence.open.is_some() {
            haul.drop(format!("{name}:{}", at + 1), "code", "code that would make questions is not run");
        } else if let Some((mark, rest)) = mark(line).filter(|_| !code) {
            finish(&mut done, &mut lines);
            done.push(Chunk { mark, line: at + 1, text: rest.to_owned() });
        } else if line.is_empty() || line.starts_with([' ', '\t']) {
            lines.push(line);
        }
    }
    finish(&mut done, &mut lines);
    done
}

/// Adds indented lines to the chunk above them.
fn finish(done: &mut [Chunk], lines: &mut Vec<&str>) {
    if let Some(chunk) = done.last_mut() {
        let more = dedent(lines);
        if !more.trim().is_empty() {
            chunk.text.push('\n');
            chunk.text.push_str(more.trim_end());
        }
    }
    lines.clear();
}

fn mark(line: &str) -> Option<(Mark, &str)> {
    let after =
        |prefix: &str| line.strip_prefix(prefix).filter(|rest| rest.starts_with([' ', '\t'])).map(str::trim);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let rest = line[digits..].strip_prefix('.').filter(|rest| rest.starts_with([' ', '\t']));
        return rest.map(|rest| (Mark::Question, rest.trim()));
    }
    let (right, choice) = line.strip_prefix('*').map_or((false, line), |rest| (true, rest));
    if let Some((_, rest)) = choice.split_once(')').filter(|(name, _)| letter(name).is_some())
        && rest.starts_with([' ', '\t'])
    {
        return Some((Mark::Choice(right), rest.trim()));
    }
    let prefixes = [
        ("[*]", Mark::Box(true)),
        ("[ ]", Mark::Box(false)),
        ("[]", Mark::Box(false)),
        ("...", Mark::Said),
        ("+", Mark::SaidRight),
        ("-", Mark::SaidWrong),
        ("=", Mark::Number),
        ("*", Mark::Short),
        ("!", Mark::Solution),
        ("Quiz title:", Mark::QuizTitle),
        ("Title:", Mark::Title),
    ];
    let found = prefixes.iter().find_map(|(prefix, mark)| Some((*mark, after(prefix)?)));
    let filled = |c: char| line.len() >= 3 && line.trim_end().chars().all(|d| d == c);
    let settings =
        ["Quiz description:", "Text title:", "Text:", "GROUP", "END_GROUP", "Points:", "pick:", "%", "<!--"];
    let setting = |line: &str| {
        settings.iter().any(|s| line.starts_with(s))
            || line.split_once(": ").is_some_and(|(name, value)| {
                name.bytes().all(|b| b.is_ascii_lowercase() || b == b' ')
                    && (matches!(value.trim(), "true" | "false") || value.trim().parse::<f64>().is_ok())
            })
    };
    found
        .or_else(|| filled('_').then_some((Mark::Essay, "")))
        .or_else(|| filled('^').then_some((Mark::Upload, "")))
        .or_else(|| setting(line).then_some((Mark::Other, line)))
}

/// The question being read.
#[derive(Default)]
struct Open {
    place: String,
    title: Option<String>,
    stem: String,
    options: Vec<(Choice, bool)>,
    boxes: bool,
    number: Option<String>,
    forms: Vec<String>,
    refused: Option<&'static str>,
    feedback: Vec<Inline>,
    right: Vec<Inline>,
    wrong: Vec<Inline>,
}

impl Open {
    fn take(&mut self, chunk: Chunk, haul: &mut Haul) {
        let text = md::inlines(&chunk.text, haul, &self.place);
        match chunk.mark {
            Mark::Choice(right) | Mark::Box(right) => {
                self.boxes |= matches!(chunk.mark, Mark::Box(_));
                self.options.push((Choice { text, ..Choice::default() }, right));
            }
            Mark::Said => match self.options.last_mut() {
                Some((choice, _)) => choice.feedback = text,
                None => self.feedback = text,
            },
            Mark::Solution if self.feedback.is_empty() => self.feedback = text,
            Mark::SaidRight => self.right = text,
            Mark::SaidWrong => self.wrong = text,
            Mark::Number => self.number = Some(chunk.text),
            Mark::Short => self.forms.push(chunk.text),
            Mark::Essay => self.refused = Some("essay"),
            Mark::Upload => self.refused = Some("upload"),
            _ => {}
        }
    }

    fn body(&self) -> Result<Body, (&'static str, String)> {
        if let Some(code) = self.refused {
            return Err((code, "a program cannot score this; it was left out".into()));
        }
        if let Some(text) = &self.number {
            let (value, tolerance) = quantity(text)
                .ok_or(("malformed", format!("`{text}` is no number, `number +- margin` or `[from, to]`")))?;
            return Ok(Body::Numeric(
                vec![Quantity { value, tolerance, weight: 1.0, ..Quantity::default() }],
                None,
            ));
        }
        if !self.forms.is_empty() {
            let form = |text: &String| Choice { text: flow::inlines(text), weight: 1.0, ..Choice::default() };
            return Ok(Body::ShortText { forms: self.forms.iter().map(form).collect(), case: false });
        }
        let right = self.options.iter().filter(|(_, right)| *right).count();
        if self.options.len() < 2 {
            return Err(("too-few-options", "a question needs two options or more, like `a) text`".into()));
        }
        if right == 0 {
            return Err(("no-key", "no option is marked as right, `*a)` or `[*]`".into()));
        }
        let share = |right_one: bool| if right_one { 1.0 / right as f64 } else { 0.0 };
        let choices =
            self.options.iter().map(|(choice, r)| Choice { weight: share(*r), ..choice.clone() }).collect();
        Ok(if self.boxes || right > 1 { Body::MultipleChoice(choices) } else { single(choices) })
    }
}

fn close(open: Option<Open>, quiz: &[String], haul: &mut Haul) {
    let Some(open) = open else { return };
    match open.body() {
        Ok(body) => {
            let stem = md::blocks(&open.stem, haul, &open.place);
            haul.questions.push(Question {
                from: open.place,
                title: open.title,
                category: quiz.to_vec(),
                stem,
                body,
                feedback: open.feedback,
                feedback_right: open.right,
                feedback_wrong: open.wrong,
                ..Question::default()
            });
        }
        Err((code, message)) => haul.refuse(open.place, code, message),
    }
}

/// Middle and half width.
fn quantity(text: &str) -> Option<(f64, f64)> {
    let text = text.replace('_', "");
    if let Some(range) = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let (low, high) = range.split_once(',')?;
        return Some(crate::choose::range(number(low)?, number(high)?));
    }
    let Some((value, margin)) = text.split_once("+-") else { return Some((number(&text)?, 0.0)) };
    let value = number(value)?;
    match margin.trim().strip_suffix('%') {
        Some(percent) => Some((value, (value * number(percent)? / 100.0).abs())),
        None => Some((value, number(margin)?.abs())),
    }
}
