//! # What must hold
//! A figure of a source's title is one that the source gives.
//!
//! # Why it matters
//! Titles are written last and in haste, and are all that most people read.
//!
//! # Example
//! "$65 Billion Bet" over "between $60 and $65 billion".
//!
//! # Options
//! `attribute` or `attributes`: those whose claims titles are held against; all if left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::about::About;
use super::config::attributes_option;
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::{Claim, Source};
use crate::error::Errors;
use crate::evidence::Page;
use crate::finding::{Finding, Member, Severity, Slot};
use crate::load::article::{Article, BlockKind};
use crate::load::form::{Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::{Context, Mention, Vocabulary, read_text};
use crate::span::Place;
use crate::value::{Bound, Class, Meaning, Relation, Value, reading, relation};

/// The kind `headline`.
pub(super) struct Headline;

/// Also the kind of what is found in the titles of articles without any rule.
pub static HEADLINE: Meta = Meta {
    name: "headline",
    holds: "a figure of a title is one that its source gives, or the source gives no other of the same",
    why: "Titles are written last and in haste: the end of a range becomes the sum, and a figure of an earlier \
          version stays. A title is held against the claims of its own source that are of a thing it names: where \
          none of them, and no figure of the article, bears it out, it is told; a flat figure of a range always, any \
          other where the title names the attribute by one of its phrases. Titles may leave out “over” and “up to”, \
          and outside of claims round and add up. Every desk has such a rule, `titles-agree`: a table of that id changes it. \
          Titles of articles that no claim was made of are held against their text by the words that the two share: \
          that needs no rule, and is a lead, but for a hundred that the text tells as \
          “hundreds”.",
    example: "[[rule]]\nid = \"titles-agree\"\nkind = \"headline\"\nattribute = \"capex\"\n\n\
              Title: Brask's $35 million bet on the harbour\nText:  Brask is to spend between $30 million and \
              $35 million.\nFound: the title has the upper end of a range as the sum.",
    options: &[
        Key::optional(
            "attribute",
            Sort::Text,
            "the attribute whose claims titles are held against; all if left out",
        ),
        Key::optional("attributes", Sort::List, "several attributes"),
    ],
};

impl Kind for Headline {
    fn meta(&self) -> &'static Meta {
        &HEADLINE
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn read(
        &self,
        table: &Table<'_>,
        vocabulary: &Vocabulary,
        errors: &mut Errors,
    ) -> Option<Box<dyn Check>> {
        Some(Box::new(HeadlineCheck { attributes: attributes_option(table, vocabulary, errors)? }))
    }
}

#[derive(Debug)]
struct HeadlineCheck {
    /// None: all.
    attributes: Vec<Arc<str>>,
}

/// A claim and what it is of.
type Said<'a> = (&'a Slot, &'a Arc<Claim>);

impl Check for HeadlineCheck {
    /// None: it looks at titles, not at how the values of an attribute stand to each other.
    fn attributes(&self) -> Option<Vec<&str>> {
        Some(Vec::new())
    }

    fn compared(&self, _: &Claim, _: &Vocabulary) -> Option<Value> {
        None
    }

    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>) {
        let mut claims: BTreeMap<&str, Vec<Said<'_>>> = BTreeMap::new();
        for slot in context.view.slots() {
            for claim in slot.claims.iter().filter(|claim| claim.value.quantity().is_some()) {
                claims.entry(&claim.source).or_default().push((&slot.slot, claim));
            }
        }
        for (id, said) in claims {
            let source = context.view.source(id);
            let (Some(title), Some(place)) = (&source.title, &source.title_place) else { continue };
            // What an article claims in its title says nothing for the title.
            let in_title = |claim: &Claim| {
                let own = &claim.places;
                own.text.path == place.path() && (place.start..place.end).contains(&own.value.0)
            };
            let said: Vec<Said<'_>> = said.into_iter().filter(|(_, c)| !in_title(c)).collect();
            let titled = Titled { title, place, source: &source, said: &said };
            self.title(&titled, rule, context, found);
        }
    }

    fn is_content_with_common_possibility(&self, _: &Attribute) -> bool {
        true
    }
}

/// A title, and what its source claims.
struct Titled<'a> {
    title: &'a str,
    place: &'a Place,
    source: &'a Source,
    said: &'a [Said<'a>],
}

