//! `cargo xtask study`: questions whose answer takes long to find and is worth keeping. A study writes it, with the commands
//! that led to it, to `docs/studies/NAME.md`, which is committed.

mod accuracy;
mod attacks;
mod coverage;
mod fuzz;
mod mutants;
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
    /// Gives the answer as Markdown, below the title.
    run: fn() -> Result<String>,
}

const STUDIES: [Study; 6] = [
    Study {
        name: "coverage",
        question: "Do nine in ten intervals hold the true value, and whose do not?",
        run: coverage::run,
    },
    Study {
        name: "accuracy",
        question: "Is the stated error the true one, and what does adapting gain?",
        run: accuracy::run,
    },
    Study {
        name: "mutants",
        question: "Would the tests notice a wrong sign in a formula of the engine?",
        run: mutants::run,
    },
    Study {
        name: "mutations",
        question: "Is any changed profile accepted with another meaning?",
        run: attacks::mutations,
    },
    Study {
        name: "forgeries",
        question: "Does any profile that was forged and signed again get evidence “yes”?",
        run: attacks::forgeries,
    },
    Study {
        name: "fuzz",
        question: "Can any bytes break what strangers' bytes reach first?",
        run: fuzz::run,
    },
];

/// `study [NAME]`: lists them, or runs one.
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
        [name] => match STUDIES.iter().find(|study| study.name == name) {
            Some(study) => write(study),
            None => bail!("there is no study `{name}`: there is {}", known.join(", ")),
        },
        _ => bail!("`cargo xtask study` takes nothing or one name: {}", known.join(", ")),
    }
}

fn write(study: &Study) -> Result<()> {
    let started = Instant::now();
    let Study { name, question, run } = study;
    let text = format!(
        "# {question}\n\nWritten by `cargo xtask study {name}`; to change it, run that.\n\n{}",
        run()?
    );
    let folder = shell::root().join("docs/studies");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}.md"));
    std::fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    println!("docs/studies/{name}.md is written ({:.0} s)", started.elapsed().as_secs_f64());
    Ok(())
}
