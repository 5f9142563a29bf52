//! Deeds that one article tells as done and another as still to come: bought, and agreed to buy.
//!
//! An article that tells both knows that the deed is to come and speaks loosely: that is a lead. What an
//! article of a later day tells as done has been done since.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::deeds::{
    BARGAINS, DEEDS, DOUBTED, Deed, Forms, INTENDS, NOT, is_underway, names_a_deal,
};
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::Rarity;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms};
use crate::story::page::{Page, Part};
use crate::value::Meaning;

/// How a sentence tells a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// It is to come: "will buy", "has agreed to buy".
    Pending,
    /// It is done: "has bought", "bought", "was bought by".
    Done,
    /// A deal is closed that is told of elsewhere.
    Closed,
}

/// A deed that a sentence tells.
#[derive(Debug)]
struct Told {
    deed: Deed,
    stage: Stage,
    /// "is buying": as good as bought, or on the way to it. A title says "bought" of both.
    is_loose: bool,
    /// The names before the verb and behind it: who acts, and on whom.
    before: BTreeSet<Root>,
    after: BTreeSet<Root>,
    /// The words right behind the verb, where none is a name: "sold three PLANTS".
    object: BTreeSet<Root>,
    spot: Spot,
}

/// The deeds that some pages tell as done and others as to come.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let told: Vec<Vec<Told>> = pages
        .iter()
        .zip(texts)
        .enumerate()
        .map(|(index, (page, text))| page_tells(index, page, text))
        .collect();
    // Whether one of the articles tells the deed in both ways, and the two sides.
    let mut found: BTreeMap<(Deed, bool), [Vec<Spot>; 2]> = BTreeMap::new();
    for (i, of_a) in told.iter().enumerate() {
        for (j, of_b) in told.iter().enumerate().filter(|(j, _)| *j != i) {
            for pending in of_a.iter().filter(|t| t.stage == Stage::Pending) {
                for done in of_b.iter().filter(|t| t.stage == Stage::Done) {
                    let is_said = is_one(pending, done, rarity);
                    if !is_said && !are_nameless(pending, done) || is_later(&pages[j], &pages[i]) {
                        continue;
                    }
                    let knows = (
                        knows_other(of_a, pending, Stage::Done, rarity),
                        knows_other(of_b, done, Stage::Pending, rarity),
                    );
                    // Two articles that both tell it in both ways agree.
                    if knows == (true, true) {
                        continue;
                    }
                    let is_known =
                        !is_said || pending.is_loose || done.is_loose || knows != (false, false);
                    let sides = found.entry((done.deed, is_known)).or_default();
                    for (side, told) in sides.iter_mut().zip([done, pending]) {
                        let is_there =
                            |s: &Spot| s.page == told.spot.page && s.range == told.spot.range;
                        if !side.iter().any(is_there) {
                            side.push(told.spot.clone());
                        }
                    }
                }
            }
        }
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    let surely: BTreeSet<Deed> =
        found.keys().filter(|(_, is_known)| !is_known).map(|(deed, _)| *deed).collect();
    found.retain(|(deed, is_known), _| !is_known || !surely.contains(deed));
    found
        .into_iter()
        .map(|((deed, is_known), mut sides)| {
            for side in &mut sides {
                side.sort_by_key(|spot| (spot.page, spot.range.start));
            }
            let why = "One side tells it as done, the other as still to come.";
            let told = match (is_known, BARGAINS.contains(&deed)) {
                (true, _) => Sides::lead(
                    sides,
                    why,
                    "A lead only: one of the articles tells it loosely, or in both ways.",
                    LOOSE,
                ),
                (false, true) => Sides::warning(sides, why),
                (false, false) => {
                    Sides::lead(sides, why, "Many tell what is decided as done.", 500)
                }
            };
            told.clash(pages, texts, &meaning)
        })
        .collect()
}

/// How sure it is that what an article tells in both ways is one deed, in thousandths.
const LOOSE: i64 = 250;

/// Whether neither sentence says who acts, or on whom: "it will appeal", "the company has appealed".
fn are_nameless(x: &Told, y: &Told) -> bool {
    let is_nameless = |t: &Told| t.before.is_empty() && t.after.is_empty();
    x.deed == y.deed && is_nameless(x) && is_nameless(y)
}

