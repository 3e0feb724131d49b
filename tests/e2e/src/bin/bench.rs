//! How fast Ebb is, in Chromium, over a release build served as GitHub Pages serves it:
//! `cargo run -p e2e --bin bench -- FOLDER RUNS`; a further word measures only the data of that name, as “people”.
//!
//! Each run has a profile of its own: fresh for first visits, else a copy of one that was filled once, so
//! that no run profits from the one before. The cases take turns, in another order each round.

use e2e::app::App;
use e2e::browser::{Engine, wait};
use e2e::decade::Life;
use e2e::demo::today;
use e2e::figures::{Budget, Case, Column, Data, Figure, Growth, OfRuns, Results, median};
use e2e::measure::{Save, Start};
use e2e::seed::pairs;
use ebb::content::words::words;
use ebb::store::keys::PREFIX;
use std::cell::Cell;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xtask::dist::{base_of, files, page};
use xtask::pages::Site;

/// How often each page is opened, and somebody pauses while typing, in a run.
const ROUNDS: usize = 3;
/// How often a command is given in a run.
const COMMANDS: usize = 7;
/// What is typed before each pause.
const LETTERS: &str = "and then we tal";
/// How often a store is written anew when the browser has not kept all of it.
const TRIES: usize = 3;

const SLOW_FIRST: Case = Case { data: Data::Nothing, slower: 4 };
const FAST_FIRST: Case = Case { data: Data::Nothing, slower: 1 };
const SLOW: Case = Case { data: Data::TenYears, slower: 4 };
const FAST: Case = Case { data: Data::TenYears, slower: 1 };
const SLOW_SEALED: Case = Case { data: Data::Sealed, slower: 4 };
const FAST_SEALED: Case = Case { data: Data::Sealed, slower: 1 };
const FAST_SEARCH: Case = Case { data: Data::Journal, slower: 1 };
const SLOW_SEARCH: Case = Case { data: Data::Journal, slower: 4 };

const FAST_FEW: Case = Case { data: Data::FewPeople, slower: 1 };

const YEARS_FAST: Growth = Growth { from: Data::SomeWeeks, to: Data::TenYears, slower: 1 };
const YEARS_SLOW: Growth = Growth { slower: 4, ..YEARS_FAST };
const PEOPLE_FAST: Growth = Growth { from: Data::FewPeople, to: Data::ManyPeople, slower: 1 };
const PEOPLE_SLOW: Growth = Growth { slower: 4, ..PEOPLE_FAST };

