//! Which part of a page is the article, and which parts within it are not.

use super::page::{Element, Page};
use super::words::{Around, Tag};

/// Which parts of a page are the article's.
#[derive(Debug)]
pub(super) struct Choice {
    /// The part that holds the article, by its place among the elements.
    pub(super) root: usize,
    /// The headline, where a part of the page is one.
    pub(super) headline: Option<usize>,
    /// For each part whether it is left out.
    pub(super) left_out: Vec<bool>,
}

/// A text of so many bytes in one part is prose; shorter ones may be links, labels and buttons.
pub(super) const PROSE: usize = 60;

/// Chooses the article of a page. `is_headline` says of a heading of the first order whether it may be it.
pub(super) fn choose(page: &Page, is_headline: impl Fn(usize) -> bool) -> Choice {
    let elements = &page.elements;
    let text = sums(elements, |element| element.text);
    let headings = sums(elements, |element| usize::from(element.tag == Tag::Heading(1)));
    let mut left_out = vec![false; elements.len()];
    for (at, element) in elements.iter().enumerate().skip(1) {
        left_out[at] = left_out[element.parent]
            || match element.around {
                Around::No => false,
                // What holds most of the page is no part around it, whatever it is called.
                Around::Likely => text[at] * 2 <= text[0],
                Around::Comments => headings[at] == 0,
            };
    }
    let mass = |at: usize| {
        let plain = elements[at].text - elements[at].linked;
        if plain >= PROSE && !left_out[at] { plain } else { 0 }
    };
    let masses: Vec<usize> = (0..elements.len()).map(mass).collect();
    let prose = sums_of(elements, masses);
    let root = root(elements, &prose);
    let headline = headline(elements, root, &left_out, is_headline);
    Choice { root, headline, left_out }
}

/// The innermost article that holds half of all prose, else the innermost part that holds two thirds.
fn root(elements: &[Element], prose: &[usize]) -> usize {
    let is_main = |&at: &usize| elements[at].tag == Tag::Main && prose[at] * 2 >= prose[0];
    if prose[0] > 0
        && let Some(main) = (1..elements.len()).rev().find(is_main)
    {
        return main;
    }
    let mut root = 0;
    for (at, element) in elements.iter().enumerate().skip(1) {
        let holds = matches!(element.tag, Tag::Block | Tag::Cell { .. } | Tag::Main)
            || element.tag.is_of_table();
        if holds && element.parent == root && prose[0] > 0 && prose[at] * 3 >= prose[0] * 2 {
            root = at;
        }
    }
    root
}

/// The first heading of the first order in the article, else the last fitting one before it.
fn headline(
    elements: &[Element],
    root: usize,
    left_out: &[bool],
    is_headline: impl Fn(usize) -> bool,
) -> Option<usize> {
    let within = &elements[root].events;
    let first_order = |&at: &usize| elements[at].tag == Tag::Heading(1) && !left_out[at];
    let inside = |&at: &usize| within.contains(&elements[at].events.start);
    let all = || (1..elements.len()).filter(first_order);
    all()
        .find(inside)
        .or_else(|| all().rfind(|&at| elements[at].events.start < within.start && is_headline(at)))
}

/// For each part the sum over itself and all parts in it.
fn sums(elements: &[Element], of: impl Fn(&Element) -> usize) -> Vec<usize> {
    sums_of(elements, elements.iter().map(of).collect())
}

fn sums_of(elements: &[Element], mut sums: Vec<usize>) -> Vec<usize> {
    // What is within comes after what is around.
    for at in (1..elements.len()).rev() {
        sums[elements[at].parent] += sums[at];
    }
    sums
}
