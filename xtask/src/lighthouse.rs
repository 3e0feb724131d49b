//! `lighthouse`: the four scores of the main routes, on a phone, over a served release build.

use crate::pages::Site;
use crate::shell::capture;
use crate::tools::{Browser, Packages, ensure_browsers};
use crate::{Outcome, build, dist};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

const ROUTES: [&str; 4] = ["#/", "#/people", "#/reflect", "help.html"];
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
const CHROME: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
     --disable-background-networking --disable-component-update --disable-sync";

/// Prints the scores.
///
/// # Errors
/// When a tool is missing or a page cannot be measured.
pub fn lighthouse() -> Outcome {
    ensure_browsers(&[Browser::Chromium])?;
    let program = Packages::Lighthouse.ensure()?.join(".bin/lighthouse");
    let folder = build::ensure_dist()?;
    let page = dist::page(&dist::files(&folder)?)?;
    let site = Site::bind(&folder, dist::base_of(&page)?, 0).map_err(|error| format!("No free port: {error}."))?;
    println!("{:<14}{:>13}{:>15}{:>16}{:>6}", "route", CATEGORIES[0], CATEGORIES[1], CATEGORIES[2], CATEGORIES[3]);
    for route in ROUTES {
        let report = measure(&program, &format!("{}{route}", site.url()))?;
        let [speed, access, practice, search] = CATEGORIES.map(|name| score(&report, name));
        println!("{route:<14}{speed:>13}{access:>15}{practice:>16}{search:>6}");
        for fault in faults(&report) {
            println!("    {fault}");
        }
    }
    Ok(())
}

fn measure(program: &Path, url: &str) -> Outcome<Value> {
    let mut command = Command::new(program);
    command
        .args([url, "--quiet", "--output=json", "--output-path=stdout", "--form-factor=mobile"])
        .args(["--no-enable-error-reporting", &format!("--chrome-flags={CHROME}")])
        .arg(format!("--only-categories={}", CATEGORIES.join(",")));
    if let Some(chrome) = Browser::Chromium.program() {
        command.env("CHROME_PATH", chrome);
    }
    let text = capture(&mut command)?;
    serde_json::from_str(&text).map_err(|error| format!("Lighthouse printed no JSON: {error}."))
}

fn score(report: &Value, category: &str) -> String {
    let score = report["categories"][category]["score"].as_f64();
    score.map_or_else(|| "none".to_owned(), |score| format!("{:.0}", score * 100.0))
}

/// The audits that cost points, by name.
fn faults(report: &Value) -> Vec<String> {
    let parts = CATEGORIES.iter().filter_map(|name| report["categories"][*name]["auditRefs"].as_array()).flatten();
    parts
        .filter(|part| part["weight"].as_f64().is_some_and(|weight| weight > 0.0))
        .filter_map(|part| report["audits"].get(part["id"].as_str()?))
        .filter(|audit| audit["score"].as_f64().is_some_and(|score| score < 0.9))
        .map(|audit| {
            let text = |key: &str| audit[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}", text("title"), text("displayValue")).trim().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_only_what_costs_points() {
        let report = json!({
            "categories": {"seo": {"score": 0.92, "auditRefs": [
                {"id": "a", "weight": 1}, {"id": "b", "weight": 0}, {"id": "c", "weight": 1}]}},
            "audits": {"a": {"score": 0, "title": "No title"}, "b": {"score": 0}, "c": {"score": 1}}});
        assert_eq!(faults(&report), ["No title"]);
        assert_eq!(score(&report, "seo"), "92");
    }
}