/// Whether the same article tells the deed in the other stage as well, be it without names: "the purchase
/// is expected to close".
fn knows_other(page: &[Told], told: &Told, stage: Stage, rarity: &Rarity) -> bool {
    page.iter().any(|other| {
        let is_nameless = other.before.is_empty() && other.after.is_empty();
        (other.stage == stage || stage == Stage::Done && other.stage == Stage::Closed)
            && other.deed == told.deed
            && (is_nameless || is_one(told, other, rarity))
    })
}

/// Whether two sentences tell one deed: one verb, and the same names on each side of it, as far as there
/// are any.
fn is_one(x: &Told, y: &Told, rarity: &Rarity) -> bool {
    let fits = |a: &BTreeSet<Root>, b: &BTreeSet<Root>| {
        a.is_empty() || b.is_empty() || a.intersection(b).next().is_some()
    };
    let all = |t: &Told| t.before.union(&t.after).copied().collect::<BTreeSet<Root>>();
    let (a, b) = (all(x), all(y));
    // "The takeover is expected to close": of the deal that the whole story is about, both sides of it.
    let own = |names: &BTreeSet<Root>| names.iter().any(|name| rarity.is_everywhere(*name));
    let main = |t: &Told| own(&t.before) && own(&t.after);
    let nameless = a.is_empty() && main(y) || b.is_empty() && main(x);
    // "offered to sell three plants", "sold goods".
    let is_of_two = !x.object.is_subset(&y.object) && !y.object.is_subset(&x.object);
    x.deed == y.deed
        && !is_of_two
        && fits(&x.before, &y.before)
        && fits(&x.after, &y.after)
        && (nameless || a.intersection(&b).next().is_some())
}

/// Whether one page is of a later day than another.
fn is_later(done: &Page, pending: &Page) -> bool {
    let days = done.published_day().zip(pending.published_day());
    days.is_some_and(|(done, pending)| done > pending)
}

/// The deeds that a page tells.
fn page_tells(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        let spot = |range| Spot { page: index, sentence: number, range };
        if let Some((from, to)) = closing(&folded) {
            let range = words[from].start as usize..words[to].end as usize;
            let (before, after) = (names(words, 0..from), BTreeSet::new());
            found.push(Told {
                deed: "buy",
                stage: Stage::Pending,
                is_loose: false,
                before,
                after,
                object: BTreeSet::new(),
                spot: spot(range),
            });
            continue;
        }
        if closed(&folded, words) {
            let (before, after, object) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            let (stage, is_loose, spot) = (Stage::Closed, true, spot(0..0));
            found.push(Told { deed: "buy", stage, is_loose, before, after, object, spot });
        }
        // "in 2005 it bought": another year, another deed.
        if names_a_year(page, number) {
            continue;
        }
        if let Some((from, to)) = completed(&folded) {
            let (before, after, object) = (names(words, 0..from), BTreeSet::new(), BTreeSet::new());
            let spot = spot(words[from].start as usize..words[to].end as usize);
            let (stage, is_loose) = (Stage::Done, true);
            found.push(Told { deed: "buy", stage, is_loose, before, after, object, spot });
        }
        for at in 0..words.len() {
            // Of most words nobody need ask.
            if TELLING.binary_search(&words[at].form).is_err() {
                continue;
            }
            let Some((deed, stage, from)) = deed(&folded, words, at) else { continue };
            if is_of_a_part(&folded, words, at) {
                continue;
            }
            let is_headline = page.sentences[number].part == Part::Title && from == at;
            let is_loose = is_underway(&folded[at]) || is_headline || is_news(&folded, from, stage);
            // "take over" is one verb.
            let at = at + usize::from(is_particle(&folded, at + 1));
            let range = words[from].start as usize..words[at].end as usize;
            let reach = |to: usize| to.min(words.len());
            let acts = end_of_subject(words, from);
            let (mut before, mut after) = (
                names(words, acts.saturating_sub(REACH)..acts),
                names(words, at + 1..reach(at + 1 + REACH)),
            );
            let is_passive = at > 0 && matches!(&*folded[at - 1], "was" | "were" | "been" | "be");
            if is_passive {
                std::mem::swap(&mut before, &mut after);
            }
            let object = match is_passive {
                true => BTreeSet::new(),
                false => object(words.get(at + 1..).unwrap_or_default()),
            };
            found.push(Told { deed, stage, is_loose, before, after, object, spot: spot(range) });
        }
    }
    found
}

