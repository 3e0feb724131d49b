//! The circle as geometry: a pure function from people's rows and a width to rings, stones and the room for
//! their names (design/VISUAL.md, section 6). It holds numbers only: names are set as text by the page.
//!
//! Nothing ever lies on anything else. Somebody for whom there is no room is left to the list, and so is a
//! name that does not fit. The same people always give the same picture.

use super::curve::{pebble, sine};
use super::people::Row;
use crate::domain::person::Ring;
use crate::domain::table::sort_short;

/// How far from its centre a stone reaches at most, its stroke included.
pub const STONE: f64 = 24.0;
/// From the centre of a stone to the top of its name.
pub const NAME_TOP: f64 = 24.0;
/// The height of a name.
pub const NAME_HEIGHT: f64 = 17.0;
/// How far the user's own stone reaches, in the middle.
pub const YOU: f64 = 27.0;
/// Half the width and half the height of a ring's name, which sits on its ring at twelve o'clock.
pub const RING_NAME: (f64, f64) = (27.0, 9.0);
/// How far outside the last ring its echo is.
pub const ECHO: f64 = 8.0;
/// The radius a stone is drawn with.
const DRAWN: f64 = 20.8;
/// From one ring to the next at least, where people are in the next.
const STEP: f64 = 26.0;
/// From this width on the wide form is drawn.
const WIDE: f64 = 440.0;

/// The circle in a box of CSS pixels.
#[derive(Clone, PartialEq, Debug)]
pub struct Ripples {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Where the rings have their centre.
    pub centre: (f64, f64),
    /// The radius of each ring, from the inside out.
    pub rings: [f64; 3],
    /// Those who are drawn, from the inner ring out.
    pub stones: Vec<Stone>,
    /// How many are left to the list.
    pub more: usize,
    /// How many places were looked at: what the drawing cost.
    pub looks: usize,
}

/// Somebody in the drawing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stone {
    /// Their place among the rows.
    pub row: usize,
    /// The centre of their stone.
    pub at: (f64, f64),
    /// The room for their name; `None` where it is left to the list.
    pub name: Option<Area>,
}

/// A box.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Area {
    /// A box around a point.
    const fn around((x, y): (f64, f64), (across, down): (f64, f64)) -> Self {
        Self { left: x - across, top: y - down, right: x + across, bottom: y + down }
    }

    /// Whether two boxes share some room.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether a disc reaches into the box.
    #[must_use]
    pub fn meets_disc(&self, (x, y): (f64, f64), radius: f64) -> bool {
        let across = (self.left - x).max(x - self.right).max(0.0);
        let down = (self.top - y).max(y - self.bottom).max(0.0);
        across * across + down * down < radius * radius
    }

    /// Its middle, from left to right.
    #[must_use]
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// The outline of somebody's stone around a point: theirs for good.
#[must_use]
pub fn stone(name: &str, centre: f64) -> String {
    pebble(centre, centre, DRAWN, name)
}

/// The outline of the user's own stone around a point.
#[must_use]
pub fn you(centre: f64) -> String {
    pebble(centre, centre, 24.0, "you")
}

// What is said under a stone

/// Names up to this width are said whole.
const SHORT: f64 = 64.0;

/// What stands under a stone: a short name as it is, else its first word; where somebody else has the same
/// first word, a letter of the second with it.
#[must_use]
pub fn label(row: &Row, rows: &[Row]) -> String {
    let (first, rest) = row.name.split_once(' ').unwrap_or((&row.name, ""));
    if room(&row.name) <= SHORT {
        return row.name.clone();
    }
    let is_shared = rows.iter().any(|other| other.id != row.id && other.name.split(' ').next() == Some(first));
    match rest.chars().next().filter(|_| is_shared) {
        Some(letter) => format!("{first} {letter}"),
        None => first.to_owned(),
    }
}

/// About how wide a text is, in pixels at a size of 13, rather too much than too little: fonts differ.
#[must_use]
pub fn room(text: &str) -> f64 {
    text.chars().map(letter).sum::<f64>() + 8.0
}

