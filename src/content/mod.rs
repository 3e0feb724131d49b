//! What Ebb says and offers: guides, exercises, cards and help as const tables, words in `words/<locale>/*.toml`.
//! Help lines stand on a page of their own and not in the bundle. Guarded by tests over the whole tables in `tests/it/content.rs`, `lint.rs` and `coverage.rs`.

#[cfg(not(target_arch = "wasm32"))]
pub mod coverage;
pub mod exercises;
pub mod feelings;
pub mod guides;
#[cfg(not(target_arch = "wasm32"))]
pub mod help;
pub mod icons;
pub mod names;
pub mod notes;
pub mod pages;
pub mod prompts;
pub mod reads;
#[cfg(not(target_arch = "wasm32"))]
pub mod settled;
pub mod starters;
pub mod words;

use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::{Guide, GuideId};
use crate::domain::situation::Situation;

/// The pages of a guide or an exercise.
#[must_use]
pub fn guide(id: GuideId) -> &'static Guide {
    match id {
        GuideId::Situation(situation) => guides::of(situation),
        GuideId::Exercise(exercise) => exercises::of(exercise),
    }
}

/// Every guide and every exercise.
pub fn all_guides() -> impl Iterator<Item = &'static Guide> {
    Situation::ALL.into_iter().map(guides::of).chain(Exercise::ALL.into_iter().map(exercises::of))
}
