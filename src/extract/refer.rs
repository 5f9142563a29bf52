//! Whom a sentence means that names nobody: "it", "its revenue", "the company", "the toolmaker".
//!
//! Only where one candidate is clear. Of "the toolmaker" that is the name which the article calls so ("the toolmaker
//! Acme Works"); of "it" and "the company" the name that is the subject of the sentence before, and the only one in it.
//! Whatever may be a person, a place or another company makes it unclear.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Cut;
use super::name::{Known, NO_NAME};
use super::words::{Sort, Word};
use crate::load::article::BlockKind;

/// How many sentences back a name may stand.
const BACK: usize = 3;

/// How many words may stand before "it" or "the company" where it is the subject: "In the year to March it earned".
const BEFORE_SUBJECT: usize = 6;

/// Nouns that stand for whatever company was named last.
const COMPANIES: &[&str] =
    &["business", "company", "concern", "corporation", "enterprise", "firm", "group"];

/// Words before a name that make it a person's.
const TITLES: &[&str] = &[
    "analyst",
    "boss",
    "ceo",
    "cfo",
    "chairman",
    "chairwoman",
    "chief",
    "co-founder",
    "director",
    "dr",
    "executive",
    "founder",
    "governor",
    "head",
    "judge",
    "lawyer",
    "manager",
    "mayor",
    "minister",
    "mr",
    "mrs",
    "ms",
    "officer",
    "president",
    "professor",
    "secretary",
    "senator",
    "sir",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Words before a name that make it a place.
const PLACED: &[&str] = &["at", "from", "in", "near"];

/// Words that are no nouns, though small.
const AT: &[&str] =
    &["at", "by", "for", "from", "in", "near", "of", "on", "that", "to", "which", "with"];

/// The sentences of an article, and what it calls the names in them.
pub(super) struct Referents<'c> {
    cut: &'c [Cut<'c>],
    known: &'c Known<'c>,
    /// What the article calls things, and which name it calls so; `None` where several.
    called: OnceCell<BTreeMap<String, Option<String>>>,
    /// How often it uses each name.
    named: OnceCell<BTreeMap<String, usize>>,
}

/// Words that name somebody without a name.
enum Anaphor<'w> {
    /// "It", "its", "the company".
    Last,
    /// "The toolmaker".
    Called(&'w str),
}

