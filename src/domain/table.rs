//! A small table of values by text, in the order they came. Answers have a handful of entries, and
//! a B-tree for each kind of value costs more bytes in the bundle than it saves time.

use crate::domain::id::Id;
use serde::{Deserialize, Serialize};

/// Values by key. Stored as a list of pairs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Table<V>(Vec<(String, V)>);

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Table<V> {
    /// The value under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(one, _)| one == key).map(|(_, value)| value)
    }

    /// The value under a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        self.0.iter_mut().find(|(one, _)| one == key).map(|(_, value)| value)
    }

    /// Puts a value under a key.
    pub fn insert(&mut self, key: &str, value: V) {
        match self.get_mut(key) {
            Some(place) => *place = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    /// Takes the value under a key out.
    pub fn remove(&mut self, key: &str) {
        self.0.retain(|(one, _)| one != key);
    }

    /// All keys and values.
    pub fn iter(&self) -> impl Iterator<Item = &(String, V)> {
        self.0.iter()
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V> FromIterator<(String, V)> for Table<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// Sorts a short list: each item is put in its place among those before it. The standard sorts are
/// made anew for every type and cost 3 KB of the bundle each; lists here have at most some hundred items.
pub fn sort_short<T>(items: &mut Vec<T>, before: impl Fn(&T, &T) -> bool) {
    let mut sorted: Vec<T> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        let at = sorted.partition_point(|one| !before(&item, one));
        sorted.insert(at, item);
    }
    *items = sorted;
}

/// Sorts ids, however many there are (Shell sort). The standard sorts bring 6 KB.
pub fn sort_ids(ids: &mut [Id]) {
    let mut gap = ids.len() / 2;
    while gap > 0 {
        for at in gap..ids.len() {
            let mut place = at;
            while place >= gap && ids[place - gap] > ids[place] {
                ids.swap(place - gap, place);
                place -= gap;
            }
        }
        gap = if gap == 2 { 1 } else { gap * 5 / 11 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_one_value_a_key() {
        let mut table = Table::default();
        table.insert("a", 1);
        table.insert("b", 2);
        table.insert("a", 3);
        assert_eq!((table.get("a"), table.get("b"), table.get("c")), (Some(&3), Some(&2), None));
        table.remove("a");
        assert_eq!(table.values().collect::<Vec<_>>(), [&2]);
    }

    #[test]
    fn any_number_of_ids_is_sorted() {
        for count in [0, 1, 2, 3, 10, 6240] {
            let mut ids: Vec<Id> =
                (0..count).map(|n: u64| Id::from_bits(n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
            let mut expected = ids.clone();
            expected.sort();
            sort_ids(&mut ids);
            assert_eq!(ids, expected);
        }
    }

    #[test]
    fn a_short_list_is_sorted_and_equals_keep_their_order() {
        let mut items = vec![(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_short(&mut items, |a, b| a.0 < b.0);
        assert_eq!(items, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
    }
}
