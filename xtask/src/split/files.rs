//! The pieces as files of a build.

use super::{PARTS, cut};
use crate::Outcome;
use crate::dist::{hash, integrity};
use crate::html::replace_once;
use crate::root;
use crate::shell::{entries, read, read_bytes, run, write};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What wasm-opt may use and does. Streams are never read, so what wasm-bindgen exports for them goes first.
const OPTIONS: &str = "--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    --remove-exports=intounderlying* --remove-exports=__wbg_intounderlying* \
    --remove-unused-module-elements --flatten --rereloop -Oz -Oz";

/// The app's wasm in Trunk's folder, cut up and made small; the page names the new files.
///
/// # Errors
/// When the build is not as Trunk leaves it, or wasm-opt fails.
pub fn split_build(folder: &Path, base: &str) -> Outcome {
    let bound = wasm_of(folder)?;
    let linked = root().join("target/wasm32-unknown-unknown/release/ebb-app.wasm");
    let cut = cut(&read_bytes(&linked)?, &read_bytes(&bound)?)?;
    let page = folder.join("index.html");
    let old = bound.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = optimised(folder, "ebb-app", &cut.app)?;
    let mut text = read(&page)?.replace(&old, &new.name);
    for (part, wasm) in PARTS.iter().zip(&cut.parts) {
        let made = optimised(folder, part.name, wasm)?;
        let named = format!("<html data-part-{}=\"{base}{} {}\" ", part.name, made.name, made.check);
        text = replace_once(&text, "<html ", &named)?;
    }
    fs::remove_file(&bound).map_err(|error| format!("{}: {error}.", bound.display()))?;
    write(&page, text)
}

/// A file of the build.
#[derive(Debug)]
pub struct Shipped {
    /// Its name, which changes with its bytes.
    pub name: String,
    /// What a browser checks it by.
    pub check: String,
}

fn optimised(folder: &Path, name: &str, wasm: &[u8]) -> Outcome<Shipped> {
    let raw = root().join(format!("target/split/{name}.wasm"));
    let small = root().join(format!("target/split/{name}.small.wasm"));
    write(&raw, wasm)?;
    run(Command::new("wasm-opt").args(OPTIONS.split_whitespace()).arg(&raw).arg("-o").arg(&small))?;
    let bytes = read_bytes(&small)?;
    let name = format!("{name}-{}_bg.wasm", hash(&bytes));
    write(&folder.join(&name), &bytes)?;
    Ok(Shipped { name, check: integrity(&bytes) })
}

fn wasm_of(folder: &Path) -> Outcome<PathBuf> {
    let is_wasm = |path: &PathBuf| path.extension().is_some_and(|end| end == "wasm");
    let found: Vec<PathBuf> = entries(folder)?.into_iter().filter(is_wasm).collect();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => Err(format!("Trunk should write one wasm file, and wrote {}.", found.len())),
    }
}
