//! Whether two figures of one measure are of two things: what stands around each says of which it is.

use std::sync::LazyLock;

use super::node_of;
use super::told::Told;
use crate::story::align::deals;
use crate::story::align::kinds::are_of_two_kinds;
use crate::story::align::pair::{At, Rarity};
use crate::story::align::places::is_of_one_of_many;
use crate::story::align::replaced::are_of_two_cases;
use crate::story::align::subjects::one_sided_name;
use crate::story::page::Page;
use crate::story::page::word::{Root, Sort, Word, forms};

/// Whether the words around two figures say that they are of two things: each has a name or a kind of its own.
pub(super) fn are_of_two_things(x: &Told, y: &Told, pages: &[Page], rarity: &Rarity) -> bool {
    let (p, q) = (node_of(pages, x.at), node_of(pages, y.at));
    are_of_two_kinds(p, q)
        || x.measure.is_of_a_doer() && are_of_two_doers(x.at, y.at, pages)
        || are_of_two_places(x.at, y.at, pages)
        || is_of_one_of_many(x.at, y.at, pages)
        || deals::are_of_two_times(x.at, y.at, pages)
        || are_of_two_cases(x.at, y.at, pages)
        || one_sided_name(p, q, rarity) && one_sided_name(q, p, rarity)
}

/// Whether each sentence begins with another name: of what one firm invests another firm's sum says nothing.
fn are_of_two_doers(x: At, y: At, pages: &[Page]) -> bool {
    let first = |at: At| {
        let (page, figure) = (&pages[at.page], node_of(pages, at));
        let before = |word: &&Word| (word.start as usize) < figure.range.start;
        let words = page.words_of(figure.sentence).iter().take_while(before);
        words.into_iter().find(|word| word.sort == Sort::Name).map(|word| word.root)
    };
    first(x).zip(first(y)).is_some_and(|(x, y)| x != y)
}

/// Whether each of two figures is of a place that is named right behind it: "at Brook Lane", "in Varna".
fn are_of_two_places(x: At, y: At, pages: &[Page]) -> bool {
    place(x, pages).zip(place(y, pages)).is_some_and(|(x, y)| x != y)
}

/// The place that is named behind a figure, in its clause.
fn place(at: At, pages: &[Page]) -> Option<Root> {
    let (page, figure) = (&pages[at.page], node_of(pages, at));
    let is_behind = |word: &&Word| word.start as usize >= figure.range.end;
    let behind: Vec<&Word> = page.words_of(figure.sentence).iter().filter(is_behind).collect();
    let clause = behind.split(|word| word.sort == Sort::Heavy || word.root == 0).next()?;
    let clause = &clause[..clause.len().min(BEHIND)];
    let mut two = clause.windows(2);
    let named =
        two.find(|two| IN.binary_search(&two[0].form).is_ok() && two[1].sort == Sort::Name)?;
    Some(named[1].root)
}

/// Within so many words behind a figure its place is named.
const BEHIND: usize = 7;
/// Words before a place.
static IN: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["at", "in", "near"]));
