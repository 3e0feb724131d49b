//! Accessibility rules, checked by axe-core on the page as it stands.

use crate::app::App;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::env;
use std::fs;

/// Rules that must have been looked at, on any page: a check that checks nothing would pass too.
const MUST_RUN: &[&str] = &[
    "aria-allowed-attr",
    "aria-required-attr",
    "aria-roles",
    "aria-valid-attr-value",
    "button-name",
    "bypass",
    "color-contrast",
    "document-title",
    "duplicate-id-aria",
    "heading-order",
    "html-has-lang",
    "label",
    "landmark-one-main",
    "link-name",
    "list",
    "meta-viewport",
    "page-has-heading-one",
    "region",
    "scrollable-region-focusable",
    "tabindex",
    "target-size",
];

/// axe-core, ready to be put into pages.
#[derive(Clone, Debug)]
pub struct Axe {
    source: String,
}

impl Axe {
    /// Reads axe-core from where `EBB_AXE` says.
    ///
    /// # Panics
    /// When it is not there.
    #[must_use]
    pub fn from_env() -> Self {
        let path = env::var_os("EBB_AXE").expect("EBB_AXE names axe.min.js; cargo xtask test sets it");
        Self { source: fs::read_to_string(path).expect("axe.min.js can be read") }
    }

    /// What is wrong with the page, a line each: rule, help, and the places.
    ///
    /// # Panics
    /// When axe-core does not run, or left out a rule that it must look at.
    pub async fn violations(&self, app: &App, place: &str) -> Vec<String> {
        app.holds("nothing moves", STILL).await;
        // At the end of the page, where the bar that sticks to the window's edge lies over nothing.
        app.run("window.scrollTo({ top: document.scrollingElement.scrollHeight, behavior: 'instant' })").await;
        if app.run("return window.axe === undefined").await == true {
            app.run(&self.source).await;
        }
        let answer = app.browser.web.execute_async(RUN, vec![]).await;
        let answer = answer.unwrap_or_else(|error| panic!("{place}: axe-core: {error}")).json().clone();
        let ran: BTreeSet<&str> = answer["ran"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for rule in MUST_RUN {
            assert!(ran.contains(rule), "{place}: axe-core did not look at {rule}; it said {answer}");
        }
        let found = answer["violations"].as_array().cloned().unwrap_or_else(|| vec![json!("no list of violations")]);
        found.iter().map(|violation| format!("{place}: {}", violation.as_str().unwrap_or("no text"))).collect()
    }
}

/// Contrast can only be measured when nothing fades in or out.
const STILL: &str = "return document.getAnimations().every(
    (one) => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)";

const RUN: &str = "
const done = arguments[arguments.length - 1];
const say = (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => `${node.target.join(' ')} ${
    node.any.concat(node.all, node.none).map((check) => check.message).join('; ')}`).join(' | ')}`;
window.axe.run(document, { rules: { 'target-size': { enabled: true } } }).then(
    (all) => done({
        violations: all.violations.map(say),
        ran: [all.violations, all.passes, all.incomplete, all.inapplicable].flat().map((rule) => rule.id),
    }),
    (error) => done({ violations: [], ran: [String(error)] }));
";
