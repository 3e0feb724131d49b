//! The lock.

use crate::content::words::words;
use crate::ui::components::frame::{main_part, title};
use crate::ui::core::Core;
use crate::ui::el::El;

/// The lock.
pub fn lock(_core: Core) -> Vec<El> {
    vec![main_part(false).add(title(words().lock.title))]
}
