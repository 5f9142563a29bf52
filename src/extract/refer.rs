//! Whom a sentence means that names nobody: "it", "its revenue", "the company", "the toolmaker".
//!
//! Only where one candidate is clear. Of "the toolmaker" that is the name which the article calls so ("the toolmaker
//! Acme Works"); of "it" and "the company" the only name in the sentence before, or in the one before that where
//! nothing is named in between. Whoever may be a person, a place or another company makes it unclear.

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

/// Words that begin sentences and name nothing.
const OPENERS: &[&str] = &[
    "according",
    "additionally",
    "all",
    "analysts",
    "another",
    "both",
    "despite",
    "during",
    "earlier",
    "earnings",
    "even",
    "every",
    "everything",
    "finally",
    "first",
    "further",
    "headcount",
    "however",
    "investors",
    "later",
    "many",
    "moreover",
    "most",
    "net",
    "nothing",
    "now",
    "only",
    "operating",
    "orders",
    "overall",
    "profit",
    "profits",
    "quarterly",
    "revenue",
    "revenues",
    "sales",
    "shares",
    "so",
    "such",
    "then",
    "though",
    "three",
    "through",
    "today",
    "turnover",
    "until",
    "with",
    "within",
    "yesterday",
    "yet",
];

/// The sentences of an article, and what it calls the names in them.
pub(super) struct Referents<'c> {
    cut: &'c [Cut<'c>],
    known: &'c Known<'c>,
    /// What the article calls things, and which name it calls so; `None` where several.
    called: OnceCell<BTreeMap<String, Option<String>>>,
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
        Referents { cut, known, called: OnceCell::new() }
    }

    fn called(&self) -> &BTreeMap<String, Option<String>> {
        self.called.get_or_init(|| self.callings())
    }

    fn callings(&self) -> BTreeMap<String, Option<String>> {
        let mut called: BTreeMap<String, Option<String>> = BTreeMap::new();
        for cut in self.cut.iter().filter(|cut| is_prose(cut)) {
            for (run, name) in self.known.runs(&cut.words) {
                for noun in callings(&cut.words, &run) {
                    let entry = called.entry(noun.to_owned()).or_insert_with(|| Some(name.clone()));
                    if !entry.as_ref().is_some_and(|other| are_one(other, &name)) {
                        *entry = None;
                    }
                }
            }
        }
        called
    }

    /// Whom a sentence that begins at a byte means by the words before a phrase, where that is clear.
    pub(super) fn whom(&self, start: usize, phrase: usize) -> Option<String> {
        let at = self.cut.partition_point(|cut| cut.range.start < start);
        let own = self.cut.get(at).filter(|cut| cut.range.start == start && is_prose(cut))?;
        match anaphor(own.words.get(..phrase)?)? {
            Anaphor::Called(noun) => match self.called().get(noun) {
                Some(name) => self.in_full(name.clone()?),
                None => None,
            },
            Anaphor::Last => self.last(at).and_then(|name| self.in_full(name)),
        }
    }

    /// The only name in the nearest sentence before that has one.
    fn last(&self, at: usize) -> Option<String> {
        let before = self.cut[..at].iter().rev().filter(|cut| cut.block.kind != BlockKind::Cell);
        for cut in before.take(BACK) {
            if !is_prose(cut) || self.may_begin_with_a_name(&cut.words) {
                return None;
            }
            let runs = self.known.runs(&cut.words);
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
                [] => {}
                [only] => return self.may_be_a_company(only).then(|| only.clone()),
                _ => return None,
            }
        }
        None
    }

    /// Whether the article is about a name or tells of it more than once, and it is no person's: persons are known by their last name, companies by
    /// their first.
    fn may_be_a_company(&self, name: &str) -> bool {
        let runs = self.cut.iter().filter(|cut| is_prose(cut));
        let all: Vec<String> =
            runs.flat_map(|cut| self.known.runs(&cut.words)).map(|(_, name)| name).collect();
        let last = name.rsplit_once(' ').map(|(_, last)| last);
        let is_person = last.is_some_and(|last| all.iter().any(|other| other == last));
        let is_main = self.known.main.as_ref().is_some_and(|main| are_one(main, name));
        !is_person && (is_main || all.iter().filter(|other| are_one(other, name)).count() > 1)
    }

    /// Whether the first word of a sentence may be a name that stands nowhere else.
    fn may_begin_with_a_name(&self, words: &[Word]) -> bool {
        let Some(first) = words.first().filter(|word| word.sort == Sort::Capital) else {
            return false;
        };
        let folded = &*first.folded;
        !self.known.is_name(folded)
            && !self.known.is_small(folded)
            && !NO_NAME.contains(&folded)
            && !OPENERS.contains(&folded)
    }

    /// The name in the form that the article is about, where it is that.
    fn in_full(&self, name: String) -> Option<String> {
        let main = self.known.main.as_ref().filter(|main| are_one(main, &name));
        Some(main.filter(|main| main.len() > name.len()).cloned().unwrap_or(name))
    }
}

