//! Times in a page, as `bench.js` takes them from inside.

use crate::app::App;
use ebb::content::words::words;
use serde_json::{Value, json};
use std::time::Duration;

const SCRIPT: &str = include_str!("bench.js");
/// Somebody who types fast, 13 letters a second: every key has a frame of its own.
const BETWEEN_KEYS: Duration = Duration::from_millis(75);
/// Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms.
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;
const LATENCY: u32 = 150;

/// A start of the app, in milliseconds after the navigation began.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// First contentful paint.
    pub paint: f64,
    /// The app says it is ready, and its heading is in the document.
    pub usable: f64,
    /// The frame with it has been handed over for painting.
    pub drawn: f64,
    /// All that is stored has been read, and shows.
    pub whole: f64,
}

/// A locked store that is opened, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    /// From the passphrase to the key: slow on purpose.
    pub deriving: f64,
    /// From the key to the page behind the door.
    pub usable: f64,
    /// From the key until all that is stored has been read, and shows.
    pub whole: f64,
}

/// What is written when typing pauses.
#[derive(Clone, Copy, Debug)]
pub struct Save {
    /// The whole call, in milliseconds.
    pub ms: f64,
    /// The part of it inside `setItem`.
    pub writing: f64,
    /// How often something was written.
    pub writes: f64,
    /// How many UTF-16 units were written, keys included.
    pub units: f64,
}

/// Memory in use after a collection, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// The heap of JavaScript.
    pub heap: f64,
    /// The app's own.
    pub wasm: f64,
}

impl App {
    /// Measures in every page opened from now on.
    pub async fn measure(&self) {
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SCRIPT })).await;
    }

    /// Slows the processor down so many times.
    pub async fn slow_processor(&self, times: u32) {
        self.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// Slows the network down to slow 4G.
    pub async fn slow_network(&self) {
        let slow = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
        self.browser.devtools("Network.enable", json!({})).await;
        self.browser.devtools("Network.emulateNetworkConditions", slow).await;
    }

    /// How the page that was just opened started.
    pub async fn started(&self) -> Start {
        let start = self.once("bench.start()").await;
        let [paint, usable, drawn, whole] = ["paint", "usable", "drawn", "whole"].map(|part| number(&start, part));
        Start { paint, usable, drawn, whole }
    }

    /// Opens the door of a locked store with a passphrase.
    pub async fn unlocked(&self, passphrase: &str) -> Opened {
        let w = &words().lock;
        self.paste_into(w.field.passphrase, passphrase).await;
        self.run("bench.armDoor()").await;
        self.press(w.door.open).await;
        let opened = self.once("bench.opened").await;
        let [deriving, usable, whole] = ["deriving", "usable", "whole"].map(|part| number(&opened, part));
        Opened { deriving, usable, whole }
    }

    /// Clicks something that leads to another heading: milliseconds until the frame that shows it.
    pub async fn tap(&self, role: &str, name: &str) -> f64 {
        self.one(role, name).await;
        self.run("bench.armTap()").await;
        self.click(role, name).await;
        single(&self.once("bench.tap").await)
    }

    /// Types letters where the focus is: milliseconds from each key to the end of its frame.
    pub async fn type_letters(&self, letters: &str) -> Vec<f64> {
        self.run("bench.keys = []; bench.inputs = []; bench.saves = []").await;
        for letter in letters.chars() {
            let code = letter.to_ascii_uppercase();
            let key = json!({ "type": "keyDown", "text": letter, "key": letter, "windowsVirtualKeyCode": code as u32 });
            self.browser.devtools("Input.dispatchKeyEvent", key).await;
            let up = json!({ "type": "keyUp", "key": letter, "windowsVirtualKeyCode": code as u32 });
            self.browser.devtools("Input.dispatchKeyEvent", up).await;
            // The pace is part of what is measured: there is nothing here to wait for instead.
            tokio::time::sleep(BETWEEN_KEYS).await;
        }
        let count = letters.chars().count();
        let keys = self.once(&format!("bench.keys.length < {count} ? null : bench.keys")).await;
        keys.as_array().into_iter().flatten().map(single).collect()
    }

    /// The work of each of the letters just typed, in milliseconds, without the wait for its frame.
    pub async fn work_of_letters(&self) -> Vec<f64> {
        self.run("return bench.inputs").await.as_array().into_iter().flatten().map(single).collect()
    }

    /// The save that follows when typing pauses.
    pub async fn saved(&self) -> Save {
        let save = self.once("bench.saves.length === 0 ? null : bench.saves.pop()").await;
        let [ms, writing, writes, units] = ["ms", "writing", "writes", "units"].map(|part| number(&save, part));
        Save { ms, writing, writes, units }
    }

    /// Memory in use, once what nobody needs has been thrown away.
    ///
    /// # Panics
    /// When the browser does not say.
    pub async fn memory(&self) -> Memory {
        self.browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
        self.browser.devtools("Performance.enable", json!({})).await;
        let metrics = self.browser.devtools("Performance.getMetrics", json!({})).await;
        let all = metrics["metrics"].as_array().into_iter().flatten();
        let heap = all.clone().find(|metric| metric["name"] == "JSHeapUsedSize").expect("the heap has a size");
        Memory { heap: number(heap, "value"), wasm: single(&self.once("bench.memory.buffer.byteLength").await) }
    }

    /// How many elements the page has.
    pub async fn elements(&self) -> f64 {
        single(&self.run("return document.querySelectorAll('*').length").await)
    }

    /// How long a fixed piece of work takes in the page, in milliseconds.
    pub async fn work(&self) -> f64 {
        single(&self.run("return bench.work()").await)
    }

    /// The value of an expression, as soon as it is not null.
    async fn once(&self, expression: &str) -> Value {
        let script = format!("bench.once(() => {expression}, arguments[0])");
        let answer = self.browser.web.execute_async(script, vec![]).await;
        answer.unwrap_or_else(|error| panic!("{expression} says nothing: {error}")).json().clone()
    }
}

fn number(of: &Value, part: &str) -> f64 {
    of[part].as_f64().unwrap_or_else(|| panic!("no number {part} in {of}"))
}

fn single(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}
