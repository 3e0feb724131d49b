//! The tools a build or a test needs: found where they are, else put into one folder of the user.
//!
//! Nothing here runs twice: every tool is looked for in its exact version first.

mod npm;
mod system;

pub use npm::Packages;
pub use system::{Browser, ensure_browsers};

use crate::shell::{capture, make_folder, run, which};
use crate::{Outcome, root};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Trunk: 0.22 needs a newer Rust than ours.
pub const TRUNK: CargoTool =
    CargoTool { krate: "trunk", version: "0.21.14", binaries: &["trunk"], features: &["rustls"], minutes: "10" };
/// wasm-bindgen: must be the version of the library in `Cargo.toml`.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    krate: "wasm-bindgen-cli",
    version: "0.2.129",
    binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    features: &[],
    minutes: "4",
};
/// Drives Firefox in the end-to-end tests.
pub const GECKODRIVER: CargoTool =
    CargoTool { krate: "geckodriver", version: "0.37.1", binaries: &["geckodriver"], features: &[], minutes: "5" };

/// The version of wasm-opt, as `Trunk.toml` and the npm package name it.
pub const BINARYEN: &str = "132";

/// A program that comes from crates.io in one exact version.
#[derive(Clone, Copy, Debug)]
pub struct CargoTool {
    krate: &'static str,
    version: &'static str,
    binaries: &'static [&'static str],
    features: &'static [&'static str],
    minutes: &'static str,
}

impl CargoTool {
    /// The version we use.
    #[must_use]
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// The tool's programs, in the order of its list, installed first where that is needed.
    ///
    /// # Errors
    /// When they can neither be found nor installed.
    pub fn ensure(&self) -> Outcome<Vec<PathBuf>> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        self.install()?;
        self.find().ok_or_else(|| format!("{} {} was installed and still cannot be found.", self.krate, self.version))
    }

    fn find(&self) -> Option<Vec<PathBuf>> {
        self.binaries.iter().map(|binary| self.find_one(binary)).collect()
    }

    fn find_one(&self, binary: &str) -> Option<PathBuf> {
        let cached = cache().join("bin").join(binary);
        [which(binary), Some(cached)].into_iter().flatten().find(|path| self.is_version(path))
    }

    fn is_version(&self, program: &Path) -> bool {
        program.is_file()
            && capture(Command::new(program).arg("--version"))
                .is_ok_and(|text| text.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self) -> Outcome {
        make_folder(&cache())?;
        if which("cargo-binstall").is_some() && self.binstall().is_ok() && self.find().is_some() {
            return Ok(());
        }
        println!(
            "Building {} {} from crates.io, once, into {}. On two cores this takes about {} minutes.",
            self.krate,
            self.version,
            cache().display(),
            self.minutes
        );
        let target = cache().join("target").join(self.krate);
        let built = run(&mut self.cargo_install(&target));
        let _ = fs::remove_dir_all(&target);
        built
    }

    fn binstall(&self) -> Outcome {
        println!("Fetching {} {} with cargo-binstall.", self.krate, self.version);
        let package = format!("{}@{}", self.krate, self.version);
        run(Command::new("cargo")
            .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
            .arg(cache())
            .arg(package))
    }

    /// A light build: these programs wait for the disk and the network, not for the processor.
    fn cargo_install(&self, target: &Path) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(["install", "--locked", "--force", "--version", self.version, self.krate, "--root"])
            .arg(cache())
            .current_dir(cache())
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        if !self.features.is_empty() {
            command.arg("--no-default-features").args(["--features", &self.features.join(",")]);
        }
        command
    }
}

/// Where our tools are kept: `$EBB_TOOLS`, else the user's cache folder.
#[must_use]
pub fn cache() -> PathBuf {
    let folder = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("EBB_TOOLS")
        .or_else(|| folder("XDG_CACHE_HOME").map(|cache| cache.join("ebb-tools")))
        .or_else(|| folder("HOME").map(|home| home.join(".cache/ebb-tools")))
        .unwrap_or_else(|| root().join("target/ebb-tools"))
}

/// Makes sure that Rust can compile for the browser.
///
/// # Errors
/// When the target is missing and rustup cannot add it.
pub fn ensure_wasm_target() -> Outcome {
    let sysroot = capture(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target wasm32-unknown-unknown.");
    run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).current_dir(root()))
}

/// Trunk and what it calls.
#[derive(Debug)]
pub struct BuildTools {
    trunk: PathBuf,
    path: OsString,
}

impl BuildTools {
    /// Finds or installs them. A release build also needs wasm-opt from npm.
    ///
    /// # Errors
    /// When one of them can neither be found nor installed.
    pub fn ensure(release: bool) -> Outcome<Self> {
        ensure_wasm_target()?;
        let trunk = first(TRUNK.ensure()?)?;
        let mut folders = vec![parent(&first(WASM_BINDGEN.ensure()?)?)];
        if release {
            folders.push(Packages::Build.ensure()?.join(".bin"));
        }
        Ok(Self { trunk, path: path_with(&folders) })
    }

    /// A call of Trunk in the repository, that finds its tools and never goes to the network.
    #[must_use]
    pub fn trunk(&self, command: &str) -> Command {
        let mut trunk = Command::new(&self.trunk);
        trunk
            .arg(command)
            .args(["--offline", "--skip-version-check"])
            .current_dir(root())
            .env("PATH", &self.path)
            // Trunk takes only 'true' or 'false' here, and stops at the usual '1'.
            .env_remove("NO_COLOR");
        trunk
    }
}

/// The first path of a tool's list.
///
/// # Errors
/// When the list is empty.
pub fn first(paths: Vec<PathBuf>) -> Outcome<PathBuf> {
    paths.into_iter().next().ok_or_else(|| "A tool without programs.".to_owned())
}

fn parent(path: &Path) -> PathBuf {
    path.parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

fn path_with(folders: &[PathBuf]) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::read;

    #[test]
    fn versions_agree_with_the_files_that_name_them_too() {
        let cargo = read(&root().join("Cargo.toml")).unwrap();
        assert!(cargo.contains(&format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version)), "Cargo.toml");
        let trunk = read(&root().join("Trunk.toml")).unwrap();
        assert!(trunk.contains(&format!("trunk-version = \"={}\"", TRUNK.version)), "Trunk.toml: trunk-version");
        assert!(trunk.contains(&format!("wasm_opt = \"version_{BINARYEN}\"")), "Trunk.toml: wasm_opt");
        let npm = read(&root().join("xtask/npm/package.json")).unwrap();
        assert!(npm.contains(&format!("\"binaryen\": \"{BINARYEN}.0.0\"")), "package.json");
    }

    #[test]
    fn lock_files_name_no_registry() {
        for lock in ["npm/package-lock.json", "npm/lighthouse/package-lock.json"] {
            let text = read(&root().join("xtask").join(lock)).unwrap();
            assert!(!text.contains("\"resolved\""), "{lock} holds addresses; .npmrc beside it switches them off");
        }
    }
}
