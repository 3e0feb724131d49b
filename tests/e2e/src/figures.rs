//! What was measured, and the table of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How much is stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Data {
    /// Nothing: a first visit.
    Nothing,
    /// 100 records.
    SomeWeeks,
    /// 6,240 records.
    TenYears,
    /// As many records as fit behind the lock.
    Sealed,
    /// 10,000 entries of a journal.
    Journal,
    /// 5 people, 100 contacts.
    FewPeople,
    /// 500 people, 10,000 contacts.
    ManyPeople,
}

impl Data {
    /// As the table names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::SomeWeeks => "100",
            Self::TenYears => "10 years",
            Self::Sealed => "sealed",
            Self::Journal => "entries",
            Self::FewPeople => "5 people",
            Self::ManyPeople => "500 people",
        }
    }
}

/// Under which conditions something was measured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Case {
    /// How much is stored.
    pub data: Data,
    /// How many times the processor is slowed down.
    pub slower: u32,
}

/// What may be measured, and what it may come to.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// What it is, with its unit.
    pub name: &'static str,
    /// Digits after the point.
    pub digits: usize,
    /// What the runs come to.
    pub of_runs: OfRuns,
    /// What it may come to.
    pub budgets: &'static [Budget],
}

/// What several runs come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfRuns {
    /// The middle one.
    Median,
    /// The largest.
    Worst,
}

/// What a figure may come to at most.
#[derive(Clone, Copy, Debug)]
pub enum Budget {
    /// In one case.
    Most(f64, Case),
    /// As a ratio of more data to less.
    Ratio(f64, Growth),
}

/// More data compared with less.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Growth {
    /// The less of it.
    pub from: Data,
    /// The more of it.
    pub to: Data,
    /// How many times the processor is slowed down.
    pub slower: u32,
}

impl Budget {
    fn is_about(self, columns: &[Column]) -> bool {
        match self {
            Self::Most(_, case) => columns.contains(&Column::Of(case)),
            Self::Ratio(_, growth) => columns.contains(&Column::Ratio(growth)),
        }
    }
}

/// A column of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// A case.
    Of(Case),
    /// More data to less.
    Ratio(Growth),
}

/// All values so far.
#[derive(Clone, Default, Debug)]
pub struct Results {
    values: BTreeMap<(&'static str, Case), Vec<f64>>,
}

const NAME: usize = 44;
const CELL: usize = 15;

impl Results {
    /// Keeps the value of a run.
    pub fn add(&mut self, figure: &Figure, case: Case, value: f64) {
        self.values.entry((figure.name, case)).or_default().push(value);
    }

    /// What a figure comes to in a case; `None` where it was not measured.
    #[must_use]
    pub fn value(&self, figure: &Figure, case: Case) -> Option<f64> {
        let values = self.values.get(&(figure.name, case))?;
        match figure.of_runs {
            OfRuns::Median => median(values),
            OfRuns::Worst => values.iter().copied().reduce(f64::max),
        }
    }

    /// A part of the table, as lines, with the budgets of its columns.
    #[must_use]
    pub fn table(&self, title: &str, columns: &[Column], figures: &[Figure]) -> String {
        let heads = columns.iter().map(|column| match column {
            Column::Of(Case { data, slower }) => format!("{slower}x {}", data.name()),
            Column::Ratio(_) => "ratio".to_owned(),
        });
        let mut lines = line(title, heads, "");
        for figure in figures {
            let cells = columns.iter().map(|&column| self.cell(figure, column));
            let budgets = figure.budgets.iter().filter(|budget| budget.is_about(columns));
            let budgets: Vec<String> = budgets.map(|&budget| self.judge(figure, budget)).collect();
            lines += &line(&format!("  {}", figure.name), cells, &budgets.join("; "));
        }
        lines
    }

    fn cell(&self, figure: &Figure, column: Column) -> String {
        let (value, digits) = match column {
            Column::Of(case) => (self.value(figure, case), figure.digits),
            Column::Ratio(growth) => (self.ratio(figure, growth), 2),
        };
        value.map_or_else(String::new, |value| format!("{value:.digits$}"))
    }

    fn ratio(&self, figure: &Figure, Growth { from, to, slower }: Growth) -> Option<f64> {
        let of = |data| self.value(figure, Case { data, slower });
        of(from).filter(|&less| less > 0.0).and_then(|less| Some(of(to)? / less))
    }

    fn judge(&self, figure: &Figure, budget: Budget) -> String {
        let (value, most, what) = match budget {
            Budget::Most(most, case) => {
                (self.value(figure, case), most, format!("{}x {}", case.slower, case.data.name()))
            }
            Budget::Ratio(most, growth) => (self.ratio(figure, growth), most, format!("{}x ratio", growth.slower)),
        };
        let verdict = match value {
            Some(value) if value <= most => "ok",
            Some(_) => "over",
            None => "not measured",
        };
        format!("{what} at most {most}: {verdict}")
    }
}

fn line(name: &str, cells: impl Iterator<Item = String>, budget: &str) -> String {
    let mut line = format!("{name:<NAME$}");
    for cell in cells {
        let _ = write!(line, "{cell:>CELL$}");
    }
    let _ = write!(line, "   {budget}");
    format!("{}\n", line.trim_end())
}

/// The middle of some values; of an even number, the middle between the middle two.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some(f64::midpoint(*low, *high))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: Case = Case { data: Data::SomeWeeks, slower: 4 };
    const MANY: Case = Case { data: Data::TenYears, slower: 4 };
    const RATIO: Growth = Growth { from: Data::SomeWeeks, to: Data::TenYears, slower: 4 };
    const KEYS: Figure = Figure {
        name: "keys",
        digits: 1,
        of_runs: OfRuns::Median,
        budgets: &[Budget::Most(50.0, MANY), Budget::Ratio(1.3, RATIO)],
    };

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 9.0]), Some(3.0));
    }

    #[test]
    fn a_line_has_what_was_measured_and_says_what_is_over() {
        let mut results = Results::default();
        for value in [20.0, 10.0, 90.0] {
            results.add(&KEYS, SOME, value);
            results.add(&KEYS, MANY, value * 2.0);
        }
        let table = results.table("Keys", &[Column::Of(SOME), Column::Of(MANY), Column::Ratio(RATIO)], &[KEYS]);
        let squeezed: Vec<String> = table.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(squeezed[0], "Keys 4x 100 4x 10 years ratio");
        assert_eq!(squeezed[1], "keys 20.0 40.0 2.00 4x 10 years at most 50: ok; 4x ratio at most 1.3: over");
    }

    #[test]
    fn what_was_not_measured_has_no_figure() {
        let table = Results::default().table("Keys", &[Column::Of(SOME), Column::Ratio(RATIO)], &[KEYS]);
        assert!(table.contains("not measured") && !table.contains("ok") && !table.contains("NaN"));
    }

    #[test]
    fn a_budget_stands_where_its_column_does() {
        let budgets = |columns: &[Column]| Results::default().table("", columns, &[KEYS]).matches("at most").count();
        assert_eq!(budgets(&[Column::Of(SOME)]), 0);
        assert_eq!(budgets(&[Column::Of(SOME), Column::Of(MANY)]), 1);
        assert_eq!(budgets(&[Column::Of(SOME), Column::Of(MANY), Column::Ratio(RATIO)]), 2);
    }
}
