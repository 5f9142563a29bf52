//! What the names of elements, classes and roles say of a part of a page.

/// What an element is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// What no reader sees as text: scripts, styles, controls.
    Hidden,
    /// What stands around an article: navigation, asides, what belongs to the site.
    Around,
    /// An article or the main part of a page.
    Main,
    /// The whole page, or its head.
    Root,
    /// A headline or a heading.
    Heading(u8),
    /// An item of a list, a term or what is said of it.
    Item,
    /// A table.
    Table,
    /// Rows of a table; of its head, or others.
    Rows {
        /// Whether they say what stands below them.
        is_head: bool,
    },
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell {
        /// Whether it says what stands beside or below it.
        is_head: bool,
    },
    /// What is written under a picture or over a table.
    Caption,
    /// Text whose lines stand as they are written.
    Pre,
    /// A paragraph.
    Paragraph,
    /// Any other part that stands by itself.
    Block,
    /// A stretch within a line.
    Inline(Style),
    /// The end of a line.
    LineEnd,
    /// An element that holds nothing.
    Void,
}

/// What an element within a line does to its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Nothing that matters here.
    Plain,
    /// They lead elsewhere.
    Link,
    /// They are struck out: nobody says them any more.
    Struck,
    /// They stand above the line: a mark of a footnote, or an exponent.
    Raised,
    /// They are bold.
    Strong,
    /// They are quoted, with marks that the browser sets.
    Quoted,
}

/// What an element of this name is.
pub(super) fn tag(name: &[u8]) -> Tag {
    match name {
        b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"iframe"
        | b"object" | b"select" | b"button" | b"textarea" | b"video" | b"audio" | b"canvas"
        | b"map" | b"title" | b"noframes" | b"datalist" | b"dialog" | b"legend" | b"label"
        | b"option" | b"output" | b"progress" => Tag::Hidden,
        b"nav" | b"footer" | b"aside" | b"menu" | b"search" => Tag::Around,
        b"article" | b"main" => Tag::Main,
        b"html" | b"head" | b"body" => Tag::Root,
        b"h1" => Tag::Heading(1),
        b"h2" => Tag::Heading(2),
        b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading(3),
        b"li" | b"dt" | b"dd" => Tag::Item,
        b"table" => Tag::Table,
        b"thead" => Tag::Rows { is_head: true },
        b"tbody" | b"tfoot" => Tag::Rows { is_head: false },
        b"tr" => Tag::Row,
        b"td" => Tag::Cell { is_head: false },
        b"th" => Tag::Cell { is_head: true },
        b"caption" | b"figcaption" => Tag::Caption,
        b"pre" | b"listing" | b"xmp" | b"plaintext" => Tag::Pre,
        b"p" => Tag::Paragraph,
        b"div" | b"section" | b"header" | b"hgroup" | b"ul" | b"ol" | b"dl" | b"blockquote"
        | b"figure" | b"address" | b"center" | b"details" | b"summary" | b"fieldset" | b"form"
        | b"picture" | b"dir" => Tag::Block,
        b"a" => Tag::Inline(Style::Link),
        b"del" | b"s" | b"strike" => Tag::Inline(Style::Struck),
        b"sup" => Tag::Inline(Style::Raised),
        b"b" | b"strong" => Tag::Inline(Style::Strong),
        b"q" => Tag::Inline(Style::Quoted),
        b"br" => Tag::LineEnd,
        b"area" | b"base" | b"col" | b"embed" | b"hr" | b"img" | b"input" | b"link" | b"meta"
        | b"param" | b"source" | b"track" | b"wbr" => Tag::Void,
        _ => Tag::Inline(Style::Plain),
    }
}

/// How sure a word in a class, an id or a role makes it that a part stands around the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Around {
    /// Nothing says so.
    No,
    /// Unless it holds most of the page: then the word speaks of something else.
    Likely,
    /// Other people's words below an article, however many there are.
    Comments,
}

/// What the classes, the id or the role of an element say of it.
pub(super) fn around(names: &str) -> Around {
    let mut found = Around::No;
    for name in names.split_ascii_whitespace() {
        let name = name.to_ascii_lowercase();
        let mut parts = name.split(['-', '_', ':']).filter(|part| !part.is_empty());
        if parts.clone().any(|part| COMMENTS.contains(&part)) {
            // `has-comments`, `comment-count` and the like speak of comments and hold none.
            let is_about = parts.any(|p| matches!(p, "has" | "no" | "enabled" | "open" | "closed"));
            found = found.max(if is_about { Around::No } else { Around::Comments });
        } else if parts.clone().any(|part| AROUND.contains(&part))
            && !parts.any(|p| matches!(p, "has" | "no" | "with" | "without"))
            || PHRASES.iter().any(|phrase| name.contains(phrase))
        {
            found = found.max(Around::Likely);
        }
    }
    found
}

impl Tag {
    /// Whether it is a table or a part of one that is no cell.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Tag::Table | Tag::Rows { .. } | Tag::Row)
    }
}

/// Words for what readers write below an article.
const COMMENTS: &[&str] = &["comment", "comments", "disqus", "respond", "commentlist"];

/// Words for what is no part of the article it stands beside.
const AROUND: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "footer",
    "complementary",
    "contentinfo",
    "search",
    "dialog",
    "alert",
    "related",
    "recommended",
    "recommendations",
    "recirc",
    "share",
    "sharing",
    "sharebar",
    "social",
    "promo",
    "promotion",
    "advert",
    "advertisement",
    "advertising",
    "ad",
    "ads",
    "adsbygoogle",
    "sponsor",
    "sponsored",
    "newsletter",
    "subscribe",
    "subscription",
    "signup",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "popup",
    "modal",
    "popular",
    "trending",
    "pagination",
    "pager",
    "tags",
    "taglist",
    "toolbar",
    "outbrain",
    "taboola",
    "bio",
    "copyright",
    "editsection",
    "noprint",
    "skip",
    "skiplink",
    "toc",
];

/// The same in words that belong together.
const PHRASES: &[&str] = &[
    "most-read",
    "mostread",
    "read-more",
    "readmore",
    "read-next",
    "up-next",
    "more-stories",
    "more-from",
    "also-read",
    "screen-reader",
    "sr-only",
    "visually-hidden",
    "about-author",
    "author-box",
];

/// Whether an opening tag of this name closes a paragraph that stands open.
pub(super) fn closes_paragraph(tag: Tag) -> bool {
    let is_cell = matches!(tag, Tag::Cell { .. });
    !is_cell && !matches!(tag, Tag::Inline(_) | Tag::LineEnd | Tag::Void | Tag::Hidden | Tag::Root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_tell_what_stands_around() {
        for (names, expected) in [
            ("entry-content wide", Around::No),
            ("layout has-sidebar", Around::No),
            ("c-Sidebar left", Around::Likely),
            ("post__related", Around::Likely),
            ("comments-area", Around::Comments),
            ("single comments-open", Around::No),
            ("header ads", Around::Likely),
            ("headed roads", Around::No),
        ] {
            assert_eq!(around(names), expected, "{names}");
        }
    }
}
