//! Groups that agree: the claims of a slot, compared once and never pair by pair.
//!
//! What can be compared at all falls into families; figures and dates are then compared on a line
//! ([`super::line`]), all else by its words ([`super::words`]). [`relation`](crate::value::relation)
//! is the law: the class of a comparison is the gravest among all its pairs, and a group holds only
//! values that agree with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::line::compare_line;
use super::words::{compare_words, word_key};
use crate::value::{
    Class, Day, Dimension, Meaning, Number, Reason, Relation, Stated, Value, relation,
};

/// How the values of a slot stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The gravest class among all pairs.
    pub class: Class,
    /// Two values that show it, by index, and why; `None` where there are no two different values.
    /// The one of the earlier group comes first.
    pub witness: Option<(usize, usize, Reason)>,
    /// The groups that agree, each as indices in ascending order; groups in the order of their values.
    pub groups: Vec<Vec<usize>>,
}

impl Comparison {
    /// A comparison with its groups and the two values that stand worst to each other.
    pub(super) fn new(
        gravest: Option<(usize, usize, Relation)>,
        groups: Vec<Vec<usize>>,
    ) -> Comparison {
        let group_of = |i: usize| groups.iter().position(|group| group.binary_search(&i).is_ok());
        let in_order = |a: usize, b: usize| (group_of(a), a) <= (group_of(b), b);
        Comparison {
            class: gravest.map_or(Class::Agree, |(_, _, relation)| relation.class),
            witness: gravest.map(|(a, b, relation)| {
                let (a, b) = if in_order(a, b) { (a, b) } else { (b, a) };
                (a, b, relation.reason)
            }),
            groups,
        }
    }
}

/// Compares all values with each other, in O(n log n).
///
/// Values that cannot be compared (two currencies, a level and a change) come back as separate
/// comparisons, in a fixed order. A value that can be compared with both sides of such a gap stands
/// in both: "chips" beside "AI chips" and "game chips", which are not compared with each other. The
/// result does not depend on the order of the values but for their indices.
pub fn compare(values: &[&Value]) -> Vec<Comparison> {
    let mut families: BTreeMap<Family<'_>, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (index, value) in values.iter().enumerate() {
        let nouns = families.entry(family(value)).or_default();
        nouns.entry(noun(value)).or_default().push(index);
    }
    families.values().flat_map(comparable).map(|indices| compare_family(values, &indices)).collect()
}

/// Why some of the values were not compared with others: amounts in two currencies, a level and a change.
pub fn not_compared(values: &[&Value]) -> BTreeSet<Reason> {
    let mut sorts: BTreeMap<(Family<'_>, String), &Value> = BTreeMap::new();
    for value in values {
        let words = match &value.meaning {
            Meaning::Role(_) | Meaning::Text(_) => word_key(value),
            _ => noun(value).to_owned(),
        };
        sorts.entry((family(value), words)).or_insert(value);
    }
    let sorts: Vec<&Value> = sorts.into_values().take(SORTS).collect();
    let pairs = sorts.iter().enumerate().flat_map(|(i, a)| sorts[..i].iter().map(move |b| (a, b)));
    let apart = pairs.map(|(a, b)| relation(a, b)).filter(|r| r.class == Class::NotComparable);
    apart.map(|relation| relation.reason).collect()
}

/// Of how many sorts of values each is held against each other to see why they are not compared.
const SORTS: usize = 64;

/// What values must share to be comparable at all, but for the noun of what they count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Family<'a> {
    Figure { dimension: Dimension, change: bool, per: Option<&'a str> },
    Time,
    Term,
    Name,
    Role,
    YesNo,
    Text,
}

fn family(value: &Value) -> Family<'_> {
    match &value.meaning {
        Meaning::Quantity(quantity) => Family::Figure {
            // A bare figure may count the same thing as one with its noun.
            dimension: match quantity.dimension() {
                Dimension::Number => Dimension::Count,
                other => other,
            },
            change: quantity.change,
            per: quantity.per.as_deref(),
        },
        Meaning::Time(_) => Family::Time,
        Meaning::Term(_) => Family::Term,
        Meaning::Name(_) => Family::Name,
        Meaning::Role(_) => Family::Role,
        Meaning::YesNo(_) => Family::YesNo,
        Meaning::Text(_) => Family::Text,
    }
}

/// What a figure counts; nothing for a figure without a noun and for what is no figure.
fn noun(value: &Value) -> &str {
    value.quantity().and_then(|quantity| quantity.noun.as_deref()).unwrap_or_default()
}

/// The largest sets of values that can all be compared with each other: for each noun that no other
/// is a sort of, the values of that noun and of all that it is a sort of.
fn comparable(nouns: &BTreeMap<&str, Vec<usize>>) -> Vec<Vec<usize>> {
    let general: BTreeSet<&str> = nouns.keys().flat_map(|noun| more_general(noun)).collect();
    let special = nouns.iter().filter(|(noun, _)| !general.contains(*noun));
    special
        .map(|(noun, own)| {
            let others = more_general(noun).filter_map(|noun| nouns.get(noun));
            let mut indices: Vec<usize> = own.iter().chain(others.flatten()).copied().collect();
            indices.sort_unstable();
            indices
        })
        .collect()
}