fn letter(letter: char) -> f64 {
    match letter {
        // Joiners, marks that stand over a letter, and signs that choose how an emoji looks.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        ' ' | '.' | ',' | '\'' | '’' | '-' | 'i' | 'j' | 'l' | 'I' => 4.4,
        'f' | 'r' | 't' => 5.6,
        'm' | 'w' | 'M' | 'W' | '@' => 12.4,
        'A'..='Z' => 9.6,
        '\u{1100}'..='\u{11ff}' | '\u{2190}'.. => 18.0,
        '\u{250}'..='\u{10ff}' => 9.0,
        _ => 8.0,
    }
}

// Who is drawn, and where

/// The circle of these people in a box of so many CSS pixels: 12 of them at most, 24 in a wide one, those of
/// whom something was heard last.
#[must_use]
pub fn ripples(rows: &[Row], width: f64) -> Ripples {
    let chosen = chosen(rows, if width < WIDE { 12 } else { 24 });
    let longest = if width < WIDE { 64.0 } else { 80.0 };
    let guests: Vec<Guest> = chosen
        .into_iter()
        .map(|row| Guest { row, ring: rows[row].ring, room: room(&label(&rows[row], rows)).min(longest) })
        .collect();
    let mut looks = 0;
    let mut best = Pond::empty(width, [0.0; 3]);
    for rings in shapes(width, &guests) {
        let mut pond = Pond::empty(width, rings);
        pond.fill(&guests);
        looks += pond.looks;
        if best.rings[2] == 0.0 || pond.worth() > best.worth() {
            best = pond;
        }
        if best.worth() == (guests.len(), guests.len(), true, guests.len()) {
            break;
        }
    }
    let height = best.used();
    let Pond { width, centre, rings, stones, .. } = best;
    Ripples { width, height, centre, rings, more: rows.len() - stones.len(), stones, looks }
}

/// Places of those who are drawn, from the inner ring out.
fn chosen(rows: &[Row], most: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..rows.len()).collect();
    if rows.len() > most {
        sort_short(&mut all, |&a, &b| (rows[b].last, rows[a].ring, a) < (rows[a].last, rows[b].ring, b));
        all.truncate(most);
    }
    sort_short(&mut all, |&a, &b| (rows[a].ring, a) < (rows[b].ring, b));
    all
}

/// Somebody who looks for a place.
struct Guest {
    row: usize,
    ring: Ring,
    /// The width of their name.
    room: f64,
}

/// Radii to try, the calm ones first. Where many are in one ring, the others make way for it.
fn shapes(width: f64, guests: &[Guest]) -> [[f64; 3]; 4] {
    let inner = (width * 0.192).max(YOU + STONE + 2.0);
    let outer = (width * 0.438).min(width / 2.0 - STONE);
    // Between two rings there is always room for the name of the outer one.
    let has = |ring: Ring| guests.iter().any(|guest| guest.ring == ring);
    let step = |ring: Ring| if has(ring) { STEP } else { 2.0 * RING_NAME.1 };
    let near = outer - step(Ring::Further);
    [
        [inner, f64::midpoint(inner, outer), outer],
        [inner, near, outer],
        [inner, inner + step(Ring::Near), outer],
        // With nobody in it the inner ring need not be large.
        [if has(Ring::Close) { near - step(Ring::Near) } else { inner }, near, outer],
    ]
}

/// A drawing that fills: who lies where, and what else is in the way.
struct Pond {
    width: f64,
    height: f64,
    centre: (f64, f64),
    rings: [f64; 3],
    stones: Vec<Stone>,
    /// The names on the rings.
    signs: [Area; 3],
    /// Whether no two rings with people are close to each other.
    is_clear: bool,
    /// How many lie in their slots.
    calm: usize,
    looks: usize,
}

