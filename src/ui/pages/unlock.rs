//! The door of a locked store.

use crate::content::words::words;
use crate::store::vault::Vault;
use crate::ui::components::frame::{main_part, title};
use crate::ui::core::Core;
use crate::ui::el::El;

/// The door of a locked store.
pub fn unlock(_core: Core, _vault: &Vault) -> Vec<El> {
    vec![main_part(false).add(title(words().lock.title))]
}