/// What a noun is a sort of: "AI chips" are chips. A figure without a noun may count anything.
fn more_general(noun: &str) -> impl Iterator<Item = &str> {
    let ends = noun.match_indices([' ', '-']).filter_map(|(at, mark)| noun.get(at + mark.len()..));
    ends.chain((!noun.is_empty()).then_some(""))
}

fn compare_family(values: &[&Value], indices: &[usize]) -> Comparison {
    let figures: Option<Vec<(usize, Stated<Number>)>> =
        indices.iter().map(|&i| Some((i, values[i].quantity()?.figure))).collect();
    if let Some(line) = figures {
        return compare_line(values, line);
    }
    let days: Option<Vec<(usize, Stated<Day>)>> = indices
        .iter()
        .map(|&i| match &values[i].meaning {
            Meaning::Time(period) => Some((i, period.stated())),
            _ => None,
        })
        .collect();
    match days {
        Some(line) => compare_line(values, line),
        None => compare_words(values, indices),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::samples::{counted, counts, dates, figures, role, term, worded, words};
    use crate::value::{Calendar, Currency, Name, Period, Quantity, Unit, Unlike};

    fn n(figure: i64) -> Number {
        Number::from(figure)
    }

    /// The classes of the comparisons, each with its groups of wordings.
    fn compared(values: &[Value]) -> Vec<(Class, Vec<Vec<&str>>)> {
        let all: Vec<&Value> = values.iter().collect();
        compare(&all)
            .into_iter()
            .map(|comparison| {
                let wordings = |group: &Vec<usize>| {
                    let mut wordings: Vec<&str> =
                        group.iter().map(|&i| &*values[i].wording).collect();
                    wordings.sort_unstable();
                    wordings
                };
                (comparison.class, comparison.groups.iter().map(wordings).collect())
            })
            .collect()
    }

    #[test]
    fn only_what_measures_one_thing_is_compared() {
        let level = || Quantity::new(Stated::exactly(n(5)), Unit::percent());
        let changed = Quantity { change: true, ..level() };
        let yearly = Quantity { per: Some("year".into()), ..level() };
        let money = |code: &str| {
            Quantity::new(Stated::exactly(n(6)), Unit::money(Currency::new(code).unwrap()))
        };
        let quantities = [level(), changed, yearly, money("USD"), money("EUR")];
        let mut values: Vec<Value> =
            quantities.map(|q| Value::new("five", Meaning::Quantity(q))).into();
        values.push(Value::new("2025", Meaning::Time(Period::Of(Calendar::Year(2025)))));
        values.push(Value::new("acquired", Meaning::Term(term("acquired", Unlike::Agree))));
        values.push(Value::new("Roe", Meaning::Name(Name::new("Roe"))));
        values.push(Value::new("head", Meaning::Role(role("head", None, None))));
        values.push(Value::new("yes", Meaning::YesNo(true)));
        values.push(Value::new("words", Meaning::Text("words".into())));
        let count = values.len();
        let comparisons = compared(&values);
        assert_eq!(comparisons.len(), count, "{comparisons:?}");
        values.extend(values.clone());
        let comparisons = compared(&values);
        assert_eq!(comparisons.len(), count, "each beside itself: {comparisons:?}");
        assert!(
            comparisons.iter().all(|(class, groups)| *class == Class::Agree && groups.len() == 1)
        );
    }

    #[test]
    fn what_is_not_compared_says_why() {
        let money = |code: &str, figure: i64| {
            let unit = Unit::money(Currency::new(code).unwrap());
            Value::new(code, Meaning::Quantity(Quantity::new(Stated::exactly(n(figure)), unit)))
        };
        let text = |words: &str| Value::new(words, Meaning::Text(words.into()));
        let post = |post: &str, at| Value::new(post, Meaning::Role(role(post, at, None)));
        for (why, values, reasons) in [
            ("one currency", vec![money("USD", 1), money("USD", 2)], vec![]),
            (
                "two currencies",
                vec![money("USD", 1), money("EUR", 1), money("USD", 2)],
                vec![Reason::OtherCurrency],
            ),
            ("one text twice", vec![text("as said"), text("AS said")], vec![]),
            ("two texts", vec![text("as said"), text("so")], vec![Reason::FreeText]),
            (
                "a post without its place",
                vec![post("head", Some("Acme")), post("founder", None)],
                vec![Reason::NoOrganization],
            ),
            (
                "two sorts of one thing, and a bare figure",
                vec![
                    counted(1, Some("AI chips")),
                    counted(2, Some("game chips")),
                    counted(1, None),
                ],
                vec![Reason::OtherNoun],
            ),
        ] {
            let all: Vec<&Value> = values.iter().collect();
            assert_eq!(not_compared(&all).into_iter().collect::<Vec<_>>(), reasons, "{why}");
        }
    }

    #[test]
    fn a_noun_is_compared_with_its_sorts_and_a_bare_figure_with_all() {
        use Class::{Agree, Contradiction};
        for (why, values, expected) in [
            (
                "two sorts of one thing are not compared with each other",
                vec![counted(1, Some("AI chips")), counted(2, Some("game chips"))],
                vec![(Agree, vec![vec!["1 AI chips"]]), (Agree, vec![vec!["2 game chips"]])],
            ),
            (
                "the thing itself is compared with each sort, written in two words or with a hyphen",
                vec![
                    counted(1, Some("AI-chips")),
                    counted(3, Some("game chips")),
                    counted(3, Some("chips")),
                ],
                vec![
                    (Contradiction, vec![vec!["1 AI-chips"], vec!["3 chips"]]),
                    (Agree, vec![vec!["3 chips", "3 game chips"]]),
                ],
            ),
            (
                "the end of a word is no word",
                vec![counted(1, Some("microchips")), counted(2, Some("chips"))],
                vec![(Agree, vec![vec!["2 chips"]]), (Agree, vec![vec!["1 microchips"]])],
            ),
            (
                "a figure without a noun counts what the others count",
                vec![counted(1, None), counted(2, Some("chips")), counted(1, Some("people"))],
                vec![
                    (Contradiction, vec![vec!["1"], vec!["2 chips"]]),
                    (Agree, vec![vec!["1", "1 people"]]),
                ],
            ),
            (
                "and stands alone where there is no other",
                vec![counted(1, None), counted(1, None)],
                vec![(Agree, vec![vec!["1", "1"]])],
            ),
        ] {
            assert_eq!(compared(&values), expected, "{why}");
        }
    }

    #[test]
    fn a_witness_is_two_different_values() {
        let values = [counted(5, None), counted(5, None)];
        assert_eq!(compare(&[&values[0], &values[1]])[0].witness, None);
        let rounded = [worded("14~1"), worded("14.3~0.1")];
        let witness = compare(&[&rounded[0], &rounded[1]])[0].witness;
        assert_eq!(witness, Some((0, 1, Reason::Rounding)), "also where they agree");
        let more = counted(6, None);
        let comparison = compare(&[&more, &values[0], &values[1]]).remove(0);
        assert_eq!(comparison.witness, Some((1, 0, Reason::Disjoint)));
        assert_eq!(comparison.groups, [vec![1, 2], vec![0]]);
    }

    /// `relation` of all pairs is the law that `compare` keeps without looking at all pairs.
    fn keeps_the_law(values: &[Value]) -> Result<(), TestCaseError> {
        let all: Vec<&Value> = values.iter().collect();
        let pairs = || (0..all.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
        let gravest = pairs().map(|(i, j)| relation(all[i], all[j]).class).max();
        let comparisons = compare(&all);
        // Where nothing can be compared, each value agrees with itself.
        let found = comparisons.iter().map(|c| c.class).max().map(|class| class.max(Class::Agree));
        prop_assert_eq!(found, gravest.max(Some(Class::Agree)));
        for comparison in &comparisons {
            for group in &comparison.groups {
                prop_assert!(group.is_sorted_by(|a, b| a < b));
                for (&a, &b) in group.iter().flat_map(|a| group.iter().map(move |b| (a, b))) {
                    prop_assert_eq!(relation(all[a], all[b]).class, Class::Agree);
                }
            }
            if let Some((a, b, reason)) = comparison.witness {
                let shown = relation(all[a], all[b]);
                let group_of = |i| comparison.groups.iter().position(|group| group.contains(&i));
                prop_assert!((group_of(a), a) < (group_of(b), b));
                prop_assert_eq!((shown.class, shown.reason), (comparison.class, reason));
            }
        }
        for index in 0..all.len() {
            let homes = comparisons.iter().flat_map(|c| &c.groups).filter(|g| g.contains(&index));
            prop_assert!(homes.count() >= 1, "a value is lost");
        }
        let before = compared(values);
        let turned: Vec<Value> = values.iter().rev().cloned().collect();
        prop_assert_eq!(&compared(&turned), &before, "the order of the values changes something");
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn figures_keep_the_law(values in prop::collection::vec(figures(), 1..7)) {
            keeps_the_law(&values)?;
            // All on one line: then one group is the same as no trouble.
            let all: Vec<&Value> = values.iter().collect();
            let comparison = compare(&all).remove(0);
            prop_assert_eq!(comparison.class == Class::Agree, comparison.groups.len() == 1);
        }

        #[test]
        fn counts_keep_the_law(values in prop::collection::vec(counts(), 1..7)) {
            keeps_the_law(&values)?;
        }

        #[test]
        fn dates_keep_the_law(values in prop::collection::vec(dates(), 1..7)) {
            keeps_the_law(&values)?;
        }

        #[test]
        fn words_keep_the_law(values in prop::collection::vec(words(), 1..7)) {
            keeps_the_law(&values)?;
        }
    }
}
