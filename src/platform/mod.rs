//! The browser: the only code that touches it. Everything above talks to these few functions.

pub mod clipboard;
pub mod clock;
pub mod contacts;
pub mod crypto;
pub mod device;
pub mod dom;
pub mod file;
pub mod intl;
pub mod page;
pub mod part;
pub mod pick;
pub mod storage;
pub mod tabs;
pub mod timer;
pub mod worker;
