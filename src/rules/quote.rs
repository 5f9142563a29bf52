//! # What must hold
//! A claim's quote stands in the article that its source names, and says what the claim says.
//!
//! # Why it matters
//! A quote is the evidence of a claim. One that was typed from memory, cut short or carried over from
//! another draft proves nothing, and a value that its own quote does not bear out is a slip of the desk.
//!
//! # Example
//! The article has "between $60 and $65 billion", the claim's quote has "between $60 and $70 billion".
//!
//! # Options
//! None beside those of every rule.

use super::about::About;
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::Claim;
use crate::error::Errors;
use crate::evidence::{Page, Standing};
use crate::finding::{Finding, Member};
use crate::load::form::Table;
use crate::pack::Attribute;
use crate::read::{Context, Vocabulary, mirrored, read_text};
use crate::span::Place;
use crate::value::{Class, Meaning, Number, Reason, Value, reading, relation};

/// The kind `quote`.
pub(super) struct Quote;

static META: Meta = Meta {
    name: "quote",
    holds: "a claim's quote stands in the article that its source names, and says the claim's value",
    why: "A quote is the evidence of a claim. Differences of type do not count: white space, quotation marks, dashes, \
          soft hyphens, emphasis, case; “...” and words in brackets stand for what was left out. Of a quote that does not \
          stand there the nearest passage is shown with what differs; it is never taken for the quote. The value is \
          held against the figures and days that the quote itself holds; a quote without any says nothing against it.",
    example: "[[rule]]\nid = \"quotes-stand\"\nkind = \"quote\"\n\n\
              Claims file: quote = \"between $60 and $70 billion\"\nIts article: “between $60 and $65 billion”\n\
              Found:       the quote does not stand in the article: “$70” stands there as “$65”.",
    options: &[],
};

impl Kind for Quote {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn read(&self, _: &Table<'_>, _: &Vocabulary, _: &mut Errors) -> Option<Box<dyn Check>> {
        Some(Box::new(QuoteCheck))
    }
}

#[derive(Debug)]
struct QuoteCheck;

impl Check for QuoteCheck {
    /// None: it looks at quotes, not at how the values of an attribute stand to each other.
    fn attributes(&self) -> Option<Vec<&str>> {
        Some(Vec::new())
    }

    fn compared(&self, _: &Claim, _: &Vocabulary) -> Option<Value> {
        None
    }

    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>) {
        for slot in context.view.slots() {
            for claim in &slot.claims {
                let Some(quote) = claim.quote.as_deref() else { continue };
                let about = About { rule, context, slot: &slot.slot, claim };
                if let Some(page) = context.evidence.page(&claim.source) {
                    found.extend(about.stands(quote, page));
                }
                found.extend(about.says(quote));
            }
        }
    }

    fn is_content_with_common_possibility(&self, _: &Attribute) -> bool {
        true
    }
}

impl About<'_> {
    /// The finding where the quote does not stand in the article.
    fn stands(&self, quote: &str, page: &Page) -> Option<Finding> {
        let text = &page.article().text;
        let prose = &page.article().prose;
        let cited = self.part(quote, self.claim.quote_place());
        let (there, mut why) = match page.standing(quote) {
            Standing::There { .. } => return None,
            Standing::Near { range, differences } => {
                let place = Place::new(text, prose.in_file(range.clone()));
                let passage = prose.text().get(range).unwrap_or_default().replace('\n', " ");
                (Some(self.part(&passage, place)), differences)
            }
            Standing::Nowhere => (None, vec![String::from("nothing like it stands there")]),
        };
        let what = match there {
            Some(_) => "the quote stands otherwise in the article",
            None => "the quote does not stand in the article",
        };
        let source = self.context.view.source(&self.claim.source);
        let name = source.article.as_deref().unwrap_or(&text.path);
        why = why.into_iter().map(|why| format!("In {name}: {why}.")).collect();
        let help = match there {
            Some(_) => "copy the words of the article, or name the article that has these words",
            None => "see whether this is the right article, and the article as it was printed",
        };
        self.finding(
            Class::Contradiction,
            what,
            [Some(cited), there].into_iter().flatten(),
            why,
            help,
        )
    }

    /// The finding where the value is not what the quote says.
    fn says(&self, quote: &str) -> Option<Finding> {
        let value = &self.claim.value;
        if !matches!(value.meaning, Meaning::Quantity(_) | Meaning::Time(_)) {
            return None;
        }
        let source = self.context.view.source(&self.claim.source);
        let cx = Context {
            lexicon: self.context.vocabulary.lexicon(),
            published: source.published.as_ref(),
        };
        let mut best: Option<(Class, Reason, Member)> = None;
        for mention in read_text(quote, &cx) {
            // "A net loss of $30 million": the figure of the quote has its sign in a word.
            let below = mirrored(&mention.value).filter(|_| is_below(value));
            if below.is_some_and(|below| relation(value, &below).class == Class::Agree) {
                return None;
            }
            let relation = relation(value, &mention.value);
            match relation.class {
                Class::NotComparable => continue,
                Class::Agree => return None,
                class if best.as_ref().is_some_and(|(least, ..)| *least <= class) => continue,
                class => {
                    let words = quote.get(mention.start..mention.end).unwrap_or_default();
                    let mut place = self.claim.quote_place();
                    // Where the file writes the quote with escapes, only the whole is certain.
                    if place.slice() == quote {
                        place.end = place.start + mention.end;
                        place.start += mention.start;
                    }
                    let member =
                        Member { reading: reading(&mention.value), ..self.part(words, place) };
                    best = Some((class, relation.reason, member));
                }
            }
        }
        let (class, reason, said) = best?;
        // "From 2 June" is how people give a day: only what cannot be that day counts.
        if class != Class::Contradiction && matches!(value.meaning, Meaning::Time(_)) {
            return None;
        }
        let own = self.own();
        let (stated, quoted) = (&value.wording, said.claim.value.wording.clone());
        let why = vec![format!("The claim's “{stated}” and its quote's “{quoted}” {reason}.")];
        let help = "correct the value or the quote; a value that follows from something else needs that as its quote";
        let what = "the value is not what the quote says";
        self.finding(class, what, [own, said], why, help)
    }
}

/// Whether a value lies below nought.
fn is_below(value: &Value) -> bool {
    let high = value.quantity().and_then(|quantity| quantity.figure.high);
    high.is_some_and(Number::is_negative)
}

#[cfg(test)]
mod tests;
