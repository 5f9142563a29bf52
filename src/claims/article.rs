//! Articles as sources: which source each one is, and what is known of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Source;
use crate::load::article::Article;
use crate::load::one_path;
use crate::read::{Context, Vocabulary, read_period};
use crate::span::Place;
use crate::value::Period;

/// Says of each article which source it is, and adds the new ones.
///
/// An article that a claims file names as its own is that file's source. Ids are unique after this:
/// where two would have the same, each has its path instead, so that a folder of `index.html` is no trouble.
pub fn settle(
    articles: &mut [Article],
    sources: &mut BTreeMap<Arc<str>, Source>,
    vocabulary: &Vocabulary,
) {
    claim(articles, sources);
    let mut uses: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for article in articles.iter().filter(|article| !article.claimed) {
        *uses.entry(Arc::clone(&article.id)).or_default() += 1;
    }
    for article in articles.iter_mut().filter(|article| !article.claimed) {
        if uses.get(&article.id).is_some_and(|&uses| uses > 1) || sources.contains_key(&article.id)
        {
            article.id = Arc::from(article.text.path.as_str());
        }
    }
    for article in articles.iter() {
        sources.entry(Arc::clone(&article.id)).or_insert_with(|| source(article, vocabulary));
    }
}

/// What the head of an article says of it, as a source.
pub fn source(article: &Article, vocabulary: &Vocabulary) -> Source {
    let front = &article.front;
    let said =
        |field: &Option<_>| field.as_ref().map(|f: &crate::load::article::Field| f.value.clone());
    let context = Context { lexicon: vocabulary.lexicon(), published: None };
    let published = said(&front.published);
    let first = front.id.as_ref().or(front.title.as_ref()).map_or(0..0, |field| field.span.clone());
    Source {
        title: said(&front.title),
        title_place: front
            .title
            .as_ref()
            .map(|title| Place::new(&article.text, title.span.clone())),
        publisher: said(&front.publisher),
        published: published.and_then(|wording| day(&wording, &context)),
        url: said(&front.url),
        article: Some(article.text.path.clone()),
        place: Some(Place::new(&article.text, first)),
        ..Source::named(Arc::clone(&article.id))
    }
}

/// The day, the month or the year that the head of an article names; none where the words name no day at all ("soon").
pub fn day(wording: &str, cx: &Context<'_>) -> Option<Period> {
    let has_days = |period: &Period| {
        let days = period.days();
        days.low().point().is_some() || days.high().point().is_some()
    };
    read_period(wording, cx).ok().filter(has_days)
}

/// Gives to each article that a claims file names the id of that file's source.
fn claim(articles: &mut [Article], sources: &BTreeMap<Arc<str>, Source>) {
    let named: BTreeMap<_, &Arc<str>> = sources
        .values()
        .filter_map(|source| {
            let beside = Path::new(source.place.as_ref()?.path()).parent()?;
            Some((one_path(&beside.join(source.article.as_ref()?)), &source.id))
        })
        .collect();
    if named.is_empty() {
        return;
    }
    for article in articles {
        if let Some(&id) = named.get(&one_path(Path::new(&article.text.path))) {
            article.id = Arc::clone(id);
            article.claimed = true;
        }
    }
}
