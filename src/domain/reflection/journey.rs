//! Where somebody is in a guide: walked from the start with the answers at hand, each time.
//! Back, edit, resume and later versions of a guide all follow from that.

use super::Reflection;
use super::guide::{Guide, Kind, Page, When};
use crate::domain::safety::SafetyRoute;

/// The pages of a reflection as its answers stand now.
#[derive(Debug)]
pub struct Journey {
    /// The pages on the way, in order.
    pub pages: Vec<&'static Page>,
    /// The first page that is not done; `None` when all are.
    pub current: Option<usize>,
}

/// Walks a guide. `safety` is `None` while the safety question has not been answered.
#[must_use]
pub fn journey(guide: &'static Guide, reflection: &Reflection, safety: SafetyRoute) -> Journey {
    let pages: Vec<&'static Page> = guide.pages.iter().filter(|page| is_shown(page, reflection, safety)).collect();
    let current = pages.iter().position(|page| !is_done(page, guide, reflection, safety));
    Journey { pages, current }
}

impl Journey {
    /// The place of a page on the way.
    #[must_use]
    pub fn position(&self, page: &str) -> Option<usize> {
        self.pages.iter().position(|on_the_way| on_the_way.id == page)
    }

    /// The page before this one.
    #[must_use]
    pub fn before(&self, page: &str) -> Option<&'static Page> {
        self.pages.get(self.position(page)?.checked_sub(1)?).copied()
    }

    /// The page after this one; `None` at the end.
    #[must_use]
    pub fn after(&self, page: &str) -> Option<&'static Page> {
        self.pages.get(self.position(page)? + 1).copied()
    }

    /// Number of a page among those that ask something, from 1, and how many there are.
    #[must_use]
    pub fn progress(&self, page: &str) -> (usize, usize) {
        let asks = |page: &&&'static Page| page.asks();
        let until = self.position(page).map_or(0, |at| at + 1);
        (self.pages[..until].iter().filter(asks).count(), self.pages.iter().filter(asks).count())
    }
}

fn is_shown(page: &Page, reflection: &Reflection, safety: SafetyRoute) -> bool {
    holds(&page.when, reflection, safety)
}

fn holds(when: &When, reflection: &Reflection, safety: SafetyRoute) -> bool {
    match *when {
        When::Always => true,
        When::Chose(choice) => reflection.choice() == Some(choice) && safety.allows(choice),
        When::ContactOpen => safety.allows_contact(),
        When::Answered(page, options) => reflection.chose_any(page, options),
        When::All(all) => all.iter().all(|when| holds(when, reflection, safety)),
    }
}

fn is_done(page: &Page, guide: &Guide, reflection: &Reflection, safety: SafetyRoute) -> bool {
    let Some(answered) = reflection.answers.get(page.id) else { return false };
    if matches!(page.kind, Kind::Choice) && !answered.answer.is_empty() {
        // A choice that safety has closed since is open again.
        let left = safety.choices(guide.choices);
        return answered.done && reflection.choice().is_some_and(|choice| left.contains(&choice));
    }
    answered.done && answered.answer.fits(&page.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{Id, PersonId, ReflectionId};
    use crate::domain::reflection::answer::{Answer, Answered};
    use crate::domain::reflection::guide::{GuideId, Next, Whom};
    use crate::domain::situation::{Choice, Situation};
    use chrono::NaiveDate;

    static GUIDE: Guide = Guide {
        id: GuideId::Situation(Situation::FriendPullingAway),
        minutes: 1,
        whom: Whom::Person,
        contact: false,
        choices: &[Choice::GiveSpace, Choice::LetGo],
        next: Next::Stop,
        pages: &[
            Page::new("one", Kind::Long, &[]),
            Page::new("heard", Kind::Heard, &[]),
            Page::new("choice", Kind::Choice, &[]),
            Page::new("length", Kind::SpaceLength, &[]).when(When::Chose(Choice::GiveSpace)),
            Page::new("open", Kind::Long, &[]).when(When::ContactOpen),
        ],
    };

    fn reflection(answers: &[(&str, Answer, bool)]) -> Reflection {
        Reflection {
            id: ReflectionId(Id::from_bits(1)),
            guide: GUIDE.id,
            person: Some(PersonId(Id::from_bits(2))),
            ended: false,
            begun: NaiveDate::default(),
            touched: NaiveDate::default(),
            answers: answers
                .iter()
                .map(|(page, answer, done)| ((*page).to_owned(), Answered { answer: answer.clone(), done: *done }))
                .collect(),
        }
    }

    fn check(answers: &[(&str, Answer, bool)], safety: SafetyRoute, pages: &[&str], current: Option<&str>) {
        let reflection = reflection(answers);
        let journey = journey(&GUIDE, &reflection, safety);
        let ids: Vec<&str> = journey.pages.iter().map(|page| page.id).collect();
        assert_eq!(ids, pages, "{answers:?}");
        assert_eq!(journey.current.map(|at| ids[at]), current, "{answers:?}");
    }

    #[test]
    fn the_position_follows_from_the_answers() {
        let open = SafetyRoute::default();
        let text = || Answer::Text("Quiet since October".into());
        let space = || Answer::One("give-space".into());
        let all = ["one", "heard", "choice", "length", "open"];
        check(&[], open, &["one", "heard", "choice", "open"], Some("one"));
        check(&[("one", text(), false)], open, &["one", "heard", "choice", "open"], Some("one"));
        check(&[("one", text(), true)], open, &["one", "heard", "choice", "open"], Some("heard"));
        check(&[("one", Answer::Skipped, true)], open, &["one", "heard", "choice", "open"], Some("heard"));
        let done = [("one", text(), true), ("heard", Answer::Read, true), ("choice", space(), true)];
        check(&done, open, &all, Some("length"));
    }

    #[test]
    fn an_answer_that_no_longer_fits_its_page_is_unanswered_and_kept() {
        let wrong = [("one", Answer::One("x".into()), true)];
        check(&wrong, SafetyRoute::default(), &["one", "heard", "choice", "open"], Some("one"));
        assert!(reflection(&wrong).answer("one").is_some());
    }

    #[test]
    fn a_choice_that_safety_closes_is_asked_again() {
        let stopped = SafetyRoute { stopped: true, ..SafetyRoute::default() };
        let done = [
            ("one", Answer::NotSure, true),
            ("heard", Answer::Read, true),
            ("choice", Answer::One("give-space".into()), true),
        ];
        check(&done, stopped, &["one", "heard", "choice"], Some("choice"));
    }

    #[test]
    fn progress_counts_pages_that_ask() {
        let reflection = reflection(&[]);
        let journey = journey(&GUIDE, &reflection, SafetyRoute::default());
        assert_eq!(journey.progress("one"), (1, 3));
        assert_eq!(journey.progress("choice"), (2, 3));
        assert_eq!(journey.after("one").map(|p| p.id), Some("heard"));
        assert_eq!(journey.before("one").map(|p| p.id), None);
    }
}
