//! Currencies of one name: the "francs" of a story are those that it names in full.
//!
//! A reader of one sentence has to guess whose francs, crowns or pesos are meant, or takes them for things that are
//! counted. A story says it once: "Swiss francs", "CHF".

use std::collections::BTreeSet;

use super::page::{Node, Page};
use crate::read::MentionKind;
use crate::value::{Currency, Dimension, Meaning, Quantity, Unit};

/// Gives bare sums of a family of currencies the one that the story names in full, if it names one.
pub(super) fn settle(pages: &mut [Page]) {
    for family in FAMILIES {
        let sums = || pages.iter().flat_map(|page| &page.nodes);
        // Most stories have no such sums.
        if !sums().any(|node| family.is_bare(node)) {
            continue;
        }
        let named: BTreeSet<Currency> = sums().filter_map(|node| family.named(node)).collect();
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
}

/// The families; codes of ISO 4217.
const FAMILIES: &[Family] = &[
    Family { stems: &["franc"], codes: &["CHF", "FRF", "BEF", "XAF", "XOF"] },
    Family { stems: &["kron", "crown", "korun"], codes: &["SEK", "NOK", "DKK", "CZK", "ISK"] },
    Family { stems: &["peso"], codes: &["MXN", "ARS", "CLP", "COP", "PHP", "UYU"] },
    Family { stems: &["rupee"], codes: &["INR", "PKR", "LKR", "NPR"] },
];

impl Family {
    /// Whether a value is a sum in a currency of this name, and does not say of which land.
    fn is_bare(&self, node: &Node) -> bool {
        let Some(quantity) = node.value.quantity() else { return false };
        let is_of_it = |word: &str| self.stems.iter().any(|stem| word.starts_with(stem));
        match quantity.dimension() {
            Dimension::Money(currency) if self.codes.contains(&currency.code()) => {
                !self.is_in_full(node)
            }
            Dimension::Count => quantity.noun.as_deref().is_some_and(is_of_it),
            _ => false,
        }
    }

    /// The currency of a value that names it in full.
    fn named(&self, node: &Node) -> Option<Currency> {
        let Dimension::Money(currency) = node.dimension()? else { return None };
        (self.codes.contains(&currency.code()) && self.is_in_full(node)).then_some(currency)
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