/// What something is done to, as far as it is told in words that are no names.
fn object(behind: &[Word]) -> BTreeSet<Root> {
    let goes_on = |word: &&Word| !matches!(word.sort, Sort::Light | Sort::Heavy);
    let own = || behind.iter().take_while(goes_on).take(OBJECT);
    match own().any(|word| word.sort == Sort::Name) {
        true => BTreeSet::new(),
        false => own().filter(|word| word.sort == Sort::Content).map(|word| word.root).collect(),
    }
}

/// How many words an object has at most.
const OBJECT: usize = 4;

/// How many words away from the verb a name may stand.
const REACH: usize = 7;

/// The names among these words, up to where the clause ends.
fn names(words: &[Word], range: std::ops::Range<usize>) -> BTreeSet<Root> {
    let words = words.get(range).unwrap_or_default();
    words.iter().filter(|w| w.sort == Sort::Name).map(|w| w.root).collect()
}

/// Whether a sentence names a year or a time long gone: another time, another deed.
fn names_a_year(page: &Page, sentence: usize) -> bool {
    let dates = page.nodes.iter().filter(|n| n.sentence == sentence && n.kind == MentionKind::Date);
    dates.into_iter().any(|node| {
        let wording = node.value.wording.to_lowercase();
        wording.chars().filter(char::is_ascii_digit).count() >= 4
            || ["year", "month", "ago", "decade"].iter().any(|word| wording.contains(word))
    })
}

/// "The deal is expected to close": from the noun to the verb.
fn closing(folded: &[String]) -> Option<(usize, usize)> {
    let is = |at: usize, list: &[&str]| folded.get(at).is_some_and(|w| list.contains(&w.as_str()));
    let noun = (0..folded.len()).find(|&at| is(at, DEALS))?;
    let verb = (noun + 1..(noun + 9).min(folded.len())).find(|&at| is(at, CLOSES))?;
    let awaited = (noun + 1..verb).any(|at| is(at, AWAITED));
    awaited.then_some((noun, verb))
}

/// "The purchase, completed on Thursday": from the noun to the verb.
fn completed(folded: &[String]) -> Option<(usize, usize)> {
    let is = |at: usize, list: &[&str]| folded.get(at).is_some_and(|w| list.contains(&w.as_str()));
    let noun = (0..folded.len()).find(|&at| is(at, DEALS))?;
    let verb = (noun + 1..noun + 4).find(|&at| is(at, &CLOSES[1..]) && !is(at, &["complete"]))?;
    let is_open = (noun.saturating_sub(3)..verb)
        .any(|at| is(at, AWAITED) || is(at, NOT) || is(at, &["be", "to"]));
    (!is_open).then_some((noun, verb))
}

/// "closed the deal": the deed that the article tells elsewhere is done.
fn closed(folded: &[String], words: &[Word]) -> bool {
    let is_deal = |at: usize| folded.get(at).is_some_and(|word| DEALS.contains(&word.as_str()));
    (1..words.len()).any(|at| {
        matches!(folded[at].as_str(), "closed" | "completed" | "finalised" | "finalized")
            && !AWAITED.contains(&folded[at - 1].as_str())
            && (at + 1..at + 4).any(is_deal)
    })
}

const DEALS: &[&str] =
    &["deal", "acquisition", "takeover", "purchase", "transaction", "merger", "sale", "buyout"];
const CLOSES: &[&str] = &["close", "closed", "complete", "completed", "finalised", "finalized"];
const AWAITED: &[&str] =
    &["expected", "will", "scheduled", "due", "slated", "set", "should", "would"];

