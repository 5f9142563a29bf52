//! From the sentences of an article to claims of the desk's attributes.
//!
//! A pack names an attribute by phrases ("capital expenditure", "stake in") and a term by others
//! ("took over"). Where a sentence holds such a phrase, a value that fits it stands bound to it, and it
//! is clear of whom they are said, there is a claim. What is not clear is kept as a [`Doubt`]: a claim
//! with a doubt is for a person to look at and never enters a check.

mod abbreviation;
mod beside;
mod bind;
mod cell;
mod circumstances;
mod doubt;
mod figure;
mod limit;
mod mood;
mod name;
mod phrase;
mod post;
mod property;
mod refer;
mod sentence;
mod teller;
mod thing;
mod words;

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use crate::claims::file::year_of;
use crate::claims::{Claim, Modality, Places, Source};
use crate::load::article::{Article, Block, BlockKind};
use crate::pack::{Attribute, Measure};
use crate::read::{Context, Vocabulary, sentences};
use crate::value::{Meaning, Term, Value};
pub use circumstances::circumstances;
pub use doubt::Doubt;
use name::Known;
use phrase::{Phrases, Says};
use property::is_of_things;
use refer::Referents;
use sentence::{Sentence, period};

pub(crate) use abbreviation::is_common;
pub(crate) use bind::{ties_after, ties_before};
use words::cut_with;
pub(crate) use words::{Sort, Word, cut, first_at};

/// A claim read from an article, and what makes it unsure.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// The claim.
    pub claim: Claim,
    /// Its sentence, in the bytes of the prose.
    pub sentence: Range<usize>,
    /// Its value, in the bytes of the prose.
    pub range: Range<usize>,
    /// The word beside a figure that may make it the figure of something else.
    pub strange: Option<String>,
    /// What makes it unsure; empty for a claim that enters a check.
    pub doubts: Vec<Doubt>,
}

/// Reads claims of the desk's attributes in articles.
#[derive(Debug)]
pub struct Extractor<'a> {
    vocabulary: &'a Vocabulary,
    phrases: Phrases<'a>,
    /// The attribute of posts, where the desk declares persons who may hold one.
    role: Option<&'a Attribute>,
}

impl<'a> Extractor<'a> {
    /// For the attributes and terms of a vocabulary.
    pub fn new(vocabulary: &'a Vocabulary) -> Extractor<'a> {
        let has_persons = vocabulary.named().iter().any(|named| named.is_person());
        let role = vocabulary.attribute("role").filter(|role| role.measure == Measure::Role);
        Extractor {
            vocabulary,
            phrases: Phrases::of(vocabulary),
            role: role.filter(|_| has_persons),
        }
    }

    /// Whether the vocabulary declares entities.
    pub fn knows_names(&self) -> bool {
        !self.vocabulary.named().is_empty()
    }

    /// The claims of an article, in the order of its text.
    pub fn claims(&self, article: &Article, source: &Source) -> Vec<Extracted> {
        self.read(article, source, false)
    }

    /// The claims of an article that nothing makes unsure, and figures with the word beside each that may make it the
    /// figure of something else. Where nobody has said which names are of things, none are of terms: "Tolsenland
    /// released" may tell who does it.
    pub fn sure_and_strange(
        &self,
        article: &Article,
        source: &Source,
    ) -> (Vec<Claim>, Vec<(Claim, String)>) {
        let (mut sure, mut strange) = (Vec::new(), Vec::new());
        for Extracted { claim, doubts, strange: word, .. } in self.read(article, source, true) {
            match word {
                Some(word) => strange.push((claim, word)),
                None if doubts.is_empty() => sure.push(claim),
                None => {}
            }
        }
        (sure, strange)
    }

    /// The claims of an article that nothing makes unsure.
    #[cfg(test)]
    fn sure_claims(&self, article: &Article, source: &Source) -> Vec<Claim> {
        self.sure_and_strange(article, source).0
    }

    /// The claims of an article; of those that are unsure beyond remedy none, where only the sure ones are wanted.
    fn read(&self, article: &Article, source: &Source, only_sure: bool) -> Vec<Extracted> {
        let text = article.prose.text();
        let lexicon = self.vocabulary.lexicon();
        let (mut cut, mut tokens) = (Vec::new(), Vec::new());
        for block in article.prose.blocks() {
            let start = block.range.start;
            for sentence in sentences(article.prose.of(block)) {
                let range = start + sentence.start..start + sentence.end;
                let words = cut_with(text, range.clone(), lexicon, &mut tokens);
                cut.push(Cut { block, range, words });
            }
        }
        let known = Known::of(text, &cut, lexicon);
        let mut found = Vec::new();
        let referents = Referents::of(&cut, &known);
        let (extractor, known, referents) = (self, &known, &referents);
        let reading =
            |block| Reading { extractor, article, source, known, referents, block, only_sure };
        for Cut { block, range, words } in &cut {
            let reading = reading(block);
            let before = found.len();
            if (0..words.len()).any(|at| self.phrases.any_at(words, at)) {
                reading.sentence(words, range.clone(), &mut found);
            }
            reading.posts(words, range.clone(), &mut found);
            doubt::of_rivals(&mut found[before..]);
        }
        let before = found.len();
        cell::claims(&cut, &reading, &mut found);
        if found.len() > before {
            found.sort_by_key(|one| one.range.start);
        }
        found
    }
}

/// A sentence of an article, cut into words.
struct Cut<'a> {
    block: &'a Block,
    range: Range<usize>,
    words: Vec<Word<'a>>,
}

