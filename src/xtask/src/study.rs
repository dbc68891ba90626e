//! `cargo xtask study`: questions whose answer takes long to find and is worth keeping. A study writes it, with the commands
//! that led to it, to `docs/studies/NAME.md`, which is committed.

mod accuracy;
mod adapting;
mod coverage;
mod mutants;
mod outcomes;
mod simulated;
mod survivors;

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::shell;

/// One study.
struct Study {
    name: &'static str,
    /// What it answers.
    question: &'static str,
    /// What a run may be limited to, as arguments; empty if it cannot be.
    parts: &'static str,
    /// Gives the answer as Markdown, below the title. What is limited keeps the rest of the last answer.
    run: fn(&[String]) -> Result<String>,
}

const STUDIES: [Study; 3] = [
    Study {
        name: "coverage",
        question: "Do nine in ten intervals hold the true value, and whose do not?",
        parts: "",
        run: |_| coverage::run(),
    },
    Study {
        name: "accuracy",
        question: "Is the stated error the true one, and what does adapting gain?",
        parts: "",
        run: |_| accuracy::run(),
    },
    Study {
        name: "mutants",
        question: "Would the tests notice a wrong sign in a formula of the engine?",
        parts: "beginnings of paths below src/irt/src, such as estimate/ or fit.rs",
        run: mutants::run,
    },
];

/// `study [NAME [PART…]]`: lists them, or runs one.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let known: Vec<&str> = STUDIES.iter().map(|study| study.name).collect();
    match args {
        [] => {
            for study in &STUDIES {
                println!("{:<12} {}", study.name, study.question);
            }
            println!("\n`cargo xtask study NAME` runs one and writes docs/studies/NAME.md");
            Ok(())
        }
        [name, parts @ ..] => match STUDIES.iter().find(|study| study.name == name) {
            Some(study) if study.parts.is_empty() && !parts.is_empty() => {
                bail!("`cargo xtask study {name}` takes nothing more: it is run as a whole")
            }
            Some(study) => write(study, parts),
            None => bail!("there is no study `{name}`: there is {}", known.join(", ")),
        },
    }
}

fn write(study: &Study, parts: &[String]) -> Result<()> {
    let started = Instant::now();
    let Study { name, question, parts: limits, run } = study;
    let limits = if limits.is_empty() { String::new() } else { format!(" (for a part: {limits})") };
    let text = format!(
        "# {question}\n\nWritten by `cargo xtask study {name}`; to change it, run that{limits}.\n\n{}",
        run(parts)?
    );
    let folder = shell::root().join("docs/studies");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}.md"));
    std::fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    println!("docs/studies/{name}.md is written ({:.0} s)", started.elapsed().as_secs_f64());
    Ok(())
}
