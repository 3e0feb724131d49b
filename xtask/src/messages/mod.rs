//! `cargo xtask check-messages`, `score-messages`, `train-messages` and `fuzz-messages`: the message check on files of messages.

mod corpus;
mod fuzz;
mod score;
mod train;

use crate::{Outcome, root};
use corpus::Message;
use ebb::domain::message::model::Model;
use ebb::domain::message::{What, check};
use std::path::PathBuf;

pub use fuzz::fuzz_messages;
pub use score::score_messages;
pub use train::train_messages;

/// Where the model is kept.
fn model_file() -> PathBuf {
    root().join("src/domain/message/model.bin")
}

fn model() -> Outcome<Model> {
    let file = model_file();
    let bytes =
        std::fs::read(&file).map_err(|error| format!("{}: {error}. Run train-messages first.", file.display()))?;
    Model::read(&bytes).ok_or_else(|| format!("{} holds no model. Run train-messages.", file.display()))
}

/// What the check finds, each once, in the order of the guide.
fn found(message: &Message, model: &Model) -> Vec<What> {
    let mut found: Vec<What> = check(&message.text, message.form, Some(model)).iter().map(|one| one.what).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Prints the findings of each message of a file as a line of JSON, in the same order.
///
/// # Errors
/// A sentence about the first line that is no message.
pub fn check_messages(file: &str) -> Outcome {
    let model = model()?;
    let mut lines = String::new();
    for message in corpus::read(file)? {
        let found = found(&message, &model);
        let ids =
            |wanted: fn(&What) -> bool| found.iter().filter(|one| wanted(one)).map(|one| one.id()).collect::<Vec<_>>();
        let line = serde_json::json!({
            "id": message.id,
            "rules": ids(|one| matches!(one, What::Note(_))),
            "good": ids(|one| matches!(one, What::Works(_))),
        });
        lines += &format!("{line}\n");
    }
    print!("{lines}");
    Ok(())
}
