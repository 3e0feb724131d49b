//! Packages from npm, in a copy outside the repository that a fresh clone finds again.

use super::{cache, system};
use crate::dist::hash;
use crate::shell::{copy, make_folder, read_bytes, run, which};
use crate::{Outcome, root};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// A set of pinned npm packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packages {
    /// wasm-opt and axe-core.
    Build,
    /// Lighthouse.
    Lighthouse,
}

impl Packages {
    fn source(self) -> PathBuf {
        root().join(match self {
            Self::Build => "xtask/npm",
            Self::Lighthouse => "xtask/npm/lighthouse",
        })
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Lighthouse => "lighthouse",
        }
    }

    const fn about(self) -> &'static str {
        match self {
            Self::Build => "wasm-opt and axe-core from npm, about 10 seconds",
            Self::Lighthouse => "Lighthouse from npm, about 30 seconds",
        }
    }

    /// The `node_modules` folder, installed first where that is needed.
    ///
    /// # Errors
    /// When Node is missing or the packages cannot be fetched.
    pub fn ensure(self) -> Outcome<PathBuf> {
        let home = cache().join("npm").join(format!("{}-{}", self.name(), self.key()?));
        let modules = home.join("node_modules");
        system::ensure_node()?;
        if !modules.is_dir() {
            self.install(&home)?;
        }
        Ok(modules)
    }

    fn key(self) -> Outcome<String> {
        let mut all = Vec::new();
        for file in FILES {
            all.extend(read_bytes(&self.source().join(file))?);
        }
        Ok(hash(&all))
    }

    /// Into a folder beside the real one, so that a broken install is never taken for a whole one.
    fn install(self, home: &std::path::Path) -> Outcome {
        println!("Installing {}.", self.about());
        let partial = home.with_extension("partial");
        let _ = fs::remove_dir_all(&partial);
        make_folder(&partial)?;
        for file in FILES {
            copy(&self.source().join(file), &partial.join(file))?;
        }
        let npm = which("npm").ok_or("npm is missing.")?;
        run(Command::new(npm).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&partial))?;
        fs::rename(&partial, home).map_err(|error| format!("{} could not be made: {error}.", home.display()))
    }
}
