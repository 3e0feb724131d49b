//! `size`: what ships, and what of it the first visit loads.

use crate::Outcome;
use crate::dist::{self, FIRST_LOAD_BUDGET, File, WASM_BUDGET, Weight, gzip, kilobytes};
use std::io::Write as _;
use std::path::Path;

/// Prints every file with its raw, gzip and brotli bytes, the sums and the budgets.
///
/// # Errors
/// When there is no build, or a budget does not hold.
pub fn size(folder: &Path) -> Outcome {
    let files = dist::files(folder)?;
    let first = dist::first_load(&dist::page(&files)?)?;
    println!("{:<44}{:>10}{:>10}{:>10}  first load", "file", "raw", "gzip", "brotli");
    let rows: Vec<Row> = files.iter().map(|file| Row::of(file, first.contains(&file.name))).collect();
    for row in &rows {
        row.print();
    }
    Row::sum("all files", rows.iter()).print();
    Row::sum("first load", rows.iter().filter(|row| row.first)).print();
    let weight = Weight::of(&files)?;
    println!("Budget: first load {} of {} after gzip,", kilobytes(weight.first_load), kilobytes(FIRST_LOAD_BUDGET));
    println!("        wasm {} of {}, {} requests.", kilobytes(weight.wasm), kilobytes(WASM_BUDGET), first.len());
    weight.check()
}

struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    first: bool,
}

impl Row {
    fn of(file: &File, first: bool) -> Self {
        Self {
            name: file.name.clone(),
            raw: file.bytes.len(),
            gzip: gzip(&file.bytes).len(),
            brotli: brotli(&file.bytes),
            first,
        }
    }

    fn sum<'a>(name: &str, rows: impl Iterator<Item = &'a Self>) -> Self {
        let start = Self { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0, first: false };
        rows.fold(start, |mut sum, row| {
            sum.raw += row.raw;
            sum.gzip += row.gzip;
            sum.brotli += row.brotli;
            sum
        })
    }

    fn print(&self) {
        let mark = if self.first { "  yes" } else { "" };
        println!("{:<44}{:>10}{:>10}{:>10}{mark}", self.name, self.raw, self.gzip, self.brotli);
    }
}

fn brotli(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    // Writing into a vector cannot fail.
    let _ = writer.write_all(bytes);
    writer.into_inner().len()
}