const FIRST_PAINT: Figure = figure("first paint, ms", 0, &[Budget::Most(800.0, SLOW_FIRST)]);
const FIRST_USABLE: Figure = figure("usable, ms", 0, &[Budget::Most(1600.0, SLOW_FIRST)]);
const RESTART_PAINT: Figure = figure("offline, restarted: first paint, ms", 0, &[Budget::Most(500.0, SLOW)]);
const RESTART_USABLE: Figure = figure("offline, restarted: usable, ms", 0, &[Budget::Most(1000.0, SLOW)]);
const RESTART_DRAWN: Figure = figure("offline, restarted: Today drawn, ms", 0, &[]);
const RESTART_WHOLE: Figure = figure("offline, restarted: everything read, ms", 0, &[]);
const AGAIN_PAINT: Figure = figure("warm, opened again: first paint, ms", 0, &[]);
const AGAIN_USABLE: Figure = figure("warm, opened again: usable, ms", 0, &[]);
const DOOR_PAINT: Figure = figure("offline, restarted: first paint, ms", 0, &[Budget::Most(500.0, SLOW_SEALED)]);
const DOOR: Figure = figure("offline, restarted: the door, ms", 0, &[Budget::Most(1000.0, SLOW_SEALED)]);
const DERIVING: Figure = figure("passphrase to key (slow on purpose), ms", 0, &[]);
const OPEN_USABLE: Figure = figure("key to usable, ms", 0, &[Budget::Most(1000.0, SLOW_SEALED)]);
const OPEN_WHOLE: Figure = figure("key to everything read, ms", 0, &[]);
const SEALED_KEY: Figure = figure("key to frame, ms", 1, &[Budget::Most(50.0, SLOW_SEALED)]);
const SEALED_SAVE: Figure = figure("save, ms in the call", 2, &[Budget::Most(1.0, FAST_SEALED)]);
const KEY: Figure = figure("key to frame, ms", 1, &[Budget::Most(50.0, SLOW), Budget::Ratio(1.3, YEARS_SLOW)]);
const WORST_KEY: Figure = Figure { of_runs: OfRuns::Worst, ..figure("key to frame, the worst of all, ms", 1, &[]) };
const SAVE: Figure = figure("save, ms in the call", 2, &[Budget::Most(1.0, FAST)]);
const WRITING: Figure = figure("  of it in setItem, ms", 2, &[]);
const WRITES: Figure = figure("  values written", 0, &[Budget::Most(1.0, FAST)]);
const UNITS: Figure = figure("  UTF-16 units written, keys too", 0, &[]);
const OPEN_LOG: Figure = figure("log a contact: first tap to frame, ms", 0, &[]);
const LOG: Figure = figure("log a contact: second tap to frame, ms", 0, &[]);
const OPEN_PERSON: Figure = figure("open a person, ms", 0, &[]);
const OPEN_REFLECT: Figure = figure("open Reflect, ms", 0, &[]);
const OPEN_TODAY: Figure = figure("open Today, ms", 0, &[]);
const ELEMENTS: Figure = figure("elements on the largest of these pages", 0, &[Budget::Most(1500.0, FAST)]);
const HEAP: Figure = figure("JavaScript heap after loading, MB", 1, &[Budget::Most(3.0, FAST_FIRST)]);
const WASM: Figure = figure("wasm memory after loading, MB", 1, &[Budget::Most(4.0, FAST_FIRST)]);
const COMMAND: Figure = figure(
    "log a contact: second tap to frame, ms",
    1,
    &[Budget::Ratio(1.3, PEOPLE_FAST), Budget::Ratio(1.3, PEOPLE_SLOW)],
);
const OPEN_PEOPLE: Figure = figure("open People, ms", 1, &[]);
const SEARCH: Figure =
    figure("a letter of a search, ms of work", 1, &[Budget::Most(16.0, FAST_SEARCH), Budget::Most(40.0, SLOW_SEARCH)]);
const WORST_SEARCH: Figure = Figure { of_runs: OfRuns::Worst, ..figure("the same, the worst of all", 1, &[]) };
const SEARCH_KEY: Figure = figure("key to frame, ms", 1, &[]);
const MESSAGE: Figure = figure("a letter in a message of 2,000, ms of work", 2, &[Budget::Most(2.0, FAST_FEW)]);
const WORK: Figure = figure("a fixed piece of work, ms", 0, &[]);

const fn figure(name: &'static str, digits: usize, budgets: &'static [Budget]) -> Figure {
    Figure { name, digits, of_runs: OfRuns::Median, budgets }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, runs, only @ ..] = arguments.as_slice() else {
        eprintln!("Name the folder of a release build, and how often to measure.");
        std::process::exit(1);
    };
    let runs = runs.parse().expect("the runs are a number");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    runtime.block_on(bench(Path::new(folder), runs, only.first().map_or("", String::as_str)));
}

async fn bench(folder: &Path, runs: usize, only: &str) {
    assert_eq!(Engine::from_env(), Engine::Chromium, "times are taken with Chromium");
    let base = files(folder).and_then(|files| base_of(&page(&files)?).map(str::to_owned));
    let site = Site::serve(folder, &base.expect("a release build"), 0);
    let mut bench = Bench { site, desk: Desk::new(), results: Results::default() };
    let lives = [
        (Data::SomeWeeks, Life::some_weeks(today())),
        (Data::TenYears, Life::ten_years(today())),
        (Data::Sealed, Life::years_to_seal(today())),
        (Data::Journal, Life::journal(today())),
        (Data::FewPeople, Life::circle(today(), 5)),
        (Data::ManyPeople, Life::circle(today(), 500)),
    ];
    let busy_before = busy();
    let mut filled = Vec::new();
    for (data, life) in lives.into_iter().filter(|(data, _)| data.name().contains(only)) {
        filled.push(bench.seed(data, life).await);
    }
    for run in 0..runs {
        println!("Run {} of {runs}.", run + 1);
        bench.round(run, &filled, only).await;
    }
    bench.print(runs, &filled, [busy_before, busy()]);
}

struct Bench {
    site: Site,
    desk: Desk,
    results: Results,
}