impl Pond {
    fn empty(width: f64, rings: [f64; 3]) -> Self {
        let outer = rings[2];
        let centre = (width / 2.0, outer + STONE - 5.0);
        let height = centre.1 + outer + NAME_TOP + NAME_HEIGHT + 1.0;
        let signs = rings.map(|radius| Area::around((centre.0, centre.1 - radius), RING_NAME));
        Self { width, height, centre, rings, stones: Vec::new(), signs, is_clear: true, calm: 0, looks: 0 }
    }

    /// Those of the inner ring come first.
    fn fill(&mut self, guests: &[Guest]) {
        let has = |ring: usize| guests.iter().any(|guest| guest.ring as usize == ring);
        self.is_clear = (0..2).all(|at| !has(at) || !has(at + 1) || self.rings[at + 1] - self.rings[at] > STEP);
        for ring in Ring::ALL {
            let those: Vec<&Guest> = guests.iter().filter(|guest| guest.ring == ring).collect();
            let band = self.band(ring);
            for (at, guest) in those.iter().enumerate() {
                let slot = Slot::of(at, those.len(), band.middle);
                let stone = self.place(guest, &slot, &band);
                self.stones.extend(stone);
            }
        }
    }

    /// How many lie in it, how many of them with their names, whether rings can be told apart, and how many lie in
    /// their slots: what counts most comes first.
    fn worth(&self) -> (usize, usize, bool, usize) {
        let named = self.stones.iter().filter(|stone| stone.name.is_some()).count();
        (self.stones.len(), named, self.is_clear, self.calm)
    }

    /// How far down the drawing reaches.
    fn used(&self) -> f64 {
        let lowest = |stone: &Stone| stone.name.map_or(stone.at.1 + STONE, |name| name.bottom);
        self.stones.iter().map(lowest).fold(self.centre.1 + self.rings[2] + ECHO, f64::max) + 1.0
    }

    /// How far from their ring those of a ring may lie: halfway to the next, so that theirs stays the nearest.
    fn band(&self, ring: Ring) -> Band {
        let [close, near, further] = self.rings;
        let nearest = YOU + STONE + 1.0;
        let (low, high) = match ring {
            Ring::Close => (nearest, f64::midpoint(close, near)),
            Ring::Near => (f64::midpoint(close, near), f64::midpoint(near, further)),
            Ring::Further => (f64::midpoint(near, further), further),
        };
        Band { low: low.max(nearest), middle: self.rings[ring as usize], high }
    }

    /// A place for somebody: in their slot, else the nearest there is, else without their name.
    fn place(&mut self, guest: &Guest, slot: &Slot, band: &Band) -> Option<Stone> {
        let in_slot = self.in_slot(guest, slot, band.middle);
        self.calm += usize::from(in_slot.is_some());
        in_slot.or_else(|| self.nearby(guest, guest.room, slot, band)).or_else(|| self.nearby(guest, 0.0, slot, band))
    }

    /// The place in a slot that is furthest from all who lie there already, and from the middle of the slot that
    /// comes next. A later one must win by more than 1.
    fn in_slot(&mut self, guest: &Guest, slot: &Slot, radius: f64) -> Option<Stone> {
        let mut best: Option<(f64, Stone)> = None;
        let next = slot.has_next.then(|| self.spot(slot.centre + slot.length, radius));
        for step in 0..15 {
            let at = self.spot(slot.centre + slot.length * 0.05 * to_and_fro(step), radius);
            let Some(stone) = self.fits(guest.row, at, guest.room) else { continue };
            let clear = self.clear(at, next);
            if best.is_none_or(|(so_far, _)| clear > so_far + 1.0) {
                best = Some((clear, stone));
            }
        }
        best.map(|(_, stone)| stone)
    }

    /// The first free place, looked for to both sides along the ring and beside it.
    fn nearby(&mut self, guest: &Guest, room: f64, slot: &Slot, band: &Band) -> Option<Stone> {
        let Band { low, middle, high } = *band;
        let inner = f64::midpoint(middle, low);
        let tracks = [middle, (middle + 9.0).min(high), high, (middle - 9.0).max(low), inner, low];
        (0..=48).find_map(|step| {
            let turn = slot.centre + to_and_fro(step) / 48.0;
            tracks.into_iter().find_map(|radius| self.fits(guest.row, self.spot(turn, radius), room))
        })
    }

