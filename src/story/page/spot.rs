//! Words of articles that become values of a clash: names, posts, statements, told on two sides.

use std::collections::BTreeSet;

use super::cue::Cues;
use super::word::{Root, Sort, Word};
use super::{Node, Page, Sentence};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::pair::At;
use crate::value::{Meaning, Value};

/// Words of an article.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) page: usize,
    pub(crate) sentence: usize,
    /// The bytes of the prose.
    pub(crate) range: std::ops::Range<usize>,
}

/// What is told in two ways, and how sure it is that it is one thing.
#[derive(Debug)]
pub(crate) struct Sides {
    pub(crate) sides: [Vec<Spot>; 2],
    /// What differs: a whole sentence.
    pub(crate) why: String,
    pub(crate) severity: Severity,
    /// What keeps it from being graver; whole sentences.
    pub(crate) doubts: Vec<String>,
    /// How sure it is that both sides speak of one thing, in thousandths.
    pub(crate) confidence: i64,
    /// Whom it is about, where one name says it.
    pub(crate) about: Option<String>,
}

impl Sides {
    /// Two sides that an editor should look at.
    pub(crate) fn warning(sides: [Vec<Spot>; 2], why: impl Into<String>) -> Sides {
        let (severity, doubts) = (Severity::Warning, Vec::new());
        Sides { sides, why: why.into(), severity, doubts, confidence: 700, about: None }
    }

    /// Two sides that may be of two things: a lead of this confidence, and what makes it doubtful.
    pub(crate) fn lead(
        sides: [Vec<Spot>; 2],
        why: impl Into<String>,
        doubt: &str,
        confidence: i64,
    ) -> Sides {
        let (severity, doubts) = (Severity::Note, vec![doubt.to_owned()]);
        Sides { severity, doubts, confidence, ..Sides::warning(sides, why) }
    }

    /// Whether one article tells both.
    pub(crate) fn share_a_page(&self) -> bool {
        let [x, y] = &self.sides;
        x.iter().any(|a| y.iter().any(|b| a.page == b.page))
    }

    /// The clash of the two sides. Their words become values of their pages: what `meaning` makes of them.
    pub(crate) fn clash(
        self,
        pages: &mut [Page],
        texts: &[&str],
        meaning: &dyn Fn(&str) -> Meaning,
    ) -> Clash {
        let groups = self.sides.map(|side| -> Vec<At> {
            side.into_iter().map(|spot| add_node(spot, pages, texts, meaning)).collect()
        });
        Clash {
            confidence: self.confidence,
            severity: self.severity,
            doubts: self.doubts,
            about: self.about,
            ..Clash::said(groups.into(), self.why)
        }
    }
}

/// What all pages tell, page by page.
pub(crate) fn of_all<T>(
    pages: &[Page],
    texts: &[&str],
    told: impl Fn(usize, &Page, &str) -> Vec<T>,
) -> Vec<T> {
    let all = pages.iter().zip(texts).enumerate();
    all.flat_map(|(index, (page, text))| told(index, page, text)).collect()
}

/// The clashes of what is told in words on two sides. The words become values of their pages.
pub(crate) fn in_words(found: Vec<Sides>, pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// Words as a value of their page.
pub(crate) fn add_node(
    spot: Spot,
    pages: &mut [Page],
    texts: &[&str],
    meaning: &dyn Fn(&str) -> Meaning,
) -> At {
    let wording = texts[spot.page].get(spot.range.clone()).unwrap_or_default();
    let page = &mut pages[spot.page];
    page.nodes.push(Node {
        sentence: spot.sentence,
        range: spot.range,
        kind: MentionKind::Ordinal,
        value: Value::new(wording, meaning(wording)),
        nouns: Vec::new(),
        heads: Vec::new(),
        context: Vec::new(),
        names: Vec::new(),
        names_of_others: Vec::new(),
        subject: None,
        cues: Cues::default(),
        is_joint: false,
        is_so_far: false,
        is_of_saying: false,
        is_of_them: false,
        retells: false,
        person: None,
        undated: None,
        reckoned_from: None,
        periods: Vec::new(),
        is_change: None,
        stretch: None,
    });
    At { page: spot.page, node: page.nodes.len() - 1 }
}

/// Whether a word is a part of a name: capitalised, or the initial "A.", which is an article elsewhere.
pub(crate) fn is_name(word: &Word, text: &str) -> bool {
    let is_initial = || {
        if word.end - word.start != 1 {
            return false;
        }
        let after = text.get(word.end as usize..).unwrap_or_default();
        matches!(word.of(text), "A" | "I") && after.starts_with('.')
    };
    matches!(word.sort, Sort::Name | Sort::First) || word.sort == Sort::Grammar && is_initial()
}

/// Whether a word is written in capitals.
pub(crate) fn is_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Whether nothing but a space, or the point of an initial, stands between two words.
pub(crate) fn joins(x: &Word, y: &Word, text: &str) -> bool {
    matches!(text.get(x.end as usize..y.start as usize), Some(" " | ". "))
}

/// Capital words that stand side by side.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) sentence: usize,
    /// They, among those of the page.
    pub(crate) words: std::ops::Range<usize>,
}

/// Where capital words stand side by side in some sentences.
pub(crate) fn runs(sentences: &[Sentence], words: &[Word], text: &str) -> Vec<Run> {
    let is_on = |x: &Word, y: &Word| is_name(x, text) && is_name(y, text) && joins(x, y, text);
    let mut runs = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut at = sentence.words.start;
        for run in words.get(sentence.words.clone()).unwrap_or_default().chunk_by(is_on) {
            if is_name(&run[0], text) {
                runs.push(Run { sentence: number, words: at..at + run.len() });
            }
            at += run.len();
        }
    }
    runs
}

/// The longest name in the sentence of some words that has one of these roots.
pub(crate) fn longest_name(
    spot: &Spot,
    roots: &BTreeSet<Root>,
    pages: &[Page],
    texts: &[&str],
) -> Option<String> {
    let (page, text) = (&pages[spot.page], texts[spot.page]);
    let own = page.runs.iter().filter(|run| run.sentence == spot.sentence);
    let named = own.filter_map(|run| {
        let words = page.words.get(run.words.clone())?;
        let range = words.first()?.start as usize..words.last()?.end as usize;
        words.iter().any(|word| roots.contains(&word.root)).then(|| text.get(range))?
    });
    let without_s = |name: &str| name.trim_end_matches("'s").trim_end_matches("’s").to_owned();
    named.max_by_key(|name| name.len()).map(without_s)
}