/// The deed whose verb stands at `at`, its stage, and where its words begin.
fn deed(folded: &[String], words: &[Word], at: usize) -> Option<(Deed, Stage, usize)> {
    let word = folded[at].as_str();
    let is_known = |d: &&Forms| {
        [d.base, d.past, d.underway].iter().any(|forms| forms.contains(&word))
            && (!TAKES.contains(&word) || is_particle(folded, at + 1))
    };
    let known = DEEDS.iter().find(is_known)?;
    let before = |back: usize| at.checked_sub(back).map_or("", |at| folded[at].as_str());
    if (1..=4).any(|back| NOT.contains(&before(back))) {
        return None;
    }
    // "will buy", "has agreed to buy", "plans to be bought by".
    let mut back = 1;
    while matches!(
        before(back),
        "be" | "officially" | "formally" | "soon" | "also" | "now" | "jointly"
    ) {
        back += 1;
    }
    if known.underway.contains(&word) {
        let is_to_be = matches!(before(back), "will" | "is" | "are");
        return is_to_be.then(|| (known.name, Stage::Pending, at - back));
    }
    if matches!(before(back), "will" | "shall") {
        return Some((known.name, Stage::Pending, at - back));
    }
    if before(back) == "to" {
        let heads = before(back + 1);
        return INTENDS.contains(&heads).then_some((known.name, Stage::Pending, at - back - 1));
    }
    if !known.past.contains(&word) || is_adjective(words, at) {
        return None;
    }
    if (1..=3).any(|back| DOUBTED.contains(&before(back))) {
        return None;
    }
    let auxiliary = matches!(before(back), "has" | "have" | "had" | "was" | "were" | "been");
    let from = if auxiliary { at - back } else { at };
    // A bare form tells what was done where somebody stands before it: "UBS bought", not "a firm bought".
    let acts = end_of_subject(words, from).checked_sub(1).is_some_and(|at| {
        matches!(words[at].sort, Sort::Name | Sort::First)
            || matches!(folded[at].as_str(), "it" | "he" | "she" | "who" | "which" | "company")
    });
    (auxiliary || acts).then_some((known.name, Stage::Done, from))
}

/// Where the subject of a verb ends, which an apposition may stand behind: "BRASK, based in Tolsen, bought".
fn end_of_subject(words: &[Word], verb: usize) -> usize {
    let is_mark = |at: &usize| words[*at].sort == Sort::Light && words[*at].root == 0;
    let closed = verb.checked_sub(1).filter(is_mark);
    let opened = closed.and_then(|closed| {
        let reach = closed.saturating_sub(MOST_APPOSED)..closed;
        reach.rev().find(is_mark).filter(|opened| opened + 1 < closed)
    });
    let is_named = |at: &usize| at.checked_sub(1).is_some_and(|at| words[at].sort == Sort::Name);
    opened.filter(is_named).unwrap_or(verb)
}

/// How many words an apposition has at most.
const MOST_APPOSED: usize = 12;

/// Whether a part alone is bought or sold: "has acquired 9.9% of its shares".
fn is_of_a_part(folded: &[String], words: &[Word], verb: usize) -> bool {
    let ends = |word: &Word| matches!(word.sort, Sort::Light | Sort::Heavy);
    let object = (verb + 1..folded.len()).take(PART_REACH).take_while(|&at| !ends(&words[at]));
    let object: Vec<&str> = object.map(|at| folded[at].as_str()).collect();
    object.iter().any(|word| PARTS.contains(word)) && !object.iter().any(|w| WHOLE.contains(w))
}

/// How far behind the verb its object may end.
const PART_REACH: usize = 8;
/// Parts of a company,
const PARTS: &[&str] = &["share", "shares", "stake", "stakes", "interest", "percent"];
/// and words that make the whole of them.
const WHOLE: &[&str] = &["all", "outstanding", "remaining", "rest", "entire", "100"];

/// Whether a past form stands before a noun or after an article: "the acquired bank".
fn is_adjective(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &words[at]) else { return true };
    before.end + 1 != words[at].start && before.sort != Sort::Light
}

/// The words without one of which a sentence tells no deed.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    let deeds = DEEDS.iter().flat_map(|deed| [deed.base, deed.past, deed.underway]);
    forms(deeds.chain([DEALS]).flatten().copied())
});

/// Verbs that name a deed only with "over" behind them.
const TAKES: &[&str] = &["take", "took", "taken", "taking"];

fn is_particle(folded: &[String], at: usize) -> bool {
    folded.get(at).is_some_and(|word| word == "over")
        && at.checked_sub(1).is_some_and(|verb| TAKES.contains(&folded[verb].as_str()))
}

/// Whether a deed is told as the news of the day ("have merged today") or by the name of its deal ("the deal to buy"),
/// which it keeps when it is done.
fn is_news(folded: &[String], from: usize, stage: Stage) -> bool {
    match stage {
        Stage::Done => folded.iter().any(|word| matches!(word.as_str(), "today" | "tonight")),
        _ => names_a_deal(folded, from),
    }
}
