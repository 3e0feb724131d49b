//! Shift three times hides the app. Counted here, so that nothing people type can do it.

/// Three presses belong together when the last comes this soon after the first, in milliseconds.
const WITHIN: f64 = 5_000.0;
/// Longer ago than anything.
const NEVER: f64 = f64::NEG_INFINITY;

/// A key that goes down.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// Whether it is Shift.
    pub shift: bool,
    /// Whether it is only held: some systems then report it again and again.
    pub held: bool,
    /// Whether Alt or Ctrl is down too: with Shift these change the layout of the keyboard.
    pub modified: bool,
    /// When, in milliseconds since any moment.
    pub at: f64,
}

/// When Shift went down the last two times with no other key in between, the earlier first.
#[derive(Clone, Copy, Debug)]
pub struct Shifts([f64; 2]);

impl Default for Shifts {
    fn default() -> Self {
        Self([NEVER; 2])
    }
}

impl Shifts {
    /// Takes a press, and answers whether it is the one that hides.
    pub fn press(&mut self, press: Press) -> bool {
        if press.held {
            return false;
        }
        let [first, second] = self.0;
        let plain = press.shift && !press.modified;
        let hides = plain && press.at - first <= WITHIN;
        self.0 = if plain && !hides { [second, press.at] } else { [NEVER; 2] };
        hides
    }
}
