//! The model: what each feature says for and against each finding, learned by `cargo xtask train-messages` from the
//! labelled messages in `tests/fixtures/messages`. A linear one: a sentence's score is the sum over its features, and
//! its strongest words can be named.

use super::features::{Feature, Reader, SPACE};
use super::lexicon::Lexicon;
use super::sentence::readings;
use super::token::{Token, TokenKind};
use super::{Finding, Form, Sign, What};
use std::ops::Range;
use std::sync::OnceLock;

/// Columns: one for each of [`What::LEARNED`].
pub const COLUMNS: usize = What::LEARNED.len();

/// The first of them are rules; what comes after are signs.
pub const RULES: usize = COLUMNS - Sign::ALL.len();

/// Sums are scaled as if every sentence had so many features: long ones do not speak louder.
const USUAL: f32 = 150.0;

/// One finding's weights.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// Added to every score.
    pub bias: f32,
    /// A sentence is noted above this.
    pub threshold: f32,
    /// In a message that has a note already, above this: a second note annoys less than the first.
    pub beside: f32,
    /// What a weight of one counts.
    pub unit: f32,
    /// The features that count, in order, with their weights.
    pub weights: Vec<(u32, i8)>,
}

/// A learned model.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    /// Of each column: bias, threshold, threshold beside another note.
    limits: Vec<(f32, f32, f32)>,
    /// Where the weights of each feature begin; one more than there are features.
    starts: Vec<u32>,
    /// Column and weight, by feature.
    weights: Vec<(u8, f32)>,
}

impl Model {
    /// A model of columns, one for each of [`What::LEARNED`].
    #[must_use]
    pub fn new(columns: &[Column]) -> Self {
        let all = || {
            columns.iter().zip(0_u8..).flat_map(|(column, place)| {
                column
                    .weights
                    .iter()
                    .map(move |&(feature, weight)| ((feature % SPACE) as usize, place, f32::from(weight) * column.unit))
            })
        };
        // Put in order by counting: how many each feature has says where those of the next begin.
        let mut starts = vec![0_u32; SPACE as usize + 1];
        all().for_each(|(feature, ..)| starts[feature + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut weights = vec![(0, 0.0); starts[SPACE as usize] as usize];
        let mut next = starts.clone();
        for (feature, place, weight) in all() {
            weights[next[feature] as usize] = (place, weight);
            next[feature] += 1;
        }
        Self {
            lexicon: Lexicon::new(),
            limits: columns.iter().map(|column| (column.bias, column.threshold, column.beside)).collect(),
            starts,
            weights,
        }
    }

    /// The model that Ebb comes with, read when it is first asked for.
    #[must_use]
    pub fn ours() -> Option<&'static Self> {
        static OURS: OnceLock<Option<Model>> = OnceLock::new();
        OURS.get_or_init(|| Self::read(include_bytes!("model.bin"))).as_ref()
    }

    /// Reads a model that [`write`] wrote; `None` where the bytes are none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = bytes.iter().copied();
        let mut columns = Vec::with_capacity(COLUMNS);
        for _ in 0..COLUMNS {
            let [bias, threshold, beside, unit] =
                [number(&mut bytes)?, number(&mut bytes)?, number(&mut bytes)?, number(&mut bytes)?];
            let count = integer(&mut bytes)?;
            let mut weights = Vec::new();
            let mut feature = 0;
            for _ in 0..count {
                feature += integer(&mut bytes)?;
                weights.push((feature, i8::from_le_bytes([bytes.next()?])));
            }
            columns.push(Column { bias, threshold, beside, unit, weights });
        }
        bytes.next().is_none().then(|| Self::new(&columns))
    }

    /// The score of a sentence for each column.
    fn scores(&self, features: &[Feature]) -> [f32; COLUMNS] {
        let mut scores = [0.0; COLUMNS];
        for &(column, weight) in features.iter().flat_map(|&(feature, _)| self.of(feature)) {
            scores[usize::from(column)] += weight;
        }
        let scale = scale(features.len());
        for (score, (bias, ..)) in scores.iter_mut().zip(&self.limits) {
            *score = *score * scale + bias;
        }
        scores
    }

