//! Putting Ebb on the home screen.

use crate::content::words::words;
use crate::ui::components::frame::{main_part, title};
use crate::ui::el::El;

/// Putting Ebb on the home screen.
pub fn install() -> Vec<El> {
    vec![main_part(false).add(title(words().install.title))]
}
