//! Times of a stopwatch: a runner who needed 2:02:44 in one article and 2:02:43 in another.
//!
//! A runner has many times, of other races and other years. Two that lie a few seconds apart are of one race: nobody
//! runs a marathon twice in the same time but for a second.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::story::page::cue::Cue;
use crate::story::page::word::{Sort, Word, words_in};
use crate::story::page::{Node, Page};
use crate::story::people::{People, Person};
use crate::value::{Class, Number, relation};

/// The times of one person that two articles give differently.
pub(crate) fn check(pages: &[Page], people: &[People]) -> Vec<Clash> {
    let all: Vec<(At, Arc<Person>)> =
        pages.iter().zip(people).enumerate().flat_map(|(at, (p, who))| told(at, p, who)).collect();
    let node = |at: At| &pages[at.page].nodes[at.node];
    let knows = |page: usize, time: &Node| {
        let own = pages[page].nodes.iter().filter(|own| own.is_of_a_stopwatch());
        own.into_iter().any(|own| fits(own, time))
    };
    let mut taken: BTreeSet<At> = BTreeSet::new();
    let mut found = Vec::new();
    for (at, (i, who)) in all.iter().enumerate() {
        for (j, _) in all[at + 1..].iter().filter(|(j, other)| j.page != i.page && other.1 == who.1)
        {
            let (x, y) = (node(*i), node(*j));
            let is_new = !taken.contains(i) || !taken.contains(j);
            let of_now = |time: &Node| !time.cues.has(Cue::Former) && time.periods.is_empty();
            if is_new
                && (of_now(x) || of_now(y))
                && !fits(x, y)
                && are_near(x, y)
                && !knows(i.page, y)
                && !knows(j.page, x)
            {
                let fellows = |one: At| -> Vec<At> {
                    let is_of_it = |(at, other): &&(At, Arc<Person>)| {
                        other.1 == who.1 && fits(node(*at), node(one))
                    };
                    let mut own: Vec<At> = all.iter().filter(is_of_it).map(|(at, _)| *at).collect();
                    own.sort_by_key(|at| *at != one);
                    own
                };
                let groups = vec![fellows(*i), fellows(*j)];
                taken.extend(groups.iter().flatten());
                let why = "Both sides tell the time of one person, and it is not the same.";
                found.push(Clash { what: Some("time"), ..Clash::said(groups, why.to_owned()) });
            }
        }
    }
    found
}

/// The times of a page, each with whose it is.
fn told(index: usize, page: &Page, people: &People) -> Vec<(At, Arc<Person>)> {
    let timed = page.nodes.iter().enumerate().filter(|(_, node)| node.is_of_a_stopwatch());
    let told = timed.filter_map(|(number, node)| {
        let person = whose(node, page, people)?;
        Some((At { page: index, node: number }, person))
    });
    told.collect()
}

/// Whose a time is: who is named last before it, with no other time and no other clause between.
fn whose(node: &Node, page: &Page, people: &People) -> Option<Arc<Person>> {
    let named = people.in_sentence(node.sentence);
    let last = named.iter().rfind(|one| one.range.end <= node.range.start)?;
    let between = last.range.end..node.range.start;
    let is_between =
        |other: &Node| between.contains(&other.range.start) && other.is_of_a_stopwatch();
    let words = page.words_of(node.sentence);
    let own: &[Word] = words.get(words_in(words, &between)).unwrap_or_default();
    let parts = own.iter().any(|word| word.sort == Sort::Heavy);
    let is_other = page.nodes_of(node.sentence..=node.sentence).any(|(_, other)| is_between(other));
    (!parts && !is_other && own.len() <= REACH).then(|| Arc::clone(&last.person))
}

/// How many words lie at most between a name and a time of theirs.
const REACH: usize = 12;

fn fits(x: &Node, y: &Node) -> bool {
    relation(&x.value, &y.value).class != Class::Contradiction
}

/// Whether two times lie so near that nobody has both.
fn are_near(x: &Node, y: &Node) -> bool {
    let seconds = |node: &Node| node.value.quantity().and_then(|q| q.figure.point());
    // Over a short distance a heat and a final lie as near.
    let parts = |time: Number| if time < Number::from(HOUR) { SHORT } else { PART };
    let near = |x: Number, y: Number| Some(x.minus(y)?.abs().times(parts(x).into())? <= x.max(y));
    seconds(x).zip(seconds(y)).and_then(|(x, y)| near(x, y)).unwrap_or(false)
}

/// Two times of one race differ by less than one in so many parts.
const PART: i64 = 200;
/// and where they take less than an hour, by less than one in so many.
const SHORT: i64 = 2000;
const HOUR: i64 = 3600;
