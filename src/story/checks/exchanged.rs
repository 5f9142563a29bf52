//! One sum told in another currency at two rates: "€5 billion ($4.2bn)", "€5 billion ($5.5 billion)".
//!
//! Rates move by the day, but hardly by a tenth within weeks: one of the articles has reckoned wrongly, or took the sum
//! from elsewhere.

use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::word::Root;
use crate::story::page::{Node, Page};
use crate::value::{Bound, Class, Currency, Day, Dimension, Number, relation};

/// The sums that two articles tell in another currency at rates that lie too far apart.
pub(crate) fn check(pages: &[Page]) -> Vec<Clash> {
    if !are_of_one_time(pages) {
        return Vec::new();
    }
    let all: Vec<Exchanged> =
        pages.iter().enumerate().flat_map(|(at, page)| told(at, page)).collect();
    let mut found: Vec<Clash> = Vec::new();
    for (i, x) in all.iter().enumerate() {
        let mut others = all[i + 1..].iter().filter(|y| differ(x, y, pages));
        let is_told =
            |at: At| found.iter().any(|clash| clash.groups.iter().flatten().any(|own| *own == at));
        if is_told(x.at) {
            continue;
        }
        let Some(y) = others.find(|y| !is_told(y.at)) else { continue };
        // What lies near both sides stands on neither.
        let side = |own: &Exchanged, other: &Exchanged| -> Vec<At> {
            let alike = all.iter().filter(|z| {
                z.at != own.at
                    && z.sums() == own.sums()
                    && is_near(z.exchanged, own.exchanged)
                    && !is_near(z.exchanged, other.exchanged)
            });
            std::iter::once(own.at).chain(alike.map(|z| z.at)).collect()
        };
        let sides = vec![side(x, y), side(y, x)];
        let why = format!(
            "Both sides tell {} in the same other currency, and not at one rate.",
            pages[x.at.page].nodes[x.sum].value.wording
        );
        found.push(Clash { what: Some("conversion"), ..Clash::said(sides, why) });
    }
    found
}

/// Whether all articles of which that is known, two at least, were published within few days: the others will have been as
/// well. Who looks back reckons by a rate of another year.
fn are_of_one_time(pages: &[Page]) -> bool {
    let days: Vec<Day> = pages.iter().filter_map(Page::published_day).collect();
    let span =
        days.iter().max().zip(days.iter().min()).map(|(last, first)| (*last - *first).num_days());
    days.len() > 1 && span.is_some_and(|days| days <= DAYS)
}

/// A sum, and what it comes to in another currency.
#[derive(Debug)]
struct Exchanged {
    /// The sum in the other currency.
    at: At,
    /// The sum itself.
    sum: usize,
    currencies: (Currency, Currency),
    /// What each comes to.
    given: Number,
    exchanged: Number,
}

impl Exchanged {
    fn sums(&self) -> (Currency, Currency, Number) {
        (self.currencies.0, self.currencies.1, self.given)
    }
}

/// The sums of a page that are told once more in another currency.
fn told(page: usize, own: &Page) -> Vec<Exchanged> {
    let pairs = own
        .nodes
        .windows(2)
        .enumerate()
        .filter(|(_, two)| two[0].sentence == two[1].sentence && two[1].retells);
    pairs
        .filter_map(|(first, two)| {
            let ((x, given), (y, exchanged)) = (sum(&two[0])?, sum(&two[1])?);
            let at = At { page, node: first + 1 };
            (x != y && !is_of_then(own, &two[0])).then_some(Exchanged {
                at,
                sum: first,
                currencies: (x, y),
                given,
                exchanged,
            })
        })
        .collect()
}

/// The currency of a sum that is told flatly, and how much it is.
fn sum(node: &Node) -> Option<(Currency, Number)> {
    let Some(Dimension::Money(currency)) = node.dimension() else { return None };
    let is_flat = matches!(node.bound(), Bound::Exact | Bound::Approx);
    let point = node.value.quantity()?.figure.point().filter(|_| is_flat)?;
    Some((currency, point))
}

/// Whether two articles tell one sum of one thing at two rates.
fn differ(x: &Exchanged, y: &Exchanged, pages: &[Page]) -> bool {
    let says = |own: &Exchanged| -> Vec<Root> {
        let page = &pages[own.at.page];
        let words = page.words_of(page.nodes[own.sum].sentence).iter();
        words.filter(|word| word.says_something()).map(|word| word.root).collect()
    };
    let node = |own: &Exchanged| &pages[own.at.page].nodes[own.at.node];
    let exclude = || relation(&node(x).value, &node(y).value).class == Class::Contradiction;
    x.at.page != y.at.page
        && x.sums() == y.sums()
        && !is_near(x.exchanged, y.exchanged)
        && exclude()
        && says(x).iter().any(|root| says(y).contains(root))
}

/// Whether a sum is told of a day long before its article, which may have reckoned by the rate of then.
fn is_of_then(page: &Page, node: &Node) -> bool {
    let end = node.periods.first().and_then(|period| period.high().point());
    end.zip(page.published_day()).is_some_and(|(end, out)| (out - end).num_days() > DAYS)
}

/// Whether two sums lie within a tenth.
fn is_near(x: Number, y: Number) -> bool {
    let (less, more) = (x.min(y), x.max(y));
    let gap = more.minus(less).and_then(|gap| gap.times(Number::from(10)));
    gap.is_some_and(|gap| gap <= less)
}

/// Within so many days a rate hardly moves by a tenth.
const DAYS: i64 = 60;
