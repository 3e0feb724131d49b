//! `cargo xtask <command>`.

use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::test::Group;
use xtask::tools::Browser;
use xtask::{
    Outcome, build, coverage, dist, faults, hook, lighthouse, messages, pages, plan, root, simulate, size, test,
};

const HELP: &str = "\
The commands of Ebb. Each sets up what it needs, and says so.

  cargo xtask serve                        build and serve on 127.0.0.1:8080, again on every change
  cargo xtask test                         format, lints and all tests; the last line is the sum
    --only host|web|e2e                    one group of them
    --browser chromium|firefox|webkit      end-to-end tests in one browser
  cargo xtask build                        release build into dist
    --public-url /name/                    for a site under a path (default /)
    --dist FOLDER                          into another folder
  cargo xtask preview                      serve dist as GitHub Pages does
    --port PORT                            (default 8090)
  cargo xtask faults                       random operations on the store, with a fault at every write
    --sequences N                          how many (default 150)
    --seed S                               which ones (default 1)
  cargo xtask plan FILE                    a scenario, day by day, as JSON lines; - is standard input
  cargo xtask simulate                     random people through the planner, every promise checked every day
    --people N                             how many (default 1000)
    --days D                               for how long (default 365)
    --seed S                               which ones (default 1)
  cargo xtask check-messages FILE          what the message check finds, as JSON lines; - is standard input
  cargo xtask score-messages FILE          the same against the labels of the file
  cargo xtask fuzz-messages                the message check over texts nobody would write
    --minutes N                            for so long (default 10)
    --seed S                               which ones (default 1)
  cargo xtask train-messages               learn the check's model from the labelled messages of the tests
  cargo xtask size                         what ships: raw, gzip, brotli, and the budgets
  cargo xtask coverage                     which items of the source material are met where, settled, or open
  cargo xtask bench                        how fast dist is in Chromium, with nothing stored, 100 records and 10 years
    --runs N                               medians of so many runs (default 5)
  cargo xtask shots FOLDER                 pictures of every route
  cargo xtask lighthouse                   the four scores of the main routes
";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            if !sentence.is_empty() {
                eprintln!("{sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

fn command() -> Outcome {
    let mut parser = lexopt::Parser::from_env();
    let Some(Value(name)) = parser.next().map_err(|error| plain(&error))? else {
        print!("{HELP}");
        return Ok(());
    };
    let name = name.to_string_lossy().into_owned();
    let given = Options::read(&mut parser, allowed(&name)?)?;
    match name.as_str() {
        "serve" => build::serve(),
        "test" => test::test(&given.groups, &given.browsers),
        "build" => build::release(&given.public_url, &given.dist()?),
        "preview" => preview(given.port),
        "faults" => faults::faults(given.sequences, given.seed),
        "plan" => plan::plan(given.word("the file with the scenario")?),
        "simulate" => simulate::simulate(given.people, given.days, given.seed),
        "check-messages" => messages::check_messages(given.word("the file with the messages")?),
        "score-messages" => messages::score_messages(given.word("the file with the messages")?),
        "train-messages" => messages::train_messages(),
        "fuzz-messages" => messages::fuzz_messages(given.minutes, given.seed),
        "coverage" => coverage::coverage(),
        "size" => size::size(&build::dist_folder()),
        "bench" => test::bench(given.runs),
        "shots" => test::shots(given.word("the folder for the pictures")?),
        "lighthouse" => lighthouse::lighthouse(),
        _ => called_by_trunk(given.word("pre-build or post-build")?),
    }
}

/// The options a command takes; `""` stands for one word without a name.
fn allowed(command: &str) -> Outcome<&'static [&'static str]> {
    match command {
        "serve" | "size" | "coverage" | "lighthouse" | "train-messages" => Ok(&[]),
        "test" => Ok(&["only", "browser"]),
        "build" => Ok(&["public-url", "dist"]),
        "preview" => Ok(&["port"]),
        "bench" => Ok(&["runs"]),
        "faults" => Ok(&["sequences", "seed"]),
        "simulate" => Ok(&["people", "days", "seed"]),
        "fuzz-messages" => Ok(&["minutes", "seed"]),
        "plan" | "shots" | "hook" | "check-messages" | "score-messages" => Ok(&[""]),
        _ => Err(format!("There is no command '{command}'.\n\n{HELP}")),
    }
}

