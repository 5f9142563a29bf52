//! Whole and part: a firm that one article has as taken over, and another as bought to less than a half, or one has as
//! brought into the fold, and another as staying on its own.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::page::spot::{Sides, Spot, of_all};
use crate::story::page::word::{Root, Sort, Word, forms, names_among};
use crate::story::page::{Node, Page};
use crate::value::{Meaning, Number};

/// The firms that are taken over in one article and bought in part in another.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let (mut wholes, mut parts) = (Vec::new(), Vec::new());
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        wholes.extend(taken_over(index, page, text));
        parts.extend(bought_in_part(index, page, text));
    }
    let mut found = absorbed_or_alone(pages, texts, &wholes, &mut parts);
    while let Some(part) = parts.pop() {
        let mut sides = [Vec::new(), vec![part.spot.clone()]];
        let others = parts.extract_if(.., |other| other.is_of(&part));
        sides[1].extend(others.map(|other| other.spot));
        let of_part = wholes.iter().filter(|whole| whole.is_of(&part));
        sides[0].extend(of_part.map(|whole| whole.spot.clone()));
        if sides[0].is_empty() {
            continue;
        }
        for side in &mut sides {
            in_order(side);
        }
        let knows_both = |spot: &Spot| sides[1].iter().any(|part| part.page == spot.page);
        let why = "One side tells that it was taken over, the other that less than a half of it was bought.";
        let sides = match sides[0].iter().all(knows_both) {
            true => Sides::lead(sides, why, DOUBT, LOOSE),
            false => Sides::warning(sides, why),
        };
        found.push(Sides { about: Some(part.name), ..sides });
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// The firms that one article has as brought into the fold, and another as independent. A firm that was merely bought
/// may go on as before. The `parts` that were bought of them are taken out, and told there.
fn absorbed_or_alone(
    pages: &[Page],
    texts: &[&str],
    wholes: &[Bought],
    parts: &mut Vec<Bought>,
) -> Vec<Sides> {
    let mut alone: Vec<Bought> = of_all(pages, texts, left_alone);
    let mut found = Vec::new();
    while let Some(one) = alone.pop() {
        let mut sides = [Vec::new(), vec![one.spot.clone()]];
        sides[1].extend(alone.extract_if(.., |other| other.is_of(&one)).map(|other| other.spot));
        // "Rask Motors" is not "Halden Motors".
        let is_it =
            |whole: &Bought| whole.name.starts_with(&one.name) || one.name.starts_with(&whole.name);
        let inside = wholes.iter().filter(|whole| whole.is_absorbed && is_it(whole));
        sides[0].extend(inside.map(|whole| whole.spot.clone()));
        if sides[0].is_empty() {
            continue;
        }
        let why =
            "One side tells that it was brought into the fold, the other that it stays on its own.";
        // Who tells of the stake and of the fold may speak loosely of the fold, but not of who is independent.
        let knows_both = share_a_page(&sides);
        sides[1].extend(parts.extract_if(.., |part| part.is_of(&one)).map(|part| part.spot));
        for side in &mut sides {
            in_order(side);
        }
        let sides = match knows_both {
            true => Sides::lead(sides, why, DOUBT, LOOSE),
            false => Sides::warning(sides, why),
        };
        found.push(Sides { about: Some(one.name), ..sides });
    }
    found
}

/// Whether one article tells both.
fn share_a_page([x, y]: &[Vec<Spot>; 2]) -> bool {
    x.iter().any(|a| y.iter().any(|b| a.page == b.page))
}

/// Every spot once, in the order of the articles.
fn in_order(side: &mut Vec<Spot>) {
    side.sort_by_key(|spot| (spot.page, spot.range.start));
    side.dedup_by(|a, b| a.page == b.page && a.range == b.range);
}

/// What keeps a finding from being more than a lead where one article tells both.
const DOUBT: &str = "A lead only: whoever tells both may speak loosely.";

/// How sure it is that an article that tells both means two things, in thousandths.
const LOOSE: i64 = 450;

/// A purchase, as a sentence tells it.
#[derive(Debug)]
struct Bought {
    /// Who buys, as far as the sentence says,
    buyer: BTreeSet<Root>,
    /// and what,
    target: BTreeSet<Root>,
    /// as it is written.
    name: String,
    spot: Spot,
    /// It becomes a part of who bought it: "brought INTO THE FOLD".
    is_absorbed: bool,
}

impl Bought {
    /// Whether another sentence may tell of the same purchase.
    fn is_of(&self, other: &Bought) -> bool {
        let (x, y) = (&self.buyer, &other.buyer);
        (x.is_empty() || y.is_empty() || !x.is_disjoint(y))
            && self
                .target
                .iter()
                .any(|name| other.target.contains(name) && !x.contains(name) && !y.contains(name))
    }
}

/// What a page tells as taken over: "acquired Tolsen", "the takeover of Tolsen", "brought Tolsen into the fold".
fn taken_over(index: usize, page: &Page, text: &str) -> Vec<Bought> {
    let mut found = Vec::new();
    for (sentence, words, folded) in page.with_form(text, &BUYING) {
        for at in 0..words.len() {
            let word = folded[at].as_str();
            let next = folded.get(at + 1).map_or("", String::as_str);
            let is_over = TAKES.contains(&word) && next == "over";
            let is_of = NOUNS.contains(&word) && next == "of";
            let from = at + 1 + usize::from(is_over || is_of);
            let is_told = VERBS.contains(&word) || is_over || is_of;
            let is_brought = matches!(word, "bring" | "brings" | "bringing" | "brought");
            let target =
                if is_told || is_brought { object(words, &folded, text, from) } else { None };
            let Some(target) = target.filter(|_| !is_doubted(&folded, at)) else { continue };
            let mut end = target.end;
            if is_brought {
                let fold = folded.get(end..end + 3).unwrap_or_default();
                if !fold.iter().map(String::as_str).eq(["into", "the", "fold"]) {
                    continue;
                }
                end += 3;
            }
            let range = words[at].start as usize..words[end - 1].end as usize;
            found.push(Bought {
                buyer: names(words, at.saturating_sub(REACH)..at),
                name: written(words, text, &target),
                target: names(words, target),
                spot: Spot { page: index, sentence, range },
                is_absorbed: is_brought,
            });
        }
    }
    found
}

/// What a page tells as bought to less than a half: "acquired a 49% stake in Tolsen".
fn bought_in_part(index: usize, page: &Page, text: &str) -> Vec<Bought> {
    let mut found = Vec::new();
    let minorities = page.nodes.iter().filter(|node| is_minority(node));
    for node in minorities {
        let words = page.words_of(node.sentence);
        let before = words.partition_point(|word| (word.start as usize) < node.range.start);
        let behind = words.partition_point(|word| (word.start as usize) < node.range.end);
        let is = |at: usize, list: &[&str]| {
            words.get(at).is_some_and(|word| list.contains(&word.of(text).to_lowercase().as_str()))
        };
        // The figure may have been read with its noun.
        let stake = (behind.saturating_sub(1)..=behind).find(|at| is(*at, STAKES));
        let Some(stake) = stake.filter(|at| is(at + 1, &["in", "of"])) else { continue };
        let clause = before.saturating_sub(REACH)..before;
        let is_bought = clause.clone().any(|at| is(at, VERBS) || is(at, TAKES) || is(at, BUYS));
        let near = before.saturating_sub(HAS)..before;
        if !is_bought || near.into_iter().any(|at| is(at, HELD)) {
            continue;
        }
        let behind = stake + 2..(stake + 2 + OBJECT).min(words.len());
        let Some(target) = named(words, text, behind) else { continue };
        found.push(Bought {
            buyer: names(words, clause),
            name: written(words, text, &target),
            target: names(words, target),
            spot: Spot {
                page: index,
                sentence: node.sentence,
                range: node.range.start..words[stake].end as usize,
            },
            is_absorbed: false,
        });
    }
    found
}

/// What a page tells as staying on its own: "Tolsen will remain an independent company". What it was, or is for now, is
/// another matter.
fn left_alone(index: usize, page: &Page, text: &str) -> Vec<Bought> {
    let mut found = Vec::new();
    for (sentence, words, folded) in page.with_form(text, &ALONE) {
        for at in 2..words.len() {
            let is_to_come = WILL.contains(&folded[at - 1].as_str());
            if !is_to_come || !STAYS.contains(&folded[at].as_str()) || is_doubted(&folded, at) {
                continue;
            }
            let behind = at + 1..(at + 1 + ON_ITS_OWN).min(words.len());
            let Some(independent) = behind.clone().find(|at| folded[*at] == "independent") else {
                continue;
            };
            // "Independent OF it", "independent CONTRACTORS" is somebody else.
            let noun =
                folded.get(independent + 1).is_some_and(|word| FIRMS.contains(&word.as_str()));
            let is_of_name =
                |at: &usize| is_capital(words, text, *at) && words[*at].sort != Sort::Grammar;
            let named = (0..at - 1).rev().take_while(is_of_name).last();
            let (Some(first), true) = (named, noun) else { continue };
            let target = first..at - 1;
            let range = words[at].start as usize..words[independent + 1].end as usize;
            found.push(Bought {
                buyer: BTreeSet::new(),
                name: written(words, text, &target),
                target: names(words, target),
                spot: Spot { page: index, sentence, range },
                is_absorbed: false,
            });
        }
    }
    found
}

/// Whether a word begins with a capital.
fn is_capital(words: &[Word], text: &str, at: usize) -> bool {
    words[at].of(text).starts_with(char::is_uppercase)
}

/// The names among some words.
fn names(words: &[Word], range: Range<usize>) -> BTreeSet<Root> {
    names_among(words.get(range.start..range.end.min(words.len())).unwrap_or_default())
}

/// Whether a share is surely less than a half.
fn is_minority(node: &Node) -> bool {
    let high = node.value.quantity().and_then(|quantity| quantity.figure.high);
    node.kind == MentionKind::Percent && high.is_some_and(|high| high < Number::from(50))
}

/// The name that a verb or a noun has for its object, a few words on; `None` where it is a part of it.
fn object(words: &[Word], folded: &[String], text: &str, from: usize) -> Option<Range<usize>> {
    let goes_on = |at: &usize| {
        !matches!(words[*at].sort, Sort::Light | Sort::Heavy | Sort::Figure)
            && !STAKES.contains(&folded[*at].as_str())
    };
    let reach = from..(from + OBJECT).min(words.len());
    let target = named(words, text, from..from + reach.take_while(goes_on).count())?;
    let is_part = folded.get(target.end).is_some_and(|word| PARTS.contains(&word.as_str()));
    (!is_part).then_some(target)
}

/// The first name that begins among some words.
fn named(words: &[Word], text: &str, mut range: Range<usize>) -> Option<Range<usize>> {
    let first = range.find(|at| words.get(*at).is_some_and(|word| word.sort == Sort::Name))?;
    // "AI" belongs to the name, whatever it stands for elsewhere.
    let of_name = (first..words.len()).take_while(|at| is_capital(words, text, *at));
    Some(first..first + of_name.count())
}

/// A name as it is written.
fn written(words: &[Word], text: &str, name: &Range<usize>) -> String {
    let own = words.get(name.clone()).unwrap_or_default();
    let range = own.first().zip(own.last()).map(|(x, y)| x.start as usize..y.end as usize);
    let name = range.and_then(|range| text.get(range)).unwrap_or_default();
    name.trim_end_matches("'s").trim_end_matches("’s").to_owned()
}

/// Whether the words before a verb leave open whether the purchase comes about.
fn is_doubted(folded: &[String], at: usize) -> bool {
    let before = folded.get(at.saturating_sub(4)..at).unwrap_or_default();
    before.iter().any(|word| DOUBTED.contains(&word.as_str()))
}

/// How many words behind "remain" tell how it stays: "a WHOLLY independent company".
const ON_ITS_OWN: usize = 3;

/// How many words before a share stands who has it already.
const HAS: usize = 2;

/// How many words before a verb a buyer may stand,
const REACH: usize = 7;
/// and behind it what is bought: "the Israeli payments company Tolsen".
const OBJECT: usize = 6;

const VERBS: &[&str] = &[
    "acquire",
    "acquired",
    "acquires",
    "acquiring",
    "bought",
    "buy",
    "buying",
    "buys",
    "purchase",
    "purchased",
    "purchases",
    "purchasing",
];
/// With "over" behind them.
const TAKES: &[&str] = &["take", "taken", "takes", "taking", "took"];
/// With "of" behind them.
const NOUNS: &[&str] = &["acquisition", "buyout", "takeover"];
/// What else tells that a stake is bought.
const BUYS: &[&str] =
    &["acquisition", "acquisitions", "invest", "invested", "investing", "invests"];
/// With "independent" behind them.
const STAYS: &[&str] = &["remain", "stay"];
/// Before them.
const WILL: &[&str] = &["shall", "will"];
/// What stays independent.
const FIRMS: &[&str] = &[
    "bank",
    "brand",
    "business",
    "club",
    "company",
    "entity",
    "firm",
    "group",
    "publisher",
    "studio",
    "subsidiary",
    "unit",
];
const STAKES: &[&str] = &["stake", "stakes", "interest", "shareholding", "holding", "share"];
/// Parts behind a name: "bought Tolsen shares".
const PARTS: &[&str] = &["stake", "share", "shares", "stock", "bonds", "debt", "assets", "unit"];
/// Words of a stake that somebody has already.
const HELD: &[&str] = &[
    "already",
    "existing",
    "had",
    "has",
    "held",
    "hold",
    "holds",
    "its",
    "owned",
    "owning",
    "owns",
    "remaining",
    "retain",
    "retained",
    "retains",
    "sell",
    "selling",
    "sold",
    "with",
];
const DOUBTED: &[&str] = &[
    "could", "hopes", "if", "may", "might", "never", "no", "not", "offered", "option", "plans",
    "right", "talks", "tried", "wanted", "wants", "would",
];

/// The words without one of which a sentence tells of no purchase.
static BUYING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let all = [VERBS, TAKES, NOUNS, &["bring", "bringing", "brings", "brought"]];
    forms(all.into_iter().flatten().copied())
});

/// The word without which no sentence tells that a firm stays on its own.
static ALONE: LazyLock<Vec<Root>> = LazyLock::new(|| forms(["independent"]));
