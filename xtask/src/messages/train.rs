//! How the model learns from labelled messages: logistic regression over sentences, where a message has a label if its
//! strongest sentence has it. The same messages give the same model, bit for bit: no clock, no chance, and arithmetic
//! that every machine does alike.

use super::corpus::{self, Message};
use super::model_file;
use super::score::Score;
use crate::{Outcome, root};
use ebb::domain::message::features::{Reader, SPACE};
use ebb::domain::message::lexicon::Lexicon;
use ebb::domain::message::model::{COLUMNS, Column, RULES, Seen, scale, write};
use ebb::domain::message::sentence::{readings, sentences};
use ebb::domain::message::token::tokens;
use ebb::domain::message::{What, check};

/// Writers are put into so many groups; each is scored by what was learned from the others.
const GROUPS: usize = 5;
/// Times over all messages.
const ROUNDS: usize = 14;
/// How fast it learns.
const RATE: f32 = 0.15;
/// How much a message that has the label counts more than one that has not.
const RARE: f32 = 2.0;
/// How strongly weights are held small.
const SMALL: f32 = 1e-4;
/// So many features of a sentence in 65,536 are left out at a time, so that none is relied upon alone.
const LEFT_OUT: u64 = 32_768;
/// Weights of a column: first learned with all, then with the strongest three times as many, then with these.
const WEIGHTS: usize = 1_600;
/// Largest weight as a whole number.
const STEPS: f32 = 31.0;
/// A feature counts that is in so many sentences.
const OFTEN: u16 = 2;

/// A message as the model sees it.
struct Sample {
    /// Features of each sentence, and what their sum is multiplied by.
    sentences: Vec<(Vec<u32>, f32)>,
    labels: [bool; COLUMNS],
}

/// Learns from the labelled messages of the project and writes the model.
///
/// # Errors
/// A sentence about a file that cannot be read or written.
pub fn train_messages() -> Outcome {
    let folder = root().join("tests/fixtures/messages");
    let (mixed, drills) = (corpus::folder(&folder.join("mixed"))?, corpus::folder(&folder.join("drills"))?);
    let lexicon = Lexicon::new();
    let all = |files: &[(String, Vec<Message>)]| -> Vec<Sample> {
        files.iter().flat_map(|(_, messages)| messages).map(|message| sample(message, &lexicon)).collect()
    };
    let (samples, drilled) = (all(&mixed), all(&drills));
    println!("{} messages of every kind, {} about one rule each.", samples.len(), drilled.len());
    let groups: Vec<usize> =
        mixed.iter().enumerate().flat_map(|(at, (_, messages))| vec![at % GROUPS; messages.len()]).collect();
    let mut scores = vec![[0.0; COLUMNS]; samples.len()];
    for group in 0..GROUPS {
        let rest = samples.iter().zip(&groups).filter(|(_, one)| **one != group).map(|(sample, _)| sample);
        let columns = learn(&rest.chain(&drilled).collect::<Vec<_>>());
        for ((sample, one), scores) in samples.iter().zip(&groups).zip(&mut scores) {
            if *one == group {
                *scores = best(sample, &columns);
            }
        }
        println!("learned without the writers of group {} of {GROUPS}", group + 1);
    }
    let messages: Vec<&Message> = mixed.iter().flat_map(|(_, messages)| messages).collect();
    let thresholds = thresholds(&messages, &scores);
    let mut columns = learn(&samples.iter().chain(&drilled).collect::<Vec<_>>());
    for (column, (alone, beside)) in columns.iter_mut().zip(thresholds) {
        (column.threshold, column.beside) = (alone, beside);
    }
    let bytes = write(&columns);
    std::fs::write(model_file(), &bytes).map_err(|error| format!("The model cannot be written: {error}."))?;
    println!("{} bytes in {}.", bytes.len(), model_file().display());
    Ok(())
}

fn sample(message: &Message, lexicon: &Lexicon) -> Sample {
    let tokens = tokens(&message.text);
    let reader = Reader::new(&tokens, message.form, lexicon);
    let parts = readings(&sentences(&tokens));
    let mut seen = Seen::default();
    let features = parts.iter().map(|part| {
        let features: Vec<u32> = seen.distinct(reader.features(part)).into_iter().map(|(feature, _)| feature).collect();
        let scale = scale(features.len());
        (features, scale)
    });
    Sample { sentences: features.collect(), labels: What::LEARNED.map(|what| message.has(what)) }
}

/// One model column while it is learned.
struct Learner {
    weights: Vec<f32>,
    slopes: Vec<f32>,
    bias: f32,
    bias_slope: f32,
}

