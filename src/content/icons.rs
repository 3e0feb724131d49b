//! Drawings as markup: icons after Lucide (ISC licence, see `style/fonts/ISC-lucide.txt`), and our own glyphs.
//! They are inner markup of an `<svg>`, so that the app and the static pages draw the same.

use crate::domain::plan::Outcome;
#[cfg(not(target_arch = "wasm32"))]
use crate::domain::situation::Situation;

/// An icon in a box of 24 by 24, drawn with strokes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// Help.
    LifeBuoy,
    /// Hide.
    EyeOff,
    /// Add.
    Plus,
    /// Chosen, saved, kept.
    Check,
    /// Back.
    ArrowLeft,
    /// On.
    ArrowRight,
    /// Leads on.
    ChevronRight,
    /// Opens.
    ChevronDown,
    /// Private.
    Lock,
    /// Change.
    Pencil,
    /// Delete.
    Trash,
    /// Today.
    Sun,
    /// People.
    Users,
    /// Reflect.
    Compass,
    /// Your data.
    Drive,
    /// Space.
    Moon,
    /// Out and about.
    Footprints,
    /// A message.
    Message,
    /// Something together.
    Waves,
    /// Ring.
    Phone,
    /// Copy.
    Copy,
    /// Into a file.
    Download,
    /// From a file.
    Upload,
    /// To read.
    Book,
    /// Put away.
    Archive,
    /// The device.
    Smartphone,
    /// Print.
    Printer,
    /// Find.
    Search,
    /// Write.
    Feather,
}

impl Icon {
    /// Inner markup.
    #[must_use]
    pub const fn markup(self) -> &'static str {
        match self {
            Self::LifeBuoy => {
                r#"<circle cx="12" cy="12" r="10"/><path d="m4.93 4.93 4.24 4.24"/><path d="m14.83 9.17 4.24-4.24"/><path d="m14.83 14.83 4.24 4.24"/><path d="m9.17 14.83-4.24 4.24"/><circle cx="12" cy="12" r="4"/>"#
            }
            Self::EyeOff => {
                r#"<path d="M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49"/><path d="M14.084 14.158a3 3 0 0 1-4.242-4.242"/><path d="M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143"/><path d="m2 2 20 20"/>"#
            }
            Self::Plus => r#"<path d="M5 12h14"/><path d="M12 5v14"/>"#,
            Self::Check => r#"<path d="M20 6 9 17l-5-5"/>"#,
            Self::ArrowLeft => r#"<path d="m12 19-7-7 7-7"/><path d="M19 12H5"/>"#,
            Self::ArrowRight => r#"<path d="M5 12h14"/><path d="m12 5 7 7-7 7"/>"#,
            Self::ChevronRight => r#"<path d="m9 18 6-6-6-6"/>"#,
            Self::ChevronDown => r#"<path d="m6 9 6 6 6-6"/>"#,
            Self::Lock => {
                r#"<rect width="18" height="11" x="3" y="11" rx="2" ry="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>"#
            }
            Self::Pencil => {
                r#"<path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"/><path d="m15 5 4 4"/>"#
            }
            Self::Trash => {
                r#"<path d="M10 11v6"/><path d="M14 11v6"/><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"/><path d="M3 6h18"/><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>"#
            }
            Self::Sun => {
                r#"<circle cx="12" cy="12" r="4"/><path d="M12 2v2"/><path d="M12 20v2"/><path d="m4.93 4.93 1.41 1.41"/><path d="m17.66 17.66 1.41 1.41"/><path d="M2 12h2"/><path d="M20 12h2"/><path d="m6.34 17.66-1.41 1.41"/><path d="m19.07 4.93-1.41 1.41"/>"#
            }
            Self::Users => {
                r#"<path d="M18 21a8 8 0 0 0-16 0"/><circle cx="10" cy="8" r="5"/><path d="M22 20c0-3.37-2-6.5-4-8a5 5 0 0 0-.45-8.3"/>"#
            }
            Self::Compass => {
                r#"<circle cx="12" cy="12" r="10"/><path d="m16.24 7.76-1.804 5.411a2 2 0 0 1-1.265 1.265L7.76 16.24l1.804-5.411a2 2 0 0 1 1.265-1.265z"/>"#
            }
            Self::Drive => {
                r#"<path d="M10 16h.01"/><path d="M2.212 11.577a2 2 0 0 0-.212.896V18a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-5.527a2 2 0 0 0-.212-.896L18.55 5.11A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z"/><path d="M21.946 12.013H2.054"/><path d="M6 16h.01"/>"#
            }
            Self::Moon => {
                r#"<path d="M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"/>"#
            }
            Self::Footprints => {
                r#"<path d="M4 16v-2.38C4 11.5 2.97 10.5 3 8c.03-2.72 1.49-6 4.5-6C9.37 2 10 3.8 10 5.5c0 3.11-2 5.66-2 8.68V16a2 2 0 1 1-4 0Z"/><path d="M20 20v-2.38c0-2.12 1.03-3.12 1-5.62-.03-2.72-1.49-6-4.5-6C14.63 6 14 7.8 14 9.5c0 3.11 2 5.66 2 8.68V20a2 2 0 1 0 4 0Z"/><path d="M16 17h4"/><path d="M4 13h4"/>"#
            }
            Self::Message => {
                r#"<path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"/>"#
            }
            Self::Waves => {
                r#"<path d="M2 12q2.5 2 5 0t5 0 5 0 5 0"/><path d="M2 19q2.5 2 5 0t5 0 5 0 5 0"/><path d="M2 5q2.5 2 5 0t5 0 5 0 5 0"/>"#
            }
            Self::Phone => {
                r#"<path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/>"#
            }
            Self::Download => {
                r#"<path d="M12 15V3"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/><path d="m7 10 5 5 5-5"/>"#
            }
            Self::Upload => {
                r#"<path d="M12 3v12"/><path d="m17 8-5-5-5 5"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/>"#
            }
            Self::Book => {
                r#"<path d="M12 7v14"/><path d="M3 18a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h5a4 4 0 0 1 4 4 4 4 0 0 1 4-4h5a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-6a3 3 0 0 0-3 3 3 3 0 0 0-3-3z"/>"#
            }
            Self::Archive => {
                r#"<rect width="20" height="5" x="2" y="3" rx="1"/><path d="M4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8"/><path d="M10 12h4"/>"#
            }
            Self::Smartphone => r#"<rect width="14" height="20" x="5" y="2" rx="2" ry="2"/><path d="M12 18h.01"/>"#,
            Self::Search => r#"<path d="m21 21-4.3-4.3"/><circle cx="11" cy="11" r="8"/>"#,
            Self::Feather => {
                r#"<path d="M12.67 19a2 2 0 0 0 1.416-.588l6.154-6.172a6 6 0 0 0-8.49-8.49L5.586 9.914A2 2 0 0 0 5 11.328V18a1 1 0 0 0 1 1z"/><path d="M16 8 2 22"/><path d="M17.5 15H9"/>"#
            }
            Self::Printer => {
                r#"<path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2"/><path d="M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6"/><rect x="6" y="14" width="12" height="8" rx="1"/>"#
            }
            Self::Copy => {
                r#"<rect width="14" height="14" x="8" y="8" rx="2" ry="2"/><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/>"#
            }
        }
    }
}