    /// A point at so many turns from twelve o'clock.
    fn spot(&self, turn: f64, radius: f64) -> (f64, f64) {
        (self.centre.0 + radius * sine(turn), self.centre.1 - radius * sine(turn + 0.25))
    }

    /// A stone at a point, with a name of this width under it (none where it is 0), if nothing is in the way.
    fn fits(&mut self, row: usize, at: (f64, f64), room: f64) -> Option<Stone> {
        self.looks += 1;
        let whole = Area { left: 0.0, top: 0.0, right: self.width, bottom: self.height };
        let is_inside = (STONE..=whole.right - STONE).contains(&at.0) && (STONE..=whole.bottom - STONE).contains(&at.1);
        if !is_inside || !self.is_free(at) {
            return None;
        }
        let name = (room > 0.0).then(|| self.name(at, room));
        name.is_none_or(|name| name.bottom <= whole.bottom && self.is_free_for(&name)).then_some(Stone {
            row,
            at,
            name,
        })
    }

    /// The room for a name under a stone, kept inside the drawing.
    fn name(&self, (x, y): (f64, f64), room: f64) -> Area {
        let left = (x - room / 2.0).clamp(0.0, self.width - room);
        Area { left, top: y + NAME_TOP, right: left + room, bottom: y + NAME_TOP + NAME_HEIGHT }
    }

    fn is_free(&self, at: (f64, f64)) -> bool {
        let near = |other: (f64, f64), reach: f64| {
            let (across, down) = (other.0 - at.0, other.1 - at.1);
            across * across + down * down < (STONE + reach + 1.0) * (STONE + reach + 1.0)
        };
        !near(self.centre, YOU)
            && !self.stones.iter().any(|stone| near(stone.at, STONE))
            && !self.texts().any(|text| text.meets_disc(at, STONE))
    }

    fn is_free_for(&self, name: &Area) -> bool {
        let with_air = Area { left: name.left - 4.0, right: name.right + 4.0, ..*name };
        !name.meets_disc(self.centre, YOU)
            && !self.stones.iter().any(|stone| name.meets_disc(stone.at, STONE))
            && !self.texts().any(|text| text.meets(&with_air))
    }

    fn texts(&self) -> impl Iterator<Item = &Area> {
        self.signs.iter().chain(self.stones.iter().filter_map(|stone| stone.name.as_ref()))
    }

    /// How far a point is from the nearest stone, at most 84; names hang below, so height counts for less.
    fn clear(&self, (x, y): (f64, f64), next: Option<(f64, f64)>) -> f64 {
        let far = self.stones.iter().map(|stone| stone.at).chain(next).map(|other| {
            let (across, down) = (other.0 - x, ((other.1 - y).abs() - 14.0).max(0.0));
            across * across + down * down
        });
        far.fold(84.0 * 84.0, f64::min).sqrt()
    }
}

/// How far from the centre those of a ring may lie.
struct Band {
    low: f64,
    middle: f64,
    high: f64,
}

/// A share of a ring, in turns. Twelve o'clock stays free for the ring's name.
struct Slot {
    centre: f64,
    length: f64,
    has_next: bool,
}

impl Slot {
    fn of(at: usize, of: usize, radius: f64) -> Self {
        let gap = 66.0 / (std::f64::consts::TAU * radius);
        let length = (1.0 - gap) / of as f64;
        Self { centre: gap / 2.0 + length * (at as f64 + 0.5), length, has_next: at + 1 < of }
    }
}

/// 0, 1, -1, 2, -2 and so on.
fn to_and_fro(step: u32) -> f64 {
    let far = f64::from(step.div_ceil(2));
    if step % 2 == 1 { far } else { -far }
}