struct Options {
    groups: Vec<Group>,
    browsers: Vec<Browser>,
    public_url: String,
    dist: Option<String>,
    port: u16,
    runs: u16,
    sequences: usize,
    minutes: u64,
    people: usize,
    days: usize,
    seed: u64,
    word: Option<String>,
}

impl Options {
    fn read(parser: &mut lexopt::Parser, allowed: &[&str]) -> Outcome<Self> {
        let mut options = Self {
            groups: Group::ALL.to_vec(),
            browsers: Browser::ALL.to_vec(),
            public_url: "/".to_owned(),
            dist: None,
            port: 8090,
            runs: 5,
            sequences: 150,
            minutes: 10,
            people: 1000,
            days: 365,
            seed: 1,
            word: None,
        };
        while let Some(argument) = parser.next().map_err(|error| plain(&error))? {
            let name = match &argument {
                Long(name) => (*name).to_owned(),
                Value(_) => String::new(),
                Short(_) => return Err(plain(&argument.unexpected())),
            };
            if !allowed.contains(&name.as_str()) {
                return Err(plain(&argument.unexpected()));
            }
            let value = if let Value(word) = argument { Ok(word) } else { parser.value() };
            options.set(&name, &value.and_then(|value| value.string()).map_err(|error| plain(&error))?)?;
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &str) -> Outcome {
        match name {
            "only" => self.groups = vec![Group::from_name(value)?],
            "browser" => self.browsers = vec![Browser::from_name(value)?],
            "public-url" => value.clone_into(&mut self.public_url),
            "dist" => self.dist = Some(value.to_owned()),
            "port" => self.port = value.parse().map_err(|_| format!("'{value}' is no port."))?,
            "runs" => self.runs = value.parse().ok().filter(|&runs| runs > 0).ok_or("Runs are counted from 1.")?,
            "sequences" => self.sequences = value.parse().map_err(|_| format!("'{value}' is no number."))?,
            "minutes" => self.minutes = value.parse().map_err(|_| format!("'{value}' is no number."))?,
            "people" => self.people = value.parse().map_err(|_| format!("'{value}' is no number."))?,
            "days" => self.days = value.parse().map_err(|_| format!("'{value}' is no number."))?,
            "seed" => self.seed = value.parse().map_err(|_| format!("'{value}' is no number."))?,
            _ => self.word = Some(value.to_owned()),
        }
        Ok(())
    }

    fn dist(&self) -> Outcome<PathBuf> {
        let Some(folder) = &self.dist else { return Ok(build::dist_folder()) };
        std::path::absolute(folder).map_err(|error| format!("{folder}: {error}."))
    }

    fn word(&self, what: &str) -> Outcome<&str> {
        self.word.as_deref().ok_or_else(|| format!("Please name {what}."))
    }
}

fn preview(port: u16) -> Outcome {
    let folder = build::ensure_dist()?;
    let page = dist::page(&dist::files(&folder)?)?;
    let site = pages::Site::bind(&folder, dist::base_of(&page)?, port)
        .map_err(|error| format!("Port {port} cannot be used: {error}."))?;
    println!("{} is at {} (Ctrl-C stops it).", folder.strip_prefix(root()).unwrap_or(&folder).display(), site.url());
    site.wait();
    Ok(())
}

fn called_by_trunk(stage: &str) -> Outcome {
    match stage {
        "pre-build" => hook::pre_build(),
        "post-build" => hook::post_build(),
        other => Err(format!("There is no hook '{other}'.")),
    }
}

fn plain(error: &lexopt::Error) -> String {
    format!("{error}. 'cargo xtask' lists what there is.")
}
