//! Which articles of a folder tell one story: those that share names and words which few others have, and
//! are of about one time.

mod linkage;
mod parts;
pub(crate) mod why;

use rayon::prelude::*;

use crate::story::BY_HAND;
use crate::story::page::Page;
use crate::story::page::word::Root;
use linkage::Likeness;

/// A root that more articles have says nothing of which story they tell.
const POSTINGS: usize = 30;
/// What a name weighs,
const NAME: u64 = 2;
/// and any other word.
const WORD: u64 = 1;
/// What is less alike than this, in thousandths, is not alike at all.
const FAINT: u64 = 30;
/// So many days apart articles have to be twice as alike.
const FAR: i64 = 31;
/// Articles of one story are this alike on average, in thousandths.
const ALIKE: u64 = 90;

/// The stories that articles tell.
#[derive(Debug)]
pub(crate) struct Groups {
    /// The articles of each, by their places, in order.
    pub(crate) stories: Vec<Vec<usize>>,
    /// Whether somebody put the articles of each together: they are few, or all of one story.
    pub(crate) are_given: bool,
    /// Whether they are parts of a small folder, which have no leading name in common.
    pub(crate) are_parts: bool,
}

/// The articles in groups.
pub(crate) fn group(pages: &[Page]) -> Groups {
    // So few are one story but where parts of them have nothing in common: somebody put them into one folder.
    let is_small = pages.len() <= BY_HAND;
    let stories = match is_small {
        true => {
            let names: Vec<&[Root]> = pages.iter().map(|page| page.names.as_slice()).collect();
            parts::parts(&names, &likenesses(pages), ALIKE)
        }
        false => linkage::average(pages.len(), &likenesses(pages), ALIKE),
    };
    Groups { are_given: is_small || stories.len() == 1, are_parts: is_small, stories }
}

/// How alike two articles are that are alike at all, in thousandths: the cosine of what they say, each root
/// weighing more the fewer articles have it (tf-idf, as in Yang, Pierce and Carbonell, "A study of
/// retrospective and on-line event detection", SIGIR 1998).
fn likenesses(pages: &[Page]) -> Vec<Likeness> {
    let mut postings: Vec<(Root, usize)> = pages
        .par_iter()
        .enumerate()
        .flat_map_iter(|(index, page)| page.roots.iter().map(move |&root| (root, index)))
        .collect();
    postings.par_sort_unstable();
    let is_name = |page: usize, root: Root| pages[page].names.binary_search(&root).is_ok();
    let mut products: Vec<((usize, usize), u64)> = Vec::new();
    let mut squares = vec![0_u64; pages.len()];
    for list in postings.chunk_by(|(x, _), (y, _)| x == y) {
        let rarity = halvings(pages.len() as u64, list.len() as u64);
        let weigh = |&(root, page): &(Root, usize)| {
            (page, rarity * if is_name(page, root) { NAME } else { WORD })
        };
        let weights: Vec<(usize, u64)> = list.iter().map(weigh).collect();
        for &(page, weight) in &weights {
            squares[page] += weight * weight;
        }
        if list.len() > POSTINGS {
            continue;
        }
        for (at, &(x, v)) in weights.iter().enumerate() {
            products.extend(weights.iter().skip(at + 1).map(|&(y, w)| ((x, y), v * w)));
        }
    }
    products.par_sort_unstable();
    let days: Vec<Option<_>> = pages.iter().map(Page::published_day).collect();
    let likeness = |of_pair: &[((usize, usize), u64)]| {
        let ((x, y), _) = of_pair[0];
        let product: u64 = of_pair.iter().map(|(_, product)| product).sum();
        let norm = squares[x].isqrt() * squares[y].isqrt();
        let mut likeness = 1000 * product / norm.max(1);
        let apart = days[x].zip(days[y]).map(|(x, y)| (x - y).num_days().abs());
        if apart.is_some_and(|days| days > FAR) {
            likeness /= 2;
        }
        if pages[x].is_news_to(&pages[y]) && pages[y].is_news_to(&pages[x]) {
            likeness /= 2;
        }
        (likeness >= FAINT).then_some(Likeness { of: (x, y), likeness })
    };
    products.chunk_by(|(x, _), (y, _)| x == y).filter_map(likeness).collect()
}

/// How often a number is to be halved until another is left, in 256ths: the logarithm of their ratio to the
/// base of two, in whole numbers, so that every machine gets the same.
fn halvings(all: u64, part: u64) -> u64 {
    const ONE: u32 = 32;
    let ratio = (all << ONE) / part.max(1);
    let whole = ratio.max(1 << ONE).ilog2() - ONE;
    let mut rest = u128::from(ratio >> whole);
    let mut halvings = u64::from(whole);
    // Each squaring doubles the logarithm of what is left, and so brings its next binary place to the front.
    for _ in 0..8 {
        rest = (rest * rest) >> ONE;
        let place = rest >> (ONE + 1);
        rest >>= place;
        halvings = 2 * halvings + place as u64;
    }
    halvings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halvings_are_logarithms() {
        for (all, part, halvings_256) in
            [(1, 1, 0), (2, 1, 256), (8, 1, 768), (3, 1, 405), (100, 33, 409), (10_000, 7, 2682)]
        {
            assert_eq!(halvings(all, part), halvings_256, "{all} of {part}");
        }
    }
}