impl HeadlineCheck {
    /// Holds each figure of a title against the claims of its source.
    fn title(
        &self,
        titled: &Titled<'_>,
        rule: &Rule,
        context: &CheckContext<'_>,
        found: &mut Vec<Finding>,
    ) {
        let cx = Context {
            lexicon: context.vocabulary.lexicon(),
            published: titled.source.published.as_ref(),
        };
        for mention in read_text(titled.title, &cx) {
            let related = |said: &Said<'_>| relation(&mention.value, &said.1.value);
            let borne_out = titled.said.iter().any(|said| related(said).class == Class::Agree);
            if !is_flat(&mention.value) || borne_out {
                continue;
            }
            let mut slots: BTreeMap<&Slot, Vec<(&Arc<Claim>, Relation)>> = BTreeMap::new();
            for said @ (slot, claim) in titled.said {
                let is_asked_for =
                    self.attributes.is_empty() || self.attributes.contains(&slot.attribute);
                let relation = related(said);
                if is_asked_for && titled.is_of(slot, claim, relation.class, context) {
                    slots.entry(slot).or_default().push((*claim, relation));
                }
            }
            // Where it might be meant of several things nobody can say which of them it misses.
            let [(slot, against)] = &*slots.into_iter().collect::<Vec<_>>() else { continue };
            if titled.stands_in_text(&mention, context, &cx) {
                continue;
            }
            let about = About { rule, context, slot, claim: against[0].0 };
            found.extend(titled.finding(&mention, against, &about));
        }
    }
}

impl Titled<'_> {
    /// Whether a figure of the title that stands so to a claim is meant to be of the same thing.
    fn is_of(&self, slot: &Slot, claim: &Claim, class: Class, context: &CheckContext<'_>) -> bool {
        let names = |name: &str| holds(self.title, name);
        let is_named = names(&slot.entity) || names(&claim.entity);
        let attribute = context.vocabulary.attribute(&slot.attribute);
        let is_said = || {
            names(&slot.label)
                || attribute.is_some_and(|attribute| attribute.phrases.iter().any(|p| names(p)))
        };
        let is_range = claim.value.quantity().is_some_and(|q| q.figure.bound == Bound::Range);
        match class {
            _ if is_change(&claim.value) => false,
            Class::Tension => is_range && (is_named || is_said()),
            Class::Contradiction => is_named && is_said(),
            _ => false,
        }
    }

    /// Whether the article itself, as far as it is there, has such a figure below its title.
    fn stands_in_text(
        &self,
        mention: &Mention,
        context: &CheckContext<'_>,
        cx: &Context<'_>,
    ) -> bool {
        let holds = |article: &Article| {
            let blocks = article.prose.blocks().iter();
            let texts = blocks.filter(|block| block.kind != BlockKind::Title);
            texts.map(|block| article.prose.of(block)).filter(|text| *text != self.title).any(
                |text| {
                    let values = read_text(text, cx);
                    values.iter().any(|m| relation(&m.value, &mention.value).class == Class::Agree)
                },
            )
        };
        if let Some(page) = context.evidence.page(&self.source.id) {
            return holds(Page::article(page));
        }
        let is_article = self.source.article.as_deref() == Some(self.place.path());
        is_article && holds(&Article::read(Arc::clone(&self.place.text)))
    }

    /// The finding that a figure of the title is not one of these claims.
    fn finding(
        &self,
        mention: &Mention,
        against: &[(&Arc<Claim>, Relation)],
        about: &About<'_>,
    ) -> Option<Finding> {
        let words = self.title.get(mention.start..mention.end)?;
        let mut place = self.place.clone();
        // Where the file writes the title with escapes, only the whole is certain.
        if place.slice() == self.title {
            place.end = place.start + mention.end;
            place.start += mention.start;
        }
        let mut own = about.part(words, place);
        own.reading = reading(&mention.value);
        let mut members: Vec<Member> = vec![own];
        for (claim, _) in against {
            let is_told = |member: &Member| {
                member.claim.value.meaning == claim.value.meaning
                    && !matches!(member.claim.value.meaning, Meaning::Text(_))
            };
            if !members.iter().any(is_told) {
                let claim = About { claim, ..*about };
                members.push(claim.own());
            }
        }
        let (nearest, told) = against.iter().min_by_key(|(_, relation)| relation.class)?;
        let why = format!(
            "The title says “{words}”, and nothing that the source gives is that: “{words}” and “{}” {}.",
            nearest.value.wording, told.reason
        );
        let help = "let the title say what the text says, with its range";
        about.finding(told.class, "the title is not what the text says", members, vec![why], help)
    }
}