impl<'c> Referents<'c> {
    pub(super) fn of(cut: &'c [Cut<'c>], known: &'c Known<'c>) -> Referents<'c> {
        Referents { cut, known, called: OnceCell::new(), named: OnceCell::new() }
    }

    /// Whom a sentence that begins at a byte means by the words before a phrase, where that is clear.
    pub(super) fn whom(&self, start: usize, phrase: usize) -> Option<String> {
        let at = self.cut.partition_point(|cut| cut.range.start < start);
        let own = self.cut.get(at).filter(|cut| cut.range.start == start && is_prose(cut))?;
        match anaphor(own.words.get(..phrase)?)?.0 {
            Anaphor::Called(noun) => {
                let called = self.called.get_or_init(|| self.callings());
                self.in_full(called.get(noun)?.clone()?)
            }
            Anaphor::Last => self.last(at).and_then(|name| self.in_full(name)),
        }
    }

    /// The word behind what stands for a name in some words before a phrase: behind "it", behind "the company".
    pub(super) fn behind(&self, words: &[Word]) -> Option<usize> {
        anaphor(words).map(|(_, after)| after)
    }

    /// The only name in the nearest sentence before that has one, which is its subject. What stands between speaks of
    /// the same: it begins with "it" or "the company" itself.
    fn last(&self, at: usize) -> Option<String> {
        let before = self.cut[..at].iter().rev().filter(|cut| cut.block.kind != BlockKind::Cell);
        for cut in before.take(BACK) {
            if !is_prose(cut) || self.may_begin_with_a_name(&cut.words) {
                return None;
            }
            let runs = self.known.runs(&cut.words);
            let is_subject = runs.first().is_some_and(|(run, _)| is_subject(&cut.words, run));
            let runs = runs.into_iter().filter(|(run, _)| !is_no_company(&cut.words, run));
            let mut names: Vec<String> = Vec::new();
            for (_, name) in runs {
                match names.iter().position(|other| are_one(other, &name)) {
                    // The longer form says more.
                    Some(at) if names[at].len() < name.len() => names[at] = name,
                    Some(_) => {}
                    None => names.push(name),
                }
            }
            match names.as_slice() {
                [] if begins_with_one(&cut.words) => {}
                [only] if is_subject => return self.may_be_a_company(only).then(|| only.clone()),
                _ => return None,
            }
        }
        None
    }

    /// Whether the article is about a name or tells of it more than once, and it is no person's: persons are known by
    /// their last name, companies by their first.
    fn may_be_a_company(&self, name: &str) -> bool {
        let named = self.named.get_or_init(|| {
            let runs = self.cut.iter().filter(|cut| is_prose(cut));
            let mut named: BTreeMap<String, usize> = BTreeMap::new();
            for (_, name) in runs.flat_map(|cut| self.known.runs(&cut.words)) {
                *named.entry(name).or_default() += 1;
            }
            named
        });
        let last = name.rsplit_once(' ').map(|(_, last)| last);
        let is_person = last.is_some_and(|last| named.contains_key(last));
        let is_main = self.known.main.as_ref().is_some_and(|main| are_one(main, name));
        !is_person && (is_main || named.get(name).is_some_and(|times| *times > 1))
    }

    /// Whether the first word of a sentence may be a name that stands nowhere else.
    fn may_begin_with_a_name(&self, words: &[Word]) -> bool {
        let Some(first) = words.first().filter(|word| word.sort == Sort::Capital) else {
            return false;
        };
        let folded = &*first.folded;
        !self.known.is_name(folded) && !self.known.is_small(folded) && !NO_NAME.contains(&folded)
    }

    /// The name in the form that the article is about, where it is that.
    fn in_full(&self, name: String) -> Option<String> {
        let main = self.known.main.as_ref().filter(|main| are_one(main, &name));
        Some(main.filter(|main| main.len() > name.len()).cloned().unwrap_or(name))
    }

    /// What the article calls its names. A noun that it has for something else as well ("a toolmaker in Vesby", "the
    /// central bank") is nobody's.
    fn callings(&self) -> BTreeMap<String, Option<String>> {
        let mut called: BTreeMap<String, Option<String>> = BTreeMap::new();
        let prose = || self.cut.iter().filter(|cut| is_prose(cut));
        let mut own: BTreeSet<usize> = BTreeSet::new();
        for cut in prose() {
            for (run, name) in self.known.runs(&cut.words) {
                for at in callings(&cut.words, &run) {
                    let word = &cut.words[at];
                    own.insert(word.start);
                    let entry =
                        called.entry(word.folded.to_string()).or_insert_with(|| Some(name.clone()));
                    if !entry.as_ref().is_some_and(|other| are_one(other, &name)) {
                        *entry = None;
                    }
                }
            }
        }
        for cut in prose() {
            for (at, word) in cut.words.iter().enumerate() {
                let is_the = at > 0 && &*cut.words[at - 1].folded == "the";
                if !is_the
                    && !own.contains(&word.start)
                    && let Some(name) = called.get_mut(&*word.folded)
                {
                    *name = None;
                }
            }
        }
        called
    }
}

fn is_prose(cut: &Cut<'_>) -> bool {
    matches!(cut.block.kind, BlockKind::Paragraph | BlockKind::Item)
}