/// One sentence being read, and what it stands in.
struct Reading<'a> {
    extractor: &'a Extractor<'a>,
    article: &'a Article,
    source: &'a Source,
    known: &'a Known<'a>,
    referents: &'a Referents<'a>,
    block: &'a Block,
    only_sure: bool,
}

impl Reading<'_> {
    fn sentence(&self, words: &[Word], range: Range<usize>, found: &mut Vec<Extracted>) {
        let text = self.article.prose.text();
        let tells_terms = !self.only_sure || self.extractor.knows_names();
        // Of many a sentence with a phrase nobody asks what values are in it.
        let mentions = OnceCell::new();
        let published = self.source.published.as_ref();
        let cx = Context { lexicon: self.extractor.vocabulary.lexicon(), published };
        let mentions = || mentions.get_or_init(|| sentence::mentions(text, &range, &cx)).as_slice();
        let mut at = 0;
        while at < words.len() {
            let Some((length, says)) = self.extractor.phrases.at(words, at) else {
                at += 1;
                continue;
            };
            let start = at;
            at += length;
            for (length, says) in says {
                if !tells_terms && matches!(says, Says::Term(..)) {
                    continue;
                }
                let sentence = Sentence { words, mentions: mentions(), range: range.clone() };
                let phrase = start..start + length;
                match says {
                    Says::Attribute(attribute) => {
                        found.extend(self.figure(&sentence, &phrase, attribute));
                    }
                    Says::Term(attribute, term) => {
                        found.extend(self.term(&sentence, &phrase, attribute, term));
                    }
                }
            }
        }
    }

    /// The claims of posts that declared persons hold.
    fn posts(&self, words: &[Word], range: Range<usize>, found: &mut Vec<Extracted>) {
        let vocabulary = self.extractor.vocabulary;
        let Some(attribute) = self.extractor.role else { return };
        let text = self.article.prose.text().get(range.clone()).unwrap_or_default();
        for held in post::held(text, vocabulary) {
            let span = range.start + held.range.start..range.start + held.range.end;
            let wording = self.article.prose.text().get(span.clone()).unwrap_or_default();
            let value = Value::new(wording, Meaning::Role(held.role));
            let sentence = Sentence { words, mentions: &[], range: range.clone() };
            let clause = words::first_at(words, span.start);
            let whom = (held.person.to_string(), None);
            let said = Said { span, whom, clause, end: None };
            found.extend(self.claim(&sentence, attribute, value, said, Vec::new()));
        }
    }

    /// The claims of a term: the phrase itself is the value. Of several things that it is said of, one each.
    fn term(
        &self,
        sentence: &Sentence<'_>,
        phrase: &Range<usize>,
        attribute: &Attribute,
        term: &Term,
    ) -> Vec<Extracted> {
        let text = self.article.prose.text();
        let span = sentence.words[phrase.start].start..sentence.words[phrase.end - 1].end;
        let mut doubts = doubt::of_some_charges(sentence.mentions);
        let vocabulary = self.extractor.vocabulary;
        let is_alone = vocabulary.owner(&attribute.id).is_none() && !attribute.has_actor;
        let mut whoms = Vec::new();
        if is_alone {
            let base = sentence.range.start;
            let within = span.start - base..span.end - base;
            let said = text.get(sentence.range.clone()).unwrap_or_default();
            let things = thing::beside(said, &within, vocabulary);
            // The words from the term to the thing say what is said of it.
            whoms.extend(things.into_iter().map(|(range, name)| {
                let start = span.start.min(base + range.start);
                (start..span.end.max(base + range.end), (name.to_string(), None))
            }));
        }
        if whoms.is_empty() {
            let lexicon = vocabulary.lexicon();
            if is_alone && is_of_things(self.known, sentence.words, phrase, lexicon) {
                return Vec::new();
            }
            let whom = self.whom(sentence, phrase, &[], attribute, &mut doubts);
            whoms.extend(whom.map(|whom| (span, whom)));
        }
        let claim = |(span, whom)| {
            let wording = text.get(Range::clone(&span)).unwrap_or_default();
            let value = Value::new(wording, Meaning::Term(term.clone()));
            let said = Said { span, whom, clause: phrase.start, end: None };
            self.claim(sentence, attribute, value, said, doubts.clone())
        };
        whoms.into_iter().filter_map(claim).collect()
    }

    /// Of whom something is said that stands at some words, and by whom it is done.
    fn whom(
        &self,
        sentence: &Sentence<'_>,
        at: &Range<usize>,
        own: &[Range<usize>],
        attribute: &Attribute,
        doubts: &mut Vec<Doubt>,
    ) -> Option<(String, Option<String>)> {
        if let Some(owner) = self.extractor.vocabulary.owner(&attribute.id) {
            // A figure is told by its phrase; a term such as "acquisition" is said of many.
            let text = self.article.prose.text().get(sentence.range.clone()).unwrap_or_default();
            let is_told = attribute.measure != Measure::Term || !owner.find(text).is_empty();
            return is_told.then(|| (owner.name.to_string(), None));
        }
        if !attribute.has_actor && attribute.measure == Measure::Term {
            let beside = self.known.beside(sentence.words, at);
            return Some((beside.or_else(|| self.main(doubts))?, None));
        }
        if !attribute.has_actor {
            let mut unclear = Vec::new();
            let named = self.known.whom(sentence.words, at, own, &mut unclear);
            let meant = || self.referents.whom(sentence.range.start, at.start);
            if let Some(meant) = named.is_none().then(meant).flatten() {
                return Some((meant, None));
            }
            doubts.append(&mut unclear);
            return Some((named.or_else(|| self.known.main.clone())?, None));
        }
        let object = self.known.object(sentence.words, at).or_else(|| self.main(doubts))?;
        let actor = self.known.actor(sentence.words, at, &object, doubts);
        Some((object, actor))
    }

    /// Whom the article is about, for what names nobody: always in doubt.
    fn main(&self, doubts: &mut Vec<Doubt>) -> Option<String> {
        doubts.push(Doubt::NoName);
        self.known.main.clone()
    }

    fn claim(
        &self,
        sentence: &Sentence<'_>,
        attribute: &Attribute,
        value: Value,
        said: Said,
        mut doubts: Vec<Doubt>,
    ) -> Option<Extracted> {
        // An unsure figure may still be another's rival; an unsure term is nothing to a sure one.
        let is_done = |doubts: &[Doubt], value: &Value| {
            self.only_sure && !doubts.is_empty() && value.quantity().is_none()
        };
        if is_done(&doubts, &value) {
            return None;
        }
        let Said { span, whom: (entity, actor), clause, end } = said;
        let scope = actor.map(|actor| format!("by {actor}")).or_else(|| {
            let text = self.article.prose.text();
            let scope = limit::of(text, sentence.words, end?, &|w| sentence.is_dated(w))?;
            let owner = self.extractor.vocabulary.owner(&attribute.id);
            owner.is_none_or(|owner| !limit::is_told_anyway(&scope, owner)).then_some(scope)
        });
        let mood = mood::of(sentence.words, clause);
        if mood.unsure {
            doubts.push(Doubt::Mood);
        }
        let vocabulary = self.extractor.vocabulary;
        let is_owned = vocabulary.owner(&attribute.id).is_some();
        if matches!(self.block.kind, BlockKind::Title | BlockKind::Heading) && !is_owned {
            doubts.push(Doubt::Headline);
        }
        let stated = period(sentence.mentions, &span);
        let assumed = match (&stated, vocabulary.stretch(&attribute.id)) {
            (Some(_), _) => None,
            (None, Some(_)) if sentence.looks_back() => {
                doubts.push(Doubt::Mood);
                None
            }
            (None, Some(stretch)) => Some(stretch.clone()),
            (None, None) => attribute.yearly.then(|| year_of(self.source)).flatten(),
        };
        if is_done(&doubts, &value) {
            return None;
        }
        doubts.sort_unstable();
        doubts.dedup();
        let prose = &self.article.prose;
        let place = prose.in_file(span.clone());
        let quote = prose.in_file(sentence.range.clone());
        let claim = Claim {
            id: Arc::from(format!("{}@{}", self.source.id, place.start)),
            source: Arc::clone(&self.source.id),
            entity: Arc::from(entity),
            attribute: Arc::clone(&attribute.id),
            value,
            period_assumed: assumed.is_some(),
            period: stated.or(assumed),
            scope: scope.map(Arc::from),
            modality: match attribute.modality.and_then(Modality::by_name) {
                Some(modality) if mood.modality != Modality::Denied => modality,
                _ => mood.modality,
            },
            attribution: teller::of(prose.text(), sentence.words, span.start),
            quote: prose.text().get(sentence.range.clone()).map(str::to_owned),
            places: Places {
                text: Arc::clone(&self.article.text),
                claim: (quote.start, quote.end),
                value: (place.start, place.end),
                quote: Some((quote.start, quote.end)),
            },
            times: 1,
        };
        Some(Extracted {
            claim,
            sentence: sentence.range.clone(),
            range: span,
            strange: None,
            doubts,
        })
    }
}

/// Where a claim stands in its sentence, and of whom and by whom it is said.
struct Said {
    span: Range<usize>,
    whom: (String, Option<String>),
    /// The word at which its clause is looked at for its mood.
    clause: usize,
    /// The word behind a figure and its phrase, where what limits it may stand.
    end: Option<usize>,
}