/// Whether a value is one figure, and neither "billions" nor where something began.
fn is_flat(value: &Value) -> bool {
    value.quantity().is_some_and(|q| q.figure.bound != Bound::Vague) && !is_change(value)
}

/// Whether a value says where something began and ended: its title gives either.
fn is_change(value: &Value) -> bool {
    value.wording.to_lowercase().starts_with("from ")
}

/// Whether a text has the words of a phrase, one behind the other; the last may be a plural or a genitive.
fn holds(text: &str, phrase: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (text, phrase) = (words(text), words(phrase));
    let Some((last, before)) = phrase.split_last() else { return false };
    let is_there = |window: &[String]| {
        let (word, others) = window.split_last().unwrap_or((last, before));
        others == before && (word == last || word.strip_suffix('s') == Some(last))
    };
    text.windows(phrase.len()).any(is_there)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{found, found_beside, titles};
    use super::*;

    #[test]
    fn a_title_is_held_against_claims_of_what_it_names() {
        for (title, claims, expected) in [
            ("Acme bets $5 billion", vec!["Acme | budget | $4-5 billion"], 1),
            ("The budget of $5 billion", vec!["Acme | budget | $4-5 billion"], 1),
            ("A bet of $5 billion", vec!["Acme | budget | $4-5 billion"], 0),
            ("Acme lifts budget to $5 billion", vec!["Acme | budget | from $4 to $5 billion"], 0),
            ("Acme's budget of billions", vec!["Acme | budget | $4 million"], 0),
            ("Acme's budgets of $9 billion", vec!["Acme | budget | $4 billion"], 1),
            ("Acme bets $9 billion", vec!["Acme | budget | $4 billion"], 0),
            ("Acme bets $5 billion", vec!["Acme | budget | up to $5 billion"], 0),
            ("Acme bets €5 billion", vec!["Acme | budget | $4-5 billion"], 0),
            ("Acme bets on 2025", vec!["Acme | budget | $4-5 billion"], 0),
            (
                "Acme bets $5 billion",
                vec!["Acme | budget | $4-5 billion", "Globex | sales | $5.0 billion"],
                0,
            ),
        ] {
            let source = format!("paper; title = \"{title}\"");
            let found = found("", &[(&source, &claims)]);
            assert_eq!(found.len(), expected, "{title}: {:?}", titles(&found));
        }
    }

    #[test]
    fn a_title_that_is_written_with_escapes_is_shown_whole() {
        let place = |title: &str| {
            let source = format!("paper; title = \"{title}\"");
            let found = found("", &[(&source, &["Acme | budget | $4-5 billion"])]);
            found[0].members[0].claim.value_place().slice().to_owned()
        };
        assert_eq!(place("Acme bets $5 billion"), "$5 billion");
        assert_eq!(place("Acme bets \\u00245 billion"), "\"Acme bets \\u00245 billion\"");
    }

    #[test]
    fn a_figure_of_the_text_bears_a_title_out_and_its_repetition_does_not() {
        let source = "paper; title = \"Acme bets $5 billion\"";
        let claims: &[&str] = &["Acme | budget | $4-5 billion"];
        for (text, expected) in [
            ("# Acme bets $5 billion\n\nIt is $4-5 billion.\n", 1),
            ("# Acme bets $5 billion\n\nIt was $5 billion a year ago.\n", 0),
        ] {
            let found = found_beside("", &[(source, claims)], &[("paper", text)], &[]);
            let kinds = found.iter().filter(|finding| finding.kind == "headline").count();
            assert_eq!(kinds, expected, "{text}");
        }
    }

    #[test]
    fn words_of_a_phrase_stand_one_behind_the_other() {
        for (text, phrase, expected) in [
            ("Meta's capital expenditures soar", "capital expenditure", true),
            ("Meta’s bet", "meta", true),
            ("capital and expenditure", "capital expenditure", false),
            ("Metal prices", "Meta", false),
            ("anything", "", false),
        ] {
            assert_eq!(holds(text, phrase), expected, "{text}");
        }
    }
}