/// A profile with a life in it, to be copied.
struct Filled {
    data: Data,
    life: Life,
    units: usize,
    profile: PathBuf,
}

impl Bench {
    /// All cases once.
    async fn round(&mut self, run: usize, filled: &[Filled], only: &str) {
        let first_visit = Data::Nothing.name().contains(only).then_some(None);
        let lives = filled.iter().map(Some).chain(first_visit);
        let mut cases: Vec<_> = lives.flat_map(|life| [(life, 1), (life, 4)]).collect();
        if run % 2 == 1 {
            cases.reverse();
        }
        let first = run % cases.len();
        cases.rotate_left(first);
        for (life, slower) in cases {
            match life {
                Some(filled) => match filled.data {
                    Data::Sealed => self.live_sealed(filled, slower).await,
                    Data::Journal => self.search(filled, slower).await,
                    Data::FewPeople | Data::ManyPeople => self.command(filled, slower).await,
                    Data::Nothing | Data::SomeWeeks | Data::TenYears => self.live(filled, slower).await,
                },
                None => self.first_visit(slower).await,
            }
        }
    }

    /// Fills a profile with a life, and makes sure that all of it is there after a restart.
    async fn seed(&self, data: Data, life: Life) -> Filled {
        let pairs = pairs(PREFIX, &life.records);
        for _ in 0..TRIES {
            let profile = self.desk.fresh();
            let is_sealed = data == Data::Sealed;
            let units = self.fill(&profile, &pairs, is_sealed).await;
            if self.count(&profile).await == pairs.len() + if is_sealed { VAULT } else { 0 } {
                return Filled { data, life, units, profile };
            }
        }
        panic!("the browser has not kept all values over a restart, {TRIES} times");
    }

    /// A visit after which the browser has a copy of the app, and these values; then another visit, which may
    /// turn the lock on. Says how many units are stored in the end.
    async fn fill(&self, profile: &Path, pairs: &[(String, String)], is_sealed: bool) -> usize {
        let app = App::in_profile(&self.site.url(), profile).await;
        app.open("").await;
        app.keeps_a_copy().await;
        // On a page without the app, nobody else writes.
        app.visit("help.html").await;
        app.store_many(pairs).await;
        app.open("").await;
        if is_sealed {
            turn_lock_on(&app).await;
        }
        let count =
            "return Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0)";
        let units = app.run(count).await.as_u64().and_then(|units| usize::try_from(units).ok()).unwrap_or_default();
        app.close_tab().await;
        // Closing the tab asks for the values to be written down, which takes seconds for ten years of them.
        let written = profile.join("Default/Local Storage/leveldb");
        wait("the browser has written everything down", || async { size(&written) >= units }).await;
        app.quit().await;
        units
    }

    /// How many values are there after a restart.
    async fn count(&self, profile: &Path) -> usize {
        let app = App::in_profile(&self.site.url(), profile).await;
        app.visit("help.html").await;
        let count = app.run("return localStorage.length").await.as_u64();
        app.close_tab().await;
        app.quit().await;
        count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
    }

    /// A first visit over slow 4G.
    async fn first_visit(&mut self, slower: u32) {
        let case = Case { data: Data::Nothing, slower };
        let profile = self.desk.fresh();
        let app = App::in_profile(&self.site.url(), &profile).await;
        app.measure().await;
        app.slow_network().await;
        let start = open(&app, slower).await;
        self.results.add(&FIRST_PAINT, case, start.paint);
        self.results.add(&FIRST_USABLE, case, start.usable);
        self.memory(&app, case).await;
        app.quit().await;
        throw_away(&profile);
    }

    /// A day with a life in the store: started without a server, then again with it, and used.
    async fn live(&mut self, filled: &Filled, slower: u32) {
        let case = Case { data: filled.data, slower };
        let profile = self.desk.copy_of(&filled.profile);
        self.site.stop();
        let app = App::in_profile(&self.site.url(), &profile).await;
        app.measure().await;
        let start = open(&app, slower).await;
        app.one("link", &log_of(&filled.life)).await;
        self.results.add(&RESTART_PAINT, case, start.paint);
        self.results.add(&RESTART_USABLE, case, start.usable);
        self.results.add(&RESTART_DRAWN, case, start.drawn);
        self.results.add(&RESTART_WHOLE, case, start.whole);
        self.memory(&app, case).await;
        app.close().await;
        self.site.start();
        let start = open(&app, slower).await;
        self.results.add(&AGAIN_PAINT, case, start.paint);
        self.results.add(&AGAIN_USABLE, case, start.usable);
        self.results.add(&WORK, case, app.work().await);
        self.look_around(&app, filled, case).await;
        self.write(&app, filled, case).await;
        app.quit().await;
        throw_away(&profile);
    }

