//! What the sentences of an article claim, as far as the attributes of a desk name it.
//!
//! A value is a sure claim where its sentence names one attribute that fits it, one entity, and no
//! other value that fits as well. Everything else is a proposal with its doubts.

pub(crate) mod file;

use std::ops::Range;
use std::sync::Arc;

use crate::claims::{Modality, Source};
use crate::extract::{Doubt, Extracted, Extractor, circumstances};
use crate::load::article::Article;
use crate::pack::{Attribute, Measure};
use crate::read::{
    Context, Expected, MentionKind, Vocabulary, period_wording, read_value, wording_of,
};
use crate::story::align::pair::Rarity;
use crate::story::page::cue::Cue;
use crate::story::page::word::Sort;
use crate::story::tell::{Beginnings, Story};
use crate::value::{Dimension, Meaning, Value};

/// A value of a sentence and what it may be claimed of.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The sentence, in the bytes of the prose.
    pub sentence: Range<usize>,
    /// The value, in the bytes of the prose.
    pub range: Range<usize>,
    /// What sort of value it is.
    pub kind: MentionKind,
    /// The value.
    pub value: Value,
    /// Whom or what it may be of, the nearest name first: those before the value, else those behind it.
    pub names: Vec<String>,
    /// The word that the sentence begins with, where it may be a name as well.
    pub first: Option<String>,
    /// The ids of the attributes that it may be a value of.
    pub attributes: Vec<Arc<str>>,
    /// The stretch of time that the sentence names, as it writes it.
    pub period: Option<String>,
    /// With what limitation it is said: "in Norland", "including debt".
    pub scope: Option<String>,
    /// By whom the sentence has it.
    pub attribution: Option<String>,
    /// In which mood it is said.
    pub modality: Modality,
    /// Why it is no sure claim; nothing for one that is.
    pub doubts: Vec<String>,
}

/// What the articles of a story claim: for each article its values, in their order.
pub fn propose(
    articles: &[Article],
    vocabulary: &Vocabulary,
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
) -> Vec<Vec<Proposal>> {
    let all: Vec<&Article> = articles.iter().collect();
    let pages = super::read(&all, source);
    let rarity = Rarity::of(&pages, true);
    let texts: Vec<&str> = all.iter().map(|article| article.prose.text()).collect();
    let beginnings = Beginnings::of(&pages, &texts);
    let story = Story {
        articles: &all,
        pages: &pages,
        rarity: &rarity,
        people: &[],
        beginnings: &beginnings,
    };
    (0..articles.len()).map(|page| of_page(&story, page, vocabulary)).collect()
}

