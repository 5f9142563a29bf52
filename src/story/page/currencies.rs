//! Currencies of one name: the "francs" of a story are those that it names in full.
//!
//! A reader of one sentence has to guess whose francs, crowns or pesos are meant, or takes them for things that are
//! counted. A story says it once: "Swiss francs", "CHF".

use std::collections::BTreeSet;

use super::{Node, Page};
use crate::read::MentionKind;
use crate::value::{Currency, Dimension, Meaning, Number, Quantity, Unit};

/// Gives bare sums of a family of currencies the one that the story names in full, if it names one.
pub(crate) fn settle(pages: &mut [Page]) {
    for family in FAMILIES {
        let sums = || pages.iter().flat_map(|page| &page.nodes);
        // Most stories have no such sums.
        if !sums().any(|node| family.is_bare(node)) {
            continue;
        }
        let mut named: BTreeSet<Currency> = sums().filter_map(|node| family.named(node)).collect();
        if named.is_empty() {
            named = sums().filter_map(|node| family.called(node)).collect();
        }
        let mut named = named.into_iter();
        let (Some(currency), None) = (named.next(), named.next()) else { continue };
        let nodes = pages.iter_mut().flat_map(|page| &mut page.nodes);
        for node in nodes.filter(|node| family.is_bare(node)) {
            if let Meaning::Quantity(quantity) = &mut node.value.meaning {
                let unit = Unit::money(currency);
                *quantity = Quantity { unit, noun: None, ..quantity.clone() };
                node.kind = MentionKind::Money;
                node.nouns.clear();
            }
        }
    }
}

/// Currencies of one name.
struct Family {
    /// How their common name begins.
    stems: &'static [&'static str],
    /// Their codes.
    codes: &'static [&'static str],
    /// How the names begin that say by themselves of which land they are.
    own: &'static [&'static str],
}

/// The families; codes of ISO 4217.
const FAMILIES: &[Family] = &[
    Family { stems: &["franc"], codes: &["CHF", "FRF", "BEF", "XAF", "XOF"], own: &[] },
    Family {
        stems: &["kron", "crown", "korun"],
        codes: &["SEK", "NOK", "DKK", "CZK", "ISK"],
        own: &["kronor", "kroner", "korun"],
    },
    Family { stems: &["peso"], codes: &["MXN", "ARS", "CLP", "COP", "PHP", "UYU"], own: &[] },
    Family { stems: &["rupee"], codes: &["INR", "PKR", "LKR", "NPR"], own: &[] },
];

/// So many crowns are few.
const FEW: i64 = 10;

impl Family {
    /// Whether a value is a sum in a currency of this name, and does not say of which land.
    fn is_bare(&self, node: &Node) -> bool {
        let Some(quantity) = node.value.quantity() else { return false };
        let is_of_it = |word: &str| self.stems.iter().any(|stem| word.starts_with(stem));
        match quantity.dimension() {
            Dimension::Money(currency) if self.codes.contains(&currency.code()) => {
                !self.is_in_full(node)
            }
            Dimension::Count => {
                // Crowns that are few and read as no money are won, or sit on teeth.
                let is_much = quantity.figure.low.is_some_and(|low| low >= Number::from(FEW));
                let is_sum = |noun: &str| is_of_it(noun) && (is_much || !noun.starts_with("crown"));
                quantity.noun.as_deref().is_some_and(is_sum)
            }
            _ => false,
        }
    }

    /// The currency of a value that names it in full.
    fn named(&self, node: &Node) -> Option<Currency> {
        let Dimension::Money(currency) = node.dimension()? else { return None };
        (self.codes.contains(&currency.code()) && self.is_in_full(node)).then_some(currency)
    }

    /// The currency of a value that calls it in the tongue of its land: "kronor", of whom another article writes "crowns".
    fn called(&self, node: &Node) -> Option<Currency> {
        let Dimension::Money(currency) = node.dimension()? else { return None };
        let is_own = self.codes.contains(&currency.code()) && is_written(node, self.own);
        is_own.then_some(currency)
    }

    /// Whether a wording has the code of a currency, or a land before its name: "Swiss francs".
    fn is_in_full(&self, node: &Node) -> bool {
        let words = node.value.wording.split(|c: char| !c.is_alphabetic());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let is_of_it = |word: &str| {
            let word = word.to_lowercase();
            self.stems.iter().any(|stem| word.starts_with(stem))
        };
        let is_land = |word: &str| word.starts_with(char::is_uppercase);
        words.iter().any(|word| self.codes.contains(word))
            || words.windows(2).any(|two| is_land(two[0]) && is_of_it(two[1]))
    }
}

/// Whether two sums are one figure in two currencies: "€25 million", "£25 million". One sign was taken for
/// another, or one was converted.
pub(crate) fn in_two_currencies(x: &Node, y: &Node) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return false };
    matches!((p.dimension(), q.dimension()), (Dimension::Money(a), Dimension::Money(b)) if a != b)
        && p.figure.low == q.figure.low
        && p.figure.high == q.figure.high
        && p.per == q.per
        && p.change == q.change
        && !NAMESAKES.iter().any(|words| {
            // Of "Canadian dollars" and "US dollars" one was taken for the other.
            let are_in_full = [x, y].iter().all(|node| has_land(node));
            [x, y].iter().all(|node| is_written(node, words)) && !are_in_full
        })
}

/// Whether a wording holds one of some signs, or a word that begins with one of some stems.
fn is_written(node: &Node, stems: &[&str]) -> bool {
    let folded = node.value.wording.to_lowercase();
    let words = || folded.split(|c: char| !c.is_alphabetic());
    stems.iter().any(|stem| match stem.chars().all(char::is_alphabetic) {
        true => words().any(|word| word.starts_with(stem)),
        false => folded.contains(stem),
    })
}

/// Whether a wording says of which land a currency is: "Canadian dollars", "US$".
fn has_land(node: &Node) -> bool {
    let mut words = node.value.wording.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.starts_with(char::is_uppercase))
}

/// Currencies of one name or sign, by its stems: an outlet means that of its own land, and says it of no other.
const NAMESAKES: &[&[&str]] = &[
    &["$", "dollar"],
    &["franc"],
    &["£", "pound"],
    &["kr", "crown", "koruna"],
    &["rs", "rupee", "₹"],
    &["peso"],
    &["dinar"],
    &["rial", "riyal"],
    &["¥", "yen", "yuan"],
];