/// The wordmark's two tide lines, in a box of 28 by 20.
pub const WORDMARK: &str =
    r#"<path d="M2 10.5C6 3 10.5 3 14 8.5s8 5.5 12 1"/><path d="M2 17c4-3 8.5-3 12-.6s8 2.2 12 .2" opacity=".45"/>"#;

/// A pebble resting on a wave, for places where nothing is yet; in a box of 120 by 44.
pub const EMPTY: &str = r#"<path class="wave" d="M2 30c14-8 26-8 40 0s26 8 40 0 26-8 36-2"/><circle class="hollow" cx="60" cy="16" r="9"/>"#;

/// The little drawing of a situation, in a box of 44 by 32. Only the first screen shows it, which is
/// part of the static page.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::FriendPullingAway => {
            r#"<path d="M2 26c7-4 12-4 19 0s14 4 21 0" stroke-opacity=".45"/><path d="M15.4 21.1C14 22 11.9 22.9 10.4 22.6C8.9 22.2 7.2 20.6 6.4 19.3C5.6 18 5.3 16 5.6 14.6C6 13.3 7.3 11.9 8.7 11C10 10.2 12.1 9.3 13.5 9.6C15 9.9 16.4 11.5 17.3 12.8C18.2 14.1 19.2 16.1 18.9 17.5C18.5 18.8 16.8 20.3 15.4 21.1Z" fill="currentColor" stroke="none"/><path d="M28.3 11.2C28 10.2 28.3 8.8 28.8 7.8C29.3 6.7 30.4 5.5 31.6 5.1C32.7 4.7 34.6 5 35.7 5.5C36.8 6.1 37.8 7.5 38.2 8.7C38.5 9.8 38.3 11.5 37.7 12.5C37 13.5 35.6 14.5 34.4 14.8C33.2 15 31.6 14.6 30.6 14C29.6 13.4 28.6 12.2 28.3 11.2Z"/>"#
        }
        Situation::PartnerPullingAway => {
            r#"<path d="M2 26c7-4 12-4 19 0s14 4 21 0" stroke-opacity=".45"/><path d="M8.6 19.9C7.6 18.7 7 16.6 7.2 15.1C7.4 13.6 8.6 11.8 9.8 10.8C11.1 9.9 13.4 9.4 14.9 9.6C16.5 9.9 18.1 11.1 19.1 12.3C20.1 13.6 21.1 15.4 21 16.9C20.8 18.4 19.4 20.3 18.1 21.1C16.8 22 14.7 22.1 13.1 21.9C11.5 21.7 9.6 21 8.6 19.9Z" fill="currentColor" stroke="none"/><path d="M20.5 15.3C20.3 13.8 20.7 11.6 21.7 10.5C22.8 9.4 25.1 8.9 26.7 8.9C28.3 8.9 30.2 9.4 31.5 10.4C32.7 11.3 34 13.2 34.1 14.7C34.2 16.2 33.2 18.3 32.1 19.4C31 20.4 28.9 20.9 27.3 20.9C25.7 20.9 23.8 20.4 22.7 19.5C21.5 18.6 20.6 16.8 20.5 15.3Z"/><path d="M36 10l4-3M37 15h5" stroke-opacity=".6"/>"#
        }
        Situation::IPulledAway => {
            r#"<path d="M2 26c7-4 12-4 19 0s14 4 21 0" stroke-opacity=".45"/><path d="M6 13.2C5.2 12.6 4.6 11.3 4.5 10.3C4.4 9.2 4.8 7.9 5.5 7.1C6.2 6.3 7.6 5.6 8.7 5.5C9.8 5.5 11.4 5.9 12.1 6.6C12.9 7.3 13.4 8.7 13.4 9.7C13.4 10.8 13 12 12.3 12.8C11.6 13.5 10.3 14 9.3 14.1C8.2 14.1 6.8 13.8 6 13.2Z"/><path d="M17.1 18.5C16.1 18.4 15 17.2 14.4 16.3C13.8 15.4 13.3 14.2 13.5 13.2C13.6 12.2 14.5 11.1 15.5 10.5C16.4 9.9 17.8 9.4 18.9 9.6C20 9.8 21.4 10.6 22 11.4C22.6 12.3 22.6 13.8 22.3 14.8C22.1 15.8 21.3 16.8 20.5 17.4C19.6 18 18.1 18.7 17.1 18.5Z"/><path d="M36.6 23.6C35 23.8 32.8 22.9 31.6 21.9C30.3 20.9 29.3 19 29.3 17.5C29.2 16 30.1 14.1 31.1 13.1C32.1 12 34 11.2 35.5 11.1C37 10.9 39.1 11.4 40.3 12.3C41.5 13.2 42.6 15.1 42.7 16.5C42.8 17.9 41.9 19.7 40.9 20.9C39.9 22.1 38.1 23.5 36.6 23.6Z" fill="currentColor" stroke="none"/>"#
        }
        Situation::WentCold => {
            r#"<path d="M2 26c5-3 9-3.5 14-1M28 25c5 2.5 9 3 14 1" stroke-opacity=".45"/><path d="M16.5 16.7C16.1 18.1 14.5 19.6 13.1 20.3C11.7 20.9 9.8 21 8.3 20.7C6.8 20.3 4.8 19.3 4.1 18.1C3.3 16.9 3.3 14.7 3.7 13.3C4.2 11.9 5.5 10.3 6.8 9.6C8.2 8.9 10.3 8.7 11.8 9.1C13.2 9.6 14.8 10.8 15.6 12.1C16.4 13.3 16.9 15.4 16.5 16.7Z" fill="currentColor" stroke="none"/><path d="M34.8 21.4C33.2 21.6 30.9 21 29.7 20.1C28.5 19.1 27.9 17.2 27.7 15.7C27.5 14.2 27.8 12.1 28.7 11.1C29.7 10 31.7 9.3 33.3 9.1C34.9 9 37 9.2 38.1 10.1C39.3 11 40.1 12.9 40.3 14.3C40.4 15.8 39.9 17.6 39 18.7C38.1 19.9 36.3 21.2 34.8 21.4Z"/><path d="M22 6v20" stroke-dasharray="1 4.5"/>"#
        }
        Situation::StayClose => {
            r#"<path d="M2 26c7-4 12-4 19 0s14 4 21 0" stroke-opacity=".45"/><path d="M16 20.7C14.8 21.5 12.8 22.3 11.4 22C10.1 21.7 8.7 20.2 7.9 18.9C7.1 17.7 6.3 15.8 6.6 14.5C7 13.3 8.6 11.9 9.9 11.2C11.2 10.5 13.1 10 14.5 10.3C15.9 10.6 17.5 11.8 18.2 13C19 14.2 19.3 16.1 18.9 17.4C18.5 18.6 17.3 19.9 16 20.7Z" fill="currentColor" stroke="none"/><path d="M29.4 13.8C28.9 14.9 28.1 16.3 27 16.7C25.9 17.1 24.2 16.7 23.1 16.3C21.9 15.8 20.4 15 19.9 13.9C19.4 12.9 19.7 11.1 20.2 10.1C20.7 9 21.9 7.8 23.1 7.4C24.2 7 25.8 7.2 27 7.6C28.2 8.1 29.7 9 30.1 10.1C30.5 11.1 29.9 12.7 29.4 13.8Z"/><path d="M30 19.3C29.4 18.5 29.4 17 29.7 16C30 15 30.8 14 31.7 13.5C32.6 12.9 34.1 12.6 35.1 12.8C36.1 13 37.2 13.9 37.8 14.8C38.4 15.7 38.7 17 38.5 18C38.3 19 37.5 20.4 36.5 20.9C35.6 21.4 34 21.4 32.9 21.1C31.9 20.8 30.5 20.2 30 19.3Z"/>"#
        }
    }
}