fn learn(samples: &[&Sample]) -> Vec<Column> {
    let mut counts = vec![0_u16; SPACE as usize];
    for &feature in samples.iter().flat_map(|sample| &sample.sentences).flat_map(|(features, _)| features) {
        counts[feature as usize] = counts[feature as usize].saturating_add(1);
    }
    let half = COLUMNS / 2;
    let of = |columns: std::ops::Range<usize>| columns.map(|at| column(samples, at, &counts)).collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let first = scope.spawn(|| of(0..half));
        let second = of(half..COLUMNS);
        let mut columns = first.join().expect("learning does not stop");
        columns.extend(second);
        columns
    })
}

fn column(samples: &[&Sample], at: usize, counts: &[u16]) -> Column {
    let mut counts = counts.to_vec();
    let mut learned = descend(samples, at, &counts);
    for most in [3 * WEIGHTS, WEIGHTS] {
        keep_strongest(&learned.weights, &mut counts, most);
        learned = descend(samples, at, &counts);
    }
    let largest = learned.weights.iter().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
    let unit = largest / STEPS;
    let weights = learned.weights.iter().enumerate().filter_map(|(feature, weight)| {
        #[allow(clippy::cast_possible_truncation, reason = "at most 31")]
        let steps = (weight / unit).round() as i8;
        (steps != 0).then_some((u32::try_from(feature).ok()?, steps))
    });
    Column { bias: learned.bias, threshold: 0.0, beside: 0.0, unit, weights: weights.collect() }
}

/// Lets only the strongest weights count; those of frequent features are worth more.
fn keep_strongest(weights: &[f32], counts: &mut [u16], most: usize) {
    let worth = |feature: usize| weights[feature].abs() * f32::from(counts[feature]).sqrt();
    let mut order: Vec<(f32, usize)> = (0..weights.len()).map(|feature| (worth(feature), feature)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, feature) in order.into_iter().skip(most) {
        counts[feature] = 0;
    }
}

/// Stochastic descent with AdaGrad's steps (Duchi et al. 2011); the mean of the later half of the rounds.
fn descend(samples: &[&Sample], at: usize, counts: &[u16]) -> Learner {
    let size = SPACE as usize;
    let mut learner = Learner { weights: vec![0.0; size], slopes: vec![1e-2; size], bias: -2.0, bias_slope: 1.0 };
    let mut mean = (vec![0.0_f32; size], 0.0);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut dice = 12_345_u64;
    for round in 0..ROUNDS {
        for end in (1..order.len()).rev() {
            dice = roll(dice);
            order.swap(end, (dice >> 33) as usize % (end + 1));
        }
        for &one in &order {
            dice = roll(dice);
            learner.look_at(samples[one], at, counts, dice);
        }
        if round >= ROUNDS / 2 {
            mean.0.iter_mut().zip(&learner.weights).for_each(|(mean, weight)| *mean += weight);
            mean.1 += learner.bias;
        }
    }
    let rounds = (ROUNDS - ROUNDS / 2) as f32;
    learner.weights = mean.0.into_iter().map(|weight| weight / rounds).collect();
    learner.bias = mean.1 / rounds;
    learner
}

const fn roll(dice: u64) -> u64 {
    dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
}

impl Learner {
    fn look_at(&mut self, sample: &Sample, at: usize, counts: &[u16], salt: u64) {
        let stays = |feature: u32| {
            let mixed =
                (u64::from(feature).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt).wrapping_mul(0xd6e8_feb8_6659_fd93);
            counts[feature as usize] >= OFTEN && mixed >> 48 >= LEFT_OUT
        };
        let all = 65_536.0 / (65_536 - LEFT_OUT) as f32;
        let score = |(features, scale): &(Vec<u32>, f32)| {
            let sum: f32 = features.iter().filter(|&&one| stays(one)).map(|&one| self.weights[one as usize]).sum();
            self.bias + all * scale * sum
        };
        let scores: Vec<f32> = sample.sentences.iter().map(score).collect();
        let Some(top) = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])) else { return };
        for (place, (features, scale)) in sample.sentences.iter().enumerate() {
            let chance = chance(scores[place]);
            // A message without the label has it in no sentence; one with it has it in one.
            let error = match sample.labels[at] {
                true if place == top => (chance - 1.0) * RARE,
                false if place == top || chance > 0.02 => chance,
                _ => continue,
            };
            let slope = error * scale / (features.len() as f32).sqrt();
            for &feature in features.iter().filter(|&&one| stays(one)) {
                let feature = feature as usize;
                let slope = slope + SMALL * self.weights[feature];
                self.slopes[feature] += slope * slope;
                self.weights[feature] -= RATE * slope / self.slopes[feature].sqrt();
            }
            self.bias_slope += error * error;
            self.bias -= RATE * error / self.bias_slope.sqrt();
        }
    }
}

