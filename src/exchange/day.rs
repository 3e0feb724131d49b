//! Days as address books write them.

use crate::domain::yearly::Yearly;

/// Why a text is no day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoDay {
    /// No day of the year can be made out.
    Unreadable,
    /// It could be either of two days.
    Ambiguous,
}

/// Years that address books write where they know none: 1604 is Apple's, and a leap year.
pub const NO_YEAR: [i32; 2] = [0, 1604];

/// Reads `19900310`, `1990-03-10`, `--0310`, `--03-10` (RFC 6350, section 4.3.1), each with a time behind it that
/// is left aside; the year first with `/` or `.`; `10.03.1990`, which is written so where the day comes first; and
/// `3/14/1990` or `14/3/1990` where only one order gives a day.
///
/// # Errors
/// [`NoDay`] when there is no such day, or two.
pub fn read(text: &str) -> Result<Yearly, NoDay> {
    let date = text.trim().split(['T', 't', ' ']).next().unwrap_or_default();
    let all = number(date).filter(|_| date.len() == 8);
    let day = match (date.strip_prefix("--"), all) {
        (Some(rest), _) => month_and_day(rest),
        (None, Some(all)) => Yearly::new(year(all / 10_000), all / 100 % 100, all % 100),
        (None, None) => return three_numbers(date),
    };
    day.ok_or(NoDay::Unreadable)
}

fn month_and_day(text: &str) -> Option<Yearly> {
    let (month, day) = text.split_once('-').or_else(|| text.split_at_checked(2))?;
    Yearly::new(None, number(month)?, number(day)?)
}

fn three_numbers(date: &str) -> Result<Yearly, NoDay> {
    let separator = date.chars().find(|letter| !letter.is_ascii_digit()).unwrap_or('-');
    let mut parts = date.split(separator);
    let (Some(one), Some(two), Some(three), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(NoDay::Unreadable);
    };
    let (Some(a), Some(b), Some(c)) = (number(one), number(two), number(three)) else {
        return Err(NoDay::Unreadable);
    };
    let found = match (separator, one.len(), three.len()) {
        ('-' | '/' | '.', 4, _) => Yearly::new(year(a), b, c),
        ('.', _, 4) => Yearly::new(year(c), b, a),
        ('-' | '/', _, 4) => match (Yearly::new(year(c), a, b), Yearly::new(year(c), b, a)) {
            (Some(one), Some(other)) if one != other => return Err(NoDay::Ambiguous),
            (one, other) => one.or(other),
        },
        _ => None,
    };
    found.ok_or(NoDay::Unreadable)
}

fn year(number: u32) -> Option<i32> {
    i32::try_from(number).ok().filter(|year| !NO_YEAR.contains(year))
}

/// Up to eight digits and nothing else.
fn number(text: &str) -> Option<u32> {
    let is_plain = text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written_in_the_wild() {
        for (text, expected) in [
            ("19900310", "1990-03-10"),
            ("1990-03-10", "1990-03-10"),
            (" 1990-03-10T00:00:00Z ", "1990-03-10"),
            ("19531015T231000Z", "1953-10-15"),
            ("1990-03-10 00:00:00", "1990-03-10"),
            ("1990-3-9", "1990-03-09"),
            ("1990/03/10", "1990-03-10"),
            ("--0310", "--03-10"),
            ("--03-10", "--03-10"),
            ("--0229", "--02-29"),
            ("1604-02-29", "--02-29"),
            ("0000-05-09", "--05-09"),
            ("10.03.1990", "1990-03-10"),
            ("3/14/1990", "1990-03-14"),
            ("14/3/1990", "1990-03-14"),
            ("14-03-1990", "1990-03-14"),
            ("3/3/1990", "1990-03-03"),
            ("2/29/2000", "2000-02-29"),
        ] {
            assert_eq!(read(text).map(|day| day.to_string()).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_or_two_is_refused() {
        for text in [
            "",
            "---10",
            "1990",
            "1990-03",
            "--03",
            "T102200",
            "circa 1800",
            "1999-02-29",
            "19991301",
            "3/14/90",
            "1990-03-10Z",
            "--0230",
            "--+1-1",
            "1-2-3-4",
            "1990:03:10",
            "٣/١٠/١٩٩٠",
            "999999999",
        ] {
            assert_eq!(read(text), Err(NoDay::Unreadable), "{text}");
        }
        for text in ["3/10/1990", "10-03-1990", "1/2/2003"] {
            assert_eq!(read(text), Err(NoDay::Ambiguous), "{text}");
        }
    }
}
