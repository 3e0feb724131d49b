//! The entry point of the web app. On the host there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() {
    ebb::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Ebb runs in a browser. Start it with: cargo xtask serve");
}