/// What stands for a name in some words before a phrase, and the word behind it: as the owner of what the phrase names,
/// or as the subject.
fn anaphor<'w>(words: &'w [Word<'w>]) -> Option<(Anaphor<'w>, usize)> {
    let ends = words.len();
    let folded = |at: usize| words.get(at).map_or("", |word| &*word.folded);
    (0..ends).rev().find_map(|at| {
        let (found, after) = match folded(at) {
            "it" => (Anaphor::Last, at + 1),
            // "The plant says that its staff is 300": it may be that of the plant.
            "its" if is_first(words, at) || begins_with_one(words) => (Anaphor::Last, at + 1),
            "the" | "this" if COMPANIES.contains(&folded(at + 1)) => (Anaphor::Last, at + 2),
            "the" if is_noun(&words[at + 1..]) => (Anaphor::Called(folded(at + 1)), at + 2),
            _ => return None,
        };
        let is_owner = folded(at) == "its"
            || words.get(after).is_some_and(|word| word.sort == Sort::Possessive);
        let between = words.get(after..).unwrap_or_default();
        // "Its annual revenue", but not "the company's biggest customer had revenue".
        let is_beside = if is_owner { between.len() <= 2 } else { is_first(words, at) };
        let is_clear = !between.iter().any(|word| PARTS.contains(&&*word.folded));
        (is_beside && is_clear).then_some((found, after))
    })
}

/// Words behind a subject from which on something else may be spoken of: "it bought a start-up, WHICH had", "it has a
/// venture WITH revenue of". After "said" another time may be meant.
const PARTS: &[&str] = &[
    ",", "and", "but", "it", "of", "said", "says", "that", "where", "which", "who", "whose", "with",
];

/// Whether nothing but a time stands before a word: "in 2031 it", "last year it", "in the year to March, it".
fn is_first(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &words[at]) else { return true };
    let opens = TIMES.contains(&&*words[0].folded);
    let ends =
        before.sort == Sort::Digits || before.folded == "," || STRETCHES.contains(&&*before.folded);
    opens && ends && at <= BEFORE_SUBJECT
}

/// Words with which a time begins before a subject,
const TIMES: &[&str] =
    &["after", "at", "by", "during", "for", "in", "last", "on", "over", "since", "this", "until"];
/// and those with which it ends.
const STRETCHES: &[&str] =
    &["half", "month", "months", "quarter", "quarters", "time", "week", "year", "years"];

/// Whether a sentence has a word for what was named before as its subject.
fn begins_with_one(words: &[Word]) -> bool {
    let folded = |at: usize| words.get(at).map_or("", |word| &*word.folded);
    matches!(folded(0), "it" | "its")
        || matches!(folded(0), "the" | "this") && COMPANIES.contains(&folded(1))
}

/// Whether a name is the subject at the head of a sentence: "ACME", "the toolmaker ACME", "in 2031 ACME".
fn is_subject(words: &[Word], run: &Range<usize>) -> bool {
    let folded = |at: usize| words.get(at).map_or("", |word| &*word.folded);
    let is_called = run.start <= 3
        && matches!(folded(0), "the" | "a" | "an")
        && words[1..run.start]
            .iter()
            .all(|word| word.sort == Sort::Small && !is_verb(&word.folded));
    let is_owner = words.get(run.end).is_some_and(|word| word.sort == Sort::Possessive);
    !is_owner && (is_first(words, run.start) || is_called)
}

/// Whether a small word may be a verb, or a preposition, and not what a name is called.
fn is_verb(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing") || word.ends_with('s') || AT.contains(&word)
}

/// Whether one small word stands there, and no other noun behind it that it belongs to.
fn is_noun(words: &[Word]) -> bool {
    let ends = words.get(1).is_none_or(|next| {
        next.sort == Sort::Possessive || next.sort == Sort::Small && !next.folded.ends_with("er")
    });
    words.first().is_some_and(|word| word.sort == Sort::Small && word.folded.len() > 3) && ends
}

/// The words that an article has for a name beside it: "the TOOLMAKER Acme", "Acme, a TOOLMAKER".
fn callings(words: &[Word], run: &Range<usize>) -> Vec<usize> {
    let folded = |at: usize| words.get(at).map_or("", |word| &*word.folded);
    let is_noun = |at: usize| {
        let is_small = words.get(at).is_some_and(|word| word.sort == Sort::Small);
        is_small && !is_verb(folded(at))
    };
    let mut found = Vec::new();
    if run.start > 1
        && is_noun(run.start - 1)
        && matches!(folded(run.start - 2), "the" | "a" | "an")
    {
        found.push(run.start - 1);
    }
    if folded(run.end) == "," && matches!(folded(run.end + 1), "a" | "an" | "the") {
        let from = run.end + 2;
        found.extend((from..words.len()).take_while(|at| is_noun(*at)).last());
    }
    found
}

