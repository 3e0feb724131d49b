//! The five guides as data: which pages, in which order, and why each is there.
//!
//! The words are in `words/<locale>/guides/<situation>.toml`, by the same ids. Ids stay for ever:
//! stored answers are kept under them. Pages that mean the same in several guides share their id.

mod friend_pulling_away;
mod i_pulled_away;
mod partner_pulling_away;
mod shared;
mod stay_close;
mod went_cold;

use crate::domain::reflection::guide::Guide;
use crate::domain::situation::Situation;

/// The guide for a situation.
#[must_use]
pub fn of(situation: Situation) -> &'static Guide {
    match situation {
        Situation::FriendPullingAway => &friend_pulling_away::GUIDE,
        Situation::PartnerPullingAway => &partner_pulling_away::GUIDE,
        Situation::IPulledAway => &i_pulled_away::GUIDE,
        Situation::WentCold => &went_cold::GUIDE,
        Situation::StayClose => &stay_close::GUIDE,
    }
}
