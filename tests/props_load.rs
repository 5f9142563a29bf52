//! What must hold of every page, however broken: nothing panics, every word of the prose has its place in
//! the file, and no page takes more time than its length gives it.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test stops at the first fault")]

use std::time::{Duration, Instant};

use gainsay::load::article::{Article, Field};
use gainsay::span::Text;
use proptest::prelude::*;

/// The names that pages are read under, one for each form.
const NAMES: [&str; 3] = ["a.md", "a.txt", "a.html"];

/// Holds an article against its file.
fn check(article: &Article) {
    let file = &article.text.text;
    let prose = &article.prose;
    let mut end = 0;
    for (number, block) in prose.blocks().iter().enumerate() {
        assert!(block.range.start >= end && !block.range.is_empty(), "{file:?}");
        assert!(number == 0 || prose.text()[..block.range.start].ends_with('\n'), "{file:?}");
        end = block.range.end;
        let text = prose.of(block);
        assert!(!text.contains('\n'), "{file:?}: {text:?}");
        for (at, c) in text.char_indices() {
            let start = block.range.start + at;
            let span = prose.in_file(start..start + c.len_utf8());
            let there = file.get(span.clone());
            assert!(there.is_some(), "{file:?}: {c:?} at {span:?}");
            let there = there.unwrap();
            let is_itself = there.starts_with(c);
            let is_written = there.starts_with('&')
                || there.contains('\\')
                || c.is_whitespace()
                || there.is_empty();
            let is_changed = there.contains(|d: char| !d.is_ascii() || d.is_control())
                || "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(c);
            assert!(is_itself || is_written || is_changed, "{file:?}: {c:?} is {there:?}");
        }
    }
    let front = &article.front;
    let fields =
        [&front.id, &front.title, &front.publisher, &front.author, &front.published, &front.url];
    for Field { span, .. } in fields.into_iter().flatten() {
        assert!(file.get(span.clone()).is_some(), "{file:?}: {span:?}");
    }
}

fn pieces(all: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(all), 0..60).prop_map(|pieces| pieces.concat())
}

/// What pages are made of, and what breaks them.
const HTML: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=ad>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href='x>y'>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<h1>",
    "</h1>",
    "<br>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<sup>",
    "</sup>",
    "<s>",
    "<q>",
    "</q>",
    "<article>",
    "<svg/>",
    "<svg>",
    "</svg>",
    "<pre>",
    "&amp;",
    "&pound",
    "&#x1F6;",
    "&",
    "<",
    ">",
    "\"",
    "é",
    "Meta ",
    "$65 billion ",
    "\r\n",
    "\n",
    "\u{feff}",
    "\0",
    "10",
    "</",
    "<x",
    "/>",
    "<time datetime=2025>",
    "<meta name=date content='2025-01-02T03:04'>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"a\\u00e9\"}</script>",
];

/// What Markdown and front matter are made of.
const MARKDOWN: &[&str] = &[
    "+++\n",
    "---\n",
    "title = \"é\"\n",
    "title: \"a: b\"\n",
    "date: 2025-01-02 03:04\n",
    "- ",
    "* ",
    "**",
    "_",
    "`",
    "```\n",
    "    ",
    "\n",
    "\n\n",
    "\r\n",
    "| a | b |\n",
    "|---|---|\n",
    "[x](y)",
    "![a](b)",
    "[^1]",
    "[^1]: ",
    "> ",
    "# ",
    "====\n",
    "<br>",
    "<s>",
    "</s>",
    "<table><td>",
    "&nbsp;",
    "\\*",
    "~~",
    "Meta ",
    "$65 billion. ",
    "é",
    "word",
    "\t",
    "\u{feff}",
    "1. ",
    "[ ] ",
];

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        for name in NAMES {
            check(&Article::read(Text::whole(name, text.as_str())));
        }
    }

    #[test]
    fn any_page_is_read(text in pieces(HTML)) {
        check(&Article::read(Text::whole("a.html", text)));
    }

    #[test]
    fn any_markdown_is_read(text in pieces(MARKDOWN)) {
        check(&Article::read(Text::whole("a.md", text.as_str())));
        check(&Article::read(Text::whole("a.txt", text)));
    }

    #[test]
    fn plain_text_stays_what_it_is(words in prop::collection::vec("[a-zé][a-zé€]{0,8}", 1..40)) {
        let text = words.join(" ");
        for name in NAMES {
            let article = Article::read(Text::whole(name, text.as_str()));
            prop_assert_eq!(article.prose.text(), text.as_str());
            prop_assert_eq!(article.prose.in_file(0..text.len()), 0..text.len());
        }
    }
}

/// What takes a parser of the naive sort forever takes this one no longer than any other text.
#[test]
fn no_page_takes_longer_than_its_length_gives_it() {
    let times = 20_000;
    let nested = |open: &str, close: &str| open.repeat(times) + "text" + &close.repeat(times);
    let pages = [
        ("a.html", nested("<div>", "</div>")),
        ("a.html", nested("<p><b>", "</i>")),
        ("a.html", nested("<table><tr><td>", "")),
        ("a.html", nested("<a><div>", "</a>")),
        ("a.html", nested("<s>x<p>", "</s>")),
        ("a.html", nested("&", ";")),
        ("a.html", nested("x<br>", "")),
        ("a.html", nested("<li>x", "</ul>")),
        ("a.html", nested("<time datetime=1>", "")),
        ("a.md", nested("[", "](x)")),
        ("a.md", nested("> ", "")),
        ("a.md", nested("**a_", "")),
        ("a.md", nested("- ", "")),
        ("a.md", nested("a<br>", "")),
        ("a.md", nested("x\n", "\n")),
        ("a.md", format!("+++\n{}", nested("[", "]\n"))),
        ("a.md", format!("---\n{}\n---\n", nested("[", "]"))),
        ("a.txt", nested("x\ty", "\n")),
    ];
    for (name, page) in pages {
        let start = Instant::now();
        let begin = page.chars().take(20).collect::<String>();
        check_places(&Article::read(Text::whole(name, page)));
        let took = start.elapsed();
        assert!(took < Duration::from_secs(30), "{name}: {begin:?} took {took:?}");
    }
}

/// The places of whole blocks: all that can be looked at of large pages in a test.
fn check_places(article: &Article) {
    for block in article.prose.blocks() {
        let span = article.prose.in_file(block.range.clone());
        assert!(article.text.text.get(span).is_some());
    }
}
