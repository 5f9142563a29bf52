//! The comparison of terms, names, posts, answers and texts: by their words, each once.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::slot::Comparison;
use crate::value::{Class, Meaning, Name, Relation, Value, relation};

/// With more groups than this in one slot, what is new opens a group without asking the rest.
const MANY_WORDS: usize = 64;

/// The comparison of values that stand on no line, by their indices.
pub(super) fn compare_words(values: &[&Value], indices: &[usize]) -> Comparison {
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &i in indices {
        keys.entry(word_key(values[i])).or_default().push(i);
    }
    // Longer names first, so that a short form finds the name that it is short for.
    let mut distinct: Vec<(String, Vec<usize>)> = keys.into_iter().collect();
    distinct.sort_by_key(|(_, same)| Reverse(words_in(values[same[0]])));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut gravest: Option<(usize, usize, Relation)> = None;
    for (at, (_, same)) in distinct.iter().enumerate() {
        let mut home = None;
        for (g, group) in groups.iter().enumerate().take(MANY_WORDS) {
            let mut agrees_with_all = true;
            for &member in group {
                let (a, b) = (distinct[member].1[0], same[0]);
                let found = relation(values[a], values[b]);
                agrees_with_all &= found.class == Class::Agree;
                if gravest.is_none_or(|(_, _, gravest)| found.class > gravest.class) {
                    gravest = Some((a, b, found));
                }
            }
            if agrees_with_all && home.is_none() {
                home = Some(g);
            }
        }
        match home {
            Some(group) => groups[group].push(at),
            None => groups.push(vec![at]),
        }
    }
    // In the order of the longest form of each.
    groups.sort_by_key(|group| group.first().map(|&at| &distinct[at].0));
    let of = |group: &Vec<usize>| {
        let mut indices: Vec<usize> =
            group.iter().flat_map(|&at| distinct[at].1.iter().copied()).collect();
        indices.sort_unstable();
        indices
    };
    Comparison::new(gravest, groups.iter().map(of).collect())
}

fn words_in(value: &Value) -> usize {
    match &value.meaning {
        Meaning::Name(name) => name.words.len(),
        _ => 0,
    }
}

/// What two values of words share when they say the same.
pub(super) fn word_key(value: &Value) -> String {
    match &value.meaning {
        Meaning::Term(term) => term.id.to_string(),
        Meaning::Name(name) => name.words.join(" "),
        Meaning::Role(role) => {
            let name = |n: &Option<Name>| n.as_ref().map(|n| n.words.join(" ")).unwrap_or_default();
            format!("{}|{}|{}", role.post, name(&role.organization), name(&role.within))
        }
        Meaning::YesNo(yes) => yes.to_string(),
        Meaning::Text(text) => text.to_lowercase(),
        Meaning::Quantity(_) | Meaning::Time(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Reason;

    fn compared(texts: &[&str]) -> Comparison {
        let name = |text: &&str| Value::new(*text, Meaning::Name(Name::new(text)));
        let values: Vec<Value> = texts.iter().map(name).collect();
        let all: Vec<&Value> = values.iter().collect();
        crate::graph::compare(&all).remove(0)
    }

    #[test]
    fn a_short_name_joins_its_long_form() {
        let comparison = compared(&["Roe", "Jane Roe", "Kim Poe", "jane roe"]);
        assert_eq!(comparison.groups, [vec![0, 1, 3], vec![2]]);
        assert_eq!(comparison.class, Class::Contradiction);
        assert_eq!(comparison.witness, Some((1, 2, Reason::Different)));
        let comparison = compared(&["Roe", "Jane Roe"]);
        assert_eq!((comparison.class, comparison.groups), (Class::Agree, vec![vec![0, 1]]));
    }

    #[test]
    fn a_name_stands_with_the_longest_that_it_is_short_for() {
        let comparison = compared(&["Ann", "Ann Lee", "Mary Ann Lee"]);
        assert_eq!(comparison.groups, [vec![0], vec![1, 2]]);
    }

    #[test]
    fn two_short_forms_of_one_name_are_not_each_other() {
        let comparison = compared(&["Jane", "Roe", "Jane Ann Roe"]);
        assert_eq!(comparison.class, Class::Contradiction);
        assert_eq!(comparison.groups, [vec![0, 2], vec![1]]);
        assert_eq!(comparison.witness, Some((0, 1, Reason::Different)));
    }

    #[test]
    fn a_hundred_names_are_a_hundred_groups() {
        let names: Vec<String> = (0..100).map(|i| format!("name{i:03}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let comparison = compared(&names);
        assert_eq!(comparison.groups, (0..100).map(|i| vec![i]).collect::<Vec<_>>());
        assert_eq!(comparison.class, Class::Contradiction);
    }
}
