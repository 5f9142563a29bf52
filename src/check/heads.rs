//! What is told of articles beside findings: a head that is no TOML, a day that cannot be read, no text at all, a table too
//! large to be held against others. All else is checked.

use super::some;
use crate::claims::article::day;
use crate::load::article::{Article, BlockKind, Field};
use crate::pack::lexicon::Lexicon;
use crate::read::Context;
use crate::span::Place;
use crate::story::MOST_CELLS;

/// The notices of some articles.
pub(super) fn notices(articles: &[Article]) -> Vec<String> {
    let at = |article: &Article, field: &Field| {
        let place = Place::new(&article.text, field.span.clone());
        format!("{}:{}", article.text.path, place.line_column().0)
    };
    let broken: Vec<String> = articles
        .iter()
        .filter_map(|article| {
            let slip = article.front.slip.as_ref()?;
            let why = slip.value.lines().next().unwrap_or_default();
            let at = at(article, slip);
            Some(format!("{at}: the head is no TOML ({why}), so it was read line by line"))
        })
        .collect();
    let cx = Context { lexicon: Lexicon::builtin(), published: None };
    let undated: Vec<String> = articles
        .iter()
        .filter_map(|article| {
            let published = article.front.published.as_ref()?;
            if day(&published.value, &cx).is_some() {
                return None;
            }
            let (at, value) = (at(article, published), &published.value);
            Some(format!(
                "{at}: `{value}` is no day that can be read, so the article counts as one of an unknown day; \
                 write it as 2031-05-14 or 14 May 2031, or as May 2031 or 2031 where no more is known"
            ))
        })
        .collect();
    let large: Vec<String> = articles
        .iter()
        .filter_map(|article| {
            let cells = article.prose.cell_count();
            let path = &article.text.path;
            (cells > MOST_CELLS).then(|| {
                format!(
                    "{path}: {cells} cells of tables: what stands in them is held against no other article"
                )
            })
        })
        .collect();
    let empty: Vec<String> = articles
        .iter()
        .filter(|article| !has_text(article))
        .map(|article| {
            format!("{}: no text was found in it, so nothing of it is checked", article.text.path)
        })
        .collect();
    let mut told = some(broken.into_iter(), "more heads that are no TOML");
    told.extend(some(undated.into_iter(), "more articles with a day that cannot be read"));
    told.extend(some(empty.into_iter(), "more articles without text"));
    told.extend(some(large.into_iter(), "more articles with very large tables"));
    told
}

/// What is told of articles with so many values that not all pairs of them were looked at.
pub(super) fn too_much(pairs: &[(String, String)]) -> Vec<String> {
    let told = pairs.iter().map(|(one, other)| {
        format!(
            "{one}, {other}: so many values that each was held only against those of the other article that share \
             its rarest words; parts of them checked by themselves may tell more"
        )
    });
    some(told, "more pairs of articles with so many values")
}

/// Whether there is anything to read in an article but its title.
pub(super) fn has_text(article: &Article) -> bool {
    let mut blocks = article.prose.blocks().iter();
    blocks.any(|block| block.kind != BlockKind::Title && !block.range.is_empty())
}