/// The logistic function, by arithmetic that is the same on every machine.
fn chance(score: f32) -> f32 {
    let score = f64::from(score.clamp(-30.0, 30.0));
    // e^x as (e^(x/1024))^1024, the small power by its series.
    let small = -score / 1024.0;
    let mut power = 1.0 + small * (1.0 + small / 2.0 * (1.0 + small / 3.0 * (1.0 + small / 4.0)));
    for _ in 0..10 {
        power *= power;
    }
    (1.0 / (1.0 + power)) as f32
}

/// The highest score of each column over the sentences.
fn best(sample: &Sample, columns: &[Column]) -> [f32; COLUMNS] {
    std::array::from_fn(|at| {
        let column = &columns[at];
        let weight = |feature: &u32| {
            let found = column.weights.binary_search_by_key(feature, |(one, _)| *one);
            found.map_or(0.0, |place| f32::from(column.weights[place].1) * column.unit)
        };
        let score =
            |(features, scale): &(Vec<u32>, f32)| column.bias + scale * features.iter().map(weight).sum::<f32>();
        sample.sentences.iter().map(score).fold(f32::NEG_INFINITY, f32::max)
    })
}

/// What a wrong note costs, where a right one is worth one: on a clean message most, since precision comes before recall,
/// and in a message that has a note already about as much.
const WRONG: f64 = 0.5;
const WRONG_ON_CLEAN: f64 = 6.0;
const WRONG_BESIDE: f64 = 1.3;

/// The thresholds that are worth most among messages of unseen writers: of each column alone, and beside another note.
fn thresholds(messages: &[&Message], scores: &[[f32; COLUMNS]]) -> [(f32, f32); COLUMNS] {
    let certain: Vec<Vec<What>> = messages
        .iter()
        .map(|message| check(&message.text, message.form, None).iter().map(|one| one.what).collect())
        .collect();
    let rows: Vec<Row<'_>> = messages
        .iter()
        .zip(scores)
        .zip(&certain)
        .map(|((message, scores), certain)| Row { message, scores, certain })
        .collect();
    let alone: [f32; COLUMNS] = std::array::from_fn(|at| {
        let costs = |row: &Row<'_>| if at < RULES && row.message.is_clean() { WRONG_ON_CLEAN } else { WRONG };
        threshold(&rows.iter().collect::<Vec<_>>(), at, costs)
    });
    let noted: Vec<&Row<'_>> = rows.iter().filter(|row| row.is_noted(&alone)).collect();
    let both: [(f32, f32); COLUMNS] = std::array::from_fn(|at| {
        let beside = if at < RULES { threshold(&noted, at, |_| WRONG_BESIDE) } else { alone[at] };
        (alone[at], beside.min(alone[at]))
    });
    let mut score = Score::default();
    for row in &rows {
        score.add(row.message, &row.found(&alone, &both));
    }
    println!("Of writers it had not seen:\n{}", score.table());
    both
}

/// A message, its scores, and what is certain about it without the model.
struct Row<'a> {
    message: &'a Message,
    scores: &'a [f32; COLUMNS],
    certain: &'a [What],
}

impl Row<'_> {
    fn is_noted(&self, alone: &[f32; COLUMNS]) -> bool {
        self.certain.iter().any(|what| matches!(what, What::Note(_)))
            || (0..RULES).any(|at| self.scores[at] > alone[at])
    }

    fn found(&self, alone: &[f32; COLUMNS], both: &[(f32, f32); COLUMNS]) -> Vec<What> {
        let is_noted = self.is_noted(alone);
        let limit = |at: usize| if is_noted { both[at].1 } else { both[at].0 };
        let above = (0..COLUMNS).filter(|&at| self.scores[at] > limit(at)).map(|at| What::LEARNED[at]);
        self.certain.iter().copied().chain(above).collect()
    }
}

/// The threshold of one column that is worth most.
fn threshold(rows: &[&Row<'_>], at: usize, costs: impl Fn(&Row<'_>) -> f64) -> f32 {
    let what = What::LEARNED[at];
    let open = rows.iter().filter(|row| !row.certain.contains(&what));
    let mut order: Vec<(f32, f64)> =
        open.map(|row| (row.scores[at], if row.message.has(what) { 1.0 } else { -costs(row) })).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut worth, mut best, mut threshold) = (0.0, 0.0, f32::MAX);
    for (score, one) in order {
        worth += one;
        if worth > best {
            (best, threshold) = (worth, score - 1e-4);
        }
    }
    threshold
}