    fn of(&self, feature: u32) -> &[(u8, f32)] {
        let at = (feature % SPACE) as usize;
        &self.weights[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Adds what the model finds, sentence by sentence, to what was found before. Sentences that `memo` has read are not
    /// read again.
    pub fn findings(
        &self,
        tokens: &[Token],
        sentences: &[Range<usize>],
        form: Form,
        memo: &mut Memo,
        found: &mut Vec<Finding>,
    ) {
        let reader = Reader::new(tokens, form, &self.lexicon);
        let mut seen = Seen::default();
        let parts = readings(sentences);
        let mut read = Memo::default();
        for part in &parts {
            let key = reader.key(part);
            let known = memo.0.iter().find(|(one, _)| *one == key).map(|(_, scores)| *scores);
            let scores = known.unwrap_or_else(|| self.scores(&seen.distinct(reader.features(part))));
            read.0.push((key, scores));
        }
        let stands_alone = |scores: &[f32; COLUMNS]| (0..RULES).any(|column| scores[column] > self.limits[column].1);
        let is_noted = found.iter().any(|one| matches!(one.what, What::Note(_)))
            || read.0.iter().any(|(_, scores)| stands_alone(scores));
        for (part, (_, scores)) in parts.iter().zip(&read.0) {
            for (column, (score, (_, alone, beside))) in scores.iter().zip(&self.limits).enumerate() {
                let limit = if is_noted && column < RULES { beside } else { alone };
                if score > limit {
                    let words = &tokens[part.clone()];
                    let features = seen.distinct(reader.features(part));
                    let strongest = self.strongest(&features, column, words.len());
                    found.push(Finding { what: What::LEARNED[column], span: clause(words, strongest) });
                }
            }
        }
        *memo = read;
    }

    /// The words that speak most for a column: the stretch with the largest sum, at least two words.
    fn strongest(&self, features: &[Feature], column: usize, words: usize) -> Range<usize> {
        let mut says = vec![0.0_f32; words];
        for &(feature, at) in features {
            let weight =
                self.of(feature).iter().find(|(one, _)| usize::from(*one) == column).map(|(_, weight)| *weight);
            if let (Some(weight), Some(say)) = (weight, at.and_then(|at| says.get_mut(at))) {
                *say += weight;
            }
        }
        let (mut best, mut best_sum) = (0..words, f32::NEG_INFINITY);
        let (mut start, mut sum) = (0, 0.0);
        for (at, say) in says.iter().enumerate() {
            if sum <= 0.0 {
                (start, sum) = (at, 0.0);
            }
            sum += say;
            if sum > best_sum {
                (best, best_sum) = (start..at + 1, sum);
            }
        }
        best.start..best.end.max(best.start + 2).min(words)
    }
}

/// The scores of the sentences of a draft as it was before: while somebody types, all but one are the same.
#[derive(Clone, Default, Debug)]
pub struct Memo(Vec<(u64, [f32; COLUMNS])>);

/// A clause with more words is not shown as a whole.
const CLAUSE: usize = 14;

/// Where the clause around some words of a sentence stands in the text, or they alone where it is long.
fn clause(words: &[Token], strongest: Range<usize>) -> Range<usize> {
    let parts = |token: &Token| token.kind == TokenKind::Mark && token.word != "\"" || token.kind == TokenKind::Emoji;
    let mut start = strongest.start;
    while start > 0 && !parts(&words[start - 1]) {
        start -= 1;
    }
    let mut end = strongest.end;
    while end < words.len() && !parts(&words[end]) {
        end += 1;
    }
    let whole = if end - start > CLAUSE { strongest } else { start..end };
    words[whole.start].span.start..words[whole.end - 1].span.end
}

/// Which features were seen, a bit each.
#[derive(Debug)]
pub struct Seen(Vec<u64>);

impl Default for Seen {
    fn default() -> Self {
        Self(vec![0; SPACE as usize / 64])
    }
}

impl Seen {
    /// Features each once, in the order they came.
    #[must_use]
    pub fn distinct(&mut self, mut features: Vec<Feature>) -> Vec<Feature> {
        let bit = |feature: u32| ((feature / 64) as usize, 1_u64 << (feature % 64));
        features.retain(|&(feature, _)| {
            let (at, bit) = bit(feature % SPACE);
            let is_new = self.0[at] & bit == 0;
            self.0[at] |= bit;
            is_new
        });
        for &(feature, _) in &features {
            self.0[bit(feature % SPACE).0] = 0;
        }
        features
    }
}

/// What the sum over so many features is multiplied by.
#[must_use]
pub fn scale(features: usize) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "a sentence has some hundred features")]
    let count = features.max(1) as f32;
    (USUAL / count).sqrt()
}

/// A model as bytes: of each column bias, both thresholds and unit, then gaps between features and their weights.
#[must_use]
pub fn write(columns: &[Column]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for column in columns {
        for number in [column.bias, column.threshold, column.beside, column.unit] {
            bytes.extend(number.to_le_bytes());
        }
        push_integer(&mut bytes, u32::try_from(column.weights.len()).unwrap_or(u32::MAX));
        let mut before = 0;
        for &(feature, weight) in &column.weights {
            push_integer(&mut bytes, feature - before);
            bytes.extend(weight.to_le_bytes());
            before = feature;
        }
    }
    bytes
}

/// Seven bits a byte, the lowest first.
fn push_integer(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn integer(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut value = 0;
    for shift in [0, 7, 14, 21] {
        let byte = bytes.next()?;
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<f32> {
    Some(f32::from_le_bytes([bytes.next()?, bytes.next()?, bytes.next()?, bytes.next()?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_reads_what_was_written_and_nothing_else() {
        let column = Column {
            bias: -1.5,
            threshold: 0.25,
            beside: 0.0,
            unit: 0.5,
            weights: vec![(3, -7), (900, 127), (200_000, 1)],
        };
        let columns = vec![column; COLUMNS];
        let bytes = write(&columns);
        let model = Model::read(&bytes).expect("it is one");
        assert_eq!(model.of(900).len(), COLUMNS);
        assert!(model.of(901).is_empty());
        for end in 0..bytes.len() {
            assert!(Model::read(&bytes[..end]).is_none(), "{end}");
        }
    }
}
