//! Compiles `locales/<tag>/<page>.ftl` into one Rust function per message.

use std::{env, fs, path::Path, process::exit};

mod compiler;
#[path = "../src/plural.rs"]
#[allow(dead_code, unreachable_pub)]
mod plural;

fn main() {
    let locales = Path::new("locales");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/plural.rs");

    let sources =
        read(locales).unwrap_or_else(|error| fail(&[format!("reading {}: {error}", locales.display())]));
    let code = compiler::compile(&sources).unwrap_or_else(|problems| fail(&problems));
    let out =
        env::var_os("OUT_DIR").unwrap_or_else(|| fail(&["cargo sets OUT_DIR, it is missing".to_owned()]));
    let out = Path::new(&out).join("messages.rs");
    if let Err(error) = fs::write(&out, code) {
        fail(&[format!("writing {}: {error}", out.display())]);
    }
}

/// Every message file, in name order so that the generated code does not depend on the file system.
fn read(locales: &Path) -> std::io::Result<Vec<compiler::Source>> {
    let mut sources = Vec::new();
    for folder in fs::read_dir(locales)? {
        let folder = folder?.path();
        for file in fs::read_dir(&folder)? {
            let file = file?.path();
            if file.extension().is_some_and(|extension| extension == "ftl") {
                let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let text = fs::read_to_string(&file)?;
                sources.push(compiler::Source { locale: name(&folder), page: name(&file), text });
            }
        }
    }
    sources.sort_by(|a, b| (&a.locale, &a.page).cmp(&(&b.locale, &b.page)));
    Ok(sources)
}

/// Shows every problem, not only the first: a translator mends them in one go.
fn fail(problems: &[String]) -> ! {
    for problem in problems {
        println!("cargo::error={problem}");
    }
    exit(1)
}
