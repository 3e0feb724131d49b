//! A backup: make one, and test one.

use crate::content::words::words;
use crate::ui::components::frame::{main_part, title};
use crate::ui::core::Core;
use crate::ui::el::El;

/// A backup: make one, and test one.
pub fn backup(_core: Core) -> Vec<El> {
    vec![main_part(false).add(title(words().backup.title))]
}
