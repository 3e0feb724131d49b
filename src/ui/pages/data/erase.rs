//! Erasing everything.

use crate::content::words::words;
use crate::ui::components::frame::{main_part, title};
use crate::ui::core::Core;
use crate::ui::el::El;

/// Erasing everything.
pub fn erase(_core: Core) -> Vec<El> {
    vec![main_part(false).add(title(words().erase.title))]
}