    /// A day behind the lock: started without a server, opened with the passphrase, and written in.
    async fn live_sealed(&mut self, filled: &Filled, slower: u32) {
        let case = Case { data: filled.data, slower };
        let profile = self.desk.copy_of(&filled.profile);
        self.site.stop();
        let app = App::in_profile(&self.site.url(), &profile).await;
        app.measure().await;
        let start = open(&app, slower).await;
        self.results.add(&DOOR_PAINT, case, start.paint);
        self.results.add(&DOOR, case, start.usable);
        let opened = app.unlocked(PASSPHRASE).await;
        self.results.add(&DERIVING, case, opened.deriving);
        self.results.add(&OPEN_USABLE, case, opened.usable);
        self.results.add(&OPEN_WHOLE, case, opened.whole);
        app.one("link", &log_of(&filled.life)).await;
        self.memory(&app, case).await;
        let (keys, _, saves) = self.typed(&app, filled).await;
        self.results.add(&SEALED_KEY, case, keys);
        self.results.add(&SEALED_SAVE, case, saves[0]);
        self.site.start();
        app.quit().await;
        throw_away(&profile);
    }

    /// Words looked for in 10,000 entries: some that are everywhere, some that are nowhere.
    async fn search(&mut self, filled: &Filled, slower: u32) {
        let case = Case { data: filled.data, slower };
        let profile = self.desk.copy_of(&filled.profile);
        let app = App::in_profile(&self.site.url(), &profile).await;
        app.measure().await;
        open(&app, slower).await;
        app.go("#/journal/find").await;
        let w = words().journal.find;
        let (mut work, mut keys) = (Vec::new(), Vec::new());
        for looked_for in ["the sea", "quietly zq", "zzz"] {
            app.click("textbox", w.label).await;
            app.run("document.activeElement.select()").await;
            keys.extend(app.type_letters(looked_for).await);
            work.extend(app.work_of_letters().await);
        }
        self.results.add(&SEARCH, case, median(&work).expect("letters were typed"));
        self.results.add(&WORST_SEARCH, case, work.iter().copied().fold(0.0, f64::max));
        self.results.add(&SEARCH_KEY, case, median(&keys).expect("letters were typed"));
        app.quit().await;
        throw_away(&profile);
    }

    /// The same command with few people and with many: what passed with somebody is logged.
    async fn command(&mut self, filled: &Filled, slower: u32) {
        let case = Case { data: filled.data, slower };
        let profile = self.desk.copy_of(&filled.profile);
        let app = App::in_profile(&self.site.url(), &profile).await;
        app.measure().await;
        open(&app, slower).await;
        let (mut commands, mut pages) = (Vec::new(), Vec::new());
        for _ in 0..COMMANDS {
            app.tap("link", &log_of(&filled.life)).await;
            commands.push(app.tap("button", "They wrote").await);
            pages.push(app.tap("link", "People").await);
            app.tap("link", "Today").await;
        }
        self.results.add(&COMMAND, case, median(&commands).expect("commands were given"));
        self.results.add(&OPEN_PEOPLE, case, median(&pages).expect("pages were opened"));
        self.results.add(&MESSAGE, case, message(&app, &filled.life.closest).await);
        app.quit().await;
        throw_away(&profile);
    }

    async fn memory(&mut self, app: &App, case: Case) {
        let memory = app.memory().await;
        self.results.add(&HEAP, case, memory.heap / 1e6);
        self.results.add(&WASM, case, memory.wasm / 1e6);
    }

