//! Earlier versions.

use crate::content::words::words;
use crate::domain::id::Id;
use crate::ui::components::frame::{main_part, title};
use crate::ui::core::Core;
use crate::ui::el::El;

/// Earlier versions.
pub fn versions(_core: Core, _id: Id) -> Vec<El> {
    vec![main_part(false).add(title(words().versions.title))]
}