fn of_page(story: &Story<'_>, number: usize, vocabulary: &Vocabulary) -> Vec<Proposal> {
    let (page, text) = (&story.pages[number], story.articles[number].prose.text());
    let dates = page.nodes.iter().filter(|node| node.kind == MentionKind::Date);
    let dates: Vec<Range<usize>> = dates.map(|node| node.range.clone()).collect();
    let mut proposals: Vec<Proposal> = page
        .nodes
        .iter()
        .map(|node| {
            let sentence = page.sentences[node.sentence].range.clone();
            let words = text.get(sentence.clone()).unwrap_or_default();
            let names = story.names_in(number, node.sentence);
            let mut names: Vec<String> = names.into_iter().map(|name| name.text).collect();
            let place = |name: &String| words.find(name.as_str()).unwrap_or_default();
            let at = node.range.start - sentence.start;
            // Who does something is named before what it comes to.
            let before = |name: &String| place(name) < at;
            if names.iter().any(before) {
                names.retain(before);
            }
            names.sort_by_key(|name| place(name).abs_diff(at));
            names.dedup();
            let first = first_word(story, number, node.sentence);
            let first = first.filter(|first| !names.iter().any(|name| name.starts_with(first)));
            let attributes = vocabulary.attributes().filter(|attribute| {
                fits(attribute, node.kind, &node.value)
                    && vocabulary.fitted(node.value.clone(), attribute).is_ok()
                    && attribute.phrases.iter().any(|phrase| is_in(words, phrase))
            });
            let attributes = attributes.map(|attribute| Arc::clone(&attribute.id)).collect();
            let (attribution, scope) = circumstances(
                text,
                sentence.clone(),
                node.range.clone(),
                &dates,
                vocabulary.lexicon(),
            );
            Proposal {
                scope,
                attribution,
                names,
                first: first.map(str::to_owned),
                attributes,
                period: period(story, number, node.sentence, &node.range),
                modality: match () {
                    () if node.cues.has(Cue::Denied) => Modality::Denied,
                    () if node.cues.has(Cue::Planned) => Modality::Planned,
                    () if node.cues.has(Cue::Maybe) => Modality::Reported,
                    () => Modality::Actual,
                },
                doubts: Vec::new(),
                sentence,
                range: node.range.clone(),
                kind: node.kind,
                value: in_full(&node.value, vocabulary),
            }
        })
        .collect();
    let bound = Extractor::new(vocabulary).claims(story.articles[number], &page.source);
    let words: Vec<Proposal> = bound.iter().filter_map(in_words).collect();
    for at in 0..proposals.len() {
        proposals[at].doubts = match bound_at(&bound, story.articles[number], &proposals[at]) {
            // A phrase that is tied to the value says what it is of, whatever else the sentence names.
            Some(found) => {
                proposals[at].names = vec![found.claim.entity.to_string()];
                proposals[at].first = None;
                proposals[at].attributes = vec![Arc::clone(&found.claim.attribute)];
                // Of a cell of a table the row is quoted.
                proposals[at].sentence = found.sentence.clone();
                // "A net loss of $5 million": the value may have a word of the phrase.
                proposals[at].value = in_full(&found.claim.value, vocabulary);
                proposals[at].range = found.range.clone();
                proposals[at].modality = found.claim.modality;
                let stated = found.claim.period.as_ref().filter(|_| !found.claim.period_assumed);
                // "Said on Monday": the day of telling is no period of a figure of a year.
                let is_yearly =
                    vocabulary.attribute(&found.claim.attribute).is_some_and(|a| a.yearly);
                let own = proposals[at].period.take().filter(|_| stated.is_some() || !is_yearly);
                proposals[at].period = own.or_else(|| stated.map(period_wording));
                proposals[at].scope = found.claim.scope.as_deref().map(str::to_owned);
                found.doubts.iter().map(|doubt| doubt.says().to_owned()).collect()
            }
            None => {
                let mut doubts = doubts(&proposals[at], &proposals);
                // A phrase of a built-in pack that stands anywhere in a sentence says too little; a desk's own says more.
                let is_ours = |id: &Arc<str>| {
                    vocabulary.attribute(id).is_some_and(Attribute::is_built_in)
                        && vocabulary.owner(id).is_none()
                };
                if doubts.is_empty() && proposals[at].attributes.iter().all(is_ours) {
                    doubts.push(Doubt::Loose.says().to_owned());
                }
                doubts
            }
        };
    }
    proposals.extend(words);
    proposals.sort_by_key(|proposal| (proposal.range.start, proposal.range.end));
    proposals
}

/// A value in words that say all of it: the unit of a figure in a table stands elsewhere.
fn in_full(value: &Value, vocabulary: &Vocabulary) -> Value {
    let is_bare = value.wording.bytes().all(|b| b.is_ascii_digit() || b".,".contains(&b));
    let cx = Context { lexicon: vocabulary.lexicon(), published: None };
    let is_told = !is_bare
        || read_value(&value.wording, Expected::Any, &cx).is_ok_and(|v| v.meaning == value.meaning);
    match is_told {
        true => value.clone(),
        false => Value::new(wording_of(&value.meaning), value.meaning.clone()),
    }
}