    /// Logs a contact by two taps, and opens the pages that show most, from Today and back to it.
    async fn look_around(&mut self, app: &App, filled: &Filled, case: Case) {
        let closest = &filled.life.closest;
        let log = log_of(&filled.life);
        let taps = [
            (Some(OPEN_LOG), "link", log.as_str()),
            (Some(LOG), "button", "They wrote"),
            (None, "link", "People"),
            (Some(OPEN_PERSON), "link", closest),
            (Some(OPEN_REFLECT), "link", "Reflect"),
            (Some(OPEN_TODAY), "link", "Today"),
        ];
        let mut times = vec![Vec::new(); taps.len()];
        let mut elements = app.elements().await;
        for _ in 0..ROUNDS {
            for (at, (_, role, name)) in taps.iter().enumerate() {
                times[at].push(app.tap(role, name).await);
                elements = elements.max(app.elements().await);
            }
        }
        for ((figure, ..), times) in taps.iter().zip(&times) {
            if let (Some(figure), Some(time)) = (figure, median(times)) {
                self.results.add(figure, case, time);
            }
        }
        self.results.add(&ELEMENTS, case, elements);
    }

    async fn write(&mut self, app: &App, filled: &Filled, case: Case) {
        let (key, worst, saves) = self.typed(app, filled).await;
        self.results.add(&KEY, case, key);
        self.results.add(&WORST_KEY, case, worst);
        for (figure, value) in [SAVE, WRITING, WRITES, UNITS].iter().zip(saves) {
            self.results.add(figure, case, value);
        }
    }

    /// Types into a long text, pauses, and types on. A key to its frame, the worst one, and a save: the whole
    /// call, the part of it in `setItem`, values and units written.
    async fn typed(&self, app: &App, filled: &Filled) -> (f64, f64, [f64; 4]) {
        app.go(&filled.life.half_done_page()).await;
        let heading = app.heading().await;
        app.click("textbox", &heading).await;
        app.run("document.activeElement.setSelectionRange(1e6, 1e6)").await;
        let (mut keys, mut saves) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            keys.extend(app.type_letters(LETTERS).await);
            saves.push(app.saved().await);
        }
        let of_saves =
            |part: fn(&Save) -> f64| median(&saves.iter().map(part).collect::<Vec<_>>()).expect("typing was saved");
        let saves = [
            of_saves(|save| save.ms),
            of_saves(|save| save.writing),
            of_saves(|save| save.writes),
            of_saves(|save| save.units),
        ];
        (median(&keys).expect("keys were pressed"), keys.iter().copied().fold(0.0, f64::max), saves)
    }

    fn print(&self, runs: usize, filled: &[Filled], busy: [Option<String>; 2]) {
        println!();
        println!("Medians; runs: {runs}; processors: {}; 4x: the processor slowed down four times.", processors());
        if let [Some(before), Some(after)] = busy {
            println!("Programs at work on this machine, on average of a minute: {before} before, {after} at the end.");
        }
        for one in filled {
            println!("{} records take {} UTF-16 units, keys too.", one.life.records.len(), one.units);
        }
        println!();
        let first = [FAST_FIRST, SLOW_FIRST].map(Column::Of);
        print!("{}", self.results.table("First visit, slow 4G", &first, &[FIRST_PAINT, FIRST_USABLE, HEAP, WASM]));
        println!();
        let years = [YEARS_FAST, YEARS_SLOW].map(columns);
        print!("{}", self.results.table("Used for some time", years.as_flattened(), &WITH_DATA));
        println!();
        let sealed = [FAST_SEALED, SLOW_SEALED].map(Column::Of);
        print!("{}", self.results.table("Behind the lock", &sealed, &WITH_LOCK));
        println!();
        let search = [FAST_SEARCH, SLOW_SEARCH].map(Column::Of);
        print!("{}", self.results.table("10,000 entries", &search, &[SEARCH, WORST_SEARCH, SEARCH_KEY]));
        println!();
        let people = [PEOPLE_FAST, PEOPLE_SLOW].map(columns);
        print!(
            "{}",
            self.results.table("A command, with more people", people.as_flattened(), &[COMMAND, OPEN_PEOPLE, MESSAGE])
        );
        println!("\n{LEGEND}");
    }
}

/// Less data, more of it, and the ratio.
fn columns(growth: Growth) -> [Column; 3] {
    let of = |data| Column::Of(Case { data, slower: growth.slower });
    [of(growth.from), of(growth.to), Column::Ratio(growth)]
}

const LEGEND: &str = "\
First paint is the first contentful one; usable: the app is ready and its heading is in the document; drawn: the
frame with it is handed over for painting; everything read: all notes show, or are counted. A key and a tap last until the end of the frame that shows what they did,
a save is the call after a pause in typing. Restarted means a new browser with a kept profile, and no server.";

