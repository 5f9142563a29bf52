//! Saved HTML pages as prose: the article of the page, without what the site puts around it.
//!
//! A page is read into a tree ([`tree`]), the part that holds the article is chosen ([`root`]), and its
//! visible words are written out block by block ([`flow`]), each at its bytes in the file.

mod body;
mod flow;
mod meta;
mod page;
mod root;
mod tree;
mod visible;
mod words;

use std::ops::Range;

use super::{BlockKind, Field, Front, Prose};
use page::{Event, Page};
use root::{Choice, choose};
use visible::{Shown, visible};

/// Reads a saved page: what its head says, and its article.
pub(super) fn read(file: &str, body: Range<usize>, prose: &mut Prose) -> Front {
    let page = tree::page(file, body);
    let known = page.meta.front();
    let says = |field: &Option<Field>, text: &str| field.as_ref().is_some_and(|f| f.value == text);
    let choice = choose(&page, |heading| {
        // The name of the site in large letters is no headline.
        let text = text_of(file, &page, heading);
        !text.is_empty()
            && !says(&known.publisher, &text)
            && known.title.as_ref().is_none_or(|title| is_like(&title.value, &text))
    });
    if choice.headline.is_none()
        && let Some(title) = &known.title
    {
        prose.begin(BlockKind::Title);
        push_visible(file, title, prose);
    }
    let mut front = known;
    let mut shown = prose.clone();
    flow::write(file, &page, &choice, &mut shown);
    match page.meta.body().filter(|body| body::is_hidden(&shown, body)) {
        // A headline that is shown is kept with what stands below it.
        Some(body) if choice.headline.is_some() => {
            *prose = shown;
            body::write(file, body, prose);
        }
        Some(body) => body::write(file, body, prose),
        None => *prose = shown,
    }
    if choice.headline.is_some() {
        let title = prose.blocks().iter().find(|block| block.kind == BlockKind::Title);
        if let Some(block) = title {
            let (value, span) = (prose.of(block).to_owned(), prose.in_file(block.range.clone()));
            front.title = Some(Field { value, span });
        }
    }
    front
}

/// Reads a part of a page that stands in other text: all of it belongs to that text.
pub(super) fn read_part(file: &str, range: Range<usize>, prose: &mut Prose) {
    let page = tree::page(file, range);
    let left_out = vec![false; page.elements.len()];
    flow::write(file, &page, &Choice { root: 0, headline: None, left_out }, prose);
}

/// The visible text of a part of a page.
fn text_of(file: &str, page: &Page, element: usize) -> String {
    let mut text = String::new();
    for event in page.events.get(page.elements[element].events.clone()).unwrap_or_default() {
        if let Event::Text(range, _) = event {
            visible(file.get(range.clone()).unwrap_or_default(), 0, |shown, _| match shown {
                Shown::AsIs(plain) => text.push_str(plain),
                Shown::Entity(c) => text.push(c),
                Shown::Space | Shown::LineEnd => text.push(' '),
            });
        }
    }
    text.trim().to_owned()
}

/// Whether a heading and the title of the page have most of their words in common.
fn is_like(title: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (title, heading) = (words(title), words(heading));
    let shared = heading.iter().filter(|word| title.contains(word)).count();
    shared * 2 >= heading.len().max(title.len())
}

fn push_visible(file: &str, field: &Field, prose: &mut Prose) {
    let raw = file.get(field.span.clone()).unwrap_or_default();
    if raw.contains('\\') {
        // A string of JSON has escapes of its own: all of it stands for all of the value.
        prose.push(&field.value, field.span.clone());
        return;
    }
    visible(raw, field.span.start, |shown, range| match shown {
        Shown::AsIs(text) => prose.push(text, range),
        Shown::Entity(c) => prose.push(c.encode_utf8(&mut [0; 4]), range),
        Shown::Space | Shown::LineEnd => prose.push(" ", range),
    });
}
