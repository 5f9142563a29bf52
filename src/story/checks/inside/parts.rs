//! A part that is greater than its whole: "12 people died, of whom 14 were children", "200 staff, including 240 nurses",
//! "a loss of $34 million. Of this, $37 million came from one fund".

use super::{Own, Sentence, ends, plain};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::ARITHMETIC;
use crate::story::align::Clash;
use crate::story::align::counts::are_persons;
use crate::story::align::pair::share_a_head;
use crate::story::page::Node;
use crate::story::page::word::root_of;
use crate::value::Dimension;

impl Sentence<'_> {
    /// The figures that are told as a part of the one before, and exceed it.
    pub(super) fn parts_of_wholes(&self) -> Vec<Own> {
        let is_greater = |whole: usize, part: usize| {
            let (whole, part) = (&self.nodes[whole], &self.nodes[part]);
            is_amount(whole)
                && whole.dimension().map(plain) == part.dimension().map(plain)
                && ends(whole).zip(ends(part)).is_some_and(|((_, most), (least, _))| least > most)
        };
        let two = (1..self.nodes.len()).map(|part| (part - 1, part));
        // "92 of the posts at its five shops are to go, 41 OF THEM here": any figure before may be the whole.
        let exceeds_all = |part: usize| {
            let before = self.nodes[..part].iter().enumerate().filter(|(_, node)| is_amount(node));
            before.map(|(whole, _)| whole).all(|whole| {
                self.nodes[whole].kind != self.nodes[part].kind || is_greater(whole, part)
            })
        };
        let is_told = |whole: usize, part: usize| {
            self.is_told_as_part(whole, part) && is_greater(whole, part)
        };
        let told = two.clone().filter(|&(whole, part)| is_told(whole, part) && exceeds_all(part));
        // "30 of its 25 shops", but "21 COACHES of the three trains".
        let of = two.map(|(part, whole)| (whole, part)).filter(|&(whole, part)| {
            OF_ITS.contains(&self.between(part, whole).trim())
                && is_amount(&self.nodes[part])
                && self.nodes[part].value.quantity().is_some_and(|part| part.noun.is_none())
                && is_greater(whole, part)
        });
        told.chain(of).map(|(whole, part)| self.exceeded(whole, part)).collect()
    }

    /// The same of a whole in the sentence before: `before` are its values, of which one alone is of that sort.
    pub(super) fn part_of_the_sentence_before(&self, before: &Sentence<'_>) -> Option<Own> {
        let part = self.nodes.first().filter(|part| is_amount(part))?;
        let from = before.end.min(part.range.start);
        let lead = self.text.get(from..part.range.start)?.trim_start();
        let is_of_it = OF_IT.iter().any(|of| lead.starts_with(of));
        let is_alike = |node: &&Node| {
            node.dimension().map(plain) == part.dimension().map(plain) && node.kind == part.kind
        };
        let mut wholes = before.nodes.iter().filter(is_alike);
        let whole = wholes.next().filter(|_| is_of_it && wholes.next().is_none())?;
        let is_greater =
            ends(whole).zip(ends(part)).is_some_and(|((_, most), (least, _))| least > most);
        let at = before.nodes.iter().position(|node| std::ptr::eq(node, whole))?;
        is_greater.then(|| {
            let groups = vec![vec![before.at(at)], vec![self.at(0)]];
            let clash = Clash::said(groups, why(whole, part));
            (Clash { confidence: SURE, severity: Severity::Error, ..clash }, &ARITHMETIC)
        })
    }

    fn exceeded(&self, whole: usize, part: usize) -> Own {
        let why = why(&self.nodes[whole], &self.nodes[part]);
        self.clash(&[&[whole], &[part]], Severity::Error, why, &ARITHMETIC)
    }

    /// Whether the words between two figures, or behind the second, tell it as a part of the first.
    fn is_told_as_part(&self, whole: usize, part: usize) -> bool {
        let between = self.between(whole, part).trim_end();
        let behind = self.text.get(self.nodes[part].range.end..self.end).unwrap_or_default();
        let is_one_clause = !between.contains([';', ':', '(', '.']);
        let is_of_whom = OF_WHOM
            .iter()
            .any(|of| between.ends_with(of) || behind.starts_with(of.trim_start_matches(',')));
        // "3 districts, including 17 villages": other things than these are no part of them.
        let (x, y) = (&self.nodes[whole], &self.nodes[part]);
        let counts_persons = |node: &Node| {
            node.nouns.first().is_some_and(|noun| are_persons(root_of("people"), *noun))
        };
        let persons = counts_persons(x) && counts_persons(y);
        let is_money = x.kind == MentionKind::Money;
        let is_included = INCLUDING.iter().any(|word| between.ends_with(word))
            && (is_money || persons || share_a_head(x, y) || y.nouns.is_empty());
        is_one_clause && (is_of_whom || is_included)
    }
}

fn why(whole: &Node, part: &Node) -> String {
    format!(
        "“{}” is told as a part of “{}”, and is more than that.",
        part.value.wording, whole.value.wording
    )
}

/// Whether a value is how many or how much of something there is.
fn is_amount(node: &Node) -> bool {
    matches!(node.kind, MentionKind::Number | MentionKind::Money)
        && matches!(node.dimension().map(plain), Some(Dimension::Number | Dimension::Money(_)))
}

/// How sure it is that one is a part of the other, in thousandths.
const SURE: i64 = 900;
/// Words between a whole and its part, or behind the part,
const OF_WHOM: &[&str] = &[", of whom", ", of which", ", of them", " of whom", " of which"];
/// between a part and its whole,
const OF_ITS: &[&str] = &["of the", "of its", "of his", "of her", "of their", "of all", "of those"];
/// before a part of the same things,
const INCLUDING: &[&str] = &[", including", ", among them", " including"];
/// and at the head of the sentence behind the whole.
const OF_IT: &[&str] = &["Of this", "Of that sum", "Of these", "Of those", "Of them"];