/// What is measured with something in the store, in the order printed.
const WITH_DATA: [Figure; 21] = [
    RESTART_PAINT,
    RESTART_USABLE,
    RESTART_DRAWN,
    RESTART_WHOLE,
    AGAIN_PAINT,
    AGAIN_USABLE,
    KEY,
    WORST_KEY,
    SAVE,
    WRITING,
    WRITES,
    UNITS,
    OPEN_LOG,
    LOG,
    OPEN_PERSON,
    OPEN_REFLECT,
    OPEN_TODAY,
    ELEMENTS,
    HEAP,
    WASM,
    WORK,
];

/// What is measured behind the lock.
const WITH_LOCK: [Figure; 9] =
    [DOOR_PAINT, DOOR, DERIVING, OPEN_USABLE, OPEN_WHOLE, SEALED_KEY, SEALED_SAVE, HEAP, WASM];

const PASSPHRASE: &str = "kelp lantern nine swim";
/// Values that the lock brings along: both copies of the vault.
const VAULT: usize = 2;
/// How often somebody looks whether everything is sealed, twice a second.
const LOOKS: usize = 240;

/// Turns the lock on, as a person does. Sealing ten years of notes takes longer than anything else.
async fn turn_lock_on(app: &App) {
    let w = &words().lock;
    app.go("#/data/lock").await;
    app.type_into(w.field.passphrase, PASSPHRASE).await;
    app.type_into(w.field.again, PASSPHRASE).await;
    app.press(w.set.next).await;
    app.sees(w.code.lead).await;
    app.choose(w.code.kept).await;
    app.press(w.code.turn_on).await;
    for _ in 0..LOOKS {
        if app.shows(w.on.lead).await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("the lock does not turn on:\n{}", app.page().await);
}

/// Opens the app with the processor slowed down, and measures from now on.
async fn open(app: &App, slower: u32) -> Start {
    app.slow_processor(slower).await;
    app.visit("").await;
    app.started().await
}

fn log_of(life: &Life) -> String {
    format!("Log a contact with {}", life.closest)
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// How many programs want to run, on average of the last minute, where the system says so: above the number of
/// processors, times are longer than they would be.
fn busy() -> Option<String> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next().map(str::to_owned)
}

/// A folder for profiles, gone when dropped.
struct Desk {
    folder: PathBuf,
    used: Cell<usize>,
}

impl Desk {
    fn new() -> Self {
        Self { folder: env::temp_dir().join(format!("ebb-bench-{}", std::process::id())), used: Cell::new(0) }
    }

    /// The name of a profile that is not there yet.
    fn fresh(&self) -> PathBuf {
        self.used.set(self.used.get() + 1);
        self.folder.join(self.used.get().to_string())
    }

    fn copy_of(&self, profile: &Path) -> PathBuf {
        let copy = self.fresh();
        copy_folder(profile, &copy).expect("a profile can be copied");
        copy
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        throw_away(&self.folder);
    }
}

/// Removes a folder. Where that fails it lies among the temporary files, and nothing depends on it.
fn throw_away(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
}

/// How many bytes the files of a folder have.
fn size(folder: &Path) -> usize {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| usize::try_from(file.metadata().ok()?.len()).ok()).sum()
}

/// Copies files and folders; what else a browser leaves there (its locks) is not for the copy.
fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, to) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Types letters at the end of a message to somebody: the median time until the page has dealt with one.
async fn message(app: &App, name: &str) -> f64 {
    let w = words();
    app.tap("link", w.shell.people).await;
    app.tap("link", name).await;
    app.press(w.person.write).await;
    app.one("textbox", w.write.label).await;
    app.sees(w.write.tone_none).await;
    let script = "const a = document.querySelector('#draft'); \
        let text = 'I was thinking about the lake and how we swam there every Sunday until it got cold. The dog slept \
            through it all, and my sister made soup for nine people. '.repeat(20).slice(0, 2000); \
        const times = []; \
        for (let at = 0; at < 31; at++) { \
            text = text.slice(0, -1) + 'abcdefghij'[at % 10]; \
            a.value = text; \
            const before = performance.now(); \
            a.dispatchEvent(new Event('input', { bubbles: true })); \
            times.push(performance.now() - before); \
        } \
        return times.sort((a, b) => a - b)[15]";
    app.run(script).await.as_f64().expect("a time")
}
