//! Starting other programs, and files with sentences instead of error codes.

use crate::Outcome;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a program, its output going to the terminal.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Outcome {
    let name = name_of(command);
    let status = command.status().map_err(|error| format!("{name} could not be started: {error}."))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status}).")) }
}

/// Runs a program and returns what it printed on standard output.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let name = name_of(command);
    let output = command.output().map_err(|error| format!("{name} could not be started: {error}."))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{name} failed ({}). {}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
}

/// Runs a program, passes its standard output through, and shows each line to `see`.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Outcome {
    let name = name_of(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{name} could not be started: {error}."))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            see(&line);
        }
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}."))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status}).")) }
}

/// The first file called `program` in the folders of `PATH`.
#[must_use]
pub fn which(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Reads a text file.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} could not be read: {error}.", path.display()))
}

/// Reads a file.
///
/// # Errors
/// When it cannot be read.
pub fn read_bytes(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} could not be read: {error}.", path.display()))
}

/// Writes a file, and the folder around it.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, contents).map_err(|error| format!("{} could not be written: {error}.", path.display()))
}

/// Copies a file, and makes the folder around the copy.
///
/// # Errors
/// When it cannot be copied.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    write(to, read_bytes(from)?)
}

/// Makes a folder and those around it.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> Outcome {
    fs::create_dir_all(path).map_err(|error| format!("{} could not be made: {error}.", path.display()))
}

/// The entries of a folder, sorted by name.
///
/// # Errors
/// When the folder cannot be read.
pub fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let found = fs::read_dir(folder).map_err(|error| format!("{} could not be read: {error}.", folder.display()))?;
    let mut paths: Vec<PathBuf> = found.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn name_of(command: &Command) -> String {
    let words: Vec<&OsStr> = std::iter::once(command.get_program()).chain(command.get_args()).collect();
    let line: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    format!("'{}'", line.join(" "))
}
