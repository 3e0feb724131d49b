#![doc = include_str!("../ARCHITECTURE.md")]

pub mod app;
pub mod content;
pub mod domain;
pub mod exchange;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