/// What is claimed in words and not in figures: a term, a post.
fn in_words(found: &Extracted) -> Option<Proposal> {
    let claim = &found.claim;
    if !matches!(claim.value.meaning, Meaning::Term(_) | Meaning::Role(_)) {
        return None;
    }
    Some(Proposal {
        sentence: found.sentence.clone(),
        range: found.range.clone(),
        kind: MentionKind::Ordinal,
        value: claim.value.clone(),
        names: vec![claim.entity.to_string()],
        first: None,
        attributes: vec![Arc::clone(&claim.attribute)],
        period: None,
        scope: claim.scope.as_deref().map(str::to_owned),
        attribution: claim.attribution.clone(),
        modality: claim.modality,
        doubts: found.doubts.iter().map(|doubt| doubt.says().to_owned()).collect(),
    })
}

/// The claim that a phrase makes of a value.
fn bound_at<'a>(bound: &'a [Extracted], article: &Article, of: &Proposal) -> Option<&'a Extracted> {
    let place = article.prose.in_file(of.range.clone());
    let here = |found: &&Extracted| {
        let (start, end) = found.claim.places.value;
        start <= place.start && end == place.end && found.claim.value.quantity().is_some()
            || (start, end) == (place.start, place.end)
    };
    bound.iter().filter(here).min_by_key(|found| found.doubts.len())
}

/// Why a value is no sure claim.
fn doubts(of: &Proposal, all: &[Proposal]) -> Vec<String> {
    let mut doubts = Vec::new();
    match of.attributes.as_slice() {
        [] => doubts
            .push(String::from("the sentence names no attribute that this could be a value of")),
        [one] => {
            let rival = all.iter().find(|other| {
                other.sentence == of.sentence
                    && other.range != of.range
                    && other.attributes.contains(one)
            });
            if let Some(rival) = rival {
                doubts.push(format!("“{}” could be the value of `{one}` as well", rival.value));
            }
        }
        several => {
            let several: Vec<String> = several.iter().map(|id| format!("`{id}`")).collect();
            doubts.push(format!("it could be a value of {}", several.join(" or ")));
        }
    }
    match (of.names.as_slice(), &of.first) {
        ([], Some(first)) => doubts.push(format!("it is not sure that “{first}” is a name")),
        ([name], Some(first)) => {
            doubts.push(format!("it could be of “{name}” or of “{first}”"));
        }
        ([], None) => doubts.push(String::from("the sentence names nobody that it could be of")),
        ([_], None) => {}
        ([first, second, ..], _) => {
            doubts.push(format!("it could be of “{first}” or of “{second}”"));
        }
    }
    doubts
}

/// The one other stretch of time that a sentence names, as it is written; none where it names several.
fn period(story: &Story<'_>, page: usize, sentence: usize, own: &Range<usize>) -> Option<String> {
    let of_sentence = story.pages[page].nodes_of(sentence..=sentence).map(|(_, node)| node);
    let mut dates = of_sentence.filter(|node| node.kind == MentionKind::Date && node.range != *own);
    let first = dates.next()?;
    let wording = &*first.value.wording;
    dates.next().is_none().then(|| wording.strip_prefix("in ").unwrap_or(wording).to_owned())
}

/// The word that a sentence begins with, where that has a meaning of its own and may be a name.
fn first_word<'a>(story: &Story<'a>, page: usize, sentence: usize) -> Option<&'a str> {
    let words = &story.pages[page].sentences[sentence].words;
    let word = story.pages[page].words.get(words.clone())?.first()?;
    let is_small = story.pages.iter().any(|page| page.small.binary_search(&word.root).is_ok());
    let text = story.articles[page].prose.text();
    (word.sort == Sort::First && !is_small).then(|| word.of(text))
}

/// Whether an attribute has values of this sort.
fn fits(attribute: &Attribute, kind: MentionKind, value: &Value) -> bool {
    let dimension = value.quantity().map(|quantity| quantity.dimension());
    match attribute.measure {
        Measure::Money => matches!(dimension, Some(Dimension::Money(_))),
        Measure::Figure(wanted) => dimension == Some(wanted),
        Measure::Date => kind == MentionKind::Date,
        _ => false,
    }
}

/// Whether a phrase stands in a text, as whole words and in any case.
fn is_in(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.to_lowercase(), phrase.to_lowercase());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(&phrase).any(|(at, found)| {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        let after = text.get(at + found.len()..).unwrap_or_default().chars().next();
        !is_word(before) && !is_word(after)
    })
}