fn is_prose(cut: &Cut<'_>) -> bool {
    matches!(cut.block.kind, BlockKind::Paragraph | BlockKind::Item)
}

/// What stands for a name in some words, the last of them where there are several.
fn anaphor<'w>(words: &'w [Word<'w>]) -> Option<Anaphor<'w>> {
    let ends = words.len();
    // A subject stands at the head of the sentence, an owner right before what it has.
    let stands = |at: usize, after: usize| at <= BEFORE_SUBJECT || after + 3 >= ends;
    (0..ends).rev().find_map(|at| {
        let noun = words.get(at + 1).map_or("", |word| &*word.folded);
        match &*words[at].folded {
            "it" if at <= BEFORE_SUBJECT && is_first(words, at) => Some(Anaphor::Last),
            // "The plant doubled its staff": it may be that of the plant.
            "its" if ends - at <= 4 && (is_first(words, at) || begins_with_one(words)) => {
                Some(Anaphor::Last)
            }
            "the" | "this" if COMPANIES.contains(&noun) && stands(at, at + 2) => {
                Some(Anaphor::Last)
            }
            "the" if stands(at, at + 2) && is_noun(&words[at + 1..]) => Some(Anaphor::Called(noun)),
            _ => None,
        }
    })
}

/// Whether nothing but a time stands before a word: "in 2031 it", "last year it", "in the year to March, it".
fn is_first(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &words[at]) else { return true };
    let opens = TIMES.contains(&&*words[0].folded);
    let ends =
        before.sort == Sort::Digits || before.folded == "," || STRETCHES.contains(&&*before.folded);
    opens && ends
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
    folded(0) == "it" || matches!(folded(0), "the" | "this") && COMPANIES.contains(&folded(1))
}

/// Whether one small word stands there, and no other noun behind it that it belongs to.
fn is_noun(words: &[Word]) -> bool {
    let ends = words.get(1).is_none_or(|next| {
        next.sort == Sort::Possessive || next.sort == Sort::Small && !next.folded.ends_with("er")
    });
    words.first().is_some_and(|word| word.sort == Sort::Small && word.folded.len() > 3) && ends
}

/// What an article calls a name beside it: "the toolmaker ACME", "ACME, a maker of tools".
fn callings<'w>(words: &'w [Word<'w>], run: &Range<usize>) -> Vec<&'w str> {
    let folded = |at: usize| words.get(at).map_or("", |word| &*word.folded);
    let is_small = |at: usize| words.get(at).is_some_and(|word| word.sort == Sort::Small);
    let mut found = Vec::new();
    if let Some(before) = run.start.checked_sub(1)
        && is_small(before)
        && before
            .checked_sub(1)
            .is_some_and(|at| matches!(folded(at), "the" | "a" | "an") || is_small(at))
        && !AT.contains(&folded(before))
    {
        found.push(folded(before));
    }
    if folded(run.end) == "," && matches!(folded(run.end + 1), "a" | "an" | "the") {
        let from = run.end + 2;
        let own = (from..words.len()).take_while(|at| is_small(*at) && !AT.contains(&folded(*at)));
        found.extend(own.last().map(folded));
    }
    found
}

/// Whether a name is a person's by the title before it, a place's by its preposition, or of who tells something.
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
                "A hall of Acme Works burnt on that day. The company had revenue of $3 million.",
                Some("Acme Works"),
            ),
            (
                "A hall of Acme Works burnt on that day.\n\nIts revenue was $3 million.",
                Some("Acme Works"),
            ),
            (
                "It is Acme Works alone that grows. In 2024 it had revenue of $3 million.",
                Some("Acme Works"),
            ),
            (
                "All this is what is said by Acme Works. It says that its headcount is 300 employees.",
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
                "All this is what is said by Acme Works. Globex is smaller. Its revenue was $3 million.",
                None,
            ),
            (
                "All this is what is said by Acme Works. The plant says that its headcount is 300 employees.",
                None,
            ),
            (
                "All this is what is said by Acme Works. The union said it had revenue of $3 million.",
                None,
            ),
            (
                "The toolmakers are the toolmaker Acme Works and the toolmaker Globex. The toolmaker had revenue of $3 million.",
                None,
            ),
            // A title makes a person.
            (
                "All this is what is said by Acme Works by its president Holm. It had revenue of $3 million.",
                Some("Acme Works"),
            ),
        ] {
            assert_eq!(whose(text).as_deref(), expected, "{text}");
        }
    }
}
