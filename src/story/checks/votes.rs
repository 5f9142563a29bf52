//! Votes: a decision that one article calls unanimous and another tells the two sides of.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::Page;
use crate::story::page::numeral::numeral;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms};
use crate::value::Meaning;

/// The decisions that are unanimous in one article and divided in another. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let all = pages.iter().zip(texts).enumerate();
    let told: Vec<Told> = all.flat_map(|(i, (page, text))| told(i, page, text)).collect();
    let knows_both = |page: usize| {
        let mut own = told.iter().filter(|one| one.spot.page == page);
        let first = own.next().map(|one| one.split.is_some());
        own.any(|one| Some(one.split.is_some()) != first)
    };
    let known: Vec<&Told> = told.iter().filter(|one| !knows_both(one.spot.page)).collect();
    let (split, whole): (Vec<&Told>, Vec<&Told>) =
        known.into_iter().partition(|one| one.split.is_some());
    let is_one = |x: &Told, y: &Told| {
        let shared = x.around.intersection(&y.around);
        let has_shared = shared.filter(|root| !rarity.is_everywhere(**root)).count() > 0;
        // "The five were unanimous", "by four votes to one".
        has_shared || y.split.is_some_and(|(a, b)| x.counts.contains(&(a + b)))
    };
    let pair = whole.iter().find_map(|x| Some((x, split.iter().find(|y| is_one(x, y))?)));
    let sides = pair.map(|(x, y)| {
        let why = "One side says that the decision was unanimous, the other that it was not.";
        Sides {
            confidence: SURE,
            ..Sides::warning([vec![x.spot.clone()], vec![y.spot.clone()]], why)
        }
    });
    let meaning = |wording: &str| Meaning::Text(wording.into());
    sides.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that both are of one decision, in thousandths.
const SURE: i64 = 600;

/// How a decision was taken, as a sentence tells it.
#[derive(Debug)]
struct Told {
    /// The votes of the two sides; `None` where it was unanimous.
    split: Option<(u32, u32)>,
    /// The whole numbers of the sentence: of how many who decide.
    counts: BTreeSet<u32>,
    /// The telling words of the sentence.
    around: BTreeSet<Root>,
    spot: Spot,
}

static UNANIMOUS: LazyLock<Vec<Root>> =
    LazyLock::new(|| forms(["unanimity", "unanimous", "unanimously"]));

/// Words without one of which a sentence tells of no votes. Those of shooting or sport are none of them.
static VOTING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "committee",
        "court",
        "decision",
        "dissent",
        "dissented",
        "dissenting",
        "judge",
        "judges",
        "jurors",
        "jury",
        "justices",
        "majority",
        "panel",
        "passed",
        "ruled",
        "ruling",
        "split",
        "verdict",
        "vote",
        "voted",
        "votes",
    ])
});

/// Who decides together is seldom more.
const MOST: u32 = 25;

fn told(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    let mut add = |number: usize, words: &[Word], folded: &[String], from, end, split| {
        let says = words.iter().filter(|word| matches!(word.sort, Sort::Content | Sort::Name));
        found.push(Told {
            split,
            counts: folded.iter().filter_map(|word| numeral(word)).collect(),
            around: says.map(|word| word.root).collect(),
            spot: Spot { page: index, sentence: number, range: from..end },
        });
    };
    for (number, words, folded) in page.with_form(text, &UNANIMOUS) {
        for word in words.iter().filter(|word| UNANIMOUS.binary_search(&word.form).is_ok()) {
            add(number, words, &folded, word.start as usize, word.end as usize, None);
        }
    }
    for (number, words, folded) in page.with_form(text, &VOTING) {
        let votes = |at: usize| numeral(folded.get(at)?).filter(|count| (1..=MOST).contains(count));
        for at in 0..words.len() {
            let Some(first) = votes(at) else { continue };
            let to = at + 1 + usize::from(folded.get(at + 1).is_some_and(|word| word == "votes"));
            // "a 5-4 ruling": nothing stands between the figures but a hyphen.
            let is_joined = |next: &Word| {
                matches!(text.get(words[at].end as usize..next.start as usize), Some("-" | "–"))
            };
            let second = match folded.get(to).map(String::as_str) {
                Some("to") => to + 1,
                _ if words.get(at + 1).is_some_and(is_joined) => at + 1,
                _ => continue,
            };
            let Some(other) = votes(second).filter(|other| *other <= first) else { continue };
            let range = words[at].start as usize..words[second].end as usize;
            add(number, words, &folded, range.start, range.end, Some((first, other)));
        }
    }
    found
}
