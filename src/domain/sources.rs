//! Where a piece of guidance comes from: inventory ids (S…), evidence ids (E…), principles (P…).
//! They are for tests, reports and readers of the tables; the bundle does not carry them.

/// Ids of sources.
#[derive(Clone, Copy, Debug)]
pub struct Sources {
    #[cfg(not(target_arch = "wasm32"))]
    ids: &'static [&'static str],
}

/// Names the sources of something.
#[must_use]
#[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
pub const fn from(ids: &'static [&'static str]) -> Sources {
    Sources {
        #[cfg(not(target_arch = "wasm32"))]
        ids,
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Sources {
    /// The ids.
    #[must_use]
    pub const fn ids(self) -> &'static [&'static str] {
        self.ids
    }
}
