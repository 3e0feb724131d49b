//! What this device is set to. Kept beside the records, unsealed, in no backup: nothing here was
//! written by the user, and a lost value costs a default.

use serde::{Deserialize, Serialize};

/// Settings of this device. Moments are milliseconds since 2020.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// When a backup was last verified; 0: never.
    pub backup_at: u64,
    /// Until when nobody is reminded of a backup.
    pub quiet_until: u64,
    /// Minutes without a touch after which a locked store locks itself; 0: only when Ebb is closed.
    pub lock_after: u32,
    /// Whether Hide was explained.
    pub hide_explained: bool,
    /// Whether the advice to install first was read.
    pub install_read: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { backup_at: 0, quiet_until: 0, lock_after: 5, hide_explained: false, install_read: false }
    }
}

const DAY: u64 = 24 * 60 * 60 * 1000;
/// A reminder comes after so many days with something not in a backup.
const REMIND_DAYS: u64 = 30;
/// Or after so many notes that are new or changed.
const REMIND_CHANGES: u32 = 50;
/// How long "Later" keeps quiet.
pub const LATER: u64 = 7 * DAY;

/// What a reminder depends on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SinceBackup {
    /// Notes that are new, changed or gone since the last verified backup.
    pub changes: u32,
    /// When the oldest of the notes was written.
    pub oldest: u64,
}

impl Settings {
    /// Whether to remind of a backup now. Saying "later" is not a backup.
    #[must_use]
    pub const fn is_backup_due(&self, since: SinceBackup, now: u64) -> bool {
        let from = if self.backup_at > since.oldest { self.backup_at } else { since.oldest };
        let waited = now.saturating_sub(from) >= REMIND_DAYS * DAY;
        now >= self.quiet_until && since.changes > 0 && (waited || since.changes >= REMIND_CHANGES)
    }

    /// Days since the last verified backup; `None`: there was none.
    #[must_use]
    pub const fn days_since_backup(&self, now: u64) -> Option<u64> {
        if self.backup_at == 0 { None } else { Some(now.saturating_sub(self.backup_at) / DAY) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_comes_after_thirty_days_or_fifty_changes() {
        let now = 1000 * DAY;
        for (backup_at, quiet_until, changes, oldest, due) in [
            (0, 0, 0, 0, false),
            (0, 0, 1, now, false),
            (0, 0, 1, now - 29 * DAY, false),
            (0, 0, 1, now - 30 * DAY, true),
            (0, 0, 49, now, false),
            (0, 0, 50, now, true),
            (now - 30 * DAY, 0, 1, 0, true),
            (now - 29 * DAY, 0, 49, 0, false),
            (now - 29 * DAY, 0, 50, 0, true),
            (now - 400 * DAY, 0, 0, 0, false),
            (0, now + 1, 500, 0, false),
            (0, now, 500, 0, true),
        ] {
            let settings = Settings { backup_at, quiet_until, ..Settings::default() };
            let since = SinceBackup { changes, oldest };
            assert_eq!(settings.is_backup_due(since, now), due, "{settings:?} {since:?}");
        }
    }
}