/// The little drawing of an outcome, in a box of 56 by 36.
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::CloseAgain => {
            r#"<path d="M2 30C12 30 16 26 22 18s12-10 18-8 8 1 14-1"/><path d="M2 34h52" stroke-opacity=".3" stroke-width="1.25"/>"#
        }
        Outcome::CloserDifferently => {
            r#"<path d="M2 14c6-6 10-6 15 0s9 6 14 0"/><path d="M31 14c4 8 8 10 12 8s7-1 11-2" stroke-dasharray="1 5"/><path d="M2 34h52" stroke-opacity=".3" stroke-width="1.25"/>"#
        }
        Outcome::Resting => {
            r#"<path d="M2 12c8 0 12 14 22 15s20-1 30-.5"/><path d="M34 20q4-2 8 0t8 0" stroke-opacity=".45" stroke-width="1.5"/><path d="M2 34h52" stroke-opacity=".3" stroke-width="1.25"/>"#
        }
        Outcome::LettingGo => {
            r#"<path d="M2 10c8 0 14 12 26 16" /><path d="M28 26c8 2.5 16 3 26 3" stroke-opacity=".35"/><path d="M2 34h52" stroke-opacity=".3" stroke-width="1.25"/>"#
        }
        Outcome::TheyEnded => {
            r#"<path d="M2 16c8-4 12-4 18 0"/><path d="M26 20c8 6 18 8 28 8" stroke-opacity=".35"/><path d="M23 8v16" stroke-dasharray="1 5"/><path d="M2 34h52" stroke-opacity=".3" stroke-width="1.25"/>"#
        }
    }
}

/// A pebble that water fills: the mood of a day. Five fills, by class.
pub const MOOD: &str = r#"<path class="rim" d="M27.6 32C24.5 33.8 19.6 35.2 16.2 34.4C12.8 33.6 8.9 30.2 7.1 27.3C5.3 24.3 4.5 19.8 5.3 16.5C6.1 13.3 9.1 9.5 12.2 7.7C15.2 5.9 20.3 4.9 23.8 5.7C27.2 6.6 30.9 9.8 32.8 12.8C34.7 15.7 35.9 20.3 35.1 23.6C34.2 26.8 30.8 30.2 27.6 32Z"/><path class="fill" d="M27.6 32C24.5 33.8 19.6 35.2 16.2 34.4C12.8 33.6 8.9 30.2 7.1 27.3C5.3 24.3 4.5 19.8 5.3 16.5C6.1 13.3 9.1 9.5 12.2 7.7C15.2 5.9 20.3 4.9 23.8 5.7C27.2 6.6 30.9 9.8 32.8 12.8C34.7 15.7 35.9 20.3 35.1 23.6C34.2 26.8 30.8 30.2 27.6 32Z"/>"#;
