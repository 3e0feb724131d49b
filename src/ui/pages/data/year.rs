//! Putting a year away.

use crate::content::words::words;
use crate::ui::components::frame::{main_part, title};
use crate::ui::core::Core;
use crate::ui::el::El;

/// Putting a year away.
pub fn year(_core: Core) -> Vec<El> {
    vec![main_part(false).add(title(words().year.title))]
}
