//! Articles: from the user's file to the words that a reader of the page sees, each still at its place.
//!
//! An [`Article`] is the file, what its head says of it, and its [`Prose`]: the visible text in blocks,
//! free of markup, with a map back to the bytes of the file. Whatever the form of the page, what comes
//! after sees prose alone.

mod front;
mod html;
mod lines;
mod markdown;
mod plain;
mod prose;
mod table;

pub use prose::{Block, BlockKind, Prose};
pub use table::Heads;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::{FileKind, Found};
use crate::error::Errors;
use crate::span::Text;

/// One article as loaded.
#[derive(Clone, Debug)]
pub struct Article {
    /// The user's file.
    pub text: Arc<Text>,
    /// The id of the source that it is: what its head says, else the stem of the file. A check makes it
    /// unique among its articles.
    pub id: Arc<str>,
    /// Whether a claims file names this article as its own: then both are one source, with one id.
    pub claimed: bool,
    /// What its head says of it.
    pub front: Front,
    /// What a reader of the page sees: the title first, then the body.
    pub prose: Prose,
}

/// What the head of an article says of it, as written. Nothing here is required.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// An id; the file's stem where there is none.
    pub id: Option<Field>,
    /// The headline.
    pub title: Option<Field>,
    /// Who published it.
    pub publisher: Option<Field>,
    /// Who wrote it.
    pub author: Option<Field>,
    /// When it was published: a wording, read later.
    pub published: Option<Field>,
    /// Where on the net.
    pub url: Option<Field>,
    /// Why the head was read line by line, where it is no TOML: what the form says, and at which byte of the file.
    pub slip: Option<Field>,
}

/// A word of the head and where it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it says.
    pub value: String,
    /// The bytes of the file that say so.
    pub span: Range<usize>,
}

impl Article {
    /// Reads a file as an article, in the form that its ending names; Markdown if it names none. Never fails: whatever stands there is what there is to read.
    ///
    /// ```
    /// use gainsay::load::article::Article;
    /// use gainsay::span::Text;
    /// let file = "+++\ntitle = \"A bridge\"\n+++\n\n# It opens\n\nIt cost $3\nmillion.\n";
    /// let article = Article::read(Text::whole("bridge.md", file));
    /// let blocks: Vec<&str> = article.prose.blocks().iter().map(|b| article.prose.of(b)).collect();
    /// assert_eq!(blocks, ["A bridge", "It opens", "It cost $3 million."]);
    /// let at = article.prose.text().find("$3 million").unwrap();
    /// assert_eq!(&file[article.prose.in_file(at..at + 10)], "$3\nmillion");
    /// ```
    pub fn read(text: Arc<Text>) -> Article {
        let mut prose = Prose::default();
        let path = text.path.to_ascii_lowercase();
        let front = if path.ends_with(".html") || path.ends_with(".htm") {
            html::read(&text.text, 0..text.text.len(), &mut prose)
        } else {
            written(&text.text, path.ends_with(".txt"), &mut prose)
        };
        let id = front.id.as_ref().map_or_else(|| stem(&text.path), |id| &id.value);
        Article { id: Arc::from(id), claimed: false, text, front, prose }
    }

    /// An article of a stream, which tells its title and its day beside the text: these stand nowhere in it,
    /// and their places are its beginning. The text is plain unless the ending of its name says otherwise.
    pub fn told(text: Arc<Text>, title: Option<&str>, published: Option<&str>) -> Article {
        let told = |value: &str| Field { value: value.to_owned(), span: 0..0 };
        let path = text.path.to_ascii_lowercase();
        let mut prose = Prose::default();
        if let Some(title) = title {
            prose.begin(BlockKind::Title);
            prose.push(title, 0..0);
        }
        let mut front = if path.ends_with(".html") || path.ends_with(".htm") {
            html::read(&text.text, 0..text.text.len(), &mut prose)
        } else {
            let is_markdown = path.ends_with(".md") || path.ends_with(".markdown");
            written(&text.text, !is_markdown, &mut prose)
        };
        front.title = title.map(told).or(front.title);
        front.published = published.map(told).or(front.published);
        Article { id: Arc::from(text.path.as_str()), claimed: false, text, front, prose }
    }

    /// Reads the articles among some files, several at a time, in their order. `each` is called after each.
    pub fn read_all(
        files: &[Found],
        each: &(dyn Fn() + Sync),
        errors: &mut Errors,
    ) -> Vec<Article> {
        let read: Vec<(Option<Article>, Errors)> = files
            .par_iter()
            .filter(|file| file.kind == FileKind::Article)
            .map(|file| {
                let mut slips = Errors::new();
                let article = super::read_page(&file.path, &mut slips).map(Article::read);
                each();
                (article, slips)
            })
            .collect();
        let mut articles = Vec::with_capacity(read.len());
        for (article, slips) in read {
            errors.append(slips);
            articles.extend(article);
        }
        articles
    }
}

/// Reads plain text or Markdown below its front matter.
fn written(file: &str, is_plain: bool, prose: &mut Prose) -> Front {
    let (mut front, body) = front::read(file);
    if let Some(title) = &front.title {
        prose.begin(BlockKind::Title);
        prose.push(&title.value, title.span.clone());
    }
    if is_plain {
        let wrap = lines::Wrap::of(file.get(body.clone()).unwrap_or_default());
        plain::read(file, body, wrap, prose);
    } else {
        markdown::read(file, body, prose);
    }
    if front.title.is_none() {
        front.title = headline(prose);
    }
    front
}

/// The heading that a text begins with is its headline, where nothing else says what that is.
fn headline(prose: &mut Prose) -> Option<Field> {
    let first = prose.blocks().first().filter(|block| block.kind == BlockKind::Heading)?.clone();
    prose.rename_first(BlockKind::Title);
    let span = prose.in_file(first.range.clone());
    Some(Field { value: prose.of(&first).to_owned(), span })
}

/// The name of a file without its folder and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}
