//! Quotes as evidence: whether the words that a claim cites stand in its article, and where.
//!
//! Differences of type alone do not count: white space, quotation marks, dashes, soft hyphens, emphasis,
//! case. Everything else does. A quote that does not stand there is never taken for one that nearly
//! does: the nearest passage is shown with what differs.

mod fix;
mod fold;
mod nearest;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use fix::{Fixed, fixes};
use fold::Folded;

use crate::load::article::Article;

/// The articles of sources, by the source's id.
#[derive(Debug, Default)]
pub struct Evidence {
    pages: BTreeMap<Arc<str>, Arc<Page>>,
}

/// An article, ready to be searched.
#[derive(Debug)]
pub struct Page {
    article: Article,
    folded: OnceLock<Folded>,
}

/// How a quote stands to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stands there. Of a quote with omissions the whole stretch from its first word to its last.
    There {
        /// The bytes of the prose.
        range: Range<usize>,
        /// Whether it stands there in one piece, and in one spelling alone, which is another than that
        /// of the quote.
        spelt: Option<String>,
    },
    /// It does not stand there; this passage is the nearest.
    Near {
        /// The bytes of the prose.
        range: Range<usize>,
        /// What differs, a phrase each.
        differences: Vec<String>,
    },
    /// Nothing like it stands there.
    Nowhere,
}

impl Evidence {
    /// Adds the article of a source.
    pub fn insert(&mut self, source: Arc<str>, page: Arc<Page>) {
        self.pages.insert(source, page);
    }

    /// The article of a source.
    pub fn page(&self, source: &str) -> Option<&Page> {
        self.pages.get(source).map(|page| &**page)
    }

    /// All articles, by the source's id.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Page)> {
        self.pages.iter().map(|(source, page)| (source, &**page))
    }
}

impl Page {
    /// An article to be searched.
    pub fn new(article: Article) -> Page {
        Page { article, folded: OnceLock::new() }
    }

    /// The article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// How a quote stands to it.
    ///
    /// ```
    /// use gainsay::evidence::{Page, Standing};
    /// use gainsay::load::article::Article;
    /// use gainsay::span::Text;
    /// let file = "The ferry \u{201c}*Øresund*\u{201d} carries 40\u{2013}60 cars, the line says.";
    /// let page = Page::new(Article::read(Text::whole("a.md", file)));
    /// assert!(matches!(page.standing("the ferry \"Øresund\" carries 40-60 cars"), Standing::There { .. }));
    /// let Standing::Near { differences, .. } = page.standing("carries 40-65 cars") else { panic!() };
    /// assert_eq!(differences, ["“40-65” stands there as “40–60”"]);
    /// assert_eq!(page.standing("The mayor resigned."), Standing::Nowhere);
    /// ```
    pub fn standing(&self, quote: &str) -> Standing {
        let prose = self.article.prose.text();
        let folded = self.folded.get_or_init(|| Folded::new(prose));
        let cited = Folded::new(quote);
        let parts = cited.parts();
        let Some(found) = folded.find(&parts) else {
            return nearest::passage(prose, folded, quote, &cited);
        };
        let range = folded.original(found.clone());
        let one_piece = parts.len() == 1;
        let spelling = |range: Range<usize>| prose.get(folded.original(range)).unwrap_or_default();
        let spelt = spelling(found);
        let cited_words = parts.first().map(|part| cited.original(part.range.clone()));
        let cited_words = cited_words.and_then(|range| quote.get(range)).unwrap_or_default();
        let alone = || folded.all(&parts).iter().all(|other| spelling(other.clone()) == spelt);
        // Only what is one line of plain text can be copied into a claims file as it is.
        let plain = !spelt.contains(['\n', '\r']);
        let other = one_piece && plain && spelt != cited_words && alone();
        Standing::There { range, spelt: other.then(|| quote.replacen(cited_words, spelt, 1)) }
    }
}
