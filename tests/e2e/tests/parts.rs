//! Parts of the app that are files of their own: what happens when one does not come.

use e2e::app::{App, Copy};
use ebb::content::words::words;
use std::fs;
use std::path::PathBuf;

pub async fn a_part_that_does_not_come_says_so_and_can_be_asked_for_again() {
    let copy = Copy::of_build("parts");
    let part = part_of(&copy);
    let away = part.with_extension("away");
    fs::rename(&part, &away).expect("the part can be put away");
    // The site reads a file when it is asked for it.
    let site = copy.serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/data/backup").await;
    app.sees(words().shell.part_missing).await;
    assert!(!app.is_broken().await, "a missing part is no crash");
    fs::rename(&away, &part).expect("the part can be put back");
    app.press(words().shell.try_again).await;
    app.at(words().backup.title).await;
    app.sees_no(words().shell.part_missing).await;
    app.quit().await;
}

fn part_of(copy: &Copy) -> PathBuf {
    let files = fs::read_dir(&copy.folder).expect("the copy is there").flatten().map(|entry| entry.path());
    let is_part = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("data-"));
    files.into_iter().find(is_part).expect("the build has a part")
}
