//! Bringing a backup back.

use crate::content::words::words;
use crate::ui::components::frame::{main_part, title};
use crate::ui::core::Core;
use crate::ui::el::El;

/// Bringing a backup back.
pub fn restore(_core: Core) -> Vec<El> {
    vec![main_part(false).add(title(words().restore.title))]
}