/// Whether a name is a person's by the title before it, or a place's by its preposition.
fn is_no_company(words: &[Word], run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1).map_or("", |at| &*words[at].folded);
    TITLES.contains(&before) || PLACED.contains(&before)
}

/// Whether two names are forms of one: all words of the shorter stand in the longer.
fn are_one(a: &str, b: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        name.split_whitespace().map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    a.is_subset(&b) || b.is_subset(&a)
}

#[cfg(test)]
mod tests {
    use crate::claims::Source;
    use crate::error::Errors;
    use crate::extract::{Doubt, Extractor};
    use crate::load::article::Article;
    use crate::rules::Desk;
    use crate::span::Text;

    /// Of whom the last claim of an article is, where that is sure.
    fn whose(text: &str) -> Option<String> {
        let desk = Desk::load(None, &|_, _| None, &mut Errors::new());
        let article = Article::read(Text::whole("a.md", text));
        let source = Source::named("a".into());
        let claims = Extractor::new(&desk.vocabulary).claims(&article, &source);
        let last = claims.into_iter().next_back().filter(|claim| {
            !claim.doubts.iter().any(|d| matches!(d, Doubt::NoName | Doubt::SeveralNames))
        });
        last.map(|claim| claim.claim.entity.to_string())
    }

    #[test]
    fn it_and_the_company_are_who_was_named_last() {
        for (text, expected) in [
            (
                "In 2030 Acme Works burnt down to the ground. The company had revenue of $3 million.",
                Some("Acme Works"),
            ),
            (
                "The toolmaker Acme Works burnt on that day.\n\nIts revenue was $3 million.",
                Some("Acme Works"),
            ),
            (
                "In 2030 Acme Works grew as never before. It is glad. In 2031 it had revenue of $3 million.",
                Some("Acme Works"),
            ),
            (
                "In 2030 Acme Works grew as never before. It says that its headcount is 300 employees.",
                Some("Acme Works"),
            ),
            (
                "On that day the toolmaker Acme Works and the rest of them met Globex. The toolmaker had revenue of $3 million.",
                Some("Acme Works"),
            ),
            (
                "In the valley there was once Acme Works, a toolmaker, and later Globex. The toolmaker's revenue was $3 million.",
                Some("Acme Works"),
            ),
            // Two may be meant, or somebody whom no name names.
            (
                "In the valley there were once Acme Works and Globex. The company had revenue of $3 million.",
                None,
            ),
            (
                "In 2030 Acme Works grew as never before. Globex is smaller. Its revenue was $3 million.",
                None,
            ),
            (
                "In 2030 Acme Works grew as never before. The plant says that its headcount is 300 employees.",
                None,
            ),
            (
                "In 2030 Acme Works grew as never before. The union said it had revenue of $3 million.",
                None,
            ),
            (
                "In 2030 Acme Works grew as never before. The state railway struck. It had revenue of $3 million.",
                None,
            ),
            ("In 2030 the town bought all of Acme Works. It had revenue of $3 million.", None),
            (
                "In 2030 Acme Works grew as never before. The company's biggest customer had revenue of $3 million.",
                None,
            ),
            (
                "In 2030 Acme Works grew as never before. The company that sold it had revenue of $3 million.",
                None,
            ),
            (
                "In 2030 Acme Works grew as never before. It bought a mill, which had revenue of $3 million.",
                None,
            ),
            (
                "In 2030 Acme Works grew as never before. It has a venture with revenue of $3 million.",
                None,
            ),
            (
                "There are the toolmaker Acme Works and the toolmaker Globex. The toolmaker had revenue of $3 million.",
                None,
            ),
            (
                "In 2030 the toolmaker Acme Works grew as never before. A toolmaker in Vesby burnt. The toolmaker had revenue of $3 million.",
                None,
            ),
            (
                "In 2030 the journalist called Acme Works at night. The called had revenue of $3 million.",
                None,
            ),
        ] {
            assert_eq!(whose(text).as_deref(), expected, "{text}");
        }
    }
}
