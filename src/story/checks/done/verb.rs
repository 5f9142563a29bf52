//! Where the sentences of an article tell deeds, and in which stage each is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::bargain::{Bargain, DEALS, bargain};
use super::deeds::{DEEDS, DOUBTED, Deed, Forms, INTENDS, NOT, is_underway, names_a_deal};
use super::told::{Stage, Told};
use crate::read::MentionKind;
use crate::story::page::spot::Spot;
use crate::story::page::tables::{MONTHS, WEEKDAYS};
use crate::story::page::word::{Root, Sort, Word, forms, names_among};
use crate::story::page::{Page, Part};

/// The deeds that a page tells.
pub(super) fn page_tells(index: usize, page: &Page, text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, words, folded) in page.with_form(text, &TELLING) {
        let spot = |range| Spot { page: index, sentence: number, range };
        let by_noun = |stage, is_loose, names, spot| Told {
            deed: "buy",
            stage,
            is_loose,
            is_at_last: false,
            is_by_noun: true,
            before: names,
            after: BTreeSet::new(),
            object: BTreeSet::new(),
            spot,
        };
        let range = |from: usize, to: usize| words[from].start as usize..words[to].end as usize;
        let told = bargain(&folded);
        if let Some(Bargain::Awaited(from, to)) = told {
            let names = names(words, 0..from);
            found.push(by_noun(Stage::Pending, false, names, spot(range(from, to))));
            continue;
        }
        // "completed the deal" says of which deal only with names around it: "completed its purchase of Tolsen".
        if let Some(Bargain::Closed(verb, noun)) = told {
            let of = names(words, noun + 1..noun + 1 + REACH);
            let is_told = !of.is_empty() && folded.get(noun + 1).is_some_and(|word| word == "of");
            let stage = if is_told { Stage::Done } else { Stage::Closed };
            let all = names(words, verb.saturating_sub(REACH)..verb).union(&of).copied().collect();
            let names = if is_told { all } else { BTreeSet::new() };
            found.push(by_noun(stage, !is_told, names, spot(range(verb, noun))));
        }
        // "in 2005 it bought": another year, another deed.
        if names_a_year(page, number) {
            continue;
        }
        if let Some(Bargain::Completed(from, to)) = told {
            let names = names(words, 0..from);
            found.push(by_noun(Stage::Done, true, names, spot(range(from, to))));
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
            let is_mark = |word: &&Word| word.sort == Sort::Heavy && word.root == 0;
            let behind = words.get(at + 1..reach(at + 1 + REACH)).unwrap_or_default();
            let clause = behind.iter().position(|word| is_mark(&word)).unwrap_or(behind.len());
            let (mut before, mut after) = (
                names(words, acts.saturating_sub(REACH)..acts),
                names(words, at + 1..at + 1 + clause),
            );
            let is_passive = at > 0 && matches!(&*folded[at - 1], "was" | "were" | "been" | "be");
            if is_passive {
                std::mem::swap(&mut before, &mut after);
            }
            let object = match is_passive {
                true => BTreeSet::new(),
                false => object(words.get(at + 1..).unwrap_or_default()),
            };
            // "It has bought before: two rivals in 2029".
            if deed == "buy" && stage == Stage::Done && after.is_empty() && object.is_empty() {
                continue;
            }
            found.push(Told {
                deed,
                stage,
                is_loose,
                is_at_last: folded[from..at].iter().any(|word| AT_LAST.contains(&&**word)),
                is_by_noun: false,
                before,
                after,
                object,
                spot: spot(range),
            });
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
    names_among(words.get(range.start..range.end.min(words.len())).unwrap_or_default())
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
        // "agreed on Monday to buy".
        let mut back = back + 1;
        let is_time = WEEKDAYS.contains(&before(back))
            || MONTHS.contains(&before(back))
            || matches!(before(back), "today" | "yesterday" | "week" | "month");
        back += usize::from(is_time);
        back += usize::from(is_time && matches!(before(back), "on" | "in" | "last" | "this"));
        let intends = INTENDS.contains(&before(back));
        return intends.then(|| (known.name, Stage::Pending, at - back));
    }
    if !known.past.contains(&word) || is_adjective(words, at) {
        return None;
    }
    // "Three TIMES THAT it has sold": one of several.
    let is_one_of_several =
        folded[..at].windows(2).any(|two| two[0] == "times" && two[1] == "that");
    if is_one_of_several || (1..=3).any(|back| DOUBTED.contains(&before(back))) {
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

/// Verbs that name a deed only with "over" or "control" behind them.
const TAKES: &[&str] = &["take", "took", "taken", "taking"];

fn is_particle(folded: &[String], at: usize) -> bool {
    folded.get(at).is_some_and(|word| matches!(word.as_str(), "over" | "control"))
        && at.checked_sub(1).is_some_and(|verb| TAKES.contains(&folded[verb].as_str()))
}

/// Words between "has" and what was long agreed.
const AT_LAST: &[&str] = &["finally", "formally", "now", "officially"];

/// Whether a deed is told as the news of the day ("have merged today") or by the name of its deal ("the deal to buy"),
/// which it keeps when it is done.
fn is_news(folded: &[String], from: usize, stage: Stage) -> bool {
    match stage {
        Stage::Done => folded.iter().any(|word| matches!(word.as_str(), "today" | "tonight")),
        _ => names_a_deal(folded, from),
    }
}
